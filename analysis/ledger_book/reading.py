"""Reading an edited workbook of the ledger, with distrust; importing this module loads openpyxl."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.ledger_book.stamp import STAMP
from analysis.workbook.edited_rows import EditedRow, column_places, edited_rows
from analysis.workbook.ledger import COLUMNS
from interviews.errors import KodbokError
from interviews.workbook_grid import opened_workbook, sheet_grid

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

READ = ("id", "stamp", "text", "state", "attribution", "key", "note", "verbatim")
"""The columns that are read; all of them are needed."""


class LedgerFileError(KodbokError):
    """The workbook is no exported ledger."""

    def __init__(self, path: Path, missing: Sequence[str]) -> None:
        lacks = f" (no sheet has the columns {', '.join(missing)})" if missing else ""
        super().__init__(
            f"{path.name} holds no ledger{lacks}; take a file that `kodbok ledger export` wrote, with all its columns."
        )


def read_ledger_book(path: Path) -> list[EditedRow]:
    """The rows of the first sheet that has the columns of an exported ledger; rows without any text are left out.

    Raises:
        LedgerFileError: No sheet has them.
        KodbokError: The file is missing, no workbook, protected, broken or hostile.
    """
    missing: list[str] = list(READ)
    with opened_workbook(path) as workbook:
        for sheet in workbook.worksheets:
            rows = [row for row in sheet_grid(sheet).rows if not row.is_blank]
            places = column_places(rows[0].cells, (*COLUMNS, STAMP), READ) if rows else {}
            lacking = [name for name in READ if name not in places]
            if not lacking:
                return list(edited_rows(sheet, rows[1:], places))
            missing = min(missing, lacking, key=len)
    raise LedgerFileError(path, missing)
