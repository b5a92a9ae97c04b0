"""The sheet of the framework matrix: what people write of each organisation and theme, and what stands where nobody has written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.catalogue import N_
from analysis.cell_state import SHORT_WORDS
from analysis.framework import framework
from analysis.workbook.column import Column
from analysis.workbook.sheet import location

if TYPE_CHECKING:
    from collections.abc import Mapping

    from analysis.workbook.results import Results
    from analysis.workbook.table import Table

TITLE = N_("Framework matrix")
COLUMNS = (
    Column("theme", N_("theme"), "text", 26),
    Column("case", N_("case"), "text", 22),
    Column("wave", N_("wave"), "text", 10),
    Column("state", N_("state"), "text", 14),
    Column("passages", N_("passages"), "number", 9),
    Column("contrary", N_("contrary segments"), "number", 12),
    Column("summary", N_("summary"), "text", 70),
    Column("author", N_("written by"), "text", 12),
    Column("date", N_("date"), "text", 12),
    Column("key_segment", N_("key quotation"), "fine", 29, printed=False),
)


def table(results: Results) -> Table | None:
    """A row a theme, organisation and wave; None where nobody has written a summary."""
    written = results.shown_written
    if written is None or written.summaries.empty:
        return None
    cells = framework(results.material, written)
    states = [results.say(SHORT_WORDS[state]) for state in cells["state"]]
    return results.table(TITLE, COLUMNS, cells.assign(state=states, date=cells["date"].str[:10]))


def linked(matrix: Table, segment_row: Mapping[str, int], segments: str) -> Table:
    """The table with every key quotation leading to its coded segment."""
    targets = [location(segments, segment_row[each]) if each in segment_row else None for each in matrix.data["key_segment"]]
    return matrix.linked({"key_segment": targets})
