"""What became of a theme from one wave to the next, in a word."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Literal, get_args

from analysis.catalogue import N_
from interviews.errors import KodbokError

if TYPE_CHECKING:
    from collections.abc import Mapping

Change = Literal["appeared", "gone", "grown", "shrunk", "unchanged", "not_comparable"]
CHANGES: tuple[Change, ...] = get_args(Change)
WaveValue = Literal["cases", "passages", "share"]
WAVE_VALUES: tuple[WaveValue, ...] = get_args(WaveValue)
WORDS: Mapping[Change, str] = {
    "appeared": N_("appeared"),
    "gone": N_("gone"),
    "grown": N_("grown"),
    "shrunk": N_("shrunk"),
    "unchanged": N_("unchanged"),
    "not_comparable": N_("not comparable"),
}
TOLERANCES: Mapping[WaveValue, Fraction] = {"cases": Fraction(0), "passages": Fraction(1, 4), "share": Fraction(1, 4)}
"""By how much a figure must differ to be called grown or shrunk: a case is a case; passages and words also depend on how long
people talk and where a coder cuts, so that less than a quarter says nothing."""
MEANINGS: Mapping[str, str] = {
    "cases": N_("Told by how many of the organisations that can be compared speak of it."),
    "passages": N_("Told by the passages in organisations that can be compared; less than a quarter more or fewer is unchanged."),
    "share": N_("Told by the share of words in organisations that can be compared; less than a quarter more or less is unchanged."),
}
COMPARED = N_("Compared are organisations that were interviewed and coded to the end in both waves, and asked where that is known.")


class UnknownWaveValueError(KodbokError):
    """Waves cannot be compared by this."""

    def __init__(self, value: str) -> None:
        super().__init__(f"Waves cannot be compared by {value!r}; choose one of {', '.join(WAVE_VALUES)}.")


def change_of(before: Fraction | int, after: Fraction | int, tolerance: Fraction = Fraction(0)) -> Change:
    """What became of a figure.

    Args:
        before: The figure of the earlier wave.
        after: The figure of the later one.
        tolerance: The part of the smaller figure that the other must be more by; 0 where every difference counts.

    >>> change_of(0, 3), change_of(4, 5), change_of(4, 5, Fraction(1, 4)), change_of(0, 0)
    ('appeared', 'grown', 'unchanged', 'unchanged')
    """
    if not before or not after:
        return "unchanged" if before == after else "gone" if before else "appeared"
    if after > before * (1 + tolerance):
        return "grown"
    return "shrunk" if before > after * (1 + tolerance) else "unchanged"
