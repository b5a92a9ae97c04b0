"""The sheet of co-occurrence: which themes are spoken of together, and where."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from analysis.catalogue import N_
from analysis.workbook.column import Column
from analysis.workbook.sheet import HEADER_ROWS, location
from analysis.workbook.wording import yes_or_no

if TYPE_CHECKING:
    import pandas as pd

    from analysis.categories import Ints
    from analysis.workbook.results import Results
    from analysis.workbook.table import Table

TITLE = N_("Co-occurrence")
COLUMNS = (
    Column("code_a", N_("theme A"), "text", 34),
    Column("code_b", N_("theme B"), "text", 34),
    Column("n_a", N_("passages of A"), "number", 13),
    Column("n_b", N_("passages of B"), "number", 13),
    Column("n_ab", N_("passages that meet"), "number", 13),
    Column("c", "c", "decimal", 8),
    Column("flagged", N_("more than five times as frequent"), "text", 18),
)
MEANING = N_(
    "Two passages meet where they share a word, as one coder coded them; counted is the smaller of both ways. c = the passages "
    "that meet, as a part of those of A and of B together, 0 to 1."
)
CAUTION = N_("Where one theme has more than five times the passages of the other, c is small however often they meet.")


def table(results: Results) -> Table | None:
    """A row a pair of themes that meet, in the codebook's order; None where none do."""
    pairs = results.cooccurrence
    if pairs.empty:
        return None
    shown = pairs.assign(flagged=yes_or_no(pairs["flagged"], results.say))
    return results.table(TITLE, COLUMNS, shown).noted(results.say(MEANING), results.say(CAUTION))


def linked(pairs: Table, found: Table, *, several: bool) -> Table:
    """The table with every number leading to passages.

    Args:
        pairs: The table.
        found: The sheet of passages.
        several: Whether several coders' work counts in an interview, so that passages may overlap without meeting; then the
            numbers of passages that meet lead nowhere.
    """
    spans = _spans(found.data)
    codes = [pairs.data[name].astype(str).tolist() for name in ("code_a", "code_b")]
    first = [[_to(found, spans[code][0][0]) if code in spans else None for code in each] for each in codes]
    meeting = [None if several else _to(found, _first_meeting(spans, *pair)) for pair in zip(*codes, strict=True)]
    return pairs.linked({"n_a": first[0], "n_b": first[1], "n_ab": meeting})


def _to(found: Table, place: int | None) -> str | None:
    """Where a row of the passages stands."""
    return None if place is None else location(found.title, place + 1 + HEADER_ROWS)


def _spans(passages: pd.DataFrame) -> dict[str, tuple[list[int], Ints, Ints]]:
    """For each code the rows of its passages, and where each begins and ends on a line of all interviews' words."""
    whole = passages.reset_index(drop=True)
    whole = whole[whole["part"] == 1]
    interview = whole["interview"].astype("category").cat.codes.to_numpy(dtype=np.int64)
    start, end = (whole[name].to_numpy(dtype=np.int64) for name in ("word_start", "word_end"))
    shift = interview * (int(end.max(initial=0)) + 1)
    line = whole.assign(line_start=start + shift, line_end=end + shift).sort_values("line_start", kind="stable")
    return {
        str(code): (rows.index.tolist(), rows["line_start"].to_numpy(), rows["line_end"].to_numpy())
        for code, rows in line.groupby(line["code"].astype(str), sort=False)
    }


def _first_meeting(spans: dict[str, tuple[list[int], Ints, Ints]], one: str, other: str) -> int | None:
    """The row of the first passage of a code that shares a word with one of another; passages of one code never overlap."""
    if one not in spans or other not in spans:
        return None
    rows, start, end = spans[one]
    _, starts, ends = spans[other]
    after = np.searchsorted(ends, start, side="right")
    meets = np.append(starts, np.iinfo(np.int64).max)[after] < end
    return min((row for row, is_met in zip(rows, meets.tolist(), strict=True) if is_met), default=None)
