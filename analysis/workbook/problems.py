"""The sheet of problems: what could not be read, and what could not be counted."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from analysis.catalogue import N_
from analysis.workbook.column import Column
from analysis.workbook.sheet import location

if TYPE_CHECKING:
    from collections.abc import Mapping

    from analysis.workbook.results import Results
    from analysis.workbook.table import Table

TITLE = N_("Problems")
COLUMNS = (
    Column("interview", N_("interview"), "text", 36),
    Column("paragraph", N_("paragraph"), "number", 11),
    Column("message", N_("problem"), "text", 90),
    Column("segment", N_("segment"), "fine", 32),
)


def table(results: Results) -> Table:
    """A row a problem."""
    data = results.material.problems.reset_index(drop=True)
    said = data["message"].map(results.say.sentence)
    return replace(results.table(TITLE, COLUMNS, data.assign(message=said)), empty=results.say("No problems"))


def linked(problems: Table, segment_row: Mapping[str, int], segments: str) -> Table:
    """The table with every segment that a problem is about leading to its row."""
    targets = [location(segments, segment_row[each]) if each in segment_row else None for each in problems.data["segment"]]
    return problems.linked({"segment": targets})
