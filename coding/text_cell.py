"""Text in a cell of a workbook, written so that it stays text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from interviews.errors import KodbokError

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell, MergedCell

MOST_CHARACTERS = 32_767
"""What one cell holds in Excel; openpyxl would cut what is longer."""

_FOREIGN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_LOOKS_ESCAPED = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
_FORMULA_SIGNS = ("=", "+", "-", "@")


class CellTooLongError(KodbokError):
    """A text does not fit into a cell."""

    def __init__(self, sheet: str, row: int, column: str, length: int) -> None:
        where = f"Sheet {sheet}, row {row}, column {column}"
        super().__init__(
            f"{where}: a text of {length} characters is too long for Excel ({MOST_CHARACTERS}); shorten it, or write csv or yaml."
        )


def legal(text: str) -> str:
    r"""The text as XML can carry it: line breaks as `\n`, other control characters and half characters as U+FFFD.

    >>> legal("a\x0cb\r\nc")
    'a\ufffdb\nc'
    """
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return _FOREIGN.sub("\ufffd", text)


def set_text(cell: Cell | MergedCell, text: str) -> None:
    """Puts text into a cell, be it `=1+1`, `#N/A` or `_x0041_`; with the format `@` it stays text when somebody edits it."""
    cell.value = _LOOKS_ESCAPED.sub("_x005F_", text)
    cell.data_type = "s"  # openpyxl would take a leading = for a formula


def write_text(cell: Cell | MergedCell, text: str) -> None:
    """Puts text into a cell so that Excel shows it as it is, and goes on doing so once somebody edits it."""
    set_text(cell, text)
    if text.startswith(_FORMULA_SIGNS):
        cell.quotePrefix = True
