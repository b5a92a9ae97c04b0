"""An organisation of the study that a file's name means: by its name, or by an abbreviation that leaves no doubt."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from unicodedata import combining, normalize

from interviews.guessing.organisation_words import ENDINGS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from interviews.case import Case

_LEAST = 3
_LEAST_BEGINNING = 6
_NO_WORD = re.compile(r"[\W_]+")
_CAPITALS = re.compile(r"(?<![^\W_])[A-ZÅÄÖ]{3,8}(?![^\W\d_])")
_ABBREVIATION_HEADERS = frozenset({"förkortning", "kortnamn", "abbreviation", "short name"})
_SMALL = frozenset({"och", "för", "i", "av", "and", "of", "for", "the"})


def known_case(name: str, cases: Sequence[Case]) -> str | None:
    """The one of the organisations that a name means, or None.

    >>> from interviews.case import Case
    >>> cases = [Case("Kulturförvaltningen"), Case("Barn- och utbildningsförvaltningen")]
    >>> [known_case(each, cases) for each in ("kulturforvaltningen_1", "Intervju kulturförv 2", "BUF 3", "kultur")]
    ['Kulturförvaltningen', 'Kulturförvaltningen', 'Barn- och utbildningsförvaltningen', None]
    """
    here = _folded(name)
    whole = [case.name for case in cases if len(_folded(case.name)) >= _LEAST and _stands(_folded(case.name), here)]
    longest = [each for each in whole if not any(each != other and _stands(_folded(each), _folded(other)) for other in whole)]
    if whole:
        return _only(longest)
    return _only(case.name for case in cases if _abbreviated(case, name, here))


def _only(names: Iterable[str]) -> str | None:
    """The one name, or None where there are several."""
    found = set(names)
    return found.pop() if len(found) == 1 else None


def _folded(text: str) -> str:
    """A text as names are compared: small letters without their dots and rings, words parted by single blanks."""
    plain = "".join(sign for sign in normalize("NFKD", text.casefold()) if not combining(sign))
    return _NO_WORD.sub(" ", plain).strip()


def _stands(words: str, text: str) -> bool:
    """Whether whole words stand in a text."""
    return f" {words} " in f" {text} "


def _abbreviated(case: Case, name: str, here: str) -> bool:
    """Whether a name holds an abbreviation of an organisation: one that is told, its initials, or the most of its word."""
    told = [value for header, value in case.attributes.items() if header.casefold() in _ABBREVIATION_HEADERS]
    capitals = set(_CAPITALS.findall(name))
    if capitals & {*told, *_initials(case.name)}:
        return True
    words = [word for word in here.split() if len(word) >= _LEAST_BEGINNING]
    return any(_begins(word, whole) for word in words for whole in _folded(case.name).split())


def _initials(name: str) -> set[str]:
    """What the capitals of a name may be, the last one that of the ending (`förvaltningen`) or not."""
    words = [word for word in _NO_WORD.sub(" ", name).split() if word.casefold() not in _SMALL]
    letters = "".join(word[0].upper() for word in words)
    ending = next((ending for ending in ENDINGS if words and words[-1].casefold().endswith(ending)), "")
    whole = words[-1].casefold() == ending if words else True
    return {each for each in (letters, letters if whole else letters + ending[:1].upper()) if len(each) >= _LEAST}


def _begins(word: str, whole: str) -> bool:
    """Whether a word is the beginning of a longer one and reaches into its ending (`kulturförv`)."""
    endings = (_folded(ending) for ending in ENDINGS)
    heads = [len(whole) - len(ending) for ending in endings if whole.endswith(ending)]
    return bool(heads) and whole != word and whole.startswith(word) and len(word) > min(heads) + 1
