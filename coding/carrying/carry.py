"""Spans of a text found again in a corrected version of it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from coding.carrying.blocks import Block, blocks
from coding.carrying.search import PhraseSearch
from coding.carrying.word_list import WordList
from interviews.words import WORD

if TYPE_CHECKING:
    from collections.abc import Sequence

Outcome = Literal["unchanged", "moved", "changed", "lost"]
Span = tuple[int, int]

_LEAST = 0.25
"""So much of a passage's letters must be left, or coding what is left would say something else."""
_RELATED = 0.5
"""Texts that have a smaller share of the old words in common, in order, are hardly versions of one another."""
_LEAST_OF_STRANGERS = 0.7
"""So much must be left of a passage there, for any two texts have little words in common."""


@dataclass(frozen=True, slots=True)
class Carried:
    """What became of one span.

    Attributes:
        outcome: `unchanged`: the same words at the same address; `moved`: the same words at another one, because something before
            them or the order changed; `changed`: its words differ; `lost`: what it covered is gone. Marks and white space are no
            words.
        start: Offset of the first character in the new text, in code points; None for what is lost.
        end: Offset after the last character, or None.
    """

    outcome: Outcome
    start: int | None = None
    end: int | None = None


def carry(old: str, new: str, spans: Sequence[Span]) -> list[Carried]:
    """Carries spans from an old text to a new one by a diff on words, to the character.

    A span keeps to what is left of it: words put in at its edges stay outside, words put in between its own come in. Words that
    stand elsewhere now are looked for there. The time is near to linear in the length of texts that differ in few places.

    Args:
        old: The text that the spans lie in.
        new: The corrected text.
        spans: Half-open spans, in code points.

    Returns:
        What became of each, in the order given.
    """
    if old == new:
        return [Carried("unchanged", start, end) for start, end in spans]
    carrier = _Carrier(WordList.of(old), WordList.of(new))
    return [carrier.carried(span) for span in spans]


class _Carrier:
    """Two texts compared, asked span by span."""

    def __init__(self, old: WordList, new: WordList) -> None:
        self._old, self._new = old, new
        self._blocks, same = blocks(old, new)
        self._starts = [block.start for block in self._blocks]
        self._ends = [block.end for block in self._blocks]
        self._search = PhraseSearch(old, new, same)
        self._least = _LEAST if len(same) >= _RELATED * len(old.words) else _LEAST_OF_STRANGERS

    def carried(self, span: Span) -> Carried:
        """What became of one span."""
        kept = self._blocks[bisect_right(self._ends, span[0]) : bisect_left(self._starts, span[1])]
        words = WORD.findall(self._old.text, *span)
        kept = self._without_loose_edges(kept, span)
        place = _hull(kept, span) if kept else None
        if place and self._holds(place, words):
            return self._told(span, place, words)
        found = self._search.place(span)
        if found and self._follow(found, words):
            return self._told(span, found, words)
        return self._told(span, place, words) if place and self._enough(kept, span) else Carried("lost")

    def _without_loose_edges(self, kept: list[Block], span: Span) -> list[Block]:
        """What is left, without marks before it whose word is gone, and without white space after it whose word is gone."""
        first, last = self._old.touched(*span)
        words = [number for number, block in enumerate(kept) if block.word is not None]
        if first == last or not words:
            return kept
        end = len(kept)
        if kept[words[-1]].word != last - 1:
            while self._old.text[kept[end - 1].start : kept[end - 1].end].isspace():
                end -= 1
        return kept[words[0] if kept[words[0]].word != first else 0 : end]

    def _told(self, span: Span, place: Span, words: list[str]) -> Carried:
        """The outcome for a place in the new text."""
        if WORD.findall(self._new.text, *place) != words:
            return Carried("changed", *place)
        return Carried("unchanged" if place[0] == span[0] else "moved", *place)

    def _holds(self, place: Span, words: list[str]) -> bool:
        """Whether all the words of a span stand at a place, in order; a span without any must hold something there."""
        return self._follow(place, words) and place[0] < place[1]

    def _follow(self, place: Span, words: list[str]) -> bool:
        """Whether words follow one another at a place, others perhaps between them."""
        there = iter(WORD.findall(self._new.text, *place))
        return all(word in there for word in words)

    def _enough(self, kept: Sequence[Block], span: Span) -> bool:
        """Whether enough is left of a span's words to go on being the coded passage."""
        place = _hull(kept, span)
        first, last = self._old.touched(*span)
        letters = sum(map(len, self._old.words[first:last]))
        left = sum(block.end - block.start for block in kept if block.word is not None)
        return place[0] < place[1] and left >= self._least * letters and left > 0


def _hull(kept: Sequence[Block], span: Span) -> Span:
    """From the first to the last of what is left of a span."""
    return kept[0].place_of_start(span[0]), kept[-1].place_of_end(span[1])
