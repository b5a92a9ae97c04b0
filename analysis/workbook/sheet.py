"""A sheet of the workbook: a table dressed in headers, looks, filters and links."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from textwrap import wrap
from typing import TYPE_CHECKING

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.filters import AutoFilter
from openpyxl.worksheet.table import Table as ExcelTable
from openpyxl.worksheet.table import TableColumn, TableStyleInfo

from analysis.workbook.archive import Content
from analysis.workbook.cells import Look, cell, column_cells, row_xml, rows_xml, text_cell
from analysis.workbook.column import NUMBERS, Column, Form
from analysis.workbook.heights import row_heights, upright_points
from analysis.workbook.looks import FAINT, INK, LINK, Looks
from analysis.workbook.table import Table
from coding import sheet_page
from interviews.errors import KodbokError

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

LINK_LIMIT = 65_530
"""Links that Excel bears in one sheet."""
ROW_LIMIT = 1_048_576
HEADER_ROWS = 1
_NUMBER_FORMATS: dict[Form, str] = {
    "number": "#,##0",
    "decimal": "0.00",
    "of": "#,##0",
    "share": "0.0%",
    "date": "yyyy-mm-dd",
    "moment": "yyyy-mm-dd hh:mm:ss",
}
HEADER_POINTS = 32
CHARACTERS_A_UNIT = 1.15
"""Characters of a note that fit into a unit of a column's width."""


class TooManyRowsError(KodbokError):
    """A sheet of Excel does not hold so many rows."""

    def __init__(self, sheet: str, rows: int) -> None:
        super().__init__(
            f"The sheet {sheet} would need {rows} rows, but Excel holds {ROW_LIMIT}; select fewer interviews or codes, "
            "or export csv, which has no limit."
        )


@dataclass(frozen=True, slots=True)
class Dress:
    """What a sheet wears beside the ordinary.

    Attributes:
        look: How a cell looks, by its column, its row from 0 and whether it is a link; for tables of some hundred rows.
        rows: Attributes of the rows' XML (outline levels), one a row.
        frozen: Letters of the columns that stay in sight.
        upright: Fields of the columns whose names stand upright.
    """

    look: Callable[[Column, int, bool], Look] | None = None
    rows: Sequence[str] = ()
    frozen: str = "A"
    upright: frozenset[str] = frozenset()


def location(sheet: str, row: int, column: str = "A") -> str:
    """Where a link leads, quotes in the sheet's name doubled.

    >>> location("Kodade avsnitt", 7)
    "'Kodade avsnitt'!A7"
    """
    name = sheet.replace("'", "''")
    return f"'{name}'!{column}{row}"


def form_look(looks: Looks, column: Column, *, linked: bool = False) -> Look:
    """How the cells of a column look by what they hold."""
    if column.form in _NUMBER_FORMATS:
        return looks.number(_NUMBER_FORMATS[column.form], colour=LINK if linked else INK)
    match column.form:
        case "fine":
            return looks.fine(LINK if linked else FAINT, underlined=linked)
        case "small":
            return looks.text(size=column.size, indent=column.indent, underlined=linked, colour=LINK if linked else FAINT)
        case "rank":
            return looks.number("0", centred=True)
        case _:
            return looks.text(size=column.size, indent=column.indent, colour=LINK if linked else INK)


def fill(sheet: Worksheet, table: Table, looks: Looks, dress: Dress | None = None) -> Content:
    """Makes the sheet of a table: header, Excel table with filters, widths, looks, links.

    A table without rows gets an empty one, since Excel repairs tables that have none.
    """
    dress = dress or Dress()
    if len(table.data) + HEADER_ROWS > ROW_LIMIT:
        raise TooManyRowsError(table.title, len(table.data) + HEADER_ROWS)
    if too_many_links(table):
        table = table.linked({})
    letters = [get_column_letter(number) for number, _ in enumerate(table.columns, start=1)]
    notes = _notes(table)
    _frame(sheet, table, letters, below=len(notes))
    sheet_page.repeat_top(sheet, HEADER_ROWS, frozen=dress.frozen)
    rows = chain(_rows(table, letters, looks, dress), _note_rows(notes, max(len(table.data), 1) + HEADER_ROWS + 1, looks))
    return Content(rows, list(_links(table, letters)))


