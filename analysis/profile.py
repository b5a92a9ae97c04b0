"""Judgements of cases on evaluative scales: profiles, and how they fall by kind of case (Kuckartz 2014, evaluative analysis)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from interviews.swedish_order import swedish_key

if TYPE_CHECKING:
    from collections.abc import Sequence

DISTRIBUTION_COLUMNS = ("scale", "wave", "case_kind", "value", "cases", "judged", "cases_total")


def profiles(judgements: pd.DataFrame, scales: Sequence[str], cases: pd.DataFrame) -> pd.DataFrame:
    """The profile table.

    Args:
        judgements: The columns of `JUDGEMENT_COLUMNS`.
        scales: The scales, in order.
        cases: `case, case_kind, wave`, a row for each that could be judged.

    Returns:
        A row per row of `cases`: these columns, then one a scale with its value, null where nobody has judged.
    """
    values = pd.DataFrame({scale: _values(judgements, scale, cases) for scale in scales}, dtype=object)
    return pd.concat([cases.reset_index(drop=True), values], axis=1)


def _values(judgements: pd.DataFrame, scale: str, cases: pd.DataFrame) -> list[str | None]:
    """The value of each case on a scale, or None."""
    told = {(row["case"], _text(row["wave"])): row["value"] for row in judgements.to_dict("records") if row["scale"] == scale}
    return [told.get((case, _text(wave))) for case, wave in zip(cases["case"], cases["wave"], strict=True)]


def distribution(judgements: pd.DataFrame, scales: pd.DataFrame, cases: pd.DataFrame) -> pd.DataFrame:
    """How many cases of each kind have each value.

    Args:
        judgements: The columns of `JUDGEMENT_COLUMNS`.
        scales: The columns of `SCALE_COLUMNS`.
        cases: As for `profiles`.

    Returns:
        A row per scale, wave, kind of case (null for cases without one) and value, the values in the scale's order: the columns of
        `DISTRIBUTION_COLUMNS`. `judged` of the `cases_total` of that kind and wave are judged at all.
    """
    of_case = [(_text(wave), _text(kind)) for wave, kind in zip(cases["wave"], cases["case_kind"], strict=True)]
    rows = []
    for scale, steps in zip(scales["scale"], scales["steps"], strict=True):
        values = _values(judgements, scale, cases)
        free = sorted({value for value in values if value is not None} - set(steps), key=swedish_key)
        for group in sorted(set(of_case), key=_order):
            here = [value for value, other in zip(values, of_case, strict=True) if other == group]
            judged = len(here) - here.count(None)
            rows += [(scale, *group, value, here.count(value), judged, len(here)) for value in (*steps, *free)]
    return pd.DataFrame(rows, columns=list(DISTRIBUTION_COLUMNS))


def _order(group: tuple[str | None, str | None]) -> tuple[tuple[str, str], ...]:
    """A key that sorts groups."""
    return swedish_key(group[0] or ""), swedish_key(group[1] or "")


def _text(value: object) -> str | None:
    """A text, or None."""
    return value if isinstance(value, str) else None
