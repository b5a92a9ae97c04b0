"""Saturation: how much is still new from one interview to the next (Guest, Namey & Chen 2020)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from analysis.catalogue import N_
from analysis.code_choice import counted_as, wanted_codes
from analysis.code_tree import CodeTree
from analysis.coded_rows import CodedRows, counting, with_words
from analysis.saturation_rule import SaturationRule
from analysis.spoken_words import SpokenWords

if TYPE_CHECKING:
    from analysis.categories import Bools, Ints
    from analysis.material import Material


def saturation(material: Material, rule: SaturationRule | None = None) -> pd.DataFrame:
    """What is new in each interview, in order of their dates, then of their import.

    A code is new where it is first used itself; those above it are not counted with it, for a root would be new with whichever of
    its themes comes first. A theme is new with the first code at it or below it. What is not coded to the end may hold more that
    is new; and where the codes were fixed beforehand, nothing new can come once all of them are used, whoever speaks.

    Args:
        material: The material.
        rule: By what saturation is judged.

    Returns:
        A row per interview: `step` (how many interviews have been seen with this one; the run follows it), `interview`, `new`
        (its new codes; null where nothing of it is coded or finished), `ratio` (codes new in the run that follows, as a share of
        those new in the base, 0 and up; null where there is no whole run or no base), `reached` (bool: the ratio has fallen to the
        threshold at this step or before) and `reason` (why something is null, else empty).

    Raises:
        NoSaturationRuleError: The rule's numbers are none.
        UnknownCodesError: There is no such choice of codes.
    """
    rule = rule or SaturationRule()
    order = _by_date(material)
    new = _new(used_codes(material, rule.codes), order[np.newaxis])
    ratios = rule.ratios(new)[0]
    interviews = material.interviews.take(order)
    unknown = ~(interviews["coded"] | interviews["finished"]).to_numpy(dtype=bool)
    table = pd.DataFrame(
        {
            "step": np.arange(1, len(order) + 1),
            "interview": interviews["interview"].to_numpy(dtype=object),
            "new": pd.array(np.where(unknown, -1, new[0]), dtype="Int64"),
            "ratio": pd.array(ratios, dtype="Float64"),
            "reached": rule.reached(ratios[np.newaxis])[0],
        }
    )
    table.loc[unknown, "new"] = pd.NA
    return table.assign(reason=pd.Series(_reasons(rule, new[0], unknown), dtype=object))


def used_codes(material: Material, codes: str = "all") -> Bools:
    """Codes by interviews: where each wanted code was used; the rows of others are empty."""
    tree, spoken = CodeTree.of(material.codebook), SpokenWords.of(material)
    rows = CodedRows.of(material, spoken, counting(material) & with_words(material))
    wanted = wanted_codes(material, codes)
    standing_for = counted_as(tree, wanted) if codes == "themes" else np.arange(len(tree))
    used = np.zeros((len(tree) + 1, len(material.interviews)), dtype=bool)
    used[standing_for[rows.code], rows.interview] = True  # -1, a code of no theme, falls into the last row
    return used[:-1]


def random_orders(material: Material, codes: str, orders: int, seed: int) -> Ints:
    """How many codes are new in each interview, orders by interviews, when these are taken in random orders."""
    chance = np.random.default_rng(seed)
    interviews = np.tile(np.arange(len(material.interviews)), (orders, 1))
    return _new(used_codes(material, codes), chance.permuted(interviews, axis=1))


def _by_date(material: Material) -> Ints:
    """The interviews' positions by date, then by import; those without a date come last."""
    told = material.interviews[["date", "imported"]].reset_index(drop=True)
    return told.astype({"date": object}).sort_values(["date", "imported"]).index.to_numpy()


def _new(used: Bools, orders: Ints) -> Ints:
    """How many codes are first used in each interview of each order."""
    place = np.argsort(orders, axis=1)
    new = np.zeros(orders.shape, dtype=np.int64)
    for where in used[used.any(axis=1)]:
        np.add.at(new, (np.arange(len(orders)), place[:, where].min(axis=1)), 1)
    return new


def _reasons(rule: SaturationRule, new: Ints, unknown: Bools) -> list[str]:
    """Why a number of a row is null."""
    return ["; ".join(filter(None, (_NOT_CODED if unknown[at] else "", _no_ratio(rule, at + 1, new)))) for at in range(len(new))]


_NOT_CODED = N_("nothing of the interview is coded or finished")
_IN_BASE = N_("the base is the first {base} interviews")
_TOO_FEW = N_("fewer than {run} interviews follow")
_EMPTY_BASE = N_("no code is used in the first {base} interviews")


def _no_ratio(rule: SaturationRule, step: int, new: Ints) -> str:
    """Why a step has no ratio; nothing where it has one."""
    if step < rule.base:
        return _IN_BASE.format(base=rule.base)
    if step + rule.run > len(new):
        return _TOO_FEW.format(run=rule.run)
    return "" if new[: rule.base].any() else _EMPTY_BASE.format(base=rule.base)
