"""The map between two versions of a text: blocks of characters that belong together, in order on both sides."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from coding.carrying.common_words import common_pairs

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from coding.carrying.word_list import WordList

_ALIKE = 0.6
"""From what similarity (share of common letters in order) a word counts as the correction of another."""
_FEW = 3
"""So many words in a row are taken for the correction of as many others, however different."""
_DEEP = 250
"""So long are the changed stretches at most in which words are compared one by one."""

Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Block:
    """A word or a mark between words, in both texts.

    Attributes:
        start: Offset of its first character in the old text.
        end: Offset after its last one.
        new_start: The same in the new text.
        new_end: The same.
        word: Ordinal of the word in the old text, or None for a mark or white space.
        new_word: Ordinal of the word in the new text, or None.
        prefix: How many characters both begin with.
        suffix: How many characters both end with.
    """

    start: int
    end: int
    new_start: int
    new_end: int
    word: int | None = None
    new_word: int | None = None
    prefix: int = 0
    suffix: int = 0

    def place_of_start(self, offset: int) -> int:
        """Where in the new text a span begins that begins here, or before this block."""
        into = offset - self.start
        if into <= self.prefix:
            return self.new_start + max(0, into)
        left = self.end - offset
        return self.new_end - left if left <= self.suffix else self.new_start + self.prefix

    def place_of_end(self, offset: int) -> int:
        """Where in the new text a span ends that ends here, or after this block."""
        left = self.end - offset
        if left <= self.suffix:
            return self.new_end - max(0, left)
        into = offset - self.start
        return self.new_start + into if into <= self.prefix else self.new_end - self.suffix


def blocks(old: WordList, new: WordList) -> tuple[list[Block], list[Pair]]:
    """The blocks of two texts in order, and the pairs of words that are the same in both."""
    same = common_pairs(old.words, new.words)
    pairs = list(_with_corrections(same, old.words, new.words))
    found: list[Block] = []
    for before, pair in pairwise([(-1, -1), *pairs, (len(old.words), len(new.words))]):
        found += _between(old.gap(before[0], pair[0]), new.gap(before[1], pair[1]), old, new)
        if pair[0] < len(old.words):
            found.append(_word_block(pair, old, new))
    return found, same


def _word_block(pair: Pair, old: WordList, new: WordList) -> Block:
    """The block of two words."""
    here, there = old.words[pair[0]], new.words[pair[1]]
    prefix = len(here) if here == there else _common(here, there)
    suffix = len(here) if here == there else _common(here[prefix:][::-1], there[prefix:][::-1])
    return Block(*old.spans[pair[0]], *new.spans[pair[1]], *pair, prefix=prefix, suffix=suffix)


def _common(one: str, other: str) -> int:
    """How many characters two words both begin with."""
    return next((at for at, (here, there) in enumerate(zip(one, other, strict=False)) if here != there), min(len(one), len(other)))


def _between(here: Pair, there: Pair, old: WordList, new: WordList) -> Iterator[Block]:
    """The blocks of the marks and spaces between two pairs of words."""
    if old.text[slice(*here)] == new.text[slice(*there)]:
        length = here[1] - here[0]
        if length:
            yield Block(*here, *there, prefix=length, suffix=length)
        return
    old_marks, new_marks = old.marks(*here), new.marks(*there)
    for one, other in common_pairs([old.text[at] for at in old_marks], [new.text[at] for at in new_marks]):
        place, new_place = old_marks[one], new_marks[other]
        yield Block(place, place + 1, new_place, new_place + 1, prefix=1, suffix=1)


def _with_corrections(same: Sequence[Pair], old: Sequence[str], new: Sequence[str]) -> Iterator[Pair]:
    """The pairs of equal words and, between them, those of words of which one is the correction of the other."""
    for before, pair in pairwise([(-1, -1), *same, (len(old), len(new))]):
        here, there = old[before[0] + 1 : pair[0]], new[before[1] + 1 : pair[1]]
        if here and there:
            for one, other in _recased(here, there):
                yield before[0] + 1 + one, before[1] + 1 + other
        if pair[0] < len(old):
            yield pair


def _recased(old: Sequence[str], new: Sequence[str]) -> Iterator[Pair]:
    """The pairs of a changed stretch: words that differ in capitals alone and, between them, those that correct one another."""
    same = common_pairs([word.casefold() for word in old], [word.casefold() for word in new])
    for before, pair in pairwise([(-1, -1), *same, (len(old), len(new))]):
        here, there = old[before[0] + 1 : pair[0]], new[before[1] + 1 : pair[1]]
        if here and there:
            for one, other in _corrections(here, there):
                yield before[0] + 1 + one, before[1] + 1 + other
        if pair[0] < len(old):
            yield pair


def _corrections(old: Sequence[str], new: Sequence[str]) -> list[Pair]:
    """The words of a changed stretch that correct one another, ascending on both sides."""
    if len(old) == len(new) <= _FEW:
        return [(place, place) for place in range(len(old))]
    if max(len(old), len(new)) > _DEEP:
        return []
    if (len(old), list(old)) > (len(new), list(new)):
        return [(here, there) for there, here in _corrections(new, old)]
    return _walked_back(_scores(old, new))


def _scores(old: Sequence[str], new: Sequence[str]) -> list[list[tuple[float, bool]]]:
    """For all beginnings of two lists, how alike they are at best, and whether their last words are a pair in that."""
    from rapidfuzz.distance import Indel  # compiled, and wanted by nobody else who imports coding

    table = [[(0.0, False)] * (len(new) + 1) for _ in range(len(old) + 1)]
    for row, here in enumerate(old, 1):
        for column, there in enumerate(new, 1):
            alike = Indel.normalized_similarity(here.casefold(), there.casefold(), score_cutoff=_ALIKE)
            paired = table[row - 1][column - 1][0] + alike if alike else 0.0
            apart = max(table[row - 1][column][0], table[row][column - 1][0])
            table[row][column] = (paired, True) if paired > apart else (apart, False)
    return table


def _walked_back(table: list[list[tuple[float, bool]]]) -> list[Pair]:
    """The pairs of the best way through a table of scores."""
    row, column = len(table) - 1, len(table[0]) - 1
    pairs = []
    while row and column:
        if table[row][column][1]:
            row, column = row - 1, column - 1
            pairs.append((row, column))
        elif table[row - 1][column][0] >= table[row][column - 1][0]:
            row -= 1
        else:
            column -= 1
    return pairs[::-1]
