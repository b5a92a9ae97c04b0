"""The sheet of what organisations say beside their ratings, with how much their interviews say of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.catalogue import N_
from analysis.status_join import status_join
from analysis.status_matrix import SIGNS
from analysis.workbook.column import Column
from analysis.workbook.passages import first_rows_by_wave
from analysis.workbook.sheet import location

if TYPE_CHECKING:
    from collections.abc import Mapping

    from analysis.workbook.results import Results
    from analysis.workbook.table import Table

TITLE = N_("Status comments")
COLUMNS = (
    Column("assignment", N_("assignment"), "text", 34),
    Column("case", N_("case"), "text", 24),
    Column("wave", N_("wave"), "text", 10),
    Column("status", N_("status"), "text", 10),
    Column("kind", N_("kind of assignment"), "text", 14),
    Column("comment", N_("comment"), "text", 60),
    Column("code", N_("theme"), "text", 28),
    Column("passages", N_("passages"), "number", 9),
    Column("contrary", N_("contrary segments"), "number", 12),
)
KINDS = {"ongoing": N_("ongoing"), "development": N_("development area"), "investigation": N_("investigation")}


def table(results: Results) -> Table | None:
    """A row a rating with a comment, beside what was said of its theme in the organisation; None where there is none."""
    if results.written is None:
        return None
    ratings = results.written.ratings
    commented = ratings[ratings["comment"].astype(bool)]
    if commented.empty:
        return None
    say = results.say
    signs = {rating: f"{sign} {say(name)}" for rating, (sign, name) in SIGNS.items()}
    data = results.names.frame(status_join(results.counted, commented))
    told = {
        "status": [signs.get(rating, "") for rating in data["rating"]],
        "kind": [say(KINDS[kind]) if kind in KINDS else kind for kind in data["kind"]],
    }
    return results.table(TITLE, COLUMNS, data.assign(**told))


def linked(comments: Table, found: Table, wave_of: Mapping[str, str]) -> Table:
    """The table with the passages leading to the first of them.

    Args:
        comments: The table.
        found: The sheet of passages.
        wave_of: The wave of each interview.
    """
    rows: dict[tuple[str, ...], int] = {}
    for (code, case, wave), row in first_rows_by_wave(found, wave_of, ("code", "case")).items():
        rows[code, case, wave] = row
        rows[code, case, ""] = min(row, rows.get((code, case, ""), row))  # a rating of no wave is of all
    keys = zip(comments.data["code"], comments.data["case"], comments.data["wave"].fillna(""), strict=True)
    return comments.linked({"passages": [location(found.title, rows[key]) if key in rows else None for key in keys]})
