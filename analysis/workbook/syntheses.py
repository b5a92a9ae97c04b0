"""The sheet of syntheses: what people write of each theme across the organisations, beside who speaks and who is silent."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd

from analysis.catalogue import N_
from analysis.cell_state import SHORT_WORDS
from analysis.theme_summary import theme_summaries
from analysis.workbook.column import Column
from analysis.workbook.sheet import Dress, form_look

if TYPE_CHECKING:
    from analysis.catalogue import Catalogue
    from analysis.theme_summary import ThemeSummary
    from analysis.workbook.cells import Look
    from analysis.workbook.looks import Looks
    from analysis.workbook.results import Results
    from analysis.workbook.table import Table

TITLE = N_("Syntheses")
COLUMNS = (
    Column("theme", N_("theme"), "text", 26),
    Column("wave", N_("wave"), "text", 10),
    Column("state", N_("state"), "text", 14),
    Column("passages", N_("passages"), "number", 9),
    Column("contrary", N_("contrary segments"), "number", 12),
    Column("cases", N_("cases that speak"), "of", 12, total="cases_total"),
    Column("silent", N_("silent, not asked or not finished"), "text", 36),
    Column("synthesis", N_("synthesis"), "text", 80),
    Column("author", N_("written by"), "text", 12),
    Column("date", N_("date"), "text", 12),
)
_SILENT = ("silent", "not_asked", "not_finished")


def table(results: Results) -> Table | None:
    """A row a theme and wave; None where nobody has written a synthesis."""
    written = results.shown_written
    if written is None or written.syntheses.empty:
        return None
    rows = [_row(theme, results.say) for theme in theme_summaries(results.material, written)]
    return results.table(TITLE, COLUMNS, pd.DataFrame(rows))


def dress(syntheses: Table, looks: Looks, of: str) -> Dress:
    """How many cases speak, out of how many."""
    totals = syntheses.data["cases_total"].tolist()

    def look(column: Column, row: int, is_link: bool) -> Look:  # noqa: ARG001, FBT001  # the dress's own signature
        """The look of a cell."""
        return looks.number(f'#,##0" {of} {totals[row]}"') if column.form == "of" else form_look(looks, column)

    return Dress(look)


def _row(theme: ThemeSummary, say: Catalogue) -> dict[str, Any]:
    """The row of a theme."""
    told = theme.synthesis or {}
    state = "unsummarised" if theme.synthesis is None else "stale" if told["stale"] else "summarised"
    silent = {name: getattr(theme, name) for name in _SILENT}
    return {
        "theme": theme.theme,
        "wave": theme.wave,
        "state": say(SHORT_WORDS[state]),
        "passages": int(theme.numbers["passages"]),
        "contrary": len(theme.contrary),
        "cases": len(theme.speaking),
        "cases_total": len(theme.speaking) + sum(map(len, silent.values())),
        "silent": "\n".join(f"{say(SHORT_WORDS[name])}: {', '.join(cases)}" for name, cases in silent.items() if cases),
        "synthesis": told.get("text", ""),
        "author": told.get("author", ""),
        "date": told.get("date", "")[:10],
    }
