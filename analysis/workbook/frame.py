"""An empty workbook that looks like ours: its standard font, its properties, no sheet yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from openpyxl import Workbook
from openpyxl.styles import Font

from analysis.workbook.looks import FONT

if TYPE_CHECKING:
    from datetime import datetime


def empty_workbook(title: str, made: datetime) -> Workbook:
    """A workbook without sheets.

    Args:
        title: What its properties say.
        made: When its content was made.
    """
    book = Workbook()
    del book[book.sheetnames[0]]
    # openpyxl has no public way to the standard font, whose digits are the unit of widths
    book._named_styles["Normal"].font = Font(name=FONT, size=10)  # type: ignore[attr-defined]  # noqa: SLF001
    book.properties.created = book.properties.modified = made
    book.properties.creator, book.properties.title = "Kodbok", title
    return book
