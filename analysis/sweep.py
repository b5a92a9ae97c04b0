"""Counting which passages meet one of another code, by a sweep over the line of spoken words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from analysis.categories import Bools, Ints, place_integers

if TYPE_CHECKING:
    from collections.abc import Sequence

    from analysis.meeting_places import Spans

_SPARSE = 16  # places of the line a span from which sorting the spans is quicker than going through the line


@dataclass(frozen=True, slots=True)
class Sweep:
    """Passages of all codes on one line, ready to be asked which of them meet a code.

    Attributes:
        bounds: Where each code's passages begin among all, and where the last one's end.
        met: Starts and ends to be met; both ascend within a code.
        reach: Starts and ends that reach out.
        places: Number of places on the line.
    """

    bounds: Ints
    met: Spans
    reach: Spans
    places: int

    @classmethod
    def of(cls, bounds: Ints, met: Spans, reach: Spans) -> Sweep:
        """Lays passages out on a line of those places alone at which one begins or ends.

        Args:
            bounds: Where each code's passages begin.
            met: The spans to be met.
            reach: The spans that reach out.
        """
        ranked, places = _ranked(met if met is reach else (*met, *reach))
        return cls(bounds, (ranked[0], ranked[1]), (ranked[-2], ranked[-1]), places)

    def meets(self, code: int) -> Bools:
        """For every passage, whether it meets one of the code."""
        begin, end = int(self.bounds[code]), int(self.bounds[code + 1])
        starts, ends = self.met[0][begin:end], self.met[1][begin:end]
        last = int(ends[-1]) if len(ends) else 0
        # For each place the start of the code's first passage that ends behind it: a reach from there meets that one, or none.
        following = np.full(self.places, self.places, dtype=starts.dtype)
        following[:last] = np.repeat(starts, np.diff(ends, prepend=0))
        return np.asarray(following[self.reach[0]] < self.reach[1])


def _ranked(columns: Sequence[Ints]) -> tuple[list[Ints], int]:
    """Columns of places as positions among the places that occur."""
    if not len(columns[0]):
        return [column.astype(np.int32) for column in columns], 0
    first = min(int(column.min()) for column in columns)
    size = max(int(column.max()) for column in columns) - first + 1
    if size > _SPARSE * len(columns) * len(columns[0]):
        places, rank = np.unique(np.concatenate(columns), return_inverse=True)
        return np.split(rank.astype(place_integers(len(places))), len(columns)), len(places)
    occurs = np.zeros(size, dtype=bool)
    for column in columns:
        occurs[column - first] = True
    ranks = np.cumsum(occurs, dtype=place_integers(size)) - 1
    return [ranks[column - first] for column in columns], int(ranks[-1]) + 1
