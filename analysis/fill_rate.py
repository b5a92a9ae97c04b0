"""How far the framework matrix is filled, by theme and by case."""

from __future__ import annotations

import pandas as pd

from analysis.cell_state import SPEAKING, STATES, WRITTEN

FILL_COLUMNS = ("cells", *STATES, "to_fill", "filled", "fill")


def fill_rate(cells: pd.DataFrame, by: str = "theme") -> pd.DataFrame:
    """Counts the cells of a framework matrix by state.

    Args:
        cells: The columns of `analysis.framework`.
        by: `theme` or `case`.

    Returns:
        A row per theme or case, in the order of the cells: its name, then the columns of `FILL_COLUMNS`. `to_fill` are cells with
        passages or a summary, `filled` those of them that have a summary, be it stale; `fill` is the one by the other, 0 to 1,
        null where nothing is to be filled.
    """
    names = list(dict.fromkeys(cells[by]))
    counted = pd.crosstab(cells[by], cells["state"]).reindex(index=names, columns=list(STATES), fill_value=0)
    table = counted.astype("int64").reset_index(names=by)
    table.columns.name = None
    table["cells"] = table[list(STATES)].sum(axis=1)
    table["to_fill"] = table[[state for state in STATES if state in SPEAKING]].sum(axis=1)
    table["filled"] = table[[state for state in STATES if state in WRITTEN]].sum(axis=1)
    table["fill"] = (table["filled"] / table["to_fill"].where(table["to_fill"] > 0)).astype("Float64")
    return table[[by, *FILL_COLUMNS]]
