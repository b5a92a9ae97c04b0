"""Silence in a case that nobody has finished: a nought that is no finding."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from analysis.catalogue import N_

if TYPE_CHECKING:
    from analysis.case_grid import CaseGrid
    from analysis.categories import Bools

MEANING = N_("0*: no interview of the case is finished yet, so a silence is no finding")


def silences(grid: CaseGrid) -> Bools:
    """Where a nought is no finding yet: codes by cases, the sums of the sheet (all codes merged) in the last row."""
    counted = np.vstack([grid.passages, grid.together])
    return np.asarray((counted == 0) & (np.array(grid.finished, dtype=int) == 0))
