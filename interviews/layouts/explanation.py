"""How well a layout explains a document."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from interviews.layouts.draft import Draft

if TYPE_CHECKING:
    from interviews.layouts.talk import Talk


@dataclass(frozen=True, slots=True)
class Explanation:
    """A layout's reading of a document.

    Attributes:
        score: 0 to 1: the share of what may have been spoken that lies in its turns, times how well what marks them fits.
        turns: The turns that it tells apart.
    """

    score: float
    turns: tuple[Draft, ...] = ()


NOTHING = Explanation(0.0)
_FEWEST_TURNS = 2


def explained(talk: Talk, fit: float = 1.0, *, loose_weight: float = 1.0) -> Explanation:
    """The explanation that a talk amounts to; with fewer than two turns it explains nothing.

    Args:
        talk: The turns that were told apart.
        fit: 0 to 1: how well what marks the turns fits.
        loose_weight: How much loose text tells against the layout; little where speakers are named, for it mostly introduces them.
    """
    if len(talk.turns) < _FEWEST_TURNS:
        return NOTHING
    return Explanation(fit * talk.placed / (talk.placed + talk.loose * loose_weight), talk.turns)
