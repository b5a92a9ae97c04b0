"""A turn while its speaker's role is not known yet."""

from __future__ import annotations

from typing import NamedTuple

from interviews.speaker import Role


class Draft(NamedTuple):  # made for every turn by every family that is asked, and a tuple is made in a fraction of a dataclass's time
    """What a layout tells of a turn; the attributes are those of `Turn`, in its order."""

    start: int
    end: int
    label: str | None
    speaker: str | None
    time: float | None
    heading: str | None
    number: str | None
    role: Role
