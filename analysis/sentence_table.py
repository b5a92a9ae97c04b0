"""Every sentence that may be quoted, with its words, in the order of the interviews."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from analysis.categories import Floats, Ints, positions
from analysis.spoken_words import SpokenWords
from coding.sentences import sentences
from interviews.words import WORD

if TYPE_CHECKING:
    from collections.abc import Iterator

    from analysis.material import Material


@dataclass(frozen=True, slots=True)
class SentenceTable:
    """The sentences with a word in them of all turns that count, so that no interviewer is quoted.

    Attributes:
        turn: Position of each sentence's turn in the turns' table.
        interview: Position of its interview.
        start: Offset of its first character in the interview's text, in code points.
        end: Offset after its last character.
        place: Place of its first word on the line of spoken words.
        offset: Where its words begin in `terms`; one more stands at the end.
        terms: The words of all sentences, case folded, as positions in their vocabulary.
        weight: Weight of each word of the vocabulary: the logarithm of one plus the number of turns over those with the word.
    """

    turn: Ints
    interview: Ints
    start: Ints
    end: Ints
    place: Ints
    offset: Ints
    terms: Ints
    weight: Floats

    @classmethod
    def of(cls, material: Material, spoken: SpokenWords) -> SentenceTable:
        """Splits the turns that count into sentences and words."""
        found = list(_sentences(material))
        turn, interview, start, end = np.array([sentence[:4] for sentence in found], dtype=np.int64).reshape(-1, 4).T
        lengths = np.array([len(sentence[4]) for sentence in found], dtype=np.int64)
        offset = np.concatenate([[0], np.cumsum(lengths)])
        words = [word.casefold() for sentence in found for word in sentence[4]]
        terms = pd.factorize(np.array(words, dtype=object))[0]
        weight = _weights(terms, np.repeat(turn, lengths))
        return cls(turn, interview, start, end, _places(spoken, turn, offset[:-1]), offset, terms, weight)

    def words(self, first: Ints, last: Ints) -> Ints:
        """Number of words from each first sentence to each last one, both included."""
        return self.offset[last + 1] - self.offset[first]


def _sentences(material: Material) -> Iterator[tuple[int, int, int, int, list[str]]]:
    """Of each sentence with a word its turn, its interview, where it starts and ends, and its words."""
    turns, texts = material.turns, list(material.interviews["text"])
    counted = np.flatnonzero(turns["counted"].to_numpy(dtype=bool))
    interviews = positions(turns["interview"], list(material.interviews["interview"]))
    columns = (interviews, turns["start"].to_numpy(), turns["end"].to_numpy())
    for turn, interview, start, end in zip(counted.tolist(), *(column[counted].tolist() for column in columns), strict=True):
        for span in sentences(texts[interview], start, end):
            if words := WORD.findall(texts[interview], *span):
                yield turn, interview, *span, words


def _places(spoken: SpokenWords, turn: Ints, offset: Ints) -> Ints:
    """A turn's words stand together on the line, so a sentence stands as far behind its turn's first one as its words do."""
    is_first = np.append(True, turn[1:] != turn[:-1])[: len(turn)]
    leader = np.maximum.accumulate(np.where(is_first, np.arange(len(turn)), 0))
    return spoken.starts[turn] + offset - offset[leader]


def _weights(terms: Ints, turn: Ints) -> Floats:
    """Spärck Jones's inverse document frequency (1972) with turns for documents, kept above zero where all share a word."""
    size = int(terms.max(initial=-1)) + 1
    pairs = np.unique(turn * size + terms)  # each word once a turn
    held = np.bincount(pairs % max(size, 1), minlength=size)
    return np.asarray(np.log1p(len(np.unique(turn)) / held))
