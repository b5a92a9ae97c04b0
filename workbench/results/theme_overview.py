"""What a study adds up to at a glance: the theme table, and themes by cases."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pandas as pd

from analysis.case_grid import case_grid
from analysis.theme_table import themes
from workbench.results.study_material import read_material

if TYPE_CHECKING:
    from collections.abc import Sequence

    from analysis.selection import Selection
    from workbench.store.database import Database

SHADES = 5
"""How many shades of the heat map stand above none."""


@dataclass(frozen=True, slots=True)
class ThemeLine:
    """A row of the theme table; see `analysis.themes` for what is counted.

    Attributes:
        code: The code's path.
        name: Its last name.
        level: From 1.
        codings: Coded segments, those of the codes below included.
        passages: Merged passages.
        words: Counted words in them.
        share: These of all counted words, 0 to 1; None where there are none.
        interviews: Sources with a passage.
        cases: Cases with one.
        proposed: Passages that await a look.
        by_case: Passages in each case, in the order of the cases; None where nothing is finished and nothing coded.
        shades: How dark each of these is shown, 0 to `SHADES`, by the most that a code of the same level has in a case.
    """

    code: str
    name: str
    level: int
    codings: int
    passages: int
    words: int
    share: float | None
    interviews: int
    cases: int
    proposed: int
    by_case: tuple[int | None, ...]
    shades: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Overview:
    """The theme table and the theme by case map of one selection.

    Attributes:
        lines: A line a code, parents before children.
        cases: The cases, in Swedish order.
        interviews_total: Sources in the selection.
        cases_total: Cases in it.
        finished: Sources whose counted version is finished.
        notes: What a reader must know, in English sentences.
    """

    lines: tuple[ThemeLine, ...]
    cases: tuple[str, ...]
    interviews_total: int
    cases_total: int
    finished: int
    notes: tuple[str, ...]


def read_overview(database: Database, selection: Selection) -> Overview:
    """Counts a study under a selection.

    Raises:
        UnknownValueError: A filter names something that the study does not have.
    """
    material = read_material(database, selection)
    table, grid = themes(material), case_grid(material)
    figures = [tuple(None if math.isnan(each) else int(each) for each in row) for row in grid.passages.tolist()]
    most = {level: max((n or 0 for row in _of_level(figures, grid.levels, level) for n in row), default=0) for level in grid.levels}
    rows = zip(table.to_dict("records"), grid.names, figures, strict=True)
    return Overview(
        lines=tuple(_line(row, name, cells, most[row["level"]]) for row, name, cells in rows),
        cases=grid.cases,
        interviews_total=len(material.interviews),
        cases_total=len(grid.cases),
        finished=int(material.interviews["finished"].sum()),
        notes=material.facts.notes,
    )


def _of_level(figures: Sequence[tuple[int | None, ...]], levels: Sequence[int], wanted: int) -> list[tuple[int | None, ...]]:
    return [row for row, level in zip(figures, levels, strict=True) if level == wanted]


def _line(row: dict[Any, Any], name: str, cells: tuple[int | None, ...], most: int) -> ThemeLine:
    """A line of the overview."""
    numbers = ("level", "codings", "passages", "words", "interviews", "cases", "proposed")
    return ThemeLine(
        code=str(row["code"]),
        name=name,
        share=None if pd.isna(row["share"]) else float(row["share"]),
        by_case=cells,
        shades=tuple(math.ceil(SHADES * (number or 0) / most) if most else 0 for number in cells),
        **{key: int(row[key]) for key in numbers},
    )
