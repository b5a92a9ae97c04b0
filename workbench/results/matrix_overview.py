"""The framework matrix as it is read at a glance: cases by themes, and how far it is filled."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from analysis.cell_state import SPEAKING, STATES, WRITTEN
from analysis.fill_rate import fill_rate
from analysis.framework import framework, framework_themes
from coding.code_path import is_within
from workbench.results.plain_rows import plain_rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    import pandas as pd

    from analysis.cell_state import State
    from analysis.material import Material
    from analysis.written import Written
    from workbench.store.door import Row


@dataclass(frozen=True, slots=True)
class Fill:
    """How far something is filled.

    Attributes:
        filled: Cells with a summary, be it stale.
        to_fill: Cells with passages or a summary.
        share: The one by the other, 0 to 1; None where nothing is to be filled.
    """

    filled: int
    to_fill: int
    share: float | None


@dataclass(frozen=True, slots=True)
class MatrixLine:
    """A case in a wave.

    Attributes:
        case: Its name.
        case_kind: Its kind, or None.
        wave: The wave, or None.
        cells: A cell a theme, in their order: the columns of `analysis.framework`.
        fill: How far it is filled.
    """

    case: str
    case_kind: str | None
    wave: str | None
    cells: tuple[Row, ...]
    fill: Fill


@dataclass(frozen=True, slots=True)
class MatrixOverview:
    """The framework matrix of a selection.

    Attributes:
        recommendations: The first level of the codebook, where something below it can be summarised.
        recommendation: The one that is shown; empty for all.
        themes: Paths of the themes, in the codebook's order.
        lines: A line a case and wave.
        of_themes: How far each theme is filled, in their order.
        fill: How far all of it is filled.
        states: How many cells are in each state of `analysis.cell_state`.
        finished: Finished interviews of the selection.
        interviews: All of them.
        notes: What a reader must know, in English sentences.
    """

    recommendations: tuple[str, ...]
    recommendation: str
    themes: tuple[str, ...]
    lines: tuple[MatrixLine, ...]
    of_themes: tuple[Fill, ...]
    fill: Fill
    states: Mapping[str, int]
    finished: int
    interviews: int
    notes: tuple[str, ...]


def matrix_overview(material: Material, written: Written, recommendation: str | None = None) -> MatrixOverview:
    """The matrix of one recommendation.

    Args:
        material: The material.
        written: What people wrote of it.
        recommendation: Path of a code of the first level; empty for all; None, or one that is none, for the first.
    """
    every = framework_themes(material, list(written.summaries["theme"]))
    roots = tuple(dict.fromkeys(theme.split(" > ")[0] for theme in every))
    chosen = recommendation if recommendation in {"", *roots} else (roots[0] if roots else "")
    themes = tuple(theme for theme in every if not chosen or is_within(theme, chosen))
    cells = framework(material, written, themes)
    return MatrixOverview(
        recommendations=roots,
        recommendation=chosen or "",
        themes=themes,
        lines=_lines(cells),
        of_themes=_fills(cells, "theme"),
        fill=_fill_of(cells["state"]),
        states={state: int((cells["state"] == state).sum()) for state in STATES},
        finished=int(material.interviews["finished"].sum()),
        interviews=len(material.interviews),
        notes=material.facts.notes,
    )


def _lines(cells: pd.DataFrame) -> tuple[MatrixLine, ...]:
    """The cells of each case and wave, in order."""
    told: dict[tuple[str, str | None], list[Row]] = {}
    for cell in plain_rows(cells):
        told.setdefault((cell["case"], cell["wave"]), []).append(cell)
    return tuple(
        MatrixLine(case, here[0]["case_kind"], wave, tuple(here), _fill_of([cell["state"] for cell in here]))
        for (case, wave), here in told.items()
    )


def _fills(cells: pd.DataFrame, by: str) -> tuple[Fill, ...]:
    """How far each theme is filled."""
    return tuple(Fill(row["filled"], row["to_fill"], row["fill"]) for row in plain_rows(fill_rate(cells, by)))


def _fill_of(states: Iterable[State]) -> Fill:
    """How far cells are filled, by their states."""
    told = list(states)
    filled = sum(state in WRITTEN for state in told)
    to_fill = sum(state in SPEAKING for state in told)
    return Fill(filled, to_fill, filled / to_fill if to_fill else None)
