"""A find: a place in a text where a rule's word stands."""

from __future__ import annotations

from typing import NamedTuple


class Find(NamedTuple):
    """One place and the word of the rule that found it.

    Attributes:
        start: Offset of its first character, in code points.
        end: Offset after its last character.
        word: The rule's word or phrase, as the rule spells it.
    """

    start: int
    end: int
    word: str
