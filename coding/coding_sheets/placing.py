"""In which row of a coding sheet each coding stands."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from coding.coding_sheets.unit import Unit
    from coding.segment import CodedSegment
    from interviews.words import WordIndex

Extent = Literal["whole", "part", "more"]


@dataclass(frozen=True, slots=True)
class PlacedCoding:
    """A coding in a row.

    Attributes:
        segment: The coded segment.
        extent: Whether it covers the row's text as a `whole`, a `part` of it, or `more` than it.
    """

    segment: CodedSegment
    extent: Extent


def placed(units: Sequence[Unit], segments: Iterable[CodedSegment], words: WordIndex) -> list[list[PlacedCoding]]:
    """The codings of each unit, by start, end and id; every segment stands once, in the unit with most of its words.

    Of equal units the first counts; a segment that meets none stands in the last one that begins before it.
    """
    rows: list[list[PlacedCoding]] = [[] for _ in units]
    starts, ends = [unit.start for unit in units], [unit.end for unit in units]
    for segment in sorted(segments, key=lambda one: (one.start, one.end, one.id)) if units else ():
        first, last = bisect_right(ends, segment.start), bisect_left(starts, segment.end)
        at = max(range(first, last), key=lambda one: _shared(units[one], segment, words), default=max(last - 1, 0))
        rows[at].append(PlacedCoding(segment, _extent(units[at], segment)))
    return rows


def _shared(unit: Unit, segment: CodedSegment, words: WordIndex) -> tuple[int, int]:
    """How many words, and then characters, a unit and a segment have in common."""
    start, end = max(unit.start, segment.start), min(unit.end, segment.end)
    first, last = words.between(start, end)
    return last - first, end - start


def _extent(unit: Unit, segment: CodedSegment) -> Extent:
    """How much of a unit a segment covers."""
    if (segment.start, segment.end) == (unit.start, unit.end):
        return "whole"
    return "part" if unit.start <= segment.start and segment.end <= unit.end else "more"