def too_many_links(table: Table) -> bool:
    """Whether Excel would refuse so many links, so that the sheet gets none."""
    return sum(target is not None for targets in table.links.values() for target in targets) > LINK_LIMIT


def _notes(table: Table) -> list[str]:
    """The lines below a table, an empty one first, each as long as the printed columns are wide."""
    width = int(sum(column.width for column in table.columns if column.printed) * CHARACTERS_A_UNIT)
    return [line for note in ("", *table.notes) for line in wrap(note, width) or [""]] if table.notes else []


def _note_rows(notes: Sequence[str], first: int, looks: Looks) -> Iterator[str]:
    """The rows of the lines below a table."""
    look = looks.plain(size=9, colour=FAINT)
    return iter([row_xml(first + place, [("A", cell(line, look))]) for place, line in enumerate(notes)])


def _frame(sheet: Worksheet, table: Table, letters: Sequence[str], *, below: int) -> None:
    """All that openpyxl writes around the rows, so many lines below the table included."""
    for letter, column in zip(letters, table.columns, strict=True):
        sheet.column_dimensions[letter].width = column.width
    reach = f"A1:{letters[-1]}{max(len(table.data), 1) + HEADER_ROWS}"
    excel = ExcelTable(displayName="kodbok_" + re.sub(r"\W", "_", table.title), ref=reach, autoFilter=AutoFilter(ref=reach))
    excel.tableColumns = [TableColumn(id=number, name=name) for number, name in enumerate(table.headers, start=1)]
    excel.tableStyleInfo = TableStyleInfo(name="TableStyleLight1", showRowStripes=False)
    sheet.add_table(excel)
    printed = [letter for letter, column in zip(letters, table.columns, strict=True) if column.printed]
    sheet.print_area = f"{printed[0]}1:{printed[-1]}{max(len(table.data), 1) + HEADER_ROWS + below}"


def _links(table: Table, letters: Sequence[str]) -> Iterator[tuple[str, str]]:
    for letter, column in zip(letters, table.columns, strict=True):
        for row, target in enumerate(table.links.get(column.field, ()), start=1 + HEADER_ROWS):
            if target:
                yield f"{letter}{row}", target


def _rows(table: Table, letters: Sequence[str], looks: Looks, dress: Dress) -> Iterator[str]:
    """The rows, one by one; their cells are made at once, since the file's list of looks is written before any row."""
    head = [
        text_cell(
            name,
            looks.header(rotated=True)
            if column.field in dress.upright
            else looks.header(right=column.form in NUMBERS, indent=column.indent if place else 0),
        )
        for place, (name, column) in enumerate(zip(table.headers, table.columns, strict=True))
    ]
    columns = [_cells(table, column, looks, dress) for column in table.columns]
    upright = [name for name, column in zip(table.headers, table.columns, strict=True) if column.field in dress.upright]
    points = max(HEADER_POINTS, upright_points(upright)) if upright else HEADER_POINTS
    first = row_xml(1, zip(letters, head, strict=True), f' ht="{points}" customHeight="1"')
    if not len(table.data):
        return iter((first, row_xml(1 + HEADER_ROWS, [(letters[0], cell(table.empty or None, looks.text()))])))
    heights = row_heights(table)
    attributes = [one + more for one, more in zip(heights, dress.rows, strict=True)] if dress.rows else heights
    return chain((first,), rows_xml(letters, columns, 1 + HEADER_ROWS, attributes))


def _cells(table: Table, column: Column, looks: Looks, dress: Dress) -> list[str]:
    """The cells of a column: links in their colour, the others as their form or the sheet's dress has it."""
    values = table.data[column.field]
    links = table.links.get(column.field) or [None] * len(values)
    if dress.look:
        rows = enumerate(zip(values.tolist(), links, strict=True))
        return [cell(value, dress.look(column, row, bool(target))) for row, (value, target) in rows]
    if not any(links):
        return column_cells(values, form_look(looks, column))
    linked = column_cells(values, form_look(looks, column, linked=True))
    if all(links):
        return linked
    plain = column_cells(values, form_look(looks, column))
    return [one if target else other for one, other, target in zip(linked, plain, links, strict=True)]
