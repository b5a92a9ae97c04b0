"""Saturation as it is shown: the interviews in their order, all codes so far, the same in random orders, and what comes of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from analysis.catalogue import N_, decimal
from analysis.saturation_table import saturation
from analysis.shuffled_interviews import SaturationOrders, saturation_orders

if TYPE_CHECKING:
    import pandas as pd

    from analysis.catalogue import Catalogue
    from analysis.material import Material
    from analysis.saturation_rule import SaturationRule

ORDER = N_("Interviews in order of their dates, then of their import (Guest, Namey & Chen 2020).")
FIXED = N_("Codes that were fixed beforehand reach any threshold by themselves.")
"""The warning that goes with every figure of saturation."""


@dataclass(frozen=True, slots=True)
class SaturationCurve:
    """What is shown of saturation.

    Attributes:
        rule: By what saturation is judged.
        steps: The interviews in their order: the columns of `saturation`, and `found`, how many codes have been used so far.
        tried: Random orders.
    """

    rule: SaturationRule
    steps: pd.DataFrame
    tried: SaturationOrders

    @classmethod
    def of(cls, material: Material, rule: SaturationRule) -> SaturationCurve:
        """Measures a material."""
        steps = saturation(material, rule)
        return cls(rule, steps.assign(found=steps["new"].fillna(0).astype(int).cumsum()), saturation_orders(material, rule))

    @property
    def first(self) -> int | None:
        """The first step at which the threshold is reached."""
        reached = self.steps.loc[self.steps["reached"], "step"].tolist()
        return reached[0] if reached else None

    def outcome(self, say: Catalogue) -> list[str]:
        """Where the threshold is reached, in sentences."""
        rule = self.rule
        facts = {"threshold": decimal(f"{rule.threshold * 100:g}", say), "run": rule.run, "base": rule.base}
        if self.steps["ratio"].isna().all():
            return [
                say("There are too few interviews, or no codes, to hold {run} after a base of {base} against it.").format(**facts)
            ]
        where = (
            say("is not reached in the interviews' order")
            if self.first is None
            else say("is reached at {step} in the interviews' order").format(step=rule.at(self.first))
        )
        told = say(
            "The threshold (new codes in {run} interviews, as a share of those in the first {base}: at most {threshold}%) {where}."
        )
        return [told.format(**facts, where=where), self._tried(say)]

    def _tried(self, say: Catalogue) -> str:
        """What came of the random orders, in a sentence."""
        rule, tried = self.rule, self.tried
        if tried.earliest is None or tried.latest is None:
            return say("In {orders} random orders it is never reached.").format(orders=tried.orders)
        middle = say("none") if tried.median is None else decimal(f"{tried.median:g}+{rule.run}", say)
        told = say(
            "In {reached} of {orders} random orders it is reached, from {earliest} to {latest}; the median of all is {median}."
        )
        return told.format(
            reached=tried.reached,
            orders=tried.orders,
            earliest=rule.at(tried.earliest),
            latest=rule.at(tried.latest),
            median=middle,
        )
