"""Text in a cell of a workbook, written so that it stays text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from interviews.errors import KodbokError

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell, MergedCell

MOST_CHARACTERS = 32_767
"""What one cell holds in Excel; openpyxl would cut what is longer."""

_LOOKS_ESCAPED = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
_FORMULA_SIGNS = ("=", "+", "-", "@")


class CellTooLongError(KodbokError):
    """A text does not fit into a cell."""

    def __init__(self, sheet: str, row: int, column: str, length: int) -> None:
        where = f"Sheet {sheet}, row {row}, column {column}"
        super().__init__(
            f"{where}: a text of {length} characters is too long for Excel ({MOST_CHARACTERS}); shorten it, or write csv or yaml."
        )


def write_text(cell: Cell | MergedCell, text: str) -> None:
    """Puts text into a cell so that Excel shows it as it is, be it `=1+1`, `#N/A` or `_x0041_`."""
    cell.value = _LOOKS_ESCAPED.sub("_x005F_", text)
    cell.data_type = "s"  # openpyxl would take a leading = for a formula
    if text.startswith(_FORMULA_SIGNS):
        cell.quotePrefix = True  # and Excel would, once somebody edits the cell
