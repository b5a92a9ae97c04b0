"""Saturation in random orders of the interviews, to see how much of it is due to the order that they came in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from analysis.saturation_rule import SaturationRule
from analysis.saturation_table import random_orders

if TYPE_CHECKING:
    from analysis.categories import Floats
    from analysis.material import Material

ORDERS = 1_000
SEED = 2020
"""The year of the method; the same seed gives the same orders."""


@dataclass(frozen=True, slots=True)
class SaturationOrders:
    """What comes of some random orders.

    Attributes:
        orders: How many orders were tried.
        seed: What they were drawn by.
        reached: In how many of them the threshold was reached.
        median: The step at which it was reached, in the median of all orders; None where too many never reach it.
        earliest: The first step at which it was reached in any order; None where it never was.
        latest: The last one, of the orders that reach it.
        codes: How many codes have been used after each step: `step, median, least, most`, a row per interview.
    """

    orders: int
    seed: int
    reached: int
    median: float | None
    earliest: int | None
    latest: int | None
    codes: pd.DataFrame


def saturation_orders(
    material: Material, rule: SaturationRule | None = None, *, orders: int = ORDERS, seed: int = SEED
) -> SaturationOrders:
    """Takes the interviews in random orders and measures saturation in each.

    Args:
        material: The material.
        rule: By what saturation is judged.
        orders: How many orders, from 1.
        seed: What they are drawn by.

    Raises:
        UnknownCodesError: There is no such choice of codes.
    """
    rule = rule or SaturationRule()
    new = random_orders(material, rule.codes, orders, seed)
    reached = rule.reached(rule.ratios(new))
    steps = np.where(reached.any(axis=1), reached.argmax(axis=1) + 1.0, np.inf) if reached.size else np.full(orders, np.inf)
    known = steps[np.isfinite(steps)]
    return SaturationOrders(
        orders,
        seed,
        len(known),
        _median(steps),
        int(known.min()) if len(known) else None,
        int(known.max()) if len(known) else None,
        _codes(np.cumsum(new, axis=1)),
    )


def _median(steps: Floats) -> float | None:
    """The median step; an order that never gets there comes after all others."""
    middle = np.sort(steps)[[(len(steps) - 1) // 2, len(steps) // 2]]
    return float(middle.mean()) if np.isfinite(middle).all() else None


def _codes(found: Floats) -> pd.DataFrame:
    """How many codes have been used after each step, over the orders."""
    return pd.DataFrame(
        {
            "step": np.arange(1, found.shape[1] + 1),
            "median": np.median(found, axis=0),
            "least": found.min(axis=0),
            "most": found.max(axis=0),
        }
    )
