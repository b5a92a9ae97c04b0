"""Where in its tables the walk is."""

from __future__ import annotations

from dataclasses import dataclass

from interviews.word.paragraph import Cell


@dataclass(slots=True)
class _Table:
    """One open table."""

    number: int
    row: int = -1
    column: int = 0
    cells: int = 0


class Grid:
    """The open tables, outermost first, and what parts the next text from the one before."""

    def __init__(self) -> None:
        self._open: list[_Table] = []
        self._met = 0

    def begin_table(self) -> None:
        """A table begins, perhaps in another one's cell."""
        self._open.append(_Table(self._met))
        self._met += 1

    def end_table(self) -> None:
        """The innermost table ends."""
        self._open.pop()

    def begin_row(self, skipped_columns: int) -> bool:
        """A row begins, after columns that it leaves out; says whether it is not the first of its table."""
        if not self._open:
            return False
        table = self._open[-1]
        table.row, table.column, table.cells = table.row + 1, skipped_columns, 0
        return table.row > 0

    def begin_cell(self) -> bool:
        """A cell begins; says whether it is not the first of its row."""
        if not self._open:
            return False
        self._open[-1].cells += 1
        return self._open[-1].cells > 1

    def pass_columns(self, count: int) -> None:
        """A cell over some columns has ended, or was skipped."""
        if self._open:
            self._open[-1].column += count

    def cell(self) -> Cell | None:
        """The cell of the outermost table, or None outside tables."""
        if not self._open:
            return None
        table = self._open[0]
        return Cell(table.number, table.row, table.column)
