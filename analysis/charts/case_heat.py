"""The chart of themes by case: a heat map with its numbers."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
from matplotlib.patches import Rectangle

from analysis import silence
from analysis.case_grid import case_grid
from analysis.catalogue import N_
from analysis.charts.chart import Chart
from analysis.charts.colours import heat, letters_on_heat
from analysis.charts.picture import CHARACTER, FAINT, INK, LINE, Sheet, head, head_height, wrapped, write_head

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from analysis.case_grid import CaseGrid, Numbers
    from analysis.catalogue import Catalogue
    from analysis.material import Material

_LEFT, _NAMES, _RIGHT = 0.3, 3.1, 0.3
_NOTE, _FOOT = 0.18, 0.4
_INDENT, _GAP = 0.18, 0.1
_ROW, _LINE, _COLUMN = 0.26, 0.17, 0.42
_NAME_CHARACTERS, _CASE_CHARACTERS = 38, 30
_GENTLE = 4
"""The least number that gets the darkest colour: in a study of few passages one of them is no extreme."""
_NARROWEST = 7.5
_UNKNOWN = "–"
_UNKNOWN_MEANS = N_("not fully coded: nothing of the case is coded or finished; the number is unknown, not 0")


@dataclass(frozen=True, slots=True)
class HeatMap:
    """The chart in the making; places are inches from the upper left corner of the map.

    Attributes:
        grid: What is shown.
        axes: Where it is drawn.
        tops: Where each row begins, and where the last one ends.
        further: The columns after the cases.
        most: The number that gets the darkest colour.
    """

    grid: CaseGrid
    axes: Axes
    tops: list[float]
    further: list[Numbers]
    most: float

    def draw(self) -> None:
        """Draws the cells and their numbers; roots and totals stand without colour."""
        silent = silence.silences(self.grid)
        for row, level in enumerate(self.grid.levels):
            for column, value in enumerate(self.grid.passages[row].tolist()):
                self._cell((row, column), value, _said(value, silent=silent[row, column]), coloured=level > 1)
            for column, values in enumerate(self.further, start=len(self.grid.cases)):
                self._cell((row, column), float(values[row]), f"{values[row]:.0f}", coloured=False)

    def _cell(self, place: tuple[int, int], value: float, said: str, *, coloured: bool) -> None:
        row, column = place
        top, bottom = self.tops[row], self.tops[row + 1]
        share = 0.0 if math.isnan(value) else value / self.most
        paint = heat(share) if coloured and value > 0 else "#ffffff"
        shape = Rectangle((column * _COLUMN, top), _COLUMN, bottom - top, facecolor=paint, edgecolor=LINE, linewidth=0.5)
        self.axes.add_patch(shape)
        ink = FAINT if not value > 0 else letters_on_heat(share) if coloured else INK
        self.axes.text(
            (column + 0.5) * _COLUMN,
            (top + bottom) / 2,
            said,
            ha="center",
            va="center_baseline",
            fontsize=8,
            color=ink,
            fontweight="normal" if coloured else "bold",
        )


def _said(value: float, *, silent: bool) -> str:
    return _UNKNOWN if math.isnan(value) else f"{value:.0f}*" if silent else f"{value:.0f}"


def case_heat(material: Material, say: Catalogue) -> Chart:
    """Draws the chart; the sheet grows with the codebook and with the cases."""
    grid, title = case_grid(material), say("Passages by theme and case")
    further = _further(material, grid, say)
    columns = [wrapped(name, _CASE_CHARACTERS) for name in (*grid.cases, *further)]
    names = [wrapped(name, _NAME_CHARACTERS - 3 * (level - 1)) for name, level in zip(grid.names, grid.levels, strict=True)]
    left = _LEFT + _names_room(names, grid.levels)
    width = max(_NARROWEST, left + _COLUMN * len(columns) + _RIGHT)
    top = head(title, material, say, width)
    above = head_height(top) + max(len(line) for lines in columns for line in lines) * CHARACTER
    tops = _tops(names)
    notes = [line for note in _notes(grid, say) for line in wrapped(note, int(width * 14))]
    sheet = Sheet.of(width, above + tops[-1] + _FOOT + _NOTE * len(notes))
    write_head(sheet, top, _LEFT)
    axes = sheet.axes(left, above, _COLUMN * len(columns), tops[-1] or _ROW)
    axes.set(xlim=(0, _COLUMN * len(columns)), ylim=(tops[-1] or _ROW, 0))
    deeper = [row for row, level in enumerate(grid.levels) if level > 1]
    sums = list(further.values())
    most = max((value for value in grid.passages[deeper].ravel() if value > 0), default=0.0)
    HeatMap(grid, axes, tops, sums, max(most, _GENTLE)).draw()
    _write_names(sheet, grid, names, [above + each for each in tops])
    _write_cases(sheet, columns, left, above)
    _write_notes(sheet, notes, above + tops[-1])
    return Chart(sheet, title, _alternative(grid, title, say), _numbers(grid, further, say))


def _alternative(grid: CaseGrid, title: str, say: Catalogue) -> str:
    """The chart in words: its size, and the cell in which most is said."""
    told = say("{title}. A table of {codes} codes by {cases} cases, coloured by their numbers of passages.")
    sentences = [told.format(title=title, codes=len(grid.codes), cases=len(grid.cases))]
    deeper = [(row, column) for row, level in enumerate(grid.levels) if level > 1 for column in range(len(grid.cases))]
    row, column = max(deeper, key=lambda place: np.nan_to_num(grid.passages[place]), default=(0, 0))
    if deeper and grid.passages[row, column] > 0:
        most = say("Most passages of a theme: {number} ({theme}, {case}).")
        sentences.append(most.format(number=int(grid.passages[row, column]), theme=grid.codes[row], case=grid.cases[column]))
    return " ".join(sentences)


def _numbers(grid: CaseGrid, further: dict[str, Numbers], say: Catalogue) -> pd.DataFrame:
    """The numbers behind the chart, under the reader's headers; a number that is unknown is empty."""
    columns = [*grid.passages.T, *further.values()]
    names = [say("code"), *grid.cases, *further]
    return pd.DataFrame([grid.codes, *columns], index=None).T.set_axis(names, axis=1).astype(dict.fromkeys(names[1:], "Int64"))


