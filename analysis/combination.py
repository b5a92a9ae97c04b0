"""Which codes a passage must and must not be under."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Combination:
    """Which codes a passage must and must not be under.

    Attributes:
        any_of: Paths; it is under one of them at least, where there are any.
        all_of: Paths; only the words that are under every one of them belong to it.
        none_of: Paths; a passage that shares a spoken word with one of them is left out whole.
        below: Whether a code takes the codes below it along.
    """

    any_of: tuple[str, ...] = ()
    all_of: tuple[str, ...] = ()
    none_of: tuple[str, ...] = ()
    below: bool = True
