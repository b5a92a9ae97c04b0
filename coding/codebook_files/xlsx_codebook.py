"""Codebooks in Excel: a sheet `codes` and a sheet `rules`.

Importing this module loads openpyxl, so it is imported when a workbook is met.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.properties import PageSetupProperties

from coding.codebook_files.codebook_to_rows import code_rows, rule_rows
from coding.codebook_files.table import CODE_COLUMNS, REQUIRED_OF_CODES, REQUIRED_OF_RULES, RULE_COLUMNS, Table, table_of
from coding.rule import MATCHES, UNITS
from coding.text_cell import MOST_CHARACTERS, CellTooLongError, write_text
from interviews.grid import fold_header
from interviews.workbook_grid import opened_workbook, sheet_grid

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from openpyxl.worksheet.worksheet import Worksheet

    from coding.codebook import Codebook

CODE_SHEET = "codes"
RULE_SHEET = "rules"

_WIDTHS = {"colour": 11, "retired": 9, "match": 12, "unit": 12, "aliases": 28, "topics": 30, "words": 60}
_ORDINARY_WIDTH = 36
_DARKEST_LIGHT = 0.179
"""The relative luminance at which black and white are read equally well."""


def read_tables(path: Path) -> tuple[Table, Table]:
    """Reads the tables of codes and of rules; the first other sheet holds the codes if none is named so."""
    with opened_workbook(path) as workbook:
        sheets = {fold_header(sheet.title): sheet for sheet in workbook.worksheets}
        rules = sheets.pop(RULE_SHEET, None)
        codes = sheets.get(CODE_SHEET) or next(iter(sheets.values()), None)
        if codes is None:
            return Table(faults=("there is no sheet of codes; add one named codes",)), Table()
        return (
            table_of(sheet_grid(codes), CODE_COLUMNS, REQUIRED_OF_CODES),
            table_of(sheet_grid(rules), RULE_COLUMNS, REQUIRED_OF_RULES) if rules else Table(),
        )


def write(codebook: Codebook, path: Path) -> None:
    """Writes a codebook, its colours shown as fills.

    Raises:
        CellTooLongError: A text has more characters than a cell of Excel holds.
    """
    workbook = Workbook()
    codes = workbook.worksheets[0]
    codes.title = CODE_SHEET
    _fill(codes, CODE_COLUMNS, code_rows(codebook))
    _show_colours(codes, [codebook.colour_of(code.path) for code in codebook])
    rules = workbook.create_sheet(RULE_SHEET)
    _fill(rules, RULE_COLUMNS, rule_rows(codebook))
    _offer(rules, "match", MATCHES)
    _offer(rules, "unit", UNITS)
    workbook.save(path)


def _fill(sheet: Worksheet, columns: Mapping[str, object], rows: Iterable[Sequence[str]]) -> None:
    """Writes header and rows so that they can be read on a screen and on paper."""
    wrapped = Alignment(wrap_text=True, vertical="top")
    for number, row in enumerate(rows, start=2):
        for column, text in enumerate(row, start=1):
            cell = sheet.cell(number, column)
            cell.alignment = wrapped
            if len(text) > MOST_CHARACTERS:
                raise CellTooLongError(sheet.title, number, list(columns)[column - 1], len(text))
            if text:
                write_text(cell, text)
    _set_up(sheet, list(columns))


def _set_up(sheet: Worksheet, columns: Sequence[str]) -> None:
    """Sets header, widths, filter and printing."""
    for number, name in enumerate(columns, start=1):
        header = sheet.cell(1, number, name)
        header.font = Font(bold=True)
        header.fill = PatternFill("solid", fgColor="E7E6E6")
        sheet.column_dimensions[get_column_letter(number)].width = _WIDTHS.get(name, _ORDINARY_WIDTH)
    sheet.freeze_panes = "B2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(columns))}{max(sheet.max_row, 2)}"
    sheet.print_title_rows = "1:1"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)


def _show_colours(sheet: Worksheet, colours: Iterable[str]) -> None:
    """Fills the cells of the column colour, an inherited colour too."""
    column = list(CODE_COLUMNS).index("colour") + 1
    for number, colour in enumerate(colours, start=2):
        if colour:
            cell = sheet.cell(number, column)
            cell.fill = PatternFill("solid", fgColor=colour[1:].upper())
            cell.font = Font(color="000000" if _is_light(colour) else "FFFFFF")


def _is_light(colour: str) -> bool:
    """Says whether black is read better than white on a colour (relative luminance, WCAG 2.1)."""
    red, green, blue = (((int(colour[at : at + 2], 16) / 255 + 0.055) / 1.055) ** 2.4 for at in (1, 3, 5))
    return bool(0.2126 * red + 0.7152 * green + 0.0722 * blue > _DARKEST_LIGHT)


def _offer(sheet: Worksheet, column: str, choices: Sequence[str]) -> None:
    """Lets Excel offer a column's values in a list."""
    validation = DataValidation(type="list", formula1=f'"{",".join(choices)}"', allow_blank=True)
    letter = get_column_letter(list(RULE_COLUMNS).index(column) + 1)
    validation.add(f"{letter}2:{letter}1000")
    sheet.add_data_validation(validation)