def _further(material: Material, grid: CaseGrid, say: Catalogue) -> dict[str, Numbers]:
    """The columns after the cases: what belongs to none, if anything may, and the whole."""
    outside = {say("no case"): grid.outside} if material.interviews["case"].isna().any() else {}
    return {**outside, say("total"): grid.whole}


def _names_room(names: list[list[str]], levels: tuple[int, ...]) -> float:
    """Inches for the names of the codes, as many as the longest line takes."""
    ends = (_INDENT * (level - 1) + len(line) * CHARACTER for lines, level in zip(names, levels, strict=True) for line in lines)
    return max(_NAMES, max(ends, default=0.0) + _GAP)


def _tops(names: list[list[str]]) -> list[float]:
    tops = [0.0]
    for lines in names:
        tops.append(tops[-1] + max(_ROW, len(lines) * _LINE + 0.08))
    return tops


def _write_names(sheet: Sheet, grid: CaseGrid, names: list[list[str]], tops: list[float]) -> None:
    for row, (lines, level) in enumerate(zip(names, grid.levels, strict=True)):
        middle = (tops[row] + tops[row + 1]) / 2
        weight = "bold" if level == 1 else "normal"
        place = "center" if len(lines) > 1 else "center_baseline"
        left = _LEFT + _INDENT * (level - 1)
        sheet.write("\n".join(lines), left, middle, va=place, fontsize=9, fontweight=weight, linespacing=1.1)


def _write_cases(sheet: Sheet, columns: list[list[str]], begin: float, above: float) -> None:
    for column, lines in enumerate(columns):
        left = begin + (column + 0.5) * _COLUMN
        weight = "bold" if column == len(columns) - 1 else "normal"
        sheet.write(
            "\n".join(lines), left, above - 0.06, ha="center", va="bottom", rotation=90, fontweight=weight, linespacing=1.15
        )


def _notes(grid: CaseGrid, say: Catalogue) -> list[str]:
    """What a reader must know; what the dash means only where there is one."""
    number = say("Number: passages; the darker, the more. A passage of several themes counts under each of them.")
    unknown = [f"{_UNKNOWN} {say(_UNKNOWN_MEANS)}"] if any(grid.waiting) else []
    return [number, *unknown, *([say(silence.MEANING)] if silence.silences(grid)[:-1].any() else [])]


def _write_notes(sheet: Sheet, notes: list[str], below: float) -> None:
    for place, line in enumerate(notes):
        sheet.write(line, _LEFT, below + 0.2 + place * _NOTE, fontsize=8, color=FAINT)
