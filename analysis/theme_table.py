"""The theme table: how much is said about each code, and in how many places."""

from __future__ import annotations

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
    rows = CodedRows.of(material, spoken, counting(material) & with_words(material))
    proposals = CodedRows.of(material, spoken, awaiting(material) & with_words(material))
    passages, words = _passages_and_words(rows, tree, spoken)
    present = _present(rows, tree, len(material.interviews))
    cases = pd.factorize(material.interviews["case"])[0]
    return pd.DataFrame(
        {
            "code": categorical(np.arange(len(tree)), tree.paths),
            "level": tree.levels,
            "codings": _codings(material, tree),
            "passages": passages,
            "words": words,
            "share": share(words, int(material.interviews["counted_words"].sum())),
            "interviews": present.sum(axis=1),
            "interviews_total": len(material.interviews),
            "cases": _distinct_cases(present, cases),
            "cases_total": int(cases.max(initial=-1)) + 1,
            "finished": int(material.interviews["finished"].sum()),
            "proposed": _passages_and_words(proposals, tree, spoken)[0],
        }
    )


def share(words: Ints, of: Ints | int) -> pd.Series[float]:
    """Words as a share of others, 0 to 1, null where there is nothing to divide by."""
    total = np.broadcast_to(np.asarray(of, dtype=float), words.shape)
    return pd.Series(words / np.where(total > 0, total, np.nan)).astype("Float64")


def _codings(material: Material, tree: CodeTree) -> Ints:
    code = positions(material.segments["code"], tree.paths)[counting(material)]
    return tree.rolled_up(np.bincount(code[code >= 0], minlength=len(tree)))


def _passages_and_words(rows: CodedRows, tree: CodeTree, spoken: SpokenWords) -> tuple[Ints, Ints]:
    """For each code the number of its passages and of the counted words in them."""
    passages, words = np.zeros(len(tree), dtype=np.int64), np.zeros(len(tree), dtype=np.int64)
    for merged in merged_by_level(rows, tree):
        summed = np.concatenate([[0], np.cumsum(spoken.counted_between(merged.start, merged.end))])
        bounds = np.searchsorted(merged.key, np.arange(len(tree) + 1, dtype=merged.key.dtype))
        passages += np.diff(bounds)
        words += np.diff(summed[bounds])
    return passages, words


def _present(rows: CodedRows, tree: CodeTree, interviews: int) -> Bools:
    """Codes by interviews: whether the interview has a passage of the code."""
    cells = rows.code.astype(np.int64) * interviews + rows.interview
    direct = np.bincount(cells, minlength=len(tree) * interviews).reshape(len(tree), interviews)
    return tree.rolled_up(direct) > 0


def _distinct_cases(present: Bools, cases: Ints) -> Ints:
    """For each code the number of cases whose interviews have a passage; interviews without a case (-1) have none."""
    code, interview = present.nonzero()
    seen = np.zeros((len(present), int(cases.max(initial=-1)) + 2), dtype=bool)
    seen[code, cases[interview]] = True  # -1 falls into the last column, which is not counted
    return np.asarray(seen[:, :-1].sum(axis=1))
