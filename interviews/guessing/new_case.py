"""An organisation that a file's name tells by its own words, though the study does not know it yet; never a person."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from interviews.guessing.date_guess import without_dates
from interviews.guessing.organisation_words import (
    COMPANIES,
    DEFINITE,
    DIRECTIONS,
    ENDINGS,
    ENGLISH,
    GIVEN_NAMES,
    MUNICIPALITY,
    NO_ORGANISATIONS,
    NOISE,
    PLACES,
    SURNAME_ENDINGS,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_PARTING = re.compile(r"[,;()\[\]–—]|\s-\s|\.\s")
_ADJECTIVE = re.compile(r".{2,}(?:iska|ala|iva|liga|samma)")
_LEAST_HEAD = 3
_LEAST_COMPANY = 8
_MOST_WORDS = 4
_PAIR = 2
_JOINED = 3


def new_case(name: str) -> str | None:
    """The organisation that a name tells, or None where it tells none or several.

    >>> new_case("Intervju 3 Kulturförvaltningen 2014"), new_case("tekniska_kontoret_1"), new_case("Intervju Anna Berg")
    ('Kulturförvaltningen', 'Tekniska kontoret', None)
    """
    found = {organisation for piece in _pieces(name) for organisation in _organisations(piece)}
    only = found.pop() if len(found) == 1 else None
    return None if only is None else only[0].upper() + only[1:]


def _pieces(name: str) -> Iterator[list[str]]:
    """Yields the words of each piece of a name, without what surrounds an organisation's name: numbers, dates, kinds."""
    spaced = name.replace("_", " - " if " " in name else " ")
    for piece in _PARTING.split(without_dates(spaced)):
        words = piece.split()
        while words and _is_noise(words[0]):
            words = words[1:]
        while words and _is_noise(words[-1]):
            words = words[:-1]
        if words:
            yield words


def _is_noise(word: str) -> bool:
    """Whether a word is none of a name's."""
    return word.casefold().strip(".") in NOISE or not any(sign.isalpha() for sign in word) or word[0].isdigit()


def _organisations(words: Sequence[str]) -> Iterator[str]:
    """Yields what in a piece is the name of an organisation."""
    compounds = [place for place, word in enumerate(words) if _is_compound(word)]
    if compounds:
        yield from (found for place in compounds if (found := _around(words, place)) is not None)
    elif _is_whole(words):
        yield " ".join(words)


def _is_compound(word: str) -> bool:
    """Whether a word is a compound that ends as organisations do (`Kulturförvaltningen`)."""
    folded = word.casefold()
    ending = next((ending for ending in ENDINGS if folded.endswith(ending)), None)
    return ending is not None and len(folded) - len(ending) >= _LEAST_HEAD and folded not in NO_ORGANISATIONS


def _around(words: Sequence[str], place: int) -> str | None:
    """The name to which a compound belongs: alone, after `Barn- och`, before `Norr`; None where that is not sure."""
    before, after = words[:place], words[place + 1 :]
    name = [words[place]]
    if after and after[0].casefold() in DIRECTIONS:
        name, after = [*name, after[0]], after[1:]
    if before and before[-1].casefold() in {"och", "&"}:
        if len(before) != _PAIR or not before[0].endswith("-"):
            return None
        name, before = [*before, *name], []
    sure = words[place].casefold().endswith(DEFINITE) or (words[place][0].isupper() and not (before or after))
    about = bool(before) and before[-1].casefold() in {"om", "about"}
    return " ".join(name) if sure and not about and "och" not in after[:1] else None


def _is_whole(words: Sequence[str]) -> bool:
    """Whether a whole piece reads like an organisation's name and like nobody's."""
    folded = [word.casefold() for word in words]
    if not _PAIR <= len(words) <= _MOST_WORDS or GIVEN_NAMES & set(folded):
        return False
    if len(words) == _PAIR and folded[1] in DEFINITE:
        return _ADJECTIVE.fullmatch(folded[0]) is not None
    if folded[0] in PLACES:
        return all(word[0].isupper() or word.casefold() in DIRECTIONS for word in words[1:])
    return _is_titled(words, folded)


def _is_titled(words: Sequence[str], folded: Sequence[str]) -> bool:
    """Whether words in capitals are a company, a municipality or an office."""
    if not all(word[0].isupper() for word in words if word.casefold() not in {"of", "for", MUNICIPALITY}):
        return False
    if COMPANIES & {words[0], words[-1]}:
        return _is_company([word for word in folded if word.upper() not in {company.upper() for company in COMPANIES}])
    return folded[-1] in {MUNICIPALITY, *ENGLISH} or (len(words) >= _JOINED and folded[0] in ENGLISH and folded[1] in {"of", "for"})


def _is_company(folded: Sequence[str]) -> bool:
    """Whether words beside `AB` are a company's; one word must be long and no surname, for the letters may be initials, too."""
    if len(folded) == 1:
        return len(folded[0]) >= _LEAST_COMPANY and not folded[0].endswith(SURNAME_ENDINGS)
    return len(folded) > 1 and all(len(word) > 1 for word in folded)
