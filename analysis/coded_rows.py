"""The rows of the segments table as arrays, ready to be merged."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from analysis.categories import Bools, Ints, positions

if TYPE_CHECKING:
    from collections.abc import Iterator

    from analysis.material import Material
    from analysis.spoken_words import SpokenWords


@dataclass(frozen=True, slots=True)
class CodedRows:
    """Some rows of a material's segments, sorted by where their words begin.

    Attributes:
        row: Position of each in the segments table.
        interview: Position of its interview.
        code: Position of its code in the codebook.
        start: Place of its first word on the line of spoken words.
        end: Place after its last word.
    """

    row: Ints
    interview: Ints
    code: Ints
    start: Ints
    end: Ints

    @classmethod
    def of(cls, material: Material, spoken: SpokenWords, wanted: Bools) -> CodedRows:
        """The wanted rows of codes in the codebook; the table's order by interview and start is used where it holds."""
        segments = material.segments
        interview = positions(segments["interview"], list(material.interviews["interview"]))
        code = positions(segments["code"], list(material.codebook["code"]))
        known = wanted & (code >= 0) & (interview >= 0)
        row = np.flatnonzero(known)
        bases = spoken.bases[interview[row]]
        rows = cls(
            row,
            interview[row],
            code[row],
            bases + segments["word_start"].to_numpy(dtype=bases.dtype)[row],
            bases + segments["word_end"].to_numpy(dtype=bases.dtype)[row],
        )
        return rows.in_order()

    def in_order(self) -> CodedRows:
        """The rows sorted by start; themselves when they are already."""
        if (self.start[1:] >= self.start[:-1]).all():
            return self
        order = np.argsort(self.start, kind="stable")
        return CodedRows(self.row[order], self.interview[order], self.code[order], self.start[order], self.end[order])

    def parts(self, most: int) -> Iterator[slice]:
        """The rows of whole interviews, about `most` at a time, in their order."""
        first = np.searchsorted(self.interview, np.unique(self.interview))  # they ascend with the line
        begins = first[np.unique(first // most, return_index=True)[1]]
        for begin, end in pairwise([*begins.tolist(), len(self.row)]):
            yield slice(begin, end)

    def taken(self, part: slice) -> CodedRows:
        """Some rows that stand together."""
        return CodedRows(self.row[part], self.interview[part], self.code[part], self.start[part], self.end[part])


def counting(material: Material) -> Bools:
    """The segments that count as findings."""
    return material.segments["counts"].to_numpy(dtype=bool)


def awaiting(material: Material) -> Bools:
    """The proposals that nobody has decided."""
    return (material.segments["status"] == "proposed").to_numpy(dtype=bool)


def with_words(material: Material) -> Bools:
    """The segments that hold a counted word; the others are in no passage."""
    return material.segments["words"].to_numpy(dtype=np.int64) > 0
