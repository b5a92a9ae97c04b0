"""A coding as it stands in a row of a file, before anybody checked it against a study."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Why = Literal["", "unknown", "ambiguous", "remark", "left out", "empty", "lost"]
"""Sorts of reasons: no code has the name, several have; a sentence, no name; the table of names leaves it out; nothing is said or
covered; the words that it covered are gone."""


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
        paragraph: Of a comment: the paragraph of its document's text at which it begins, counted from 1.
        written: The code's name as it stands there, if `code` is what it was read as.
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
    paragraph: int | None = None
    written: str = ""

    @property
    def asks_nothing(self) -> bool:
        """Whether it only shows that a coding was left as it is."""
        told = (self.interview, self.start, self.end, self.code, self.coder, self.quote, self.memo, self.contrary, self.created)
        return bool(self.id) and not self.delete and all(value is None for value in told)

    @property
    def in_sheet(self) -> bool:
        """Whether it is a new coding of a row in a coding sheet, whose span nobody has written by hand."""
        return bool(self.place) and self.paragraph is None and self.id is None

    @property
    def where(self) -> str:
        """Where it stands in its file, in words."""
        return self.place or f"line {self.line}"


@dataclass(frozen=True, slots=True)
class Refusal:
    """A row, or a part of a comment, that cannot be used.

    Attributes:
        line: The row's number in the file, the header being 1; a comment's number in its document.
        message: Why, in a few words; those about a cell begin with its column.
        place: Where it stands, if a line's number does not tell it.
        paragraph: Of a comment: the paragraph at which it begins.
        why: What sort of reason it is, where the report gathers those of a sort.
        written: The name that is no code's, where that is the reason.
        coder: Who wrote it, where that is known.
    """

    line: int
    message: str
    place: str = ""
    paragraph: int | None = None
    why: Why = ""
    written: str = ""
    coder: str = ""

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
    """What a file of codings holds, or the comments of a document.

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
