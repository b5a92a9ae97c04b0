"""How high rows must be so that no text is cut off.

Excel fits a row to its text only when somebody edits it, and LibreOffice not at all when it prints a file unseen; so the heights
are reckoned here, rather too high than too low.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from analysis.workbook.column import Column

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from analysis.workbook.table import Table

LINE_POINTS = 12.9
_PADDING_POINTS = 2.5
_HIGHEST_POINTS = 409.0
_LETTERS, _SMALL = 1.1, 1.2
"""Characters of text, and of small print, in the room of one digit, the unit of widths."""
_FILLED = 0.96
_EXACT_UP_TO = 120
"""Characters of a text whose line breaks are followed word by word; longer ones fill their lines well enough to be divided."""


def row_heights(table: Table) -> list[str]:
    """The attribute of each row's XML that gives its height."""
    lines = np.ones(len(table.data))
    for column in table.columns:
        if column.form in {"text", "long", "small"}:
            lines = np.maximum(lines, _column_lines(table.data, column))
    return [height(count) for count in lines.tolist()]


def height(lines: float, size: float = 10) -> str:
    """The attribute for a number of lines in a size of letters."""
    points = min(lines * LINE_POINTS * size / 10 + _PADDING_POINTS, _HIGHEST_POINTS)
    return f' ht="{points:.1f}" customHeight="0"'


def _column_lines(data: pd.DataFrame, column: Column) -> NDArray[np.float64]:
    values, width = data[column.field], (column.width - 1) * (_SMALL if column.form == "small" else _LETTERS)
    if isinstance(values.dtype, pd.CategoricalDtype):
        known = [lines(str(value), width) for value in values.cat.categories]
        return np.array([*known, 1.0])[values.cat.codes.to_numpy()]
    return np.array([lines(value, width) if isinstance(value, str) else 1.0 for value in values.tolist()])


def lines(text: str, width: float) -> float:
    """How many lines a text takes where a line holds `width` characters.

    >>> lines("Lärande organisation", 12)
    2.0
    """
    if "\n" in text:
        return sum(lines(paragraph, width) for paragraph in text.split("\n"))
    if len(text) <= width:
        return 1.0
    return float(_word_by_word(text.split(" "), width) if len(text) <= _EXACT_UP_TO else math.ceil(len(text) / (width * _FILLED)))


def _word_by_word(words: Sequence[str], width: float) -> int:
    count, used = 1, 0.0
    for word in words:
        if used and used + 1 + len(word) > width:
            count, used = count + 1, 0.0
        count += math.ceil(len(word) / width) - 1
        used += len(word) + (1 if used else 0)
    return count
