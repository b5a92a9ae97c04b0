"""How sheets come out on paper: landscape, as wide as the page, the header on every page and the mark of working material."""

from __future__ import annotations

from typing import TYPE_CHECKING

from openpyxl.worksheet.header_footer import HeaderFooterItem
from openpyxl.worksheet.page import PageMargins
from openpyxl.worksheet.properties import PageSetupProperties

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

PAPER_A4 = 9
PRINTED_WIDTH, PRINTED_HEIGHT = 784.0, 501.0
"""Points of A4 between the margins."""
UNIT_POINTS = 5.25
"""One unit of a column's width."""
_HEADER_SPACE = 80
"""Excel allows 255 characters for a header with all its codes."""


def set_up(
    sheet: Worksheet,
    mark: str,
    study: str,
) -> None:
    """Lays out the pages of a sheet.

    Args:
        sheet: The sheet.
        mark: What every page says about the material.
        study: The study's title, at the foot of every page.
    """
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = PAPER_A4
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_setup.fitToWidth = 1
    sheet.page_setup.fitToHeight = 0
    sheet.page_margins = PageMargins(left=0.4, right=0.4, top=0.7, bottom=0.6, header=0.3, footer=0.3)
    sheet.HeaderFooter.oddHeader = _line("&A", mark)
    sheet.HeaderFooter.oddFooter = _line(_literal(study), "&P (&N)")


def _line(left: str, right: str) -> HeaderFooterItem:
    """A line at the head or foot of the page."""
    line = HeaderFooterItem()
    line.left.text, line.right.text = left, right
    return line


def repeat_top(sheet: Worksheet, rows: int = 1, *, columns: str = "", frozen: str = "") -> None:
    """Keeps the header in sight: on the screen while scrolling, and on every page.

    Args:
        sheet: The sheet.
        rows: Rows of the header.
        columns: Letters of the columns that every page repeats.
        frozen: Letters of those that stay on the screen.
    """
    sheet.freeze_panes = f"{chr(ord('A') + len(columns or frozen))}{rows + 1}"
    sheet.print_title_rows = f"1:{rows}"
    if columns:
        sheet.print_title_cols = f"{columns[0]}:{columns[-1]}"


def _literal(text: str) -> str:
    """The text where `&` would begin a code."""
    short = text if len(text) <= _HEADER_SPACE else text[: _HEADER_SPACE - 1] + "…"
    return " ".join(short.split()).replace("&", "&&")
