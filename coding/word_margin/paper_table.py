"""Tables of fixed widths and their paragraphs, for pages that are read on paper."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from lxml import etree

from coding.word_margin.elements import add_run, add_values
from interviews.word.names import W

if TYPE_CHECKING:
    from collections.abc import Sequence

_Element = etree._Element  # noqa: SLF001  # lxml's own name for its elements

_BESIDE_RULE: Final = 170
_BESIDE: Final = 60
_ABOVE: Final = 40
"""The room around a cell's text, in twentieths of a point."""


def paragraph_of(style: str, text: str = "", *, bold: bool = False) -> _Element:
    """A paragraph in a style, by the style's name; line feeds in the text are soft breaks."""
    paragraph = etree.Element(W + "p")
    add_values(etree.SubElement(paragraph, W + "pPr"), [("pStyle", style.replace(" ", ""))])
    if text:
        add_run(paragraph, text, *([("b", None)] if bold else []))
    return paragraph


def table_of(widths: Sequence[int], *, lines: bool = False, rule: bool = False) -> _Element:
    """A table without rows and without borders, but for thin lines under its rows or a rule between its columns.

    Args:
        widths: The widths of its columns, in twentieths of a point.
        lines: Whether there are lines.
        rule: Whether there is a rule.
    """
    table = etree.Element(W + "tbl")
    properties = etree.SubElement(table, W + "tblPr")
    _add_width(properties, "tblW", sum(widths))
    sides = [*(["bottom", "insideH"] if lines else []), *(["insideV"] if rule else [])]
    if sides:
        borders = etree.SubElement(properties, W + "tblBorders")
        for side in sides:
            _add_border(borders, side, "4", "808080")
    etree.SubElement(properties, W + "tblLayout", {W + "type": "fixed"})
    margins = etree.SubElement(properties, W + "tblCellMar")
    beside = _BESIDE_RULE if rule else _BESIDE
    for side, room in (("top", _ABOVE), ("left", beside), ("right", beside)):
        _add_width(margins, side, room)
    grid = etree.SubElement(table, W + "tblGrid")
    for width in widths:
        etree.SubElement(grid, W + "gridCol", {W + "w": str(width)})
    return table


def add_cells(table: _Element, widths: Sequence[int], cells: Sequence[Sequence[_Element]]) -> _Element:
    """Adds a row to a table and returns it.

    Args:
        table: The table.
        widths: The widths of its columns.
        cells: The paragraphs of each cell, at least one.
    """
    row = etree.SubElement(table, W + "tr")
    for width, paragraphs in zip(widths, cells, strict=True):
        cell = etree.SubElement(row, W + "tc")
        _add_width(etree.SubElement(cell, W + "tcPr"), "tcW", width)
        cell.extend(paragraphs)
    return row


def add_header(table: _Element, widths: Sequence[int], cells: Sequence[_Element]) -> None:
    """Adds a header of one paragraph a cell, which is repeated on every page."""
    row = add_cells(table, widths, [[cell] for cell in cells])
    properties = etree.Element(W + "trPr")
    etree.SubElement(properties, W + "tblHeader")
    row.insert(0, properties)
    for cell in row.iterfind(f"{W}tc/{W}tcPr"):
        _add_border(etree.SubElement(cell, W + "tcBorders"), "bottom", "8", "000000")


def _add_width(parent: _Element, name: str, width: int) -> None:
    """Adds an element that tells a width."""
    etree.SubElement(parent, W + name, {W + "w": str(width), W + "type": "dxa"})


def _add_border(parent: _Element, side: str, size: str, colour: str) -> None:
    """Adds a border on a side."""
    etree.SubElement(parent, W + side, {W + "val": "single", W + "sz": size, W + "space": "0", W + "color": colour})
