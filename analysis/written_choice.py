"""What of the written tables a selection holds, and the cases that it could be written of."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from analysis.names import by_number
from interviews.swedish_order import swedish_key

if TYPE_CHECKING:
    from analysis.material import Material


def of_cells(table: pd.DataFrame, material: Material) -> pd.DataFrame:
    """The rows of summaries or judgements whose case has an interview of their wave in a material, and whose theme is in it."""
    cases = case_waves(material)
    here = {(case, _text(wave)) for case, wave in zip(cases["case"], cases["wave"], strict=True)}
    kept = [(case, _text(wave)) in here for case, wave in zip(table["case"], table["wave"], strict=True)]
    return _of_themes(table[pd.Series(kept, index=table.index, dtype=bool)], material)


def of_waves(table: pd.DataFrame, material: Material) -> pd.DataFrame:
    """The rows of syntheses whose wave has an interview in a material, and whose theme is in it."""
    here = {_text(wave) for wave in material.interviews["wave"]}
    kept = [_text(wave) in here for wave in table["wave"]]
    return _of_themes(table[pd.Series(kept, index=table.index, dtype=bool)], material)


def _of_themes(table: pd.DataFrame, material: Material) -> pd.DataFrame:
    """The rows whose theme is in a material's codebook; tables without themes stay whole."""
    if "theme" not in table:
        return table.reset_index(drop=True)
    return table[table["theme"].isin(list(material.codebook["code"]))].reset_index(drop=True)


def of_ratings(table: pd.DataFrame, material: Material) -> pd.DataFrame:
    """The rows of ratings that belong to a material's waves, cases and themes.

    A rating of no wave belongs to every one, and one of a wave in which the study has no interview is there unless other waves were
    asked for. Organisations without an interview are there too, unless organisations or kinds of them were chosen.
    """
    chosen, waves = material.selection, {_text(wave) for wave in material.interviews["wave"]}
    others = set() if chosen.waves else {_text(wave) for wave in table["wave"]} - set(material.facts.waves)
    kept = table["wave"].map(lambda wave: _text(wave) is None or wave in waves or wave in others).astype(bool)
    if chosen.cases or chosen.case_kinds:
        kept &= table["case"].isin(set(material.interviews["case"].dropna()))
    if chosen.codes:
        kept &= table["code"].isin(list(material.codebook["code"]))
    return table[kept].reset_index(drop=True)


def case_waves(material: Material) -> pd.DataFrame:
    """Every case with every wave in which a material has an interview of it, in order: `case, case_kind, wave`."""
    interviews = material.interviews
    rows = {
        (case, _text(kind), _text(wave))
        for case, kind, wave in zip(interviews["case"], interviews["case_kind"], interviews["wave"], strict=True)
        if isinstance(case, str)
    }
    ordered = sorted(rows, key=lambda row: (swedish_key(row[0]), by_number(row[2] or "")))
    return pd.DataFrame(ordered, columns=["case", "case_kind", "wave"], dtype=object)


def homeless(table: pd.DataFrame, material: Material) -> pd.DataFrame:
    """The rows of summaries or judgements whose case has no interview of their wave.

    Args:
        table: The whole table.
        material: A material of all interviews and waves.
    """
    return table[~table["id"].isin(of_cells(table, material)["id"])].reset_index(drop=True)


def _text(value: object) -> str | None:
    """A text, or None."""
    return value if isinstance(value, str) else None
