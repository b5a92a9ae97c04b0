"""Texts as weighted words, and how alike they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from analysis.categories import Floats, Ints
    from analysis.sentence_table import SentenceTable


def similarity(table: SentenceTable, texts: tuple[Ints, Ints], others: tuple[Ints, Ints]) -> Floats:
    """Cosine of the TF-IDF vectors (Salton and Buckley 1988) of texts and others, a row a text and a column an other one.

    Each side is given by its first and last sentences. 0 means no word in common, 1 the same words. Single precision: a
    likeness needs no more, and it is twice as quick.
    """
    vocabulary = np.unique(_terms(table, *texts)[1])
    return np.asarray(_vectors(table, vocabulary, *texts) @ _vectors(table, vocabulary, *others).T)


def _vectors(table: SentenceTable, vocabulary: Ints, first: Ints, last: Ints) -> Floats:
    """One row of length 1 a text (or 0, where it has no word of the vocabulary)."""
    text, term = _terms(table, first, last)
    place = np.minimum(np.searchsorted(vocabulary, term), len(vocabulary) - 1)
    known = vocabulary[place] == term
    cells = text[known] * len(vocabulary) + place[known]
    counts = np.bincount(cells, minlength=len(first) * len(vocabulary)).reshape(len(first), len(vocabulary))
    weighted = counts.astype(np.float32) * table.weight[vocabulary].astype(np.float32)
    length = np.sqrt(np.einsum("ij,ij->i", weighted, weighted))
    return np.asarray(weighted / np.where(length > 0, length, 1)[:, None])


def _terms(table: SentenceTable, first: Ints, last: Ints) -> tuple[Ints, Ints]:
    """Every word of the texts: the text's position and the word's."""
    begin, length = table.offset[first], table.words(first, last)
    text = np.repeat(np.arange(len(first)), length)
    within = np.arange(len(text)) - np.repeat(np.cumsum(length) - length, length)
    return text, table.terms[begin[text] + within]
