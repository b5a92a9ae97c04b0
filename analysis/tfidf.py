"""Texts as weighted words, and how alike they are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from analysis.categories import Floats, Ints
    from analysis.sentence_table import SentenceTable

_FREQUENT = 32  # texts with a word from which a matrix product is quicker than listing the pairs that share it


@dataclass(frozen=True, slots=True)
class WeightedWords:
    """The different words of some texts, by TF-IDF (Salton and Buckley 1988), each text scaled to length 1.

    Attributes:
        texts: Number of texts.
        text: The text of each word.
        term: The word's position in the vocabulary.
        weight: How much it says about its text.
    """

    texts: int
    text: Ints
    term: Ints
    weight: Floats

    @classmethod
    def of(cls, table: SentenceTable, first: Ints, last: Ints) -> WeightedWords:
        """Weighs the words of texts that are given by their first and last sentences."""
        begin, length = table.offset[first], table.words(first, last)
        text = np.repeat(np.arange(len(first)), length)
        within = np.arange(len(text)) - np.repeat(np.cumsum(length) - length, length)
        size = max(len(table.weight), 1)
        cells, counts = np.unique(text * size + table.terms[begin[text] + within], return_counts=True)
        text, term = np.divmod(cells, size)
        weight = counts * table.weight[term]
        lengths = np.sqrt(np.bincount(text, weights=weight**2, minlength=len(first)))
        return cls(len(first), text, term, weight / lengths[text])

    def similarity(self, others: WeightedWords) -> Floats:
        """Cosine of each text (rows) with each of the others (columns): 0 without a common word, 1 for the same words.

        Single precision: a likeness needs no more, and it is twice as quick.
        """
        held = np.bincount(others.term, minlength=int(self.term.max(initial=0)) + 1)
        frequent = np.flatnonzero(held >= _FREQUENT)
        shared = self.columns(frequent) @ others.columns(frequent).T
        return np.asarray(shared + self._rarely_shared(others, np.where(held < _FREQUENT, held, 0)))

    def columns(self, terms: Ints) -> Floats:
        """A matrix of texts by some terms, which ascend."""
        matrix = np.zeros((self.texts, len(terms)), dtype=np.float32)
        column = np.searchsorted(terms, self.term)
        known = np.append(terms, -1)[column] == self.term
        matrix[self.text[known], column[known]] = self.weight[known]
        return matrix

    def _rarely_shared(self, others: WeightedWords, held: Ints) -> Floats:
        """The part of the similarity that comes from rare words: every pair of texts that shares one is listed and summed."""
        by_term = np.argsort(others.term, kind="stable")
        by_term = by_term[held[others.term[by_term]] > 0]
        pairs = held[self.term]
        mine = np.repeat(np.arange(len(self.term)), pairs)
        before = (np.cumsum(held) - held)[self.term]
        theirs = by_term[np.arange(len(mine)) + np.repeat(before - np.cumsum(pairs) + pairs, pairs)]
        cells = self.text[mine] * others.texts + others.text[theirs]
        sums = np.bincount(cells, weights=self.weight[mine] * others.weight[theirs], minlength=self.texts * others.texts)
        return sums.astype(np.float32).reshape(self.texts, others.texts)
