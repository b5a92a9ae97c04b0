"""A coding as it stands in a row of a file, before anybody checked it against a study."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CodingRow:
    """One row; what is None has no column in the file, empty text is an empty cell.

    Attributes:
        line: The row's number in the file, the header being 1.
        id: The segment's id.
        interview: Name of the interview.
        start: Offset of the first character; None for an empty cell too.
        end: Offset after the last character; None for an empty cell too.
        code: The code as it is written there.
        coder: Who coded.
        quote: The text.
        memo: The coder's note.
        contrary: The segment speaks against the theme; an empty cell says no.
        created: When it was made, UTC, ISO 8601 with `Z`.
        delete: The row asks for the segment to be deleted.
        place: Where it stands, if a line's number does not tell it (`sheet Samtal, row 5`, `comment 12, paragraph 33`).
    """

    line: int
    id: str | None = None
    interview: str | None = None
    start: int | None = None
    end: int | None = None
    code: str | None = None
    coder: str | None = None
    quote: str | None = None
    memo: str | None = None
    contrary: bool | None = None
    created: str | None = None
    delete: bool = False
    place: str = ""

    @property
    def asks_nothing(self) -> bool:
        """Whether it only shows that a coding was left as it is."""
        told = (self.interview, self.start, self.end, self.code, self.coder, self.quote, self.memo, self.contrary, self.created)
        return bool(self.id) and not self.delete and all(value is None for value in told)

    @property
    def where(self) -> str:
        """Where it stands in its file, in words."""
        return self.place or f"line {self.line}"


@dataclass(frozen=True, slots=True)
class Refusal:
    """A row that cannot be used.

    Attributes:
        line: The row's number in the file, the header being 1.
        message: Why, in a few words that begin with the column.
        place: Where it stands, if a line's number does not tell it.
    """

    line: int
    message: str
    place: str = ""

    @property
    def where(self) -> str:
        """Where it stands in its file, in words."""
        return self.place or f"line {self.line}"


@dataclass(frozen=True, slots=True)
class FinishedMark:
    """What a file says of how far somebody has come with an interview.

    Attributes:
        interview: Name of the interview.
        coder: Whose mark it is; empty for whoever acts.
        finished: Whether it is coded to its end.
        place: Where the file says so.
    """

    interview: str
    coder: str
    finished: bool
    place: str


@dataclass(frozen=True, slots=True)
class CodingFile:
    """What a file of codings holds.

    Attributes:
        rows: The rows that can be read, in order.
        revision: The study's revision that the file shows (the oldest, should it show several), or None.
        refused: The rows that cannot be read, in order.
        marks: What it says of finished interviews.
        names: How the export replaced names (`roster`) and in which language (`sv`), where the file says so.
    """

    rows: tuple[CodingRow, ...]
    revision: int | None = None
    refused: tuple[Refusal, ...] = ()
    marks: tuple[FinishedMark, ...] = ()
    names: tuple[str, str] | None = None
