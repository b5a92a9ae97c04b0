"""Rows of a workbook that went out to be edited, read back with distrust; importing this module loads openpyxl."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, time
from typing import TYPE_CHECKING

from analysis.catalogue import LANGUAGES, translator
from interviews.grid import fold_header

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Mapping, Sequence

    from openpyxl.worksheet.worksheet import Worksheet

    from analysis.workbook.column import Column
    from interviews.grid import GridRow

MADE_A_DATE = "was made a date by Excel; format the cell as text and write it again"


@dataclass(frozen=True, slots=True)
class EditedRow:
    """One row that may have been edited.

    Attributes:
        line: Its number in the sheet, the header being 1.
        cells: The texts of the columns that are read.
        faults: Why a cell cannot be read, by column: it holds a formula, an error, or a date that Excel made.
    """

    line: int
    cells: Mapping[str, str]
    faults: Mapping[str, str] = field(default_factory=dict)


def column_places(header: Sequence[str], columns: Iterable[Column], read: Container[str]) -> dict[str, int]:
    """The place of each column that is read, under its name in any language; the first one, where several are called so."""
    known = {
        fold_header(translator(lang)(column.header)): column.field
        for column in columns
        if column.field in read
        for lang in LANGUAGES
    }
    found: dict[str, int] = {}
    for place, text in enumerate(header):
        name = known.get(fold_header(text))
        if name:
            found.setdefault(name, place)
    return found


def edited_rows(sheet: Worksheet, rows: Iterable[GridRow], places: Mapping[str, int]) -> Iterator[EditedRow]:
    """Yields the rows below the header that say anything in the columns that are read."""
    dates = _dates(sheet)
    for row in rows:
        cells = {name: row.cells[at] if at < len(row.cells) else "" for name, at in places.items()}
        faults = {name: row.unreadable[at] for name, at in places.items() if at in row.unreadable}
        faults |= {name: MADE_A_DATE for name, at in places.items() if (row.number, at) in dates}
        if faults or any(text.strip() for text in cells.values()):
            yield EditedRow(row.number, cells, faults)


def _dates(sheet: Worksheet) -> set[tuple[int, int]]:
    """Rows and places of the cells that Excel holds for dates or times."""
    return {
        (number, place)
        for number, row in enumerate(sheet.iter_rows(values_only=True), start=1)
        for place, value in enumerate(row)
        if isinstance(value, (date, time))
    }
