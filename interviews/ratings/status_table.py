"""A table as a matrix of ratings has it: cells with text, note and colour."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from interviews.errors import KodbokError

MOST_ROWS = 5_000
MOST_COLUMNS = 500


class MatrixTooLargeError(KodbokError):
    """A table has more cells than are read."""

    def __init__(self, file_name: str, table: str, most_rows: int = MOST_ROWS) -> None:
        super().__init__(f"{file_name}, {table}: it has more than {most_rows:,} rows, or as many merged cells; take them out.")


class MatrixTooWideError(KodbokError):
    """A table has more columns than are read, and nothing of it may be left out in silence."""

    def __init__(self, file_name: str, table: str) -> None:
        super().__init__(f"{file_name}, {table}: it has more than {MOST_COLUMNS} columns; take some out, or part it in two files.")


class StatusCell(NamedTuple):
    """One cell.

    Attributes:
        text: Its text, without white space around it.
        colour: Its fill as `rrggbb`, or nothing.
        note: The note that is attached to it.
        unreadable: Why its text cannot be trusted, or nothing.
        is_date: Whether Excel holds it for a date or a time.
    """

    text: str = ""
    colour: str = ""
    note: str = ""
    unreadable: str = ""
    is_date: bool = False

    @property
    def is_blank(self) -> bool:
        """Whether it says nothing in words."""
        return not (self.text or self.note or self.unreadable)


@dataclass(frozen=True, slots=True)
class StatusTable:
    """One sheet of a workbook, or one table of a document; merged cells repeat what they hold.

    Attributes:
        name: The sheet's name, or `table 1`.
        rows: The cells, row by row; all rows are equally long.
        lettered: Whether cells are called `B3` (a sheet's) or by row and column.
        ruled: Whether rules colour its cells (conditional formatting), which no reader sees.
    """

    name: str
    rows: tuple[tuple[StatusCell, ...], ...]
    lettered: bool = True
    ruled: bool = False

    @classmethod
    def of(cls, name: str, rows: list[list[StatusCell]], *, lettered: bool = True, ruled: bool = False) -> StatusTable:
        """A table whose rows are filled up to the longest."""
        width = max(map(len, rows), default=0)
        filled = tuple(tuple(row + [StatusCell()] * (width - len(row))) for row in rows)
        return cls(name, filled, lettered, ruled)

    def place(self, row: int, column: int) -> str:
        """How to name a cell in a message; both count from 0."""
        if self.lettered:
            return f"sheet {self.name}, cell {_letters(column)}{row + 1}"
        return f"{self.name}, row {row + 1}, column {column + 1}"


def _letters(column: int) -> str:
    """A column's letters: `A` for 0, `AA` for 26."""
    letters = ""
    number = column + 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
