"""The sheet of interviews: every source that was selected, coded or not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from analysis.catalogue import N_
from analysis.workbook.column import Column
from analysis.workbook.wording import worded, yes_or_no

if TYPE_CHECKING:
    from analysis.workbook.results import Results
    from analysis.workbook.table import Table

TITLE = N_("Interviews")
COLUMNS = (
    Column("interview", N_("interview"), "text", 32),
    Column("case", N_("case"), "text", 30),
    Column("case_kind", N_("case kind"), "text", 18),
    Column("wave", N_("wave"), "text", 16),
    Column("kind", N_("kind"), "text", 12),
    Column("date", N_("date"), "date", 14),
    Column("words", N_("words"), "number", 10),
    Column("counted_words", N_("counted words"), "number", 15),
    Column("turns", N_("turns"), "number", 11),
    Column("speakers", N_("speakers"), "number", 11),
    Column("coders", N_("coders"), "text", 16),
    Column("coded", N_("coded"), "text", 10),
    Column("finished", N_("fully coded"), "text", 15),
)


def table(results: Results) -> Table:
    """A row an interview."""
    data, say = results.material.interviews.reset_index(drop=True), results.say
    shown = data.assign(
        kind=worded(data["kind"], say),
        date=pd.to_datetime(data["date"], format="%Y-%m-%d", errors="coerce").dt.date,
        coded=yes_or_no(data["coded"], say),
        finished=yes_or_no(data["finished"], say),
    )
    return results.table(TITLE, COLUMNS, shown)
