"""One wave of a material that holds several."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pandas as pd

if TYPE_CHECKING:
    from analysis.material import Material


def in_wave(material: Material, wave: str | None) -> Material:
    """What a material holds of a wave: its interviews, what was said and coded in them, and their cases.

    Args:
        material: The material.
        wave: The wave; None for interviews without one.
    """
    interviews = material.interviews
    here = interviews["wave"].isna() if wave is None else (interviews["wave"] == wave).fillna(value=False)
    names = list(interviews.loc[here, "interview"])
    return replace(
        material,
        interviews=_of(interviews, names),
        segments=_of(material.segments, names),
        turns=_of(material.turns, names),
        cases=material.cases[material.cases["case"].isin(list(interviews.loc[here, "case"].dropna()))].reset_index(drop=True),
    )


def _of(table: pd.DataFrame, interviews: list[str]) -> pd.DataFrame:
    """The rows of some interviews, which are the only categories of their column, in this order."""
    kept = table[table["interview"].isin(interviews)].reset_index(drop=True)
    return kept.assign(interview=pd.Categorical(kept["interview"].astype(object), categories=interviews))
