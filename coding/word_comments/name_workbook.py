"""The table of names as an Excel workbook: written with an empty column, filled in by a person, read back.

Importing this module loads openpyxl, so it is imported where such a workbook is asked for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import quote_sheetname
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.header_footer import HeaderFooterItem
from openpyxl.worksheet.properties import PageSetupProperties

from coding.own_output import NAME_HEADERS
from coding.text_cell import write_text
from coding.word_comments.name_table import NameRow, NameTable, NameTableError
from interviews.errors import KodbokError
from interviews.grid import fold_header
from interviews.output import replacing
from interviews.workbook_grid import WorkbookUnreadableError, opened_workbook, sheet_grid

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from openpyxl.worksheet.worksheet import Worksheet

    from coding.codebook import Codebook
    from coding.word_comments.name_table import UnknownName
    from interviews.grid import GridRow

_SHEETS = {"sv": ("Namn", "Koder"), "en": ("Names", "Codes")}
_HEADERS: dict[str, dict[str, str]] = {
    "name": NAME_HEADERS,
    "count": {"sv": "antal", "en": "count"},
    "nearest": {"sv": "liknande koder", "en": "similar codes"},
    "code": {"sv": "kod (fyll i; tom = utelämnas)", "en": "code (fill in; empty = left out)"},
}
_MARK = {
    "sv": "Arbetsmaterial – innehåller personuppgifter",
    "en": "Working material – contains personal data",
}
_WIDTHS = {"A": 44, "B": 9, "C": 52, "D": 48}
_FONT, _LINE = "Arial", Side(style="hair", color="9AA5B1")
_HEADER_FILL, _ASKED_FILL = "DCE6F0", "FFF8DC"
_MOST = 16_000
"""So many characters of a remark are shown; a cell holds twice as many UTF-16 units."""
_LEAST_ROWS = 200
"""So many rows below the last one offer the codes too, for names that somebody adds."""


class NameColumnsError(KodbokError):
    """The workbook lacks a column."""

    def __init__(self, path: Path) -> None:
        wanted = ", ".join(repr(_HEADERS[name]["sv"]) for name in ("name", "code"))
        super().__init__(
            f"{path.name} has no sheet with the columns {wanted} (or their English names); give a name of a file that does not "
            "exist yet, and it is written anew."
        )


def read_names(path: Path) -> NameTable:
    """Reads a filled-in table; its first sheet that has the columns counts, whatever it is called.

    Raises:
        NameColumnsError: No sheet has the columns.
        NameTableError: A cell holds a formula or an error, or a name stands twice with different codes.
        KodbokError: The file is no workbook that can be read.
    """
    with opened_workbook(path) as workbook:
        for sheet in workbook.worksheets:
            grid = sheet_grid(sheet)
            rows = [row for row in grid.rows if not row.is_blank]
            places = _places(rows[0].cells) if rows else {}
            if {"name", "code"} <= places.keys():
                return NameTable(_checked([_row(path, grid.place(row.number), row, places) for row in rows[1:]]))
    raise NameColumnsError(path)


def _places(header: Sequence[str]) -> dict[str, int]:
    """The places of the columns that are known."""
    known = {fold_header(text): name for name, texts in _HEADERS.items() for text in texts.values()}
    return {known[fold_header(text)]: at for at, text in enumerate(header) if fold_header(text) in known}


def _row(path: Path, place: str, row: GridRow, places: Mapping[str, int]) -> NameRow:
    """One row."""
    for name in ("name", "code"):
        if places[name] in row.unreadable:
            raise NameTableError(f"{path.name}, {place}", f"the cell of the {name} {row.unreadable[places[name]]}.")
    name, code = (row.cells[places[each]] if places[each] < len(row.cells) else "" for each in ("name", "code"))
    return NameRow(name.strip(), code.strip(), f"{path.name}, {place}")


def _checked(rows: list[NameRow]) -> tuple[NameRow, ...]:
    """The rows with a name, if none of them contradicts another."""
    met: dict[str, NameRow] = {}
    for row in rows:
        other = met.setdefault(row.name, row)
        if row.name and other.code != row.code:
            raise NameTableError(row.place, f"the name {row.name!r} stands above with another code; keep one of the rows.")
    return tuple(row for row in met.values() if row.name)


def write_names(path: Path, names: Iterable[UnknownName], codebook: Codebook, lang: str = "sv") -> None:
    """Writes a new table of names, with the codebook's paths to choose from.

    Raises:
        OutputExistsError: The file exists.
        KodbokError: It cannot be written.
    """
    book = Workbook()
    del book[book.sheetnames[0]]
    title, codes = _SHEETS[lang]
    sheet: Worksheet = book.create_sheet(title)
    _set_up(sheet, lang)
    _append(sheet, names)
    _offer(book.create_sheet(codes), sheet, [code.path for code in codebook])
    with replacing(path) as temporary:
        book.save(temporary)


def add_names(path: Path, names: Iterable[UnknownName]) -> None:
    """Adds names below those that stand in a table, which otherwise stays as it is.

    Raises:
        NameColumnsError: No sheet has the columns.
        KodbokError: It cannot be read or written.
    """
    with opened_workbook(path):  # looks whether the file may be trusted before it is loaded whole
        pass
    try:
        book = load_workbook(path)
    except Exception as cause:  # openpyxl lets through whatever a broken file makes it stumble on
        raise WorkbookUnreadableError(path, cause) from cause
    sheet, places = _fitting(path, book)
    for name in names:
        row = sheet.max_row + 1
        for field, text in _texts(name).items():
            if field in places:
                _write(sheet, row, places[field] + 1, text, asked=field == "code")
    with replacing(path, force=True) as temporary:
        book.save(temporary)


def _fitting(path: Path, book: Workbook) -> tuple[Worksheet, dict[str, int]]:
    """The sheet of the names, with the places of its columns."""
    for sheet in book.worksheets:
        first = next(sheet.iter_rows(max_row=1, values_only=True), ())
        places = _places([str(value or "") for value in first])
        if {"name", "code"} <= places.keys():
            return sheet, places
    raise NameColumnsError(path)


def _set_up(sheet: Worksheet, lang: str) -> None:
    """The header, the widths and the pages of the table."""
    for column, (field, said) in enumerate(_HEADERS.items(), start=1):
        cell = sheet.cell(1, column, said[lang])
        cell.font = Font(name=_FONT, size=10, bold=True)
        cell.fill = PatternFill("solid", start_color=_HEADER_FILL)
        cell.alignment = Alignment(vertical="top", wrap_text=True, horizontal="center" if field == "count" else "left")
    for letter, width in _WIDTHS.items():
        sheet.column_dimensions[letter].width = width
    sheet.row_dimensions[1].height = 30
    sheet.freeze_panes = "A2"
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", 9
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_title_rows = "1:1"
    sheet.HeaderFooter.oddHeader, sheet.HeaderFooter.oddFooter = _at_right(_MARK[lang]), _at_right("&P (&N)")


def _at_right(text: str) -> HeaderFooterItem:
    """A line at the head or foot of the page."""
    line = HeaderFooterItem()
    line.right.text = text
    return line


def _append(sheet: Worksheet, names: Iterable[UnknownName]) -> None:
    """Writes the names below the header."""
    for row, name in enumerate(names, start=2):
        for column, (field, text) in enumerate(_texts(name).items(), start=1):
            _write(sheet, row, column, text, asked=field == "code")


def _texts(name: UnknownName) -> dict[str, str | int]:
    """What stands in the columns about a name."""
    return {"name": name.name, "count": name.count, "nearest": "\n".join(name.nearest), "code": ""}


def _write(sheet: Worksheet, row: int, column: int, value: str | int, *, asked: bool) -> None:
    """Writes one cell; the one to fill in is shaded."""
    cell = sheet.cell(row, column)
    if isinstance(value, str):
        write_text(cell, ILLEGAL_CHARACTERS_RE.sub("\ufffd", value[:_MOST]))
    else:
        cell.value = value
    cell.font, cell.border = Font(name=_FONT, size=10), Border(bottom=_LINE)
    cell.alignment = Alignment(vertical="top", wrap_text=True, horizontal="center" if isinstance(value, int) else "left")
    if asked:
        cell.fill = PatternFill("solid", start_color=_ASKED_FILL)


def _offer(codes: Worksheet, names: Worksheet, paths: Sequence[str]) -> None:
    """Lists the paths on a sheet of their own, from which the cells to fill in offer them; others may be typed."""
    for row, path in enumerate(paths, start=1):
        write_text(codes.cell(row, 1), path)
        codes.cell(row, 1).font = Font(name=_FONT, size=10)
    codes.column_dimensions["A"].width = 70
    if paths:
        offered = f"{quote_sheetname(codes.title)}!$A$1:$A${len(paths)}"
        choice = DataValidation(type="list", formula1=offered, allow_blank=True, showErrorMessage=False)
        choice.add(f"D2:D{names.max_row + _LEAST_ROWS}")
        names.add_data_validation(choice)
