"""How high rows must be so that no text is cut off.

Excel fits a row to its text only when somebody edits it, and LibreOffice not at all when it prints a file unseen; so the heights
are reckoned here, rather too high than too low.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from analysis.workbook.column import Column
from coding import sheet_page
from coding.letters import BOLD, widest_word
from coding.text_lines import HIGHEST_POINTS, LINE_POINTS, PADDING_POINTS, lines

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from analysis.workbook.table import Table

_UPRIGHT_HEIGHTS = range(110, 251, 10)
_UPRIGHT_LINES = 2


def row_heights(table: Table) -> list[str]:
    """The attribute of each row's XML that gives its height; columns that are not printed may be cut off."""
    return [height(points) for points in row_points(table).tolist()]


def row_points(table: Table) -> NDArray[np.float64]:
    """The height of each row in points."""
    points = np.full(len(table.data), LINE_POINTS)
    for column in table.columns:
        if column.printed and column.form in {"text", "long", "small"}:
            points = np.maximum(points, _column_lines(table.data, column) * LINE_POINTS * column.size / 10)
    return np.minimum(points + PADDING_POINTS, HIGHEST_POINTS)


def height(points: float) -> str:
    """The attribute for a height in points."""
    return f' ht="{points:.1f}" customHeight="0"'


def upright_points(names: Sequence[str]) -> int:
    """Points that leave every upright name its words whole, on lines that its column holds."""

    def holds(points: int) -> bool:
        room = points / sheet_page.UNIT_POINTS / BOLD
        return all(widest_word(name) + 2 <= room and lines(name, room) <= _UPRIGHT_LINES for name in names)

    return next((points for points in _UPRIGHT_HEIGHTS if holds(points)), _UPRIGHT_HEIGHTS[-1])


def _column_lines(data: pd.DataFrame, column: Column) -> NDArray[np.float64]:
    values, width, size = data[column.field], column.width - 1.3 * column.indent, column.size
    if isinstance(values.dtype, pd.CategoricalDtype):
        known = [lines(str(value), width, size) for value in values.cat.categories]
        return np.array([*known, 1.0])[values.cat.codes.to_numpy()]
    return np.array([lines(value, width, size) if isinstance(value, str) else 1.0 for value in values.tolist()])
