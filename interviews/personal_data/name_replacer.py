"""Replaces names by pseudonyms, and addresses and numbers of persons by what they are."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from interviews.personal_data.masks import IDENTITY_NUMBER, MAIL, MASKS, TELEPHONE, Masks, is_identity_number, is_telephone
from interviews.personal_data.name_forms import Named, NameForm, forms, plain_form
from interviews.personal_data.name_pattern import SEAM, name_pattern
from interviews.personal_data.ordinary_words import is_ordinary_word

_NO_IRISH = r"(?<!(?<![^\W_])[^\W\d_]['’])"
"""`O'Ek` and `d’Ek` are other names than `Ek`."""
_GENITIVE = r"(?:(?::|['’])?s)?"
_HYPHENS = "-‑"
_BLANK = "\x00"
"""Marks where a blank belongs if a seam was there."""
_WORD = re.compile(r"[^\W_]+")
_BEFORE = re.compile(r"[^\W_]+\Z")
_LONGEST_WORD = 40
_MAIL, _IDENTITY_NUMBER, _TELEPHONE = map(re.compile, (MAIL, IDENTITY_NUMBER, TELEPHONE))
_MANY_DIGITS = re.compile(r"\d[\d\s/()–+-]{6}")
_SEAMS = re.compile(
    r"(?<=[a-zà-öø-ÿ])(?=[A-ZÀ-ÖØ-Þ])|(?<=[^\W\d_])(?=\d)|(?<=\d)(?=[^\W\d_])",
)


class Replacement(NamedTuple):
    """A stretch of a text and what stands in its place.

    Attributes:
        start: Offset of its first character.
        end: Offset after its last character.
        shown: What stands there.
    """

    start: int
    end: int
    shown: str


@dataclass(frozen=True)  # no slots: the pattern is made when it is first needed, and kept
class NameReplacer:
    """What is replaced, and by what.

    Full names count in any case; a first or last name alone counts with a capital, or in small letters where that is no ordinary
    word. No name is found inside another word; `Anna-Karin` is another name than `Karin`, but `Karins` and `Ek-gruppen` name
    somebody. What is not in the roster, a misspelling or a nickname, stays.

    Attributes:
        named: Whoever is named.
        masks: The words for what is left out.
    """

    named: tuple[Named, ...]
    masks: Masks = MASKS["sv"]

    @cached_property
    def _forms(self) -> tuple[Mapping[str, NameForm], tuple[str, ...]]:
        return forms(self.named, self.masks.name)

    @cached_property
    def _name(self) -> re.Pattern[str]:
        """Any form, the longest that there is at a place, on text in small letters."""
        return re.compile(rf"(?<![^\W_]){_NO_IRISH}({name_pattern(self._forms[1])}){_GENITIVE}(?![^\W_])")

    @cached_property
    def _kept(self) -> re.Pattern[str]:
        """What stands in a text for a name already, the longest first."""
        masks = [word for each in MASKS.values() for word in (each.name, each.mail, each.telephone, each.identity_number)]
        words = {*masks, *(each.shown for each in self.named if each.is_person)}
        return re.compile(rf"(?<![^\W_])(?:{name_pattern(word.lower() for word in words)})(?![^\W_])")

    @cached_property
    def _first_words(self) -> frozenset[str]:
        """Words with which a form may begin: the rest of a text need not be looked at."""
        plain = [form.split() for form in self._forms[0]]
        return frozenset({words[0] for words in plain} | {words[0] + "s" for words in plain if len(words) == 1})

    def text(self, text: str) -> str:
        """The text with everything replaced; itself where there is nothing."""
        whole = text if text.isascii() or unicodedata.is_normalized("NFC", text) else unicodedata.normalize("NFC", text)
        found = self.replacements(whole)
        return _put(whole, found) if found else text

    def title(self, name: str) -> str:
        """The name of a file or an interview with everything replaced, whatever its case and the signs between its words."""
        whole = _SEAMS.sub(SEAM, unicodedata.normalize("NFC", name))
        found = [each._replace(shown=_BLANK + each.shown + _BLANK) for each in self._found(whole, anyhow=True)]
        if not found:
            return name
        spaced = _put(whole, found).replace(SEAM + _BLANK, " ").replace(_BLANK + SEAM, " ")
        return spaced.replace(_BLANK, "").replace(SEAM, "")

    def replacements(self, text: str) -> list[Replacement]:
        """What is replaced in a composed (NFC) text, in order."""
        return self._found(text, anyhow=False)

    def _found(self, text: str, *, anyhow: bool) -> list[Replacement]:
        """Goes through the places where something may stand; what lies inside a find is passed over."""
        found: list[Replacement] = []
        place = 0
        for start, end, meant in self._places(text, anyhow=anyhow):
            if start >= place:
                place = end
                found += [meant] if meant else []
        return found

    def _places(self, text: str, *, anyhow: bool) -> list[tuple[int, int, Replacement | None]]:
        """Where something is replaced, or is kept since it was replaced before, the longer first where two begin at once."""
        lowered = _lowered(text)
        starts = self._starts(lowered)
        named = [self._named(text, match, anyhow=anyhow) for start in starts if (match := self._name.match(lowered, start))]
        places: list[tuple[int, int, Replacement | None]] = [(each.start, each.end, each) for each in named if each]
        if places:
            places += [(*match.span(), None) for match in self._kept.finditer(lowered)]
        places += [(each.start, each.end, each) for each in self._numbers(lowered)]
        return sorted(places, key=lambda each: (each[0], -each[1]))

    def _starts(self, lowered: str) -> list[int]:
        """Where words stand with which a form may begin."""
        if self._first_words.isdisjoint(_WORD.findall(lowered)):
            return []
        return [word.start() for word in _WORD.finditer(lowered) if word[0] in self._first_words]

    def _numbers(self, text: str) -> Iterator[Replacement]:
        """Yields addresses and numbers."""
        if "@" in text:
            yield from (Replacement(*match.span(), self.masks.mail) for match in _MAIL.finditer(text))
        if not _MANY_DIGITS.search(text):
            return
        for pattern, is_one, shown in (
            (_IDENTITY_NUMBER, is_identity_number, self.masks.identity_number),
            (_TELEPHONE, is_telephone, self.masks.telephone),
        ):
            yield from (Replacement(*match.span(), shown) for match in pattern.finditer(text) if is_one(match[0]))

    def _named(self, text: str, match: re.Match[str], *, anyhow: bool) -> Replacement | None:
        """The name that is meant: the longest form that counts, for `Ek, per telefon` is no Per Ek."""
        start, end = match.span(1)
        shorter = [start + word.end() for word in _WORD.finditer(text[start:end])][-2::-1]
        for place, stop in ((end, match.end()), *((each, each) for each in shorter)):
            form = self._forms[0].get(plain_form(text[start:place]))
            if form and (anyhow or _is_meant(form, text, start, (place, stop))):
                return Replacement(start, place, form.shown)
        return None


def _is_meant(form: NameForm, text: str, start: int, ends: tuple[int, int]) -> bool:
    """Whether a form counts where it stands; `ends` is its end without and with the genitive."""
    end, stop = ends
    return _counts(form, text[start:end], text[start:stop]) and not _is_part(text, start, end)


def _counts(form: NameForm, said: str, whole: str) -> bool:
    """Whether a form is meant, by its case; `whole` has the genitive too."""
    match form.rule:
        case "whole":
            return True
        case "turned":
            return all(word[:1].isupper() for word in _WORD.findall(said))
        case "exact":
            return said == form.spelt
        case "single":
            return said[:1].isupper() or not any(is_ordinary_word(word) for word in {said, whole})


def _is_part(text: str, start: int, end: int) -> bool:
    """Whether a hyphen makes the name a part of another one: `Anna-Karin`, `Lindh-Ek`, in small letters any; not `Ek-gruppen`."""
    words = _WORD.findall(text[start:end])
    small = len(words) == 1 and words[0][0].islower()
    if start > 1 and text[start - 1] in _HYPHENS and not text[start - 2].isspace():
        before = _BEFORE.search(text, max(start - _LONGEST_WORD, 0), start - 1)
        if small or (before and before[0][0].isupper() and words[0][0].isupper()):
            return True
    after = text[end + 1 : end + 2]
    joined = text[end : end + 1] in set(_HYPHENS) and text[end - 1].isalnum()
    return joined and (after.isalpha() if small else after.isupper() and words[-1][0].isupper())


def _lowered(text: str) -> str:
    """The text in small letters, as long as it was."""
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(small if len(small := char.lower()) == 1 else char for char in text)


def _put(text: str, found: Iterable[Replacement]) -> str:
    """The text with replacements in their places."""
    parts, place = [], 0
    for each in found:
        parts += [text[place : each.start], each.shown]
        place = each.end
    return "".join([*parts, text[place:]])
