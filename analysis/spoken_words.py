"""All spoken words of the selected interviews on one line, and how many of them count."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from analysis.categories import Ints, place_integers, positions

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
        counted_before: For each place of the line the counted words before it.
    """

    bases: Ints
    starts: Ints
    words: Ints
    counted_before: Ints

    @classmethod
    def of(cls, material: Material) -> SpokenWords:
        """Reads the interviews' and turns' tables."""
        lengths = material.interviews["words"].to_numpy(dtype=np.int64)
        places = int(lengths.sum()) + len(lengths) + 1
        bases = (np.cumsum(lengths + 1) - lengths - 1).astype(place_integers(places))
        turns = material.turns
        interview = positions(turns["interview"], list(material.interviews["interview"]))
        words = turns["words"].to_numpy(dtype=np.int64)
        starts = bases[interview] + turns["word_start"].to_numpy(dtype=np.int64)
        counted = turns["counted"].to_numpy(dtype=bool)
        return cls(bases, starts, words, _counted_before(starts[counted], words[counted], places))

    def counted_between(self, starts: Ints, ends: Ints) -> Ints:
        """Counted words in each half-open stretch of the line."""
        return self.counted_before[ends] - self.counted_before[starts]

    def by_turn(self, starts: Ints, ends: Ints) -> tuple[Ints, Ints, Ints]:
        """Cuts stretches at the turns: for each piece the stretch's position, the turn's position and its counted words."""
        first = np.searchsorted(self.starts, starts, side="right") - 1
        pieces = np.searchsorted(self.starts, ends, side="left") - first
        stretch = np.repeat(np.arange(len(starts)), pieces)
        turn = np.arange(len(stretch)) + np.repeat(first - np.cumsum(pieces) + pieces, pieces)
        begin = np.maximum(starts[stretch], self.starts[turn])
        end = np.minimum(ends[stretch], self.starts[turn] + self.words[turn])
        return stretch, turn, self.counted_between(begin, np.maximum(begin, end))


def _counted_before(starts: Ints, words: Ints, places: int) -> Ints:
    """Sums a line that is one where a counted word stands and zero elsewhere, itself the sum of the steps at the turns' ends."""
    steps = np.zeros(places, dtype=place_integers(places))
    np.add.at(steps, starts, 1)
    np.subtract.at(steps, starts + words, 1)
    is_counted = np.cumsum(steps, dtype=steps.dtype)
    before: Ints = np.cumsum(is_counted, dtype=steps.dtype) - is_counted
    return before
