"""Matrices in Word: the tables of a document with the shading of their cells."""

from __future__ import annotations

from typing import TYPE_CHECKING

from interviews.original import original_bytes
from interviews.ratings.status_table import MOST_COLUMNS, MOST_ROWS, MatrixTooLargeError, StatusCell, StatusTable
from interviews.word.names import W
from interviews.word.package import WordPackage

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from lxml import etree

_HIGHLIGHTS = {"green": "00ff00", "yellow": "ffff00", "red": "ff0000", "darkGreen": "008000", "darkRed": "800000"}
_RGB = 6
_BREAKS = {f"{W}br": "\n", f"{W}tab": " ", f"{W}noBreakHyphen": "-"}


def document_tables(path: Path) -> Iterator[StatusTable]:
    """Yields the tables of a Word file; a nested one is text of its cell.

    Raises:
        MatrixTooLargeError: A table has absurdly many rows.
        KodbokError: The file cannot be read: an error of `interviews.word.package` or `interviews.archive`.
    """
    root = WordPackage(original_bytes(path), path.name).main()
    outer = [table for table in root.iter(f"{W}tbl") if next(table.iterancestors(f"{W}tbl"), None) is None]
    for number, table in enumerate(outer, start=1):
        if sum(1 for _ in table.iterchildren(f"{W}tr")) > MOST_ROWS:
            raise MatrixTooLargeError(path.name, f"table {number}")
        yield StatusTable.of(f"table {number}", _rows(table), lettered=False)


def _rows(table: etree._Element) -> list[list[StatusCell]]:
    """The cells of a table, merged ones repeated."""
    rows: list[list[StatusCell]] = []
    for row in table.iterchildren(f"{W}tr"):
        cells: list[StatusCell] = []
        for cell in row.iter(f"{W}tc"):
            if next(cell.iterancestors(f"{W}tc"), None) is None:
                cells += [_cell(cell, _above(rows, len(cells)))] * min(_span(cell), MOST_COLUMNS)
        rows.append(cells[:MOST_COLUMNS])
    return rows


def _above(rows: list[list[StatusCell]], column: int) -> StatusCell:
    """The cell above one in the row that is being read."""
    return rows[-1][column] if rows and column < len(rows[-1]) else StatusCell()


def _span(cell: etree._Element) -> int:
    """Over how many columns a cell goes."""
    found = cell.find(f"{W}tcPr/{W}gridSpan")
    value = "1" if found is None else found.get(f"{W}val", "1")
    return max(int(value), 1) if value.isdecimal() else 1


def _cell(cell: etree._Element, above: StatusCell) -> StatusCell:
    """One cell, or the one above that goes on in it."""
    merge = cell.find(f"{W}tcPr/{W}vMerge")
    if merge is not None and merge.get(f"{W}val", "continue") == "continue":
        return above
    lines = ["".join(_pieces(paragraph)) for paragraph in cell.iter(f"{W}p")]
    return StatusCell("\n".join(line for line in lines if line.strip()).strip(), _shading(cell))


def _pieces(paragraph: etree._Element) -> Iterator[str]:
    """The text of a paragraph; what is struck out by a tracked change is not in `w:t`."""
    for element in paragraph.iter(f"{W}t", *_BREAKS):
        yield _BREAKS.get(str(element.tag)) or element.text or ""


def _shading(cell: etree._Element) -> str:
    """The colour of a cell: its shading, else the highlight of its first run."""
    shade = cell.find(f"{W}tcPr/{W}shd")
    fill = "" if shade is None else shade.get(f"{W}fill", "").lower()
    if len(fill) == _RGB and all(char in "0123456789abcdef" for char in fill):
        return fill
    mark = next(cell.iter(f"{W}highlight"), None)
    return "" if mark is None else _HIGHLIGHTS.get(mark.get(f"{W}val", ""), "")
