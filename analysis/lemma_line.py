"""The counted words of a material by their dictionary forms, each at its place on the line of spoken words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from analysis.categories import Bools, Ints, positions
from coding.lemmas import lemma
from coding.matching import fold
from interviews.words import WORD

if TYPE_CHECKING:
    from collections.abc import Iterator

    from analysis.material import Material
    from analysis.spoken_words import SpokenWords

NO_WORD = -1


@dataclass(frozen=True, slots=True)
class LemmaLine:
    """What is said at each place of the line.

    Attributes:
        lemmas: The dictionary forms, in alphabetical order.
        forms: The word forms, folded, in the order in which they are first said.
        lemma_of: The position of each form's dictionary form.
        form_at: The position of the form at each place of the line; `NO_WORD` where nothing counts.
    """

    lemmas: tuple[str, ...]
    forms: tuple[str, ...]
    lemma_of: Ints
    form_at: Ints

    @classmethod
    def of(cls, material: Material, spoken: SpokenWords) -> LemmaLine:
        """Reads the words of all turns that count; each form is looked up once."""
        known: dict[str, int] = {}
        form_at = np.full(len(spoken.counted_before), NO_WORD, dtype=np.int64)
        for place, words in _turns(material, spoken):
            form_at[place : place + len(words)] = [known.setdefault(word, len(known)) for word in words]
        folded = [lemma(fold(word)) for word in known]
        lemmas = sorted(set(folded))
        place_of = {each: place for place, each in enumerate(lemmas)}
        return cls(tuple(lemmas), tuple(map(fold, known)), np.array([place_of[each] for each in folded], dtype=np.int64), form_at)

    def said(self, inside: Bools) -> Ints:
        """The forms at some places of the line, in order."""
        forms: Ints = self.form_at[inside & (self.form_at != NO_WORD)]
        return forms

    def counts(self, inside: Bools) -> Ints:
        """How often each dictionary form is said at some places of the line."""
        return np.bincount(self.lemma_of[self.said(inside)], minlength=len(self.lemmas))

    def forms_of(self, word: str, inside: Bools) -> tuple[str, ...]:
        """The forms of a dictionary form at some places of the line, the most frequent first."""
        times = np.bincount(self.said(inside), minlength=len(self.forms))
        here = np.flatnonzero((self.lemma_of == self.lemmas.index(word)) & (times > 0))
        counted: dict[str, int] = {}
        for form in here.tolist():
            counted[self.forms[form]] = counted.get(self.forms[form], 0) + int(times[form])
        return tuple(sorted(counted, key=lambda form: (-counted[form], form)))


def _turns(material: Material, spoken: SpokenWords) -> Iterator[tuple[int, list[str]]]:
    """Of each turn that counts its place on the line and its words."""
    turns, texts = material.turns, list(material.interviews["text"])
    interview = positions(turns["interview"], list(material.interviews["interview"]))
    columns = (spoken.starts, interview, turns["start"].to_numpy(), turns["end"].to_numpy())
    counted = turns["counted"].to_numpy(dtype=bool)
    for place, where, start, end in zip(*(column[counted].tolist() for column in columns), strict=True):
        yield place, WORD.findall(texts[where], start, end)
