"""Merging coded rows into passages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from analysis.categories import Ints, place_integers

if TYPE_CHECKING:
    from collections.abc import Iterator

    from analysis.code_tree import CodeTree
    from analysis.coded_rows import CodedRows


@dataclass(frozen=True, slots=True)
class Merged:
    """Passages: stretches of spoken words, each merged from one or more rows of the same key.

    Attributes:
        order: Positions of the merged rows, by key and start.
        heads: Where each passage begins in `order`; it ends where the next begins.
        key: Each passage's key.
        start: Place of its first word on the line of spoken words.
        end: Place after its last word.
    """

    order: Ints
    heads: Ints
    key: Ints
    start: Ints
    end: Ints

    def __len__(self) -> int:
        """Number of passages."""
        return len(self.heads)


def merge(key: Ints, start: Ints, end: Ints) -> Merged:
    """Merges rows of equal key that overlap or that no spoken word lies between.

    Args:
        key: What is merged within, 0 and up; a row with a negative key belongs nowhere.
        start: First words' places on the line, ascending.
        end: Places after the last words.
    """
    order = np.argsort(key, kind="stable")[np.count_nonzero(key < 0) :]
    if not len(order):
        return Merged(order, order, order, order, order)
    reach = int(end.max()) + 1
    keys = key[order]
    # A stretch of the line for each key: then one running maximum serves them all, for no key reaches into the next one's.
    shift = np.multiply(keys, reach, dtype=place_integers((int(key.max()) + 1) * reach))
    starts, ends = shift + start[order], shift + end[order]
    np.maximum.accumulate(ends, out=ends)
    heads = np.flatnonzero(np.concatenate([[True], starts[1:] > ends[:-1]]))
    lasts = np.concatenate([heads[1:], [len(order)]]) - 1
    return Merged(order, heads, keys[heads], starts[heads] - shift[heads], ends[lasts] - shift[lasts])


def merged_by_level(rows: CodedRows, tree: CodeTree) -> Iterator[Merged]:
    """The passages of the codes on each level, the first level first; keys are the codes' positions."""
    for ancestors in tree.ancestors:
        yield merge(ancestors[rows.code], rows.start, rows.end)
