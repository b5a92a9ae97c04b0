"""Which words two texts have in common, in order.

The longest common subsequence is found bit-parallel (Hyyrö 2004, as rapidfuzz has it): on 9,000 words it takes milliseconds where
difflib is quadratic. Long texts are first cut at stretches of words that stand once in each (the anchors of patience diff, Cohen
2009), because the table of a whole would take a gigabyte.
"""

from __future__ import annotations

from bisect import bisect_left
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_TABLE = 400_000_000
"""How many cells (bits) the table of one comparison may have: 50 MB."""
_ANCHOR = 4
"""How many words make an anchor."""

Pair = tuple[int, int]


def common_pairs(old: Sequence[str], new: Sequence[str]) -> list[Pair]:
    """Pairs of positions at which both have the same word, ascending on both sides, as many as there can be.

    The answer does not depend on which of the two is called old, so what is carried over can be carried back.
    """
    if (len(old), list(old)) > (len(new), list(new)):
        return [(here, there) for there, here in common_pairs(new, old)]
    known: dict[str, int] = {}
    ids = [[known.setdefault(word, len(known)) for word in words] for words in (old, new)]
    return list(_pairs(ids[0], ids[1]))


def _pairs(old: list[int], new: list[int]) -> Iterator[Pair]:
    """The pairs, stretch by stretch where the whole would be too much at once."""
    cuts = _anchors(old, new) if len(old) * len(new) > _TABLE else []
    for (old_from, new_from), (old_to, new_to) in pairwise([(0, 0), *cuts, (len(old), len(new))]):
        for here, there in _stretch(old[old_from:old_to], new[new_from:new_to]):
            yield old_from + here, new_from + there


def _stretch(old: list[int], new: list[int]) -> Iterator[Pair]:
    """The pairs of one stretch; one that is too long still is compared by edit distance, which needs little memory."""
    from rapidfuzz.distance import LCSseq, Levenshtein  # compiled, and wanted by nobody else who imports coding

    compare = Levenshtein if len(old) * len(new) > _TABLE else LCSseq
    for step in compare.opcodes(old, new):
        if step.tag == "equal":
            yield from zip(range(step.src_start, step.src_end), range(step.dest_start, step.dest_end), strict=True)


def _anchors(old: list[int], new: list[int]) -> list[Pair]:
    """Places where words follow one another that do so once in each text, ascending on both sides."""
    there = _single(new)
    found = sorted((place, there[words]) for words, place in _single(old).items() if words in there)
    return _rising(found)


def _single(ids: list[int]) -> dict[tuple[int, ...], int]:
    """Sequences of words that stand exactly once, with their place."""
    places: dict[tuple[int, ...], int] = {}
    for place in range(len(ids) - _ANCHOR + 1):
        words = tuple(ids[place : place + _ANCHOR])
        places[words] = -1 if words in places else place
    return {words: place for words, place in places.items() if place >= 0}


def _rising(pairs: list[Pair]) -> list[Pair]:
    """The longest run of pairs that ascends on the second side too (patience sorting)."""
    tops: list[int] = []
    piles: list[int] = []
    before: list[int] = []
    for number, (_, there) in enumerate(pairs):
        pile = bisect_left(tops, there)
        before.append(piles[pile - 1] if pile else -1)
        tops[pile : pile + 1] = [there]
        piles[pile : pile + 1] = [number]
    chain, number = [], piles[-1] if piles else -1
    while number >= 0:
        chain.append(pairs[number])
        number = before[number]
    return chain[::-1]
