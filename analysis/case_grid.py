"""Passages of every code in every case, with the totals that a reader can trust."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.code_matrix import matrix
from analysis.material import Material
from analysis.theme_table import themes

Numbers = NDArray[np.float64]
_ANY_CODE = "*"


@dataclass(frozen=True, slots=True)
class CaseGrid:
    """Codes by cases.

    Attributes:
        codes: Paths, in the codebook's order.
        names: Their last names.
        levels: Their levels, from 1.
        cases: The cases, in Swedish order.
        passages: Passages, codes by cases; NaN in a case of which nothing is finished and nothing coded.
        whole: Passages of each code in the whole selection.
        proposed: Passages of each code that await a look.
        together: Passages of each case with all codes merged, so that what lies under two codes counts once; NaN as above.
        together_whole: The same for the whole selection.
        interviews: Interviews of each case.
        finished: How many of them are finished.
    """

    codes: tuple[str, ...]
    names: tuple[str, ...]
    levels: tuple[int, ...]
    cases: tuple[str, ...]
    passages: Numbers
    whole: Numbers
    proposed: tuple[int, ...]
    together: Numbers
    together_whole: int
    interviews: tuple[int, ...]
    finished: tuple[int, ...]

    @property
    def waiting(self) -> tuple[bool, ...]:
        """For each case, whether nothing can be said of it yet."""
        return tuple(np.isnan(self.together).tolist())

    @property
    def outside(self) -> Numbers:
        """Passages of each code in interviews of no case; a passage never reaches over two interviews."""
        return np.asarray(self.whole - np.nansum(self.passages, axis=1))


def case_grid(material: Material) -> CaseGrid:
    """Counts the passages of a material by code and case."""
    merged = _as_one_code(material)
    cells, counted = matrix(material), themes(material)
    cases = tuple(cells["group"].cat.categories)
    book, of_case = material.codebook, _of_cases(material.interviews, cases)
    return CaseGrid(
        codes=tuple(book["code"]),
        names=tuple(book["name"]),
        levels=tuple(book["level"]),
        cases=cases,
        passages=_laid_out(cells, len(book), len(cases)),
        whole=counted["passages"].to_numpy(dtype=float),
        proposed=tuple(counted["proposed"].tolist()),
        together=_laid_out(matrix(merged), 1, len(cases))[0],
        together_whole=int(themes(merged)["passages"].iloc[0]),
        interviews=tuple(of_case["interviews"]),
        finished=tuple(of_case["finished"]),
    )


def _laid_out(cells: pd.DataFrame, codes: int, cases: int) -> Numbers:
    return cells["value"].to_numpy(dtype=float, na_value=np.nan).reshape(codes, cases)


def _of_cases(interviews: pd.DataFrame, cases: tuple[str, ...]) -> pd.DataFrame:
    finished = interviews["finished"].groupby(interviews["case"].astype("object"))
    return pd.DataFrame({"interviews": finished.size(), "finished": finished.sum()}).reindex(list(cases), fill_value=0).astype(int)


def _as_one_code(material: Material) -> Material:
    """The material as if all codes were the same one."""
    known = material.segments["code"].isin(list(material.codebook["code"]))
    code = pd.Categorical([_ANY_CODE] * int(known.sum()), categories=[_ANY_CODE])
    book = pd.DataFrame({"code": [_ANY_CODE], "level": [1], "name": [_ANY_CODE], "parent": [None]})
    return replace(material, segments=material.segments[known].assign(code=code), codebook=book)
