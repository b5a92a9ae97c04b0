"""What a word is, and where the words of a text begin."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

WORD = re.compile(r"\w+(?:[-'’]\w+)*")


def count_words(text: str, spans: Iterable[tuple[int, int]]) -> int:
    """The number of words inside the spans (not overlapping)."""
    return sum(len(WORD.findall(text, start, end)) for start, end in spans)


@dataclass(frozen=True, slots=True)
class WordIndex:
    """The spoken words of one text, in order.

    A word belongs to a span if its first character does, so one sorted list of starts answers every question.

    Attributes:
        starts: Offsets of the words' first characters, in code points, ascending.
    """

    starts: tuple[int, ...]

    @classmethod
    def of(cls, text: str, spans: Iterable[tuple[int, int]]) -> WordIndex:
        """Finds the words inside the spans (in order, not overlapping); a word never reaches over a span's end."""
        found = (WORD.finditer(text, start, end) for start, end in spans)
        return cls(tuple(match.start() for match in chain.from_iterable(found)))

    def __len__(self) -> int:
        """Number of words."""
        return len(self.starts)

    def ordinal(self, offset: int) -> int:
        """Number of words that begin before an offset, which is the ordinal of the first word at or after it."""
        return bisect_left(self.starts, offset)

    def between(self, start: int, end: int) -> tuple[int, int]:
        """The half-open ordinals of the words that begin in `[start, end)`."""
        return self.ordinal(start), self.ordinal(end)
