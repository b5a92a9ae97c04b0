"""What is around the cells of a sheet: widths, heights, protection."""

from __future__ import annotations

from typing import TYPE_CHECKING

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.dimensions import RowDimension
from openpyxl.worksheet.protection import SheetProtection

from coding.text_lines import lines_height

if TYPE_CHECKING:
    from collections.abc import Sequence

    from openpyxl.worksheet.worksheet import Worksheet


class FittedRow(RowDimension):
    """A row whose height is only reckoned: Excel fits it anew once somebody writes more into it."""

    @property
    def customHeight(self) -> bool:  # noqa: N802  # Excel's own name
        """Whether a person has set the height."""
        return False


def set_height(sheet: Worksheet, row: int, lines: float, size: float = 10) -> None:
    """Makes a row high enough for some lines."""
    sheet.row_dimensions[row] = FittedRow(sheet, row, ht=lines_height(lines, size))


def set_widths(sheet: Worksheet, widths: Sequence[float]) -> None:
    """Sets the widths of the first columns."""
    for number, width in enumerate(widths, start=1):
        sheet.column_dimensions[get_column_letter(number)].width = width


def protect(sheet: Worksheet) -> None:
    """Locks what must not be edited, without a password; filtering, sorting, and formatting stay allowed."""
    sheet.protection = SheetProtection(
        sheet=True,
        autoFilter=False,
        sort=False,
        formatCells=False,
        formatColumns=False,
        formatRows=False,
    )
