"""The sample study's survey as an Excel file, as a form service gives it out: a row a respondent, a column a question."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.sample.authored import AUTHOR, FICTION
from workbench.sample.material import sample_rows
from workbench.sample.steady_workbook import make_steady

if TYPE_CHECKING:
    from pathlib import Path

_ORDINARY_WIDTH, _WIDE = 31, 62
_HEIGHT = 46
_WORDS_FROM = 6
"""The first column of open questions."""


def write_survey(path: Path) -> None:
    """Writes the answers, closed questions first; a file that is there is replaced."""
    from openpyxl import Workbook  # heavy: loaded when a workbook is written
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.header_footer import HeaderFooterItem
    from openpyxl.worksheet.properties import PageSetupProperties

    workbook = Workbook()
    workbook.properties.title, workbook.properties.description = "Enkät", FICTION
    workbook.properties.creator = AUTHOR
    sheet = workbook.worksheets[0]
    sheet.title = "Enkät 2016"
    rows = sample_rows("enkat")
    sheet.append(list(rows[0]))
    for row in rows:
        sheet.append([int(answer) if answer.isdigit() else answer or None for answer in row.values()])
    for number in range(1, sheet.max_column + 1):
        sheet.cell(1, number).font = Font(bold=True)
        width = _WIDE if number >= _WORDS_FROM else _ORDINARY_WIDTH
        sheet.column_dimensions[get_column_letter(number)].width = width
    for place, cells in enumerate(sheet.iter_rows(), start=1):
        sheet.row_dimensions[place].height = _HEIGHT
        for cell in cells:
            cell.alignment = Alignment(wrap_text=True, vertical="top", horizontal="left")
    sheet.freeze_panes = "B2"
    header = sheet.oddHeader or HeaderFooterItem()
    header.center.text = FICTION
    sheet.oddHeader = header
    sheet.page_setup.orientation, sheet.page_setup.fitToHeight = "landscape", 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    workbook.save(path)
    make_steady(path)
