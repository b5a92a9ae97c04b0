"""Choosing a few candidates that together stand for the whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable

    from analysis.categories import Bools, Floats, Ints

DISCOUNT = 0.5
"""What a candidate's gain is worth when its group has been chosen from already."""

_DECIMALS = 4  # gains that differ by less are ties: the last bits of a sum depend on the processor
_TIE_BREAK = 10.0 ** -(_DECIMALS + 2)


def choose(similarity: Floats, group: Ints, excluded_by: Callable[[int], Bools], count: int) -> list[int]:
    """Greedy facility location (Cornuéjols, Fisher and Nemhauser 1977) that prefers groups not yet chosen from.

    Every text is served by the chosen candidate most like it, and each choice is the one that adds most to the sum of these
    likenesses. Ties go to a group not yet chosen from, then to the first candidate.

    Args:
        similarity: A row a text, a column a candidate, 0 to 1.
        group: Each candidate's group.
        excluded_by: The candidates that cannot stand beside a chosen one, itself among them.
        count: How many to choose at most.

    Returns:
        Positions of the chosen candidates, the best first.
    """
    served = np.zeros(len(similarity), dtype=similarity.dtype)
    free = np.ones(len(group), dtype=bool)
    chosen: list[int] = []
    while len(chosen) < count and free.any():
        gain = np.maximum(similarity - served[:, None], 0).sum(axis=0, dtype=np.float64)
        fresh = ~np.isin(group, group[chosen])
        score = np.round(gain * np.where(fresh, 1, DISCOUNT), _DECIMALS) + fresh * _TIE_BREAK
        pick = int(np.argmax(np.where(free, score, -1)))
        chosen.append(pick)
        served = np.maximum(served, similarity[:, pick])
        free &= ~excluded_by(pick)
    return chosen
