"""What the coding sheets of one coder hold, before it is known how they look."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from coding.codebook import Codebook
from coding.coding_sheets.labels import labels
from coding.coding_sheets.placing import PlacedCoding, placed
from coding.coding_sheets.unit import Unit, UnitKind, units

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from coding.segment import CodedSegment
    from interviews.transcript import Transcript

MOST_SHOWN = 30
"""No row shows more codings; those beyond it are left alone."""


@dataclass(frozen=True, slots=True)
class SheetRow:
    """A row to be coded.

    Attributes:
        unit: Where it stands in the interview.
        text: Its text.
        codings: The coder's codings in it, in order.
    """

    unit: Unit
    text: str
    codings: tuple[PlacedCoding, ...] = ()

    @property
    def shown(self) -> tuple[PlacedCoding, ...]:
        """The codings that have a cell."""
        return self.codings[:MOST_SHOWN]

    @property
    def memos(self) -> tuple[str, ...]:
        """The different memos of the codings that are shown, in order."""
        return tuple(dict.fromkeys(one.segment.memo for one in self.shown if one.segment.memo.strip()))


@dataclass(frozen=True, slots=True)
class InterviewSheet:
    """The sheet of one interview.

    Attributes:
        interview: Its name.
        rows: Its rows.
        finished: Whether the coder has finished it.
    """

    interview: str
    rows: tuple[SheetRow, ...]
    finished: bool = False

    @property
    def widest(self) -> int:
        """The largest number of codings that a row shows."""
        return max((len(row.shown) for row in self.rows), default=0)


@dataclass(frozen=True, slots=True)
class CodingSheets:
    """The workbook of one coder.

    Attributes:
        title: The study's title.
        coder: Whose codings it shows and takes.
        revision: The study's revision.
        codebook: The codes to choose from.
        unit: What a row is.
        interviews: A sheet each.
    """

    title: str
    coder: str
    revision: int
    codebook: Codebook
    unit: UnitKind
    interviews: tuple[InterviewSheet, ...]

    @property
    def codings(self) -> int:
        """The number of codings that are filled in."""
        return sum(len(row.shown) for sheet in self.interviews for row in sheet.rows)

    def labels(self) -> dict[str, str]:
        """What each code is called in a cell, by its path."""
        return labels(self.codebook)


def interview_sheets(
    transcripts: Iterable[Transcript], segments: Iterable[CodedSegment], finished: Collection[str], kind: UnitKind
) -> tuple[InterviewSheet, ...]:
    """The sheets of some interviews.

    Args:
        transcripts: The interviews.
        segments: The coder's accepted segments in them.
        finished: Names of the interviews that the coder has finished.
        kind: What a row is.
    """
    by_interview: dict[str, list[CodedSegment]] = {}
    for segment in segments:
        by_interview.setdefault(segment.interview, []).append(segment)
    return tuple(
        InterviewSheet(one.name, _rows(one, by_interview.get(one.name, ()), kind), one.name in finished) for one in transcripts
    )


def _rows(transcript: Transcript, segments: Sequence[CodedSegment], kind: UnitKind) -> tuple[SheetRow, ...]:
    """The rows of one interview."""
    found = units(transcript, kind)
    codings = placed(found, segments, transcript.words)
    return tuple(
        SheetRow(unit, transcript.text[unit.start : unit.end], tuple(own)) for unit, own in zip(found, codings, strict=True)
    )
