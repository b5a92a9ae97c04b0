"""A table in a Word file: header rows that come again on every page, rows that are not broken."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from lxml import etree

from analysis.report.inline import Piece
from coding.word_margin.elements import xml_text
from interviews.word.names import W

if TYPE_CHECKING:
    from analysis.report.markup import Element, Markup

TEXT_WIDTH = 9070
"""Width of the text on an A4 with margins of 25 mm, in twentieths of a point."""

_SHORT = 12
"""Rows of a table that stands on one page."""

Cell = Piece | Sequence[Piece]
"""A cell: one piece or several."""


def table_element(
    markup: Markup, headers: Sequence[str], rows: Sequence[Sequence[Cell]], shares: Sequence[int], *, caption: str
) -> Element:
    """A table.

    Args:
        markup: Makes the paragraphs.
        headers: The columns' names.
        rows: The cells, row by row; numbers (pieces in a column whose share is negative) stand to the right.
        shares: How wide the columns are, as parts of the whole; negative for columns of numbers.
        caption: What it shows, for whoever does not see it.
    """
    made = etree.Element(W + "tbl")
    widths = [round(TEXT_WIDTH * abs(share) / sum(map(abs, shares))) for share in shares]
    _add_properties(made, caption)
    grid = etree.SubElement(made, W + "tblGrid")
    for width in widths:
        etree.SubElement(grid, W + "gridCol").set(W + "w", str(width))
    columns = list(zip(widths, (share < 0 for share in shares), strict=True))
    _add_row(markup, made, headers, columns, header=True)
    for row in rows:
        _add_row(markup, made, row, columns)
    _keep_together(made, 1 if len(rows) > _SHORT else len(rows))
    return made


def number_share(header: str, least: int = 7) -> int:
    """How wide a column of numbers is: the longest word of its name fits in."""
    return -max(least, 1 + max(map(len, header.split()), default=0))


def _keep_together(table: Element, rows: int) -> None:
    """Keeps so many rows on the page of the row that follows."""
    for row in table.findall(W + "tr")[:rows]:
        for properties in row.iter(W + "pPr"):
            etree.SubElement(properties, W + "keepNext")


def _add_properties(table: Element, caption: str) -> None:
    properties = etree.SubElement(table, W + "tblPr")
    etree.SubElement(properties, W + "tblStyle").set(W + "val", "KodbokTable")
    width = etree.SubElement(properties, W + "tblW")
    width.set(W + "w", str(TEXT_WIDTH))
    width.set(W + "type", "dxa")
    etree.SubElement(properties, W + "tblLayout").set(W + "type", "fixed")
    look = etree.SubElement(properties, W + "tblLook")
    look.set(W + "val", "0020")
    look.set(W + "firstRow", "1")
    etree.SubElement(properties, W + "tblCaption").set(W + "val", xml_text(caption))


def _add_row(
    markup: Markup, table: Element, cells: Sequence[Cell], columns: Sequence[tuple[int, bool]], *, header: bool = False
) -> None:
    """Adds a row; of each column it is told how wide it is, and whether it holds numbers."""
    row = etree.SubElement(table, W + "tr")
    properties = etree.SubElement(row, W + "trPr")
    etree.SubElement(properties, W + "cantSplit")
    if header:
        etree.SubElement(properties, W + "tblHeader")
    for cell, (width, is_right) in zip(cells, columns, strict=True):
        made = etree.SubElement(row, W + "tc")
        size = etree.SubElement(etree.SubElement(made, W + "tcPr"), W + "tcW")
        size.set(W + "w", str(width))
        size.set(W + "type", "dxa")
        pieces = cell if isinstance(cell, (list, tuple)) else (cell,)
        made.append(markup.paragraph(pieces, "KodbokNumber" if is_right else "KodbokCell"))
