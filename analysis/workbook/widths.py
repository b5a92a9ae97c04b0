"""How wide columns must be so that no word is broken."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pandas as pd

from analysis.workbook.column import NUMBERS, Column
from analysis.workbook.looks import INDENT
from coding.letters import BOLD, widest_word

if TYPE_CHECKING:
    from analysis.workbook.table import Table

_MARGINS, _INDENT = 1.6, 1.3
"""What a cell keeps free at its sides, and one indent."""
_WIDEST = 42.0
"""A longer word, as file names are, is broken after all."""


def fitted(table: Table) -> Table:
    """The table with columns that hold the longest word of their header and of their short texts."""
    columns = (_apart(column) if place else column for place, column in enumerate(table.columns))
    named = zip(columns, table.headers, strict=True)
    return replace(table, columns=tuple(replace(each, width=_width(each, header, table.data)) for each, header in named))


def _apart(column: Column) -> Column:
    """A text with some room between it and the column before."""
    return replace(column, indent=INDENT) if column.form in {"text", "long", "small"} else column


def _width(column: Column, header: str, data: pd.DataFrame) -> float:
    indent = _INDENT * (INDENT if column.form in NUMBERS else column.indent)
    least = widest_word(header) * BOLD + _MARGINS + indent
    if column.form == "text" and column.printed:
        words = (widest_word(value, column.size) for value in _different(data[column.field]))
        least = max(least, max(words, default=0.0) + _MARGINS + _INDENT * column.indent)
    return round(max(column.width, min(least, _WIDEST)), 1)


def _different(values: pd.Series) -> list[str]:
    """Each text once."""
    known = values.cat.categories if isinstance(values.dtype, pd.CategoricalDtype) else values.unique()
    return [value for value in known if isinstance(value, str)]
