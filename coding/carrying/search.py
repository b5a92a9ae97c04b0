"""Looking for a passage's words where the diff did not keep them together."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from coding.carrying.word_list import WordList

Span = tuple[int, int]

_FAR = 50
"""How many words one passes at most, for each of a passage's own, in looking for it nearby."""
_PHRASE = 3
"""Fewer words than these stand in many places, so they are not looked for far away."""
_COMPANY = 3
"""So many neighbours on a side tell a word that has moved with them."""
_NEAR = 5
"""So many words away is not far."""
_STRETCHED = 3
"""A passage may have become so many times as long by words put in between its own."""
_TRIES = 200
"""So many places are looked at for one passage, the nearest first."""


class PhraseSearch:
    """The words of a new text, asked for the words of passages of the old one.

    Far away only words count that are new there: what was in the old text already belongs to another passage. Nearby, where a
    repeated word may have been paired with its neighbour, all words count.
    """

    def __init__(self, old: WordList, new: WordList, same: Sequence[tuple[int, int]]) -> None:
        """Takes the texts and the pairs of words that are the same in both."""
        self._old, self._new = old, new
        self._kept = [here for here, _ in same]
        self._there = [there for _, there in same]
        self._taken = {there: here for here, there in same}
        self._places: dict[str, list[int]] | None = None

    def place(self, span: Span) -> Span | None:
        """Where the words of a span stand now, each of them in order; None where they do not."""
        first, last = self._old.touched(*span)
        words = self._old.words[first:last]
        if not words:
            return None
        expected = self._around(first, last)
        found = self._elsewhere(words, (first, last), expected) or self._nearby(words, expected)
        found = found or (self._in_company(first, last, expected) if len(words) < _PHRASE else None)
        return self._trimmed(span, (first, last), found) if found else None

    def _around(self, first: int, last: int) -> Span:
        """The stretch of the new text between what stood before and what stood after some words of the old one."""
        before = bisect_left(self._kept, first) - 1
        after = bisect_left(self._kept, last)
        end = self._there[after] if after < len(self._there) else len(self._new.words)
        return (self._there[before] + 1 if before >= 0 else 0), end

    def _elsewhere(self, words: Sequence[str], own: Span, expected: Span) -> Span | None:
        """The nearest place where just these words stand, most of them new there."""
        for start in self._starts(words[0], expected[0]):
            if len(words) < _PHRASE and abs(start - expected[0]) > _NEAR:
                return None
            end = start + len(words)
            if self._new.words[start:end] == tuple(words) and 2 * self._foreign(start, end, own) <= len(words):
                return start, end
        return None

    def _in_company(self, first: int, last: int, expected: Span) -> Span | None:
        """The place of a few words that have moved with their neighbours, before them, after them or on both sides."""
        for before, after in ((_COMPANY, _COMPANY), (_COMPANY, 0), (0, _COMPANY)):
            start, end = max(0, first - before), min(len(self._old.words), last + after)
            if end - start > last - first + 1:
                found = self._elsewhere(self._old.words[start:end], (start, end), expected)
                if found:
                    return found[0] + first - start, found[0] + last - start
        return None

    def _starts(self, word: str, near: int) -> list[int]:
        """Where a word stands, nearest first."""
        if self._places is None:
            self._places = defaultdict(list)
            for place, each in enumerate(self._new.words):
                self._places[each].append(place)
        places = self._places.get(word, [])
        middle = bisect_right(places, near)
        around = places[max(0, middle - _TRIES) : middle + _TRIES]
        return sorted(around, key=lambda place: abs(place - near))

    def _foreign(self, start: int, end: int, own: Span) -> int:
        """How many words of a stretch are known to belong to another passage of the old text."""
        olds = [self._taken[place] for place in range(start, end) if place in self._taken]
        return sum(not own[0] <= old < own[1] for old in olds)

    def _nearby(self, words: Sequence[str], expected: Span) -> Span | None:
        """The shortest stretch about the expected place in which the words follow one another."""
        far = expected[0] + _FAR * len(words) + _FAR
        start, end = max(0, expected[0] - len(words)), min(len(self._new.words), expected[1] + len(words), far)
        longest = _STRETCHED * len(words) + _STRETCHED
        found = [each for each in self._stretches(words, start, end) if each[1] - each[0] <= longest]
        return min(found, key=lambda each: (each[1] - each[0], abs(each[0] - expected[0])), default=None)

    def _stretches(self, words: Sequence[str], start: int, end: int) -> Iterator[Span]:
        """Stretches that hold the words in order, each as short as one can be that ends where it does."""
        at = start
        while (last := self._forward(words, at, end)) is not None:
            first = self._backward(words, last)
            yield first, last + 1
            at = first + 1

    def _forward(self, words: Sequence[str], start: int, end: int) -> int | None:
        """Where the last of the words stands if they are met one after another."""
        asked = 0
        for place in range(start, end):
            if self._new.words[place] == words[asked]:
                asked += 1
                if asked == len(words):
                    return place
        return None

    def _backward(self, words: Sequence[str], last: int) -> int:
        """Where the first of the words stands if they are met from the last one backwards."""
        place = last + 1
        for word in reversed(words):
            place -= 1
            while self._new.words[place] != word:
                place -= 1
        return place

    def _trimmed(self, span: Span, own: Span, found: Span) -> Span:
        """The place in characters, with as much of the edges as the span has: parts of words, and the marks around them."""
        first, last = self._old.spans[own[0]], self._old.spans[own[1] - 1]
        start, end = self._new.spans[found[0]][0], self._new.spans[found[1] - 1][1]
        start += span[0] - first[0] if span[0] > first[0] else -self._marks_before(first[0], span[0], start)
        end -= last[1] - span[1] if span[1] < last[1] else -self._marks_after(last[1], span[1], end)
        return start, end

    def _marks_before(self, at: int, least: int, place: int) -> int:
        """How many of the characters before a word are the same in both texts, back to where the span begins."""
        count = 0
        while count < min(at - least, place) and self._old.text[at - count - 1] == self._new.text[place - count - 1]:
            count += 1
        return count

    def _marks_after(self, at: int, most: int, place: int) -> int:
        """How many of the characters after a word are the same in both texts, up to where the span ends."""
        count = 0
        room = min(most - at, len(self._new.text) - place)
        while count < room and self._old.text[at + count] == self._new.text[place + count]:
            count += 1
        return count
