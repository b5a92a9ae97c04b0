"""The sheet of passages: what every count of the themes was counted from."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from analysis.catalogue import N_
from analysis.workbook.column import Column
from analysis.workbook.sheet import HEADER_ROWS, location

if TYPE_CHECKING:
    from collections.abc import Mapping

    from analysis.workbook.results import Results
    from analysis.workbook.table import Table

TITLE = N_("Passages")
COLUMNS = (
    Column("number", N_("no."), "number", 8),
    Column("code", N_("code"), "text", 28),
    Column("interview", N_("interview"), "text", 22),
    Column("case", N_("case"), "text", 22),
    Column("speaker", N_("speaker"), "text", 12),
    Column("start", N_("start"), "number", 9),
    Column("end", N_("end"), "number", 9),
    Column("words", N_("words"), "number", 8),
    Column("text", N_("text"), "long", 76),
    Column("segments", N_("segments"), "small", 33, printed=False, size=8),
    Column("part", N_("part"), "rank", 7, printed=False),
)


def table(results: Results) -> Table:
    """A row a passage, in the order of the codebook; a passage stands under its code and under every code above it."""
    data = results.passages
    numbered = data.assign(number=np.arange(1, len(data) + 1), part=1)
    return results.table(TITLE, COLUMNS, numbered)


def first_rows(passages: Table) -> dict[str, int]:
    """The sheet's row of each code's first passage."""
    codes = passages.data["code"]
    rows = codes[codes.notna() & ~codes.duplicated()]
    return {str(code): place + 1 + HEADER_ROWS for place, code in zip(rows.index, rows, strict=True)}


def first_rows_by_case(passages: Table) -> dict[tuple[str, str], int]:
    """The sheet's row of the first passage of each code in each case."""
    pairs = passages.data[["code", "case"]].dropna().astype("object").drop_duplicates()
    return {(code, case): place + 1 + HEADER_ROWS for place, code, case in pairs.itertuples()}


def first_rows_by_wave(passages: Table, wave_of: Mapping[str, str], fields: tuple[str, ...]) -> dict[tuple[str, ...], int]:
    """The sheet's row of the first passage of whatever some fields and the wave say.

    Args:
        passages: The sheet.
        wave_of: The wave of each interview.
        fields: Columns of the sheet; the keys are their values, then the wave.
    """
    first: dict[tuple[str, ...], int] = {}
    told = passages.data[[*fields, "interview"]].astype("object")
    for place, *values, interview in told.itertuples():
        first.setdefault((*values, wave_of.get(interview, "")), place + 1 + HEADER_ROWS)
    return first


def linked(passages: Table, segment_row: Mapping[str, int], segments: str) -> Table:
    """The table with the ids of each passage leading to the first of its segments."""
    ids = ["" if pd.isna(each) else each.partition("; ")[0] for each in passages.data["segments"]]
    return passages.linked({"segments": [location(segments, segment_row[each]) if each in segment_row else None for each in ids]})
