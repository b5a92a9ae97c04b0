"""A coded segment: a stretch of an interview and the code that somebody gave it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

Origin = Literal["manual", "rule", "suggestion", "import"]
Status = Literal["accepted", "proposed", "rejected"]
ORIGINS: tuple[Origin, ...] = get_args(Origin)
STATUSES: tuple[Status, ...] = get_args(Status)


@dataclass(frozen=True, slots=True)
class CodedSegment:
    """One coding.

    Attributes:
        id: UUID, the same in every copy of the study.
        interview: Name of the interview.
        start: Offset of the first character, in code points of the interview's text.
        end: Offset after the last character.
        quote: The text itself; always equal to `text[start:end]`.
        code: Path of the code.
        coder: Who coded or decided it; empty for a proposal that nobody has decided.
        origin: What made it.
        status: Only `accepted` segments are findings.
        contrary: The segment speaks against the theme.
        created: When it was first made, UTC, ISO 8601 with `Z`, whole seconds.
        memo: The coder's note on it.
    """

    id: str
    interview: str
    start: int
    end: int
    quote: str
    code: str
    coder: str = ""
    origin: Origin = "manual"
    status: Status = "accepted"
    contrary: bool = False
    created: str = ""
    memo: str = ""
