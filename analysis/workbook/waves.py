"""The sheet of waves: two of them side by side, what changed, and what cannot be compared."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd

from analysis.catalogue import N_
from analysis.wave_change import COMPARED, MEANINGS, WORDS
from analysis.workbook.column import Column, Form
from analysis.workbook.passages import first_rows_by_wave
from analysis.workbook.sheet import Dress, form_look, location
from analysis.workbook.table import Table
from analysis.workbook.wording import listed

if TYPE_CHECKING:
    from collections.abc import Mapping

    from analysis.workbook.cells import Look
    from analysis.workbook.looks import Looks
    from analysis.workbook.results import Results

TITLE = N_("Waves")
COLUMNS = (
    Column("code", N_("theme"), "text", 40),
    Column("change", N_("change"), "text", 15),
    Column("reason", N_("reason"), "text", 26),
    Column("cases_compared", N_("compared cases"), "number", 15),
)
BOTH: tuple[tuple[str, str, Form, float], ...] = (
    ("same_cases", N_("compared that speak of it"), "number", 18),
    ("passages", N_("passages"), "number", 13),
    ("share", N_("share of words"), "share", 12),
    ("cases", N_("cases"), "of", 16),
)
"""What is told of both waves, in columns whose names end with the wave."""
CASES = (Column("came", N_("new: cases"), "text", 24), Column("left", N_("no more: cases"), "text", 24))
SIDES = ("from", "to")


def table(results: Results) -> Table | None:
    """A row a theme; None where no two waves are compared."""
    compared, say = results.waves, results.say
    if compared is None:
        return None
    data = _shown(compared.table(), results)
    both = [
        (Column(f"{field}_{side}", header, form, width, f"{field}_total_{side}" if form == "of" else ""), f"{say(header)} {wave}")
        for field, header, form, width in BOTH
        for side, wave in zip(SIDES, compared.cells.waves, strict=True)
    ]
    plain, cases = ([(column, say(column.header)) for column in each] for each in (COLUMNS, CASES))
    columns, headers = zip(*plain, *both, *cases, strict=True)
    return Table(say(TITLE), columns, headers, data).noted(say(MEANINGS["cases"]), say(COMPARED))


def _shown(counted: pd.DataFrame, results: Results) -> pd.DataFrame:
    """The numbers as they are shown, in the reader's words."""
    names, say = results.names, results.say
    reasons = [say.sentence(reason) if isinstance(reason, str) else None for reason in counted["reason"]]
    told: dict[str, Any] = {name: [tuple(map(names.code, each)) for each in counted[name]] for name in ("codes_from", "codes_to")}
    told |= {name: listed(counted[name].map(lambda each: tuple(map(names.case, each)))) for name in ("came", "left")}
    told |= {"change": [say(WORDS[change]) for change in counted["change"]], "reason": pd.Series(reasons, dtype=object)}
    return names.frame(counted).assign(**told)


def linked(waves: Table, found: Table, wave_of: Mapping[str, str]) -> Table:
    """The table with the passages of each wave leading to the first of them, where the workbook holds those of that wave.

    Args:
        waves: The table.
        found: The sheet of passages.
        wave_of: The wave of each interview.
    """
    rows, data = first_rows_by_wave(found, wave_of, ("code",)), waves.data
    targets = {}
    for side in SIDES:
        of_codes = zip(data[f"codes_{side}"], data[f"wave_{side}"], strict=True)
        firsts = [min((rows[code, wave] for code in codes if (code, wave) in rows), default=None) for codes, wave in of_codes]
        targets[f"passages_{side}"] = [None if first is None else location(found.title, first) for first in firsts]
    return waves.linked(targets)


def dress(waves: Table, looks: Looks, of: str) -> Dress:
    """Numbers out of a total say so."""

    def look(column: Column, row: int, is_link: bool) -> Look:  # noqa: FBT001  # the dress's own signature
        if column.form != "of":
            return form_look(looks, column, linked=is_link)
        return looks.number(f'#,##0" {of} {waves.data[column.total].iloc[row]}"')

    return Dress(look)
