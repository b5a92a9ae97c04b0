"""Codings in a workbook: coding sheets, or our own sheet of coded segments.

Importing this module loads openpyxl, so it is imported when a workbook is met.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from coding.clean_text import FieldError
from coding.coding_cells import whole_number
from coding.coding_header import missing_columns
from coding.coding_row import CodingFile
from coding.coding_sheets.reading import is_coding_workbook, read_coding_sheets
from coding.columns import REVISION_PROPERTY, SEGMENT_SHEET
from interviews.grid import Grid
from interviews.workbook_grid import opened_workbook, plain_text, sheet_grid

if TYPE_CHECKING:
    from pathlib import Path

    from openpyxl.workbook.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

_HEADER_WITHIN = 20


def read_coding_workbook(path: Path) -> CodingFile | tuple[Grid, int | None]:
    """Reads coding sheets; else the sheet of coded segments, or the first one with such columns, and the workbook's revision."""
    with opened_workbook(path) as workbook:
        if is_coding_workbook(workbook):
            return read_coding_sheets(workbook)
        sheet = _sheet(workbook)
        return (sheet_grid(sheet) if sheet else Grid(None, [])), _revision(workbook)


def _sheet(workbook: Workbook) -> Worksheet | None:
    """The sheet to read; the first one when none fits, so that the message can say what it lacks."""
    sheets = workbook.worksheets
    own = next((sheet for sheet in sheets if sheet.title in SEGMENT_SHEET.values()), None)
    fitting = own or next((sheet for sheet in sheets if _fits(sheet)), None)
    return fitting or next(iter(sheets), None)


def _fits(sheet: Worksheet) -> bool:
    """Says whether a sheet begins with the columns of codings."""
    beginning = (row for row in sheet_grid(sheet, _HEADER_WITHIN).rows if not row.is_blank)
    header = next(beginning, None)
    return header is not None and not missing_columns(header.cells)


def _revision(workbook: Workbook) -> int | None:
    """The revision that the workbook says it shows."""
    for named in workbook.custom_doc_props.props:  # type: ignore[attr-defined]  # the stubs do not know it
        if named.name == REVISION_PROPERTY:
            try:
                return whole_number(plain_text(named.value))
            except FieldError:
                return None
    return None
