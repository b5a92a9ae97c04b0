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
from analysis.workbook.letters import room

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from analysis.workbook.table import Table

LINE_POINTS = 12.9
_PADDING_POINTS = 2.5
_HIGHEST_POINTS = 409.0
_MARGINS, _FILLED = 1.0, 0.96
"""What a cell keeps free at its sides, in units of width, and how full its lines get at least."""
_EXACT_UP_TO = 240
"""Characters of a text whose line breaks are followed word by word; longer ones fill their lines well enough to be divided."""


def row_heights(table: Table) -> list[str]:
    """The attribute of each row's XML that gives its height; columns that are not printed may be cut off."""
    return [height(points) for points in row_points(table).tolist()]


def row_points(table: Table) -> NDArray[np.float64]:
    """The height of each row in points."""
    points = np.full(len(table.data), LINE_POINTS)
    for column in table.columns:
        if column.printed and column.form in {"text", "long", "small"}:
            points = np.maximum(points, _column_lines(table.data, column) * LINE_POINTS * column.size / 10)
    return np.minimum(points + _PADDING_POINTS, _HIGHEST_POINTS)


def height(points: float) -> str:
    """The attribute for a height in points."""
    return f' ht="{points:.1f}" customHeight="0"'


def lines_height(lines: float, size: float = 10) -> float:
    """The height of some lines in a size of letters, in points."""
    return min(lines * LINE_POINTS * size / 10 + _PADDING_POINTS, _HIGHEST_POINTS)


def _column_lines(data: pd.DataFrame, column: Column) -> NDArray[np.float64]:
    values, width, size = data[column.field], column.width - 1.3 * column.indent, column.size
    if isinstance(values.dtype, pd.CategoricalDtype):
        known = [lines(str(value), width, size) for value in values.cat.categories]
        return np.array([*known, 1.0])[values.cat.codes.to_numpy()]
    return np.array([lines(value, width, size) if isinstance(value, str) else 1.0 for value in values.tolist()])


def lines(text: str, width: float, size: float = 10) -> float:
    """How many lines a text takes in a column of some width.

    >>> lines("Lärande organisation", 14)
    2.0
    """
    if "\n" in text:
        return sum(lines(paragraph, width, size) for paragraph in text.split("\n"))
    inside = max(width - _MARGINS, 1.0) * _FILLED
    whole = room(text, size)
    if whole <= inside:
        return 1.0
    return float(
        _word_by_word(text.split(" "), inside, size) if len(text) <= _EXACT_UP_TO else math.ceil(whole / (inside * _FILLED))
    )


def _word_by_word(words: Sequence[str], width: float, size: float) -> int:
    count, used, space = 1, 0.0, room(" ", size)
    for word in words:
        wide = room(word, size)
        if used and used + space + wide > width:
            count, used = count + 1, 0.0
        count += max(math.ceil(wide / width) - 1, 0)
        used += wide + (space if used else 0)
    return count
