"""Where in the sentences the coded segments lie, and the runs of sentences that could be quoted for them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from analysis.categories import Bools, Ints

if TYPE_CHECKING:
    from analysis.coded_rows import CodedRows
    from analysis.sentence_table import SentenceTable
    from analysis.spoken_words import SpokenWords


@dataclass(frozen=True, slots=True)
class CodedPlaces:
    """Stretches of whole sentences of one turn each, by the sentences' positions in their table.

    Attributes:
        row: Position of each place's segment in the segments table.
        code: Position of its code in the codebook.
        first: Its first sentence.
        last: Its last sentence, included.
    """

    row: Ints
    code: Ints
    first: Ints
    last: Ints

    @classmethod
    def of(cls, rows: CodedRows, table: SentenceTable, spoken: SpokenWords) -> CodedPlaces:
        """Widens segments with counted words to the sentences they touch, in the turn that holds most of those words."""
        turn = _main_turns(rows, spoken)
        first = np.searchsorted(table.place + np.diff(table.offset), rows.start, side="right")
        last = np.searchsorted(table.place, rows.end, side="left") - 1
        first = np.maximum(first, np.searchsorted(table.turn, turn, side="left"))
        last = np.minimum(last, np.searchsorted(table.turn, turn, side="right") - 1)
        return cls(rows.row, rows.code, first, last)

    def __len__(self) -> int:
        """Number of places."""
        return len(self.row)

    def taken(self, wanted: Ints | Bools | list[int]) -> CodedPlaces:
        """Some of the places."""
        return CodedPlaces(self.row[wanted], self.code[wanted], self.first[wanted], self.last[wanted])

    def thinned(self, most: int) -> CodedPlaces:
        """At most so many places, evenly spread, the same ones every time."""
        if len(self) <= most:
            return self
        return self.taken(np.linspace(0, len(self) - 1, most).round().astype(np.int64))

    def distinct(self) -> CodedPlaces:
        """Each stretch of sentences once, with the first segment that lies there."""
        pairs = self.first * (self.last.max(initial=0) + 1) + self.last
        return self.taken(np.sort(np.unique(pairs, return_index=True)[1]))

    def excluded_by(self, pick: int) -> Bools:
        """The places that cannot be quoted beside one: those that share a sentence with it, and those of its segment."""
        overlapping = (self.first <= self.last[pick]) & (self.last >= self.first[pick])
        excluded: Bools = overlapping | (self.row == self.row[pick])
        return excluded

    def runs(self, table: SentenceTable, limits: tuple[int, int], most: int | None = None) -> CodedPlaces:
        """Every run of whole sentences in the places whose words lie within the limits, in order of the places.

        Args:
            table: The sentences.
            limits: Words of the smallest and of the largest run.
            most: Sentences of the longest run; None for as many as the words allow.
        """
        found = []
        for longer in range(most or limits[1]):  # a sentence has a word at least, so longer runs have too many
            sentences = np.maximum(self.last - self.first - longer + 1, 0)
            place = np.repeat(np.arange(len(self)), sentences)
            first = np.arange(len(place)) - np.repeat(np.cumsum(sentences) - sentences, sentences) + self.first[place]
            words = table.words(first, first + longer)
            if not (words <= limits[1]).any():
                break
            fitting = (limits[0] <= words) & (words <= limits[1])
            found.append(np.array([place, first, first + longer])[:, fitting])
        place, first, last = np.concatenate(found, axis=1) if found else np.zeros((3, 0), dtype=np.int64)
        order = np.lexsort((last, first, place))
        place = place[order]
        return CodedPlaces(self.row[place], self.code[place], first[order], last[order])


def _main_turns(rows: CodedRows, spoken: SpokenWords) -> Ints:
    """For each row the turn with most of its counted words, the first when equal."""
    row, turn, words = spoken.by_turn(rows.start, rows.end)
    order = np.lexsort((-words, row))
    return turn[order[np.searchsorted(row, np.arange(len(rows.row)))]]
