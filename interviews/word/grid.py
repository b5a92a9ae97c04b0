"""Where in its tables the walk is."""

from __future__ import annotations

from dataclasses import dataclass, field

from interviews.word.paragraph import Cell


@dataclass(slots=True)
class _Table:
    """One open table.

    Attributes:
        number: Its number in the document.
        row: The open row.
        column: The column that comes next.
        cells: How many cells of the row were met.
        across: Whether the cell before may go on in the next one.
        down: Columns whose cell above may go on in the next row.
    """

    number: int
    row: int = -1
    column: int = 0
    cells: int = 0
    across: bool = False
    down: set[int] = field(default_factory=set)


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
        table.row, table.column, table.cells, table.across = table.row + 1, skipped_columns, 0, False
        return table.row > 0

    def begin_cell(self) -> bool:
        """A cell begins; says whether it is not the first of its row."""
        if not self._open:
            return False
        self._open[-1].cells += 1
        return self._open[-1].cells > 1

    def merge(self, vertical: str, horizontal: str) -> bool:
        """Notes how a cell is merged (`restart`, `continue` or not); says whether a cell above or before it goes on in it."""
        if not self._open:
            return False
        table = self._open[-1]
        goes_on = (vertical == "continue" and table.column in table.down) or (horizontal == "continue" and table.across)
        table.across = bool(horizontal)
        (table.down.add if vertical else table.down.discard)(table.column)
        return goes_on

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
