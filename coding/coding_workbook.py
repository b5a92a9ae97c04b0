"""The sheet of coded segments in a workbook.

Importing this module loads openpyxl, so it is imported when a workbook is met.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from coding.clean_text import FieldError
from coding.coding_cells import whole_number
from coding.coding_header import HEADERS, missing_columns
from coding.columns import CSV_COLUMNS, REVISION_PROPERTY, SEGMENT_SHEET
from interviews.grid import Grid, fold_header
from interviews.workbook_grid import opened_workbook, plain_text, sheet_grid

if TYPE_CHECKING:
    from pathlib import Path

    from openpyxl.workbook.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

_HEADER_WITHIN = 20


def read_coding_grid(path: Path) -> tuple[Grid, int | None]:
    """Reads the sheet of coded segments, else the first sheet with the columns of codings, and the revision of the workbook."""
    with opened_workbook(path) as workbook:
        sheet = _sheet(workbook)
        return (sheet_grid(sheet) if sheet else Grid(None, [])), _revision(workbook)


def _sheet(workbook: Workbook) -> Worksheet | None:
    """The sheet to read; the first one when none fits, so that the message can say what it lacks."""
    sheets = workbook.worksheets
    own = next((sheet for sheet in sheets if sheet.title in SEGMENT_SHEET.values()), None)
    return own or max(sheets, key=_fitting, default=None)


def _fitting(sheet: Worksheet) -> int:
    """How many of an import's columns a sheet begins with; none where it lacks one that is needed.

    Other sheets of our own workbook show interviews, codes and quotations too; in one that somebody has renamed, the coded segments
    alone have ids and spans.
    """
    beginning = (row for row in sheet_grid(sheet, _HEADER_WITHIN).rows if not row.is_blank)
    header = next(beginning, None)
    if header is None or missing_columns(header.cells):
        return 0
    return len({HEADERS.get(fold_header(text)) for text in header.cells} & set(CSV_COLUMNS))


def _revision(workbook: Workbook) -> int | None:
    """The revision that the workbook says it shows."""
    for named in workbook.custom_doc_props.props:  # type: ignore[attr-defined]  # the stubs do not know it
        if named.name == REVISION_PROPERTY:
            try:
                return whole_number(plain_text(named.value))
            except FieldError:
                return None
    return None
