"""Quotations that a report's numbers give away: one case alone can have said them, though their attribution does not name it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.framework import framework
from analysis.quotation_spread import ledger_of
from analysis.written import Written, rows_of

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    import pandas as pd

    from analysis.material import Material


def telling_quotations(material: Material, written: Written) -> pd.DataFrame:
    """The approved quotations whose case a reader can find by the numbers of their theme.

    A report tells how many cases of each kind speak of a theme, and names the silent ones. Where one case alone speaks of it, or
    one alone of the kind that a quotation is attributed to, whoever reads the numbers knows whose words they are.

    Args:
        material: What is counted.
        written: What people wrote; its ledger alone is used.

    Returns:
        The rows of the ledger, in its order.
    """
    ledger = ledger_of(material, written.ledger)
    chosen = ledger[ledger["state"].eq("approved") & ledger["attribution"].ne("case")].reset_index(drop=True)
    known = set(material.codebook["code"])
    themes = [str(theme) for theme in dict.fromkeys(chosen["theme"]) if theme in known]
    speaking: dict[str, dict[str, str]] = {}
    for cell in rows_of(framework(material, Written(), themes)):
        if cell["passages"]:
            speaking.setdefault(cell["theme"], {})[cell["case"]] = cell["case_kind"] or ""
    told = [_is_told(row, speaking.get(row["theme"], {})) for row in rows_of(chosen)]
    return chosen[told].reset_index(drop=True)


def _is_told(row: Mapping[str, Any], speaking: Mapping[str, str]) -> bool:
    """Whether one case alone can have said it."""
    if row["case"] not in speaking:
        return False
    named = row["case_kind"] if row["attribution"] == "case_kind" else ""
    return sum(not named or kind == named for kind in speaking.values()) == 1
