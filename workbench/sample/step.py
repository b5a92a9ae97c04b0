"""One thing that somebody of the sample's fictional team did."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Step:
    """A step of the team.

    Attributes:
        time: When, UTC, ISO 8601 with `Z`.
        who: Who took it.
        act: What was done.
    """

    time: str
    who: str
    act: Callable[[], object]

    @classmethod
    def of(cls, told: Mapping[str, str], act: Callable[[], object]) -> Step:
        """The step that a row of one of the sample's tables tells: `av` who, `tid` when."""
        return cls(f"{told['tid'].replace(' ', 'T')}:00Z", told["av"], act)
