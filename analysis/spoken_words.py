"""All spoken words of the selected interviews on one line, and how many of them count."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from analysis.categories import Bools, Ints, positions

if TYPE_CHECKING:
    from analysis.material import Material


@dataclass(frozen=True, slots=True)
class SpokenWords:
    """Where each interview's words begin on the line, and the turns that hold them.

    Between two interviews one place of the line stays empty, so that spans of two interviews never touch.

    Attributes:
        bases: The place of each interview's first word.
        starts: The place of each turn's first word, ascending.
        words: Words of each turn.
        counted: Whether they count.
        before: Counted words before each turn, over all interviews.
    """

    bases: Ints
    starts: Ints
    words: Ints
    counted: Bools
    before: Ints

    @classmethod
    def of(cls, material: Material) -> SpokenWords:
        """Reads the interviews' and turns' tables."""
        lengths = material.interviews["words"].to_numpy(dtype=np.int64)
        bases = np.concatenate([[0], np.cumsum(lengths + 1)])[:-1]
        turns = material.turns
        interview = positions(turns["interview"], list(material.interviews["interview"]))
        words = turns["words"].to_numpy(dtype=np.int64)
        counted = turns["counted"].to_numpy(dtype=bool)
        running = np.concatenate([[0], np.cumsum(words * counted)])
        return cls(bases, bases[interview] + turns["word_start"].to_numpy(dtype=np.int64), words, counted, running[:-1])

    def counted_before(self, places: Ints) -> Ints:
        """Counted words before places of the line: between turns' starts the count grows by one a word, or not at all."""
        turn = np.searchsorted(self.starts, places, side="right") - 1
        inside: Ints = np.minimum(places - self.starts[turn], self.words[turn]) * self.counted[turn]
        return self.before[turn] + inside

    def counted_between(self, starts: Ints, ends: Ints) -> Ints:
        """Counted words in each half-open stretch of the line."""
        if not len(starts):
            return np.zeros(0, dtype=np.int64)
        return self.counted_before(ends) - self.counted_before(starts)

    def by_turn(self, starts: Ints, ends: Ints) -> tuple[Ints, Ints, Ints]:
        """Cuts stretches at the turns: for each piece the stretch's position, the turn's position and its counted words."""
        first = np.searchsorted(self.starts, starts, side="right") - 1
        pieces = np.searchsorted(self.starts, ends, side="left") - first
        stretch = np.repeat(np.arange(len(starts)), pieces)
        turn = np.arange(len(stretch)) + np.repeat(first - np.cumsum(pieces) + pieces, pieces)
        begin = np.maximum(starts[stretch], self.starts[turn])
        end = np.minimum(ends[stretch], self.starts[turn] + self.words[turn])
        return stretch, turn, np.maximum(end - begin, 0) * self.counted[turn]
