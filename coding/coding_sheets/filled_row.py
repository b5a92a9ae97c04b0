"""A row as it came back: its mark, and what its cells hold now."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from coding.coding_sheets.row_mark import BrokenMarkError, RowMark, decoded

if TYPE_CHECKING:
    from collections.abc import Mapping

    from coding.coding_sheets.layout import Layout
    from coding.coding_sheets.row_mark import FinishedCell
    from interviews.grid import GridRow

_INSERTED = (
    "the row was put in by hand, or its hidden cell kodbok-id was cleared; write codes into the rows that were exported, which "
    "know where their text stands"
)
_BROKEN = "the hidden cell kodbok-id was changed; export anew and repeat the row"


class RowFaultError(ValueError):
    """A row cannot be read; the text says why."""


@dataclass(frozen=True, slots=True)
class FilledRow:
    """A row with a mark.

    Attributes:
        line: Its number among all rows of the workbook.
        place: Where it stands, in words.
        mark: What it is about and how it went out.
        text: Its text.
        codes: The texts of its code cells, by their number.
        memo: Its memo; None where the sheet has no such column.
    """

    line: int
    place: str
    mark: RowMark
    text: str
    codes: Mapping[int, str]
    memo: str | None

    @property
    def unit(self) -> tuple[str, str, int, int]:
        """What the row is about: coder, interview and span."""
        return self.mark.coder, self.mark.interview, self.mark.start, self.mark.end


class RowReader:
    """Reads the rows of one sheet.

    Args:
        layout: Where its columns stand.
        merged: The row that speaks for each cell merged into one above it.
        rows: The sheet's rows by number.
    """

    def __init__(self, layout: Layout, merged: Mapping[tuple[int, int], int], rows: Mapping[int, GridRow]) -> None:
        self._layout, self._merged, self._rows = layout, merged, rows

    def mark(self, row: GridRow) -> RowMark | FinishedCell | None:
        """The mark of a row; None where the row has none and nothing to lose.

        Raises:
            RowFaultError: The mark is broken, or gone from a row in which something was written.
        """
        try:
            mark = decoded(self._cell(row, self._layout.mark))
        except BrokenMarkError:
            raise RowFaultError(_BROKEN) from None
        if mark is None and row.number != self._layout.header and self._is_written(row):
            raise RowFaultError(_INSERTED)
        return mark

    def _is_written(self, row: GridRow) -> bool:
        """Whether anything stands in the columns that are read."""
        columns = (self._layout.text, self._layout.memo, *self._layout.codes.values())
        return any(at in row.unreadable or self._cell(row, at).strip() for at in columns if at is not None)

    def filled(self, row: GridRow, line: int, place: str, mark: RowMark) -> FilledRow:
        """A row with its mark.

        Raises:
            RowFaultError: A cell holds a formula or an error.
        """
        layout = self._layout
        told = {"text": layout.text, "memo": layout.memo} | {f"code {number}": at for number, at in layout.codes.items()}
        holding = [(name, self._speaking(row, at).unreadable.get(at)) for name, at in told.items() if at is not None]
        faults = [f"{name} {fault}" for name, fault in holding if fault]
        if faults:
            raise RowFaultError("; ".join(faults))
        codes = {number: self._cell(self._speaking(row, at), at) for number, at in layout.codes.items()}
        memo = None if layout.memo is None else self._cell(self._speaking(row, layout.memo), layout.memo)
        return FilledRow(line, place, mark, self._cell(row, layout.text), codes, memo)

    def answer(self, row: GridRow) -> str:
        """What the first code column holds, in the row that asks whether the interview is finished.

        Raises:
            RowFaultError: It holds a formula or an error.
        """
        at = self._layout.codes.get(1)
        if at is not None and at in row.unreadable:
            raise RowFaultError(f"the answer {row.unreadable[at]}")
        return self._cell(row, at)

    def _speaking(self, row: GridRow, at: int) -> GridRow:
        """The row whose cell counts: the row itself, or the one above into which its cell was merged."""
        return self._rows.get(self._merged.get((row.number, at), 0), row)

    @staticmethod
    def _cell(row: GridRow, at: int | None) -> str:
        """The text of a cell."""
        return row.cells[at] if at is not None and at < len(row.cells) else ""
