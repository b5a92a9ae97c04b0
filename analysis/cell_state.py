"""What can be said of a cell of the framework matrix."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, get_args

from analysis.catalogue import N_

if TYPE_CHECKING:
    from collections.abc import Mapping

State = Literal["not_finished", "not_asked", "silent", "unsummarised", "summarised", "stale"]
STATES: tuple[State, ...] = get_args(State)
MEANINGS: Mapping[State, str] = {
    "not_finished": N_("not finished: nothing is coded, but not every interview of the case is finished"),
    "not_asked": N_("not asked: nothing is coded, and no interview of the case came to a topic that asks about it"),
    "silent": N_("silent: asked, all is finished, and nothing is coded"),
    "unsummarised": N_("coded, but not summarised"),
    "summarised": N_("summarised"),
    "stale": N_("stale: codings changed since the summary was written"),
}
"""The states in words. Where no code names topics of the guide, a silence is called so without knowing whether it was asked."""
SHORT_WORDS: Mapping[str, str] = {
    "not_finished": N_("not finished"),
    "not_asked": N_("not asked"),
    "silent": N_("silent"),
    "unsummarised": N_("to be summarised"),
    "summarised": N_("summarised"),
    "stale": N_("stale"),
}
"""The states in a cell."""
UNKNOWN_ASKED = N_("whether it was asked is not known")
WRITTEN: frozenset[State] = frozenset({"summarised", "stale"})
SPEAKING: frozenset[State] = frozenset({"unsummarised", "summarised", "stale"})


def state_of(*, stale: bool | None, passages: int, finished: bool, asked: bool | None) -> State:
    """The state of a cell.

    Args:
        stale: Whether its summary is stale; None where it has none.
        passages: The number of its passages.
        finished: Whether every interview of the case is finished.
        asked: Whether it was asked; None where nobody can tell.
    """
    if stale is not None:
        return "stale" if stale else "summarised"
    if passages:
        return "unsummarised"
    if not finished:
        return "not_finished"
    return "not_asked" if asked is False else "silent"
