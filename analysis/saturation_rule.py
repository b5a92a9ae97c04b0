"""By what saturation is judged: base, run and threshold (Guest, Namey & Chen 2020)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from interviews.errors import KodbokError

if TYPE_CHECKING:
    from analysis.categories import Bools, Floats, Ints


class NoSaturationRuleError(KodbokError):
    """Saturation cannot be measured so."""

    def __init__(self, base: int, run: int, threshold: float) -> None:
        super().__init__(
            f"Saturation cannot be measured with base {base}, run {run} and threshold {threshold:g}; "
            "base and run are numbers of interviews from 1, the threshold a share from 0 to 1."
        )


@dataclass(frozen=True, slots=True)
class SaturationRule:
    """By what saturation is judged; the defaults are those that Guest, Namey and Chen recommend.

    >>> SaturationRule(base=4, run=2).at(6)
    '6+2'

    Attributes:
        base: How many interviews at the beginning the later ones are held against.
        run: How many interviews in a row are looked at.
        threshold: The share of new codes, 0 to 1, that is few enough.
        codes: `all` codes or `themes` alone.

    Raises:
        NoSaturationRuleError: A number is none of these.
    """

    base: int = 4
    run: int = 2
    threshold: float = 0.05
    codes: str = "all"

    def __post_init__(self) -> None:
        if not (self.base >= 1 and self.run >= 1 and 0 <= self.threshold <= 1):
            raise NoSaturationRuleError(self.base, self.run, self.threshold)

    def at(self, step: int) -> str:
        """A step as one writes it: the interviews before the run, and the run."""
        return f"{step}+{self.run}"

    def ratios(self, new: Ints) -> Floats:
        """What is new in the run after each step, as a share of what is new in the base; NaN where that cannot be told.

        >>> SaturationRule().ratios(np.array([[4, 3, 2, 1, 1, 0, 0]])).round(2).tolist()
        [[nan, nan, nan, 0.1, 0.0, nan, nan]]

        Args:
            new: New codes, orders of the interviews by interviews in that order.
        """
        found, shares = np.cumsum(new, axis=1), np.full(new.shape, np.nan)
        last = new.shape[1] - self.run
        if self.base <= last:
            of_base = found[:, self.base - 1, np.newaxis]
            in_run = found[:, self.base + self.run - 1 :] - found[:, self.base - 1 : last]
            np.divide(in_run, of_base, out=shares[:, self.base - 1 : last], where=of_base > 0)
        return shares

    def reached(self, ratios: Floats) -> Bools:
        """From which step on the threshold has been reached."""
        return np.asarray(np.logical_or.accumulate(ratios <= self.threshold, axis=1))
