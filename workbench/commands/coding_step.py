"""What becomes of one row of a file of codings, or of one code of a comment."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from interviews.errors import KodbokError

if TYPE_CHECKING:
    from coding.carrying import Outcome
    from coding.coding_row import Why
    from coding.segment import CodedSegment

Action = Literal["new", "changed", "deleted", "same", "refused", "marked"]


class RowRefusedError(KodbokError):
    """A row that does not fit, with the reason."""


@dataclass(frozen=True, slots=True)
class Step:
    """What becomes of one row, of one code of a comment, or of one mark.

    Attributes:
        line: The row's number in the file, the header being 1; a comment's number in its document; 0 for a mark.
        action: What is done with it.
        message: The difference, or the reason of a refusal.
        segment: The segment as it will be; None where the row is refused, and for a mark.
        place: Where it stands in the file, if a line's number does not tell it.
        file: The file's name.
        paragraph: Of a comment: the paragraph at which it begins.
        written: The code's name as it stands in the file.
        coder: Whose coding it is, where that is known.
        why: What sort of reason a refusal has, where the report gathers those of a sort.
        outcome: Of a comment on another version of the text: how its words were found again in the study's.
    """

    line: int
    action: Action
    message: str = ""
    segment: CodedSegment | None = None
    place: str = ""
    file: str = ""
    paragraph: int | None = None
    written: str = ""
    coder: str = ""
    why: Why = ""
    outcome: Outcome | None = None

    @property
    def where(self) -> str:
        """Where the row stands in its file, in words."""
        return self.place or f"line {self.line}"
