"""A sheet that people edit: what may be written in it stands out, takes what it offers, and the rest takes nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from analysis.catalogue import N_
from analysis.workbook.looks import INK, LINK, WRITTEN_FILL
from analysis.workbook.sheet import HEADER_ROWS, Dress, form_look

if TYPE_CHECKING:
    from collections.abc import Container, Sequence

    from openpyxl.worksheet.worksheet import Worksheet

    from analysis.catalogue import Catalogue
    from analysis.workbook.cells import Look
    from analysis.workbook.column import Column
    from analysis.workbook.looks import Looks
    from analysis.workbook.table import Table

LOCKED_TITLE = N_("This is not edited here")
LOCKED = N_("Write in the blue columns. What stands here tells the study which row it is.")
_LIST_LIMIT = 255
"""So many characters a list of choices may have in Excel."""


def dress(looks: Looks, edited: Container[str], frozen: str = "A") -> Dress:
    """What may be edited stands in blue, also where it is empty, and stays text whatever is typed."""

    def look(column: Column, row: int, is_link: bool) -> Look:  # noqa: ARG001, FBT001  # the dress's own signature
        """The look of a cell."""
        if column.form != "text":
            return form_look(looks, column)
        if column.field in edited:
            return looks.text(size=column.size, indent=column.indent, colour=LINK, fill=WRITTEN_FILL, number_format="@")
        return looks.text(size=column.size, indent=column.indent, colour=INK)

    return Dress(look, frozen=frozen)


def guard(sheet: Worksheet, table: Table, edited: Container[str], say: Catalogue) -> None:
    """Refuses what somebody types where nothing is edited.

    A protected sheet would do that too, but Excel cannot sort one; what is pasted over is found out by the import.
    """
    locked = DataValidation(type="custom", formula1="FALSE", showErrorMessage=True)
    locked.errorTitle, locked.error = say(LOCKED_TITLE), say(LOCKED)
    last = max(len(table.data), 1) + HEADER_ROWS
    for number, column in enumerate(table.columns, start=1):
        if column.field not in edited:
            letter = get_column_letter(number)
            locked.add(f"{letter}{1 + HEADER_ROWS}:{letter}{last}")
    sheet.add_data_validation(locked)


def offer(sheet: Worksheet, table: Table, field: str, choices: Sequence[str], *, rows: Sequence[int] | None = None) -> None:
    """Lets Excel offer choices in a column, and refuse others; not where Excel knows no such list.

    Args:
        sheet: The sheet.
        table: What it shows.
        field: The column's field.
        choices: The texts that may be written; the cell may be left empty too.
        rows: Places of the rows in the table, from 0; None for all.
    """
    offered = ",".join(choices)
    if not choices or len(offered) > _LIST_LIMIT or any("," in each or '"' in each for each in choices):
        return
    letter = get_column_letter([column.field for column in table.columns].index(field) + 1)
    listed = DataValidation(type="list", formula1=f'"{offered}"', allow_blank=True, showErrorMessage=True)
    for row in range(max(len(table.data), 1)) if rows is None else rows:
        listed.add(f"{letter}{row + 1 + HEADER_ROWS}")
    sheet.add_data_validation(listed)
