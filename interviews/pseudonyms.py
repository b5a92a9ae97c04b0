"""Pseudonyms that nobody has to think out: the same in every export, since they follow from who somebody is in the study."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_THREE_DIGITS = range(100, 1000)
_FOUR_DIGITS = range(1000, 10_000)
_WITH_THREE = 600
"""So many persons get three digits; with more of them free numbers would become scarce."""


def computed_pseudonyms(ids: Iterable[str]) -> Mapping[str, str]:
    """`Person 214` for every person, by id.

    The number follows from the id, so no study holds a key. Where two persons would have the same, the later one takes the next
    that is free, so that nobody's number changes when others come.

    Args:
        ids: The persons' UUIDs, in the order in which they came into the study.
    """
    taken: dict[int, str] = {}
    for place, each in enumerate(ids):
        numbers = _THREE_DIGITS if place < _WITH_THREE else _FOUR_DIGITS
        taken[_free(numbers, UUID(each).int % len(numbers), taken)] = each
    return {each: f"Person {number}" for number, each in taken.items()}


def _free(numbers: range, first: int, taken: Mapping[int, str]) -> int:
    """The first number that nobody has, from a place on and round; the last resort goes beyond the numbers."""
    turned = (numbers[(first + step) % len(numbers)] for step in range(len(numbers)))
    return next((number for number in turned if number not in taken), max(taken, default=0) + 1)
