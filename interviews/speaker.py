"""Who speaks in a transcript, and in what role."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

Role = Literal["interviewer", "interviewee", "unknown"]
ROLES: tuple[Role, ...] = get_args(Role)


@dataclass(frozen=True, slots=True)
class Speaker:
    """One speaker of one transcript.

    Attributes:
        label: The label without its colon, as it is spelt in the source.
        role: What the speaker does in the talk; `unknown` counts as an interviewee.
        pseudonym: What to call the speaker outside the team, if somebody has decided it.
    """

    label: str
    role: Role = "unknown"
    pseudonym: str | None = None
