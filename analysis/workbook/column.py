"""A column of a table that people read: where its values come from, what it is called and how it looks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Form = Literal["text", "long", "small", "fine", "number", "decimal", "rank", "share", "of", "date", "moment"]
"""`text`, `long` and `small` wrap (the last two may be split over rows), `fine` is one small line, `rank` is a number but no count,
`of` a number out of a total, `moment` a date with its time."""

NUMBERS: frozenset[Form] = frozenset({"number", "decimal", "share", "of", "date", "moment"})


@dataclass(frozen=True, slots=True)
class Column:
    """One column.

    Attributes:
        field: The column of the data.
        header: What it is called, as the catalogue knows it.
        form: What its values are.
        width: In characters of the sheet's font.
        total: For the form `of`: the field that holds the total, which a CSV file gets as a column of its own.
        printed: Whether paper shows it; columns that serve links and corrections stand at the ends and are not printed.
        size: Points of its letters.
        indent: How far its texts stand in, at most.
    """

    field: str
    header: str
    form: Form = "text"
    width: float = 12
    total: str = ""
    printed: bool = True
    size: float = 10
    indent: int = 0
