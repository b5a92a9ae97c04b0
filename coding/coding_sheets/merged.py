"""Cells that somebody has merged: what stands in the first of them counts for the rows below it too."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from openpyxl.utils import range_boundaries

if TYPE_CHECKING:
    from collections.abc import Iterator

    from openpyxl.worksheet.worksheet import Worksheet

_MERGED = re.compile(rb"<(?:\w+:)?mergeCell\s[^>]*?ref=[\"']([A-Z]{1,3}[0-9]{1,7}:[A-Z]{1,3}[0-9]{1,7})[\"']")
_END_OF_ROWS = re.compile(rb"</(?:\w+:)?sheetData>")
_MOST_ROWS = 10_000
"""A taller block is no merging of codes; it is left alone."""


def merged_below(sheet: Worksheet) -> dict[tuple[int, int], int]:
    """The row that speaks for each cell that was merged into one above it, by the cell's row (from 1) and column (from 0).

    A sheet that is read row by row does not tell which of its cells are merged, so the list is taken from its XML.
    """
    with sheet._get_source() as source:  # type: ignore[attr-defined]  # noqa: SLF001  # openpyxl has no public way to it
        xml = source.read()
    end = _END_OF_ROWS.search(xml)
    return dict(cell for found in _MERGED.finditer(xml, end.end() if end else 0) for cell in _below(found[1].decode("ascii")))


def _below(reference: str) -> Iterator[tuple[tuple[int, int], int]]:
    """The cells of a block's first column that stand below its first row."""
    column, first, _, last = map(int, range_boundaries(reference))  # type: ignore[arg-type]  # a block has all four
    if last - first < _MOST_ROWS:
        yield from (((row, column - 1), first) for row in range(first + 1, last + 1))
