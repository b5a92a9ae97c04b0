"""The theme table: how much is said about each code, and in how many places."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from analysis.categories import Bools, Ints, categorical, positions
from analysis.code_tree import CodeTree
from analysis.coded_rows import CodedRows, awaiting, counting, with_words
from analysis.merging import merged_by_level
from analysis.spoken_words import SpokenWords

if TYPE_CHECKING:
    from analysis.material import Material


@dataclass(frozen=True, slots=True)
class CodeCounts:
    """What lies in the passages of each code, by the codes' positions in the codebook.

    Attributes:
        passages: Number of passages.
        words: Counted words in them.
        interviews: Distinct interviews with a passage.
        cases: Distinct cases with a passage.
    """

    passages: Ints
    words: Ints
    interviews: Ints
    cases: Ints


def themes(material: Material) -> pd.DataFrame:
    """The theme table.

    Returns:
        A row per row of `material.codebook`, in its order (parents before children), with the columns `code, level, codings,
        passages, words, share, interviews, interviews_total, cases, cases_total, finished, proposed`. `codings` includes
        descendants; `share` is 0 to 1 of all counted words of the selection, null where there are none; `proposed` are passages
        awaiting a look; `finished` is the number of selected interviews whose counted version is finished. Numbers are
        `int64`, `share` is `Float64`, `code` a category.
    """
    tree, spoken = CodeTree.of(material.codebook), SpokenWords.of(material)
    counts = _counts(material, tree, spoken, counting(material))
    spoken_words = int(material.interviews["counted_words"].sum())
    return pd.DataFrame(
        {
            "code": categorical(np.arange(len(tree)), tree.paths),
            "level": tree.levels,
            "codings": _codings(material, tree),
            "passages": counts.passages,
            "words": counts.words,
            "share": share(counts.words, spoken_words),
            "interviews": counts.interviews,
            "interviews_total": len(material.interviews),
            "cases": counts.cases,
            "cases_total": material.interviews["case"].nunique(),
            "finished": int(material.interviews["finished"].sum()),
            "proposed": _counts(material, tree, spoken, awaiting(material)).passages,
        }
    )


def share(words: Ints, of: Ints | int) -> pd.Series[float]:
    """Words as a share of others, 0 to 1, null where there is nothing to divide by."""
    total = np.broadcast_to(np.asarray(of, dtype=float), words.shape)
    return pd.Series(words / np.where(total > 0, total, np.nan)).astype("Float64")


def _codings(material: Material, tree: CodeTree) -> Ints:
    code = positions(material.segments["code"], tree.paths)[counting(material)]
    return tree.rolled_up(np.bincount(code[code >= 0], minlength=len(tree)))


def _counts(material: Material, tree: CodeTree, spoken: SpokenWords, wanted: Bools) -> CodeCounts:
    rows = CodedRows.of(material, spoken, wanted & with_words(material))
    cases = pd.factorize(material.interviews["case"])[0]
    total = CodeCounts(*(np.zeros(len(tree), dtype=np.int64) for _ in fields(CodeCounts)))
    present = np.zeros((len(tree), len(material.interviews)), dtype=bool)
    for merged in merged_by_level(rows, tree):
        interview = rows.interview[merged.order[merged.heads]]
        words = np.concatenate([[0], np.cumsum(spoken.counted_between(merged.start, merged.end))])
        bounds = np.searchsorted(merged.key, np.arange(len(tree) + 1))
        total.passages[:] += np.diff(bounds)
        total.words[:] += np.diff(words[bounds])
        present[merged.key, interview] = True
    code, interview = present.nonzero()
    total.interviews[:] = present.sum(axis=1)
    total.cases[:] = _distinct(code, cases[interview], len(tree))
    return total


def _distinct(key: Ints, value: Ints, keys: int) -> Ints:
    """For each key the number of different values beside it; negative values are none."""
    seen = np.zeros((keys, int(value.max(initial=-1)) + 2), dtype=bool)
    seen[key, value] = True  # -1 falls into the last column, which is not counted
    return np.asarray(seen[:, :-1].sum(axis=1))
