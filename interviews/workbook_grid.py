"""Excel workbooks as rows of plain text, read with distrust.

Importing this module loads openpyxl, so it is imported when a workbook is met.
"""

from __future__ import annotations

import re
import warnings
from contextlib import contextmanager
from datetime import date, datetime, time
from typing import TYPE_CHECKING, cast

from openpyxl import load_workbook

from interviews.archive import check_archive
from interviews.errors import KodbokError
from interviews.grid import Grid, GridRow

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from openpyxl.cell.cell import Cell, MergedCell
    from openpyxl.workbook.workbook import Workbook
    from openpyxl.worksheet._read_only import ReadOnlyWorksheet
    from openpyxl.worksheet.worksheet import Worksheet

_MOST_ROWS = 1_048_576
_MOST_COLUMNS = 200
_ESCAPE = re.compile("_x005F_(?=x[0-9A-Fa-f]{4}_)|_x000D_")


class WorkbookUnreadableError(KodbokError):
    """The file is an archive, but no workbook that can be read."""

    def __init__(self, path: Path, cause: Exception) -> None:
        why = f"{type(cause).__name__}: {cause}".splitlines()[0][:120]
        super().__init__(f"{path.name} cannot be read as an Excel workbook ({why}); open it in Excel, save it anew and try again.")


@contextmanager
def opened_workbook(path: Path, *, calculated: bool = False) -> Iterator[Workbook]:
    """Opens a workbook for reading, row by row.

    Args:
        path: The file.
        calculated: Whether what Excel last calculated stands for a formula; else `sheet_grid` says that the cell holds one.

    Raises:
        WorkbookUnreadableError: openpyxl stumbles on it, now or while its rows are read.
        KodbokError: The file is missing, no archive, protected by a password, broken or hostile.
    """
    check_archive(path, "Excel workbook")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # openpyxl warns of decorations that it will not carry; only cells are read
        try:
            workbook = load_workbook(path, read_only=True, data_only=calculated)
            try:
                yield workbook
            finally:
                workbook.close()
        except (KodbokError, MemoryError):
            raise
        except Exception as cause:  # openpyxl lets through whatever a broken file makes it stumble on
            raise WorkbookUnreadableError(path, cause) from cause


def sheet_grid(sheet: Worksheet, most_rows: int = _MOST_ROWS) -> Grid:
    """Reads the rows of a sheet as plain text, without the empty ones."""
    cast("ReadOnlyWorksheet", sheet).reset_dimensions()  # other programs write wrong ones, and rows would be lost
    rows = sheet.iter_rows(max_row=most_rows)
    return Grid(sheet.title, [_grid_row(number, cells) for number, cells in enumerate(rows, start=1) if cells])


def _grid_row(number: int, cells: Iterable[Cell | MergedCell]) -> GridRow:
    """One row of a sheet."""
    unreadable: dict[int, str] = {}
    texts: list[str] = []
    for place, cell in enumerate(tuple(cells)[:_MOST_COLUMNS]):
        kind = cell.data_type
        if kind in {"f", "e"}:
            what = "a formula" if kind == "f" else f"the error {cell.value}"
            unreadable[place] = f"holds {what}; write the text or number itself"
            texts.append("")
        else:
            texts.append(plain_text(cell.value))
    return GridRow(number, texts, unreadable)


def plain_text(value: object) -> str:
    r"""The text of a cell's value: a whole number without decimals, a date as ISO 8601, yes and no as `true` and `false`.

    >>> plain_text(2015.0), plain_text(True), plain_text("a_x000D_\nb")
    ('2015', 'true', 'a\nb')
    """
    if isinstance(value, str):
        return _unescaped(value) if "_x0" in value or "\r" in value else value
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return _moment(value) if isinstance(value, (date, time)) else str(value)


def _moment(value: date | time) -> str:
    """A date or time as ISO 8601; a date that Excel kept with midnight is a date."""
    if isinstance(value, datetime) and value.time() == time():
        return value.date().isoformat()
    return value.isoformat()


def _unescaped(text: str) -> str:
    """Text with Excel's escapes (`_x000D_`) resolved and plain line breaks."""
    resolved = _ESCAPE.sub(lambda match: "\r" if match[0] == "_x000D_" else "_", text)
    return resolved.replace("\r\n", "\n").replace("\r", "\n")
