"""Rows of text as a spreadsheet or a CSV file has them, whatever their columns mean."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple


class GridRow(NamedTuple):
    """One row.

    Attributes:
        number: Its number in the file, counted from 1.
        cells: The plain text of its cells.
        unreadable: Why a cell has no text that could be trusted (it holds a formula), by the cell's place in the row.
    """

    number: int
    cells: list[str]
    unreadable: Mapping[int, str] = MappingProxyType({})

    @property
    def is_blank(self) -> bool:
        """No cell holds anything."""
        return not self.unreadable and not any(cell.strip() for cell in self.cells)


class Grid(NamedTuple):
    """The rows of one sheet, or of a file that has no sheets.

    Attributes:
        sheet: The sheet's name, or None.
        rows: Its rows in order; blank ones may be among them.
    """

    sheet: str | None
    rows: list[GridRow]

    def place(self, number: int) -> str:
        """How to name a row in a message."""
        return f"line {number}" if self.sheet is None else f"sheet {self.sheet}, row {number}"


def fold_header(header: str) -> str:
    """A column's header as it is compared: without case and the amount of white space."""
    return " ".join(unicodedata.normalize("NFC", header).casefold().split())
