"""The sample study's ratings as an Excel file as organisations send it in: an assignment a row, an organisation a column."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.sample.authored import AUTHOR, FICTION
from workbench.sample.material import sample_rows
from workbench.sample.steady_workbook import make_steady

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from openpyxl.cell.cell import Cell, MergedCell
    from openpyxl.worksheet.worksheet import Worksheet

_WAVE = "2016"
_COLOURS = {"grön": "92D050", "gul": "FFEB3B", "röd": "FF5050"}
_BEFORE = ("uppdrag", "typ", "tema")
_WIDTHS = (34, 20, 44)
_CASE_WIDTH = 25
_HEADER_HEIGHT = 32


def write_status_matrix(path: Path) -> None:
    """Writes the matrix; a file that is there is replaced.

    Its one sheet is called by the wave. A cell holds a word and a colour, or a colour alone, and a note where somebody commented on
    the choice; empty cells are assignments that an organisation does not have.
    """
    from openpyxl import Workbook  # heavy: loaded when a workbook is written

    workbook = Workbook()
    workbook.properties.title, workbook.properties.description = "Statusmatris", FICTION
    workbook.properties.creator = AUTHOR
    sheet = workbook.worksheets[0]
    sheet.title = _WAVE
    told = sample_rows("statusmatris")
    cases = list(dict.fromkeys(row["organisation"] for row in told))
    sheet.append([name.capitalize() for name in _BEFORE] + cases)
    for number, assignment in enumerate(dict.fromkeys(row["uppdrag"] for row in told), start=2):
        rated = [row for row in told if row["uppdrag"] == assignment]
        sheet.append([rated[0][name] or None for name in _BEFORE])
        for row in rated:
            _rate(sheet.cell(number, len(_BEFORE) + 1 + cases.index(row["organisation"])), row)
    _set_up(sheet)
    workbook.save(path)
    make_steady(path)


def _rate(cell: Cell | MergedCell, told: Mapping[str, str]) -> None:
    """Colours a cell, writes its word and puts its note beside it."""
    from openpyxl.comments import Comment  # heavy, see above
    from openpyxl.styles import PatternFill

    cell.value = told["skrivet"] or None
    cell.fill = PatternFill("solid", fgColor=_COLOURS[told["färg"]])
    if told["kommentar"]:
        cell.comment = Comment(told["kommentar"], told["organisation"])


def _set_up(sheet: Worksheet) -> None:
    """Makes the sheet readable on screen and on paper, where it says that it is made up."""
    from openpyxl.styles import Alignment, Font  # heavy, see above
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.header_footer import HeaderFooterItem
    from openpyxl.worksheet.properties import PageSetupProperties

    for number in range(1, sheet.max_column + 1):
        sheet.cell(1, number).font = Font(bold=True)
        width = _WIDTHS[number - 1] if number <= len(_WIDTHS) else _CASE_WIDTH
        sheet.column_dimensions[get_column_letter(number)].width = width
    for row in sheet.iter_rows():
        for cell in row:
            cell.alignment = Alignment(wrap_text=True, vertical="top")
    sheet.row_dimensions[1].height = _HEADER_HEIGHT
    sheet.freeze_panes = "B2"
    header = sheet.oddHeader or HeaderFooterItem()
    header.center.text = FICTION
    sheet.oddHeader = header
    sheet.page_setup.orientation, sheet.page_setup.fitToHeight = "landscape", 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
