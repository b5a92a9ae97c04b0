"""Cells as the text of a worksheet's XML: what every value becomes, and what is kept from becoming a formula.

openpyxl makes an object of every cell, which takes three times as long as writing the XML itself; the frame of the workbook
(styles, tables, charts, print set-up) stays openpyxl's work.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from coding.text_cell import legal

if TYPE_CHECKING:
    from collections.abc import Callable

FORMULA_STARTS = ("=", "+", "-", "@")
_LOOKS_ESCAPED = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
_EPOCH = datetime(1899, 12, 30)  # noqa: DTZ001  # Excel's days know no time zone
_DAY = 86_400


@dataclass(frozen=True, slots=True)
class Look:
    """How a cell looks: numbers of the workbook's styles.

    Attributes:
        plain: The style.
        quoted: The same style for text that must not turn into a formula when somebody edits the cell.
    """

    plain: int
    quoted: int


def escaped(text: str) -> str:
    """The text between two tags; what Excel would take for an escape of its own (`_x0041_`) stays what it is."""
    if "_x" in text:
        text = _LOOKS_ESCAPED.sub("_x005F_", text)
    return legal(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def text_cell(value: str, look: Look) -> str:
    """A cell with text, which stays text whatever it begins with."""
    style = look.quoted if value.startswith(FORMULA_STARTS) else look.plain
    return f' s="{style}" t="inlineStr"><is><t xml:space="preserve">{escaped(value)}</t></is></c>'


def empty_cell(look: Look) -> str:
    """A cell with nothing in it but its look."""
    return f' s="{look.plain}"/>'


def number_cell(value: float, look: Look) -> str:
    """A cell with a number."""
    return f' s="{look.plain}"><v>{value!r}</v></c>'


def cell(value: object, look: Look) -> str:
    """A cell with whatever it is given; null and empty text leave it empty."""
    match value:
        case str():
            return text_cell(value, look) if value else empty_cell(look)
        case _ if pd.isna(value):  # type: ignore[call-overload]  # whatever pandas holds for nothing
            return empty_cell(look)
        case datetime():
            return number_cell(round((value.replace(tzinfo=None) - _EPOCH).total_seconds()) / _DAY, look)
        case date():
            return number_cell((value - _EPOCH.date()).days, look)
        case _:
            return number_cell(value.item() if hasattr(value, "item") else value, look)  # type: ignore[arg-type]  # a number by now


def column_cells(values: pd.Series, look: Look) -> list[str]:
    """The cells of a column; a category is written once and used again."""
    if isinstance(values.dtype, pd.CategoricalDtype):
        known = [cell(value, look) for value in values.cat.categories]
        known.append(empty_cell(look))  # the code of a missing value is -1, the last
        return [known[code] for code in values.cat.codes.tolist()]
    write = _writer_of(values, look)
    return [write(value) for value in values.tolist()]


def is_plain_integers(values: pd.Series) -> bool:
    """Whether a column holds whole numbers and nothing missing, as far as its type can tell."""
    return isinstance(values.dtype, np.dtype) and values.dtype.kind == "i"


def _writer_of(values: pd.Series, look: Look) -> Callable[[object], str]:
    """The quickest way that suits the whole column."""
    if is_plain_integers(values):
        before, after = f' s="{look.plain}"><v>', "</v></c>"
        return lambda value: f"{before}{value}{after}"
    return lambda value: cell(value, look)


def row_xml(number: int, cells: Iterable[tuple[str, str | None]], attributes: str = "") -> str:
    """One row; cells are given by their column's letters."""
    inside = "".join([f'<c r="{letters}{number}"{content}' for letters, content in cells if content])
    return f'<row r="{number}"{attributes}>{inside}</row>'


def rows_xml(letters: Sequence[str], columns: Sequence[Sequence[str]], first: int, attributes: Sequence[str]) -> Iterator[str]:
    """The rows of a table whose columns are given as cells, numbered from `first`, each with its attributes."""
    for place, contents in enumerate(zip(*columns, strict=True)):
        number = first + place
        yield row_xml(number, zip(letters, contents, strict=True), attributes[place])
