"""A memo: what an analyst thinks while working."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Target = Literal["study", "interview", "turn", "code"]


@dataclass(frozen=True, slots=True)
class Memo:
    """A note on the study, on an interview, on one of its turns or on a code; notes on a coding stand in the coding itself.

    Attributes:
        id: UUID.
        target: What the memo is about.
        name: Name of the interview or path of the code; empty for the study.
        text: The note.
        author: Who wrote it.
        created: When, UTC, ISO 8601 with `Z`.
        turn: The turn that it is on, from 0, in the order of the interview; None where it is on no turn.
    """

    id: str
    target: Target
    name: str
    text: str
    author: str
    created: str
    turn: int | None = None
