"""The sheet of judgements: the profile of each organisation on the study's scales, with why it is judged so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.catalogue import N_
from analysis.workbook.column import Column
from analysis.workbook.table import Table, apart
from analysis.written import rows_of
from analysis.written_choice import case_waves

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from analysis.workbook.results import Results

TITLE = N_("Judgements")
COLUMNS = (
    Column("case", N_("case"), "text", 24),
    Column("case_kind", N_("case kind"), "text", 18),
    Column("wave", N_("wave"), "text", 10),
)
_SCALE_WIDTH = 32


def table(results: Results) -> Table | None:
    """A row an organisation and wave, a column a scale: the value, and below it why; None where nobody has judged."""
    written = results.shown_written
    if written is None or written.judgements.empty:
        return None
    cases = case_waves(results.material)
    columns = [Column(f"scale {place}", scale, "text", _SCALE_WIDTH) for place, scale in enumerate(written.scales["scale"])]
    told = {(row["scale"], row["case"], str(row["wave"])): _told(row) for row in rows_of(written.judgements)}
    values = {
        column.field: [told.get((column.header, row["case"], str(row["wave"])), "") for row in rows_of(cases)] for column in columns
    }
    headers = (*(results.say(column.header) for column in COLUMNS), *(column.header for column in columns))
    return Table(results.say(TITLE), (*COLUMNS, *columns), apart(headers), cases.assign(**values))


def _told(judgement: Mapping[str, Any]) -> str:
    """The value, and why."""
    return f"{judgement['value']}\n{judgement['comment']}".strip()
