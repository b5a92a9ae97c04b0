"""The sheet of proposed quotations, each leading to the coded segment that it was taken from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.catalogue import N_
from analysis.workbook.column import Column
from analysis.workbook.sheet import location
from analysis.workbook.wording import worded

if TYPE_CHECKING:
    from collections.abc import Mapping

    from analysis.workbook.results import Results
    from analysis.workbook.table import Table

TITLE = N_("Quotations")
NONE = N_("Only approved quotations are carried; --quotations all proposes others too")
COLUMNS = (
    Column("theme", N_("theme"), "text", 26),
    Column("quote", N_("quotation"), "text", 66),
    Column("case", N_("case"), "text", 24),
    Column("speaker", N_("speaker"), "text", 14),
    Column("role", N_("role"), "text", 14),
    Column("interview", N_("interview"), "text", 24),
    Column("words", N_("words"), "number", 8),
    Column("reason", N_("reason"), "text", 32),
    Column("start", N_("start"), "number", 9, printed=False),
    Column("end", N_("end"), "number", 9, printed=False),
    Column("id", N_("id"), "fine", 29, printed=False),
)


def table(results: Results) -> Table:
    """A row a quotation, by theme."""
    data = results.quotes.reset_index(drop=True)
    made = results.table(TITLE, COLUMNS, data.assign(role=worded(data["role"], results.say)))
    return made if results.printed is None or results.printed.with_proposals else made.saying(results.say(NONE))


def linked(quotations: Table, segment_row: Mapping[str, int], segments: str) -> Table:
    """The table with every quotation's id leading to its segment."""
    targets = [location(segments, segment_row[each]) if each in segment_row else None for each in quotations.data["id"]]
    return quotations.linked({"id": targets})
