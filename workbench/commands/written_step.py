"""What an import of an edited framework workbook does with each row."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Sequence

Action = Literal["new", "changed", "removed", "same", "refused"]


@dataclass(frozen=True, slots=True)
class WrittenStep:
    """What becomes of one row.

    Attributes:
        sheet: The sheet's name.
        line: The row's number in it, the header being 1.
        action: `new` where nothing was written before, `changed`, `removed`, `same` or `refused`.
        about: The case, theme and wave.
        message: Why it is refused, else empty.
        told: What changes, in words.
    """

    sheet: str
    line: int
    action: Action
    about: str = ""
    message: str = ""
    told: Sequence[str] = ()

    @property
    def place(self) -> str:
        """How to name the row in a message."""
        return f"sheet {self.sheet}, row {self.line}"


@dataclass(frozen=True, slots=True)
class WrittenImport:
    """What an import did, or would do.

    Attributes:
        steps: What becomes of every row, in order.
        missing: Number of summaries, syntheses and judgements of the study that no row is about; they stay as they are.
    """

    steps: tuple[WrittenStep, ...]
    missing: int = 0

    def count(self, action: Action) -> int:
        """How many rows have a fate."""
        return sum(step.action == action for step in self.steps)

    @property
    def edits(self) -> int:
        """How many rows change something."""
        return sum(step.action not in {"same", "refused"} for step in self.steps)
