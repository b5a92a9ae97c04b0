"""Reading an edited workbook of the ledger, with distrust; importing this module loads openpyxl."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, time
from typing import TYPE_CHECKING

from analysis.catalogue import LANGUAGES, translator
from analysis.ledger_book.stamp import STAMP_HEADER
from analysis.workbook.ledger import COLUMNS
from interviews.errors import KodbokError
from interviews.grid import GridRow, fold_header
from interviews.workbook_grid import opened_workbook, sheet_grid

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from openpyxl.worksheet.worksheet import Worksheet

READ = ("id", "stamp", "text", "state", "attribution", "key", "note", "verbatim")
"""The columns that are read; all of them are needed."""


class LedgerFileError(KodbokError):
    """The workbook is no exported ledger."""

    def __init__(self, path: Path, missing: Sequence[str]) -> None:
        lacks = f" (no sheet has the columns {', '.join(missing)})" if missing else ""
        super().__init__(
            f"{path.name} holds no ledger{lacks}; take a file that `kodbok ledger export` wrote, with all its columns."
        )


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """One row of the sheet.

    Attributes:
        line: Its number in the sheet, the header being 1.
        cells: The texts of the columns that are read.
        faults: Why a cell cannot be read, by column: it holds a formula, an error, or a date that Excel made.
    """

    line: int
    cells: Mapping[str, str]
    faults: Mapping[str, str] = field(default_factory=dict)


def read_ledger_book(path: Path) -> list[LedgerRow]:
    """The rows of the first sheet that has the columns of an exported ledger; rows without any text are left out.

    Raises:
        LedgerFileError: No sheet has them.
        KodbokError: The file is missing, no workbook, protected, broken or hostile.
    """
    missing: list[str] = list(READ)
    with opened_workbook(path) as workbook:
        for sheet in workbook.worksheets:
            rows = [row for row in sheet_grid(sheet).rows if not row.is_blank]
            places = _places(rows[0].cells) if rows else {}
            lacking = [name for name in READ if name not in places]
            if not lacking:
                return list(_rows(rows[1:], places, _dates(sheet)))
            missing = min(missing, lacking, key=len)
    raise LedgerFileError(path, missing)


def _places(header: Sequence[str]) -> dict[str, int]:
    """The place of each column that is read; the first one, where several are called so."""
    known = {
        fold_header(translator(lang)(column.header)): column.field
        for column in COLUMNS
        if column.field in READ
        for lang in LANGUAGES
    }
    known |= {fold_header(translator(lang)(STAMP_HEADER)): "stamp" for lang in LANGUAGES}
    found: dict[str, int] = {}
    for place, text in enumerate(header):
        name = known.get(fold_header(text))
        if name:
            found.setdefault(name, place)
    return found


def _dates(sheet: Worksheet) -> set[tuple[int, int]]:
    """Rows and places of the cells that Excel holds for dates or times."""
    return {
        (number, place)
        for number, row in enumerate(sheet.iter_rows(values_only=True), start=1)
        for place, value in enumerate(row)
        if isinstance(value, (date, time))
    }


def _rows(rows: Sequence[GridRow], places: Mapping[str, int], dates: set[tuple[int, int]]) -> Iterator[LedgerRow]:
    """Yields the rows below the header."""
    for row in rows:
        cells = {name: row.cells[at] if at < len(row.cells) else "" for name, at in places.items()}
        faults = {name: row.unreadable[at] for name, at in places.items() if at in row.unreadable}
        for name, at in places.items():
            if (row.number, at) in dates:
                faults[name] = "was made a date by Excel; format the cell as text and write it again"
        yield LedgerRow(row.number, cells, faults)
