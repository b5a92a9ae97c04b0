"""Why a coding sheet as a whole cannot be read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coding.coding_sheets.row_mark import BrokenMarkError, RowMark, decoded

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from coding.coding_sheets.layout import Layout
    from interviews.grid import GridRow

_NO_MARKS = "the hidden column kodbok-id is empty or gone, so nobody can tell which text each row is; fill in a new export"
_NO_HEADER = "its header is gone; put nr, talare, text, kod 1 … back above the columns, or fill in a new export"
_MISSING = "its column {name} is gone, so nothing of the sheet was taken; put it back with its header, or fill in a new export"
_TWICE = "it has two columns {name!r}; delete the copy"


def sheet_fault(layout: Layout, rows: Sequence[GridRow]) -> str:
    """Says why nothing of a sheet can be taken; empty if it can.

    A code column that is gone would make its codings look as if they had been taken away, so that is refused as well.
    """
    if layout.mark is None or not any(_has_mark(row, layout.mark) for row in rows):
        return _NO_MARKS
    if not layout.header:
        return _NO_HEADER
    if layout.twice:
        return _TWICE.format(name=layout.twice[0])
    needed = max((len(mark.shown) for mark in _marks(rows, layout.mark)), default=0)
    missing = ["text"] * (layout.text is None)
    missing += [f"kod {number}" for number in range(1, max(needed, 1) + 1) if number not in layout.codes]
    return _MISSING.format(name=missing[0]) if missing else ""


def _has_mark(row: GridRow, at: int) -> bool:
    """Says whether a row has a mark, be it whole or broken."""
    try:
        return at < len(row.cells) and decoded(row.cells[at]) is not None
    except BrokenMarkError:
        return True


def _marks(rows: Sequence[GridRow], at: int) -> Iterator[RowMark]:
    """The marks of the rows to be coded."""
    for row in rows:
        try:
            mark = decoded(row.cells[at]) if at < len(row.cells) else None
        except BrokenMarkError:
            continue
        if isinstance(mark, RowMark):
            yield mark
