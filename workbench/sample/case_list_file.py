"""The sample study's list of organisations as an Excel file: a row an interview, the organisation's facts beside it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from workbench.sample.authored import AUTHOR, FICTION, AuthoredInterview
from workbench.sample.material import sample_interviews, sample_organisations
from workbench.sample.steady_workbook import make_steady

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from openpyxl.worksheet.worksheet import Worksheet

_KINDS = {"interview": "intervju", "workshop": "workshop"}
_WIDTHS = {"organisation": 30, "typ": 14, "fil": 36, "uppföljningsår": 16, "källa": 12, "datum": 13, "ansvar": 46}
_ORDINARY_WIDTH = 20
_DATE_FORMAT = "yyyy-mm-dd"

Cell = str | int | date


def write_case_list(path: Path) -> None:
    """Writes the list; a file that is there is replaced.

    Columns: `organisation, typ, fil, uppföljningsår, källa, datum`, then the organisation's attributes.
    """
    from openpyxl import Workbook  # heavy: loaded when a workbook is written

    workbook = Workbook()
    workbook.properties.title, workbook.properties.description = "Organisationer", FICTION
    workbook.properties.creator = AUTHOR
    sheet = workbook.worksheets[0]
    sheet.title = "Organisationer"
    rows = list(_rows())
    sheet.append(list(rows[0]))
    for row in rows:
        sheet.append(list(row.values()))
    _set_up(sheet, list(rows[0]))
    workbook.save(path)
    make_steady(path)


def _rows() -> Iterator[Mapping[str, Cell]]:
    """A row an interview, by organisation, then date."""
    for facts in sample_organisations():
        attributes = {name: _number_or_text(fact) for name, fact in facts.items() if name not in {"organisation", "typ"}}
        for interview in sample_interviews():
            if interview.case == facts["organisation"]:
                yield {"organisation": facts["organisation"], "typ": facts["typ"], **_source(interview), **attributes}


def _source(interview: AuthoredInterview) -> Mapping[str, Cell]:
    """What the list says of an interview."""
    return {
        "fil": f"{interview.name}.docx",
        "uppföljningsår": int(interview.wave),
        "källa": _KINDS[interview.kind],
        "datum": date.fromisoformat(interview.date),
    }


def _number_or_text(fact: str) -> str | int:
    """A whole number as a number, so that Excel can count with it."""
    return int(fact) if fact.removeprefix("-").isdigit() else fact


def _set_up(sheet: Worksheet, columns: list[str]) -> None:
    """Makes the sheet readable on screen and on paper, where it says that it is made up."""
    from openpyxl.styles import Alignment, Font  # heavy, see above
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.header_footer import HeaderFooterItem
    from openpyxl.worksheet.properties import PageSetupProperties

    for number, name in enumerate(columns, start=1):
        sheet.cell(1, number).font = Font(bold=True)
        sheet.column_dimensions[get_column_letter(number)].width = _WIDTHS.get(name, _ORDINARY_WIDTH)
    for row in sheet.iter_rows(min_row=2):
        for cell in row:
            cell.alignment = Alignment(horizontal="left")
        row[columns.index("datum")].number_format = _DATE_FORMAT
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = sheet.dimensions
    header = sheet.oddHeader or HeaderFooterItem()
    header.center.text = FICTION
    sheet.oddHeader = header
    sheet.page_setup.orientation, sheet.page_setup.fitToHeight = "landscape", 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_title_rows = "1:1"
