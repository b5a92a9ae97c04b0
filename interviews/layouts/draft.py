"""Turns while their speakers' roles are not known yet."""

from __future__ import annotations

from typing import NamedTuple, Protocol

from interviews.speaker import Role


class Draft(
    NamedTuple
):  # made for every turn by every family that is asked, and a tuple is made in a fraction of a dataclass's time
    """What a layout tells of a turn; the attributes are those of `Turn`, in its order."""

    start: int
    end: int
    label: str | None
    speaker: str | None
    time: float | None
    heading: str | None
    number: str | None
    role: Role


class Spoken(Protocol):
    """What turns and drafts of turns have in common; what the layouts ask of them."""

    @property
    def start(self) -> int:
        """Offset of the first spoken character."""

    @property
    def end(self) -> int:
        """Offset after the last spoken character."""

    @property
    def label(self) -> str | None:
        """The label as it stands in the text."""

    @property
    def speaker(self) -> str | None:
        """The label without its colon."""
