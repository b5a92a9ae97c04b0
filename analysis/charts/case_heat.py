"""The chart of themes by case: a heat map with its numbers."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from matplotlib.patches import Rectangle

from analysis.charts.colours import heat, letters_on_heat
from analysis.charts.picture import FAINT, INK, LINE, Sheet, head, head_height, wrapped, write_head

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from analysis.case_grid import CaseGrid, Numbers
    from analysis.catalogue import Catalogue
    from analysis.material import Material

_LEFT, _NAMES, _RIGHT, _FOOT = 0.3, 3.1, 0.3, 0.95
_ROW, _LINE, _COLUMN = 0.26, 0.17, 0.42
_NAME_CHARACTERS, _CASE_CHARACTERS, _CASE_INCHES = 38, 30, 0.085
_NARROWEST = 7.5
_UNKNOWN = "–"


@dataclass(frozen=True, slots=True)
class HeatMap:
    """The chart in the making; places are inches from the upper left corner of the map.

    Attributes:
        grid: What is shown.
        axes: Where it is drawn.
        tops: Where each row begins, and where the last one ends.
        further: The columns after the cases.
        most: The largest number below the roots.
    """

    grid: CaseGrid
    axes: Axes
    tops: list[float]
    further: list[Numbers]
    most: float

    def draw(self) -> None:
        """Draws the cells and their numbers; roots and totals stand without colour."""
        for row, level in enumerate(self.grid.levels):
            for column, value in enumerate(self.grid.passages[row].tolist()):
                self._cell(row, column, value, coloured=level > 1)
            for column, values in enumerate(self.further, start=len(self.grid.cases)):
                self._cell(row, column, float(values[row]), coloured=False)

    def _cell(self, row: int, column: int, value: float, *, coloured: bool) -> None:
        top, bottom = self.tops[row], self.tops[row + 1]
        share = 0.0 if math.isnan(value) or not self.most else value / self.most
        paint = heat(share) if coloured and value > 0 else "#ffffff"
        shape = Rectangle((column * _COLUMN, top), _COLUMN, bottom - top, facecolor=paint, edgecolor=LINE, linewidth=0.5)
        self.axes.add_patch(shape)
        ink = FAINT if not value > 0 else letters_on_heat(share) if coloured else INK
        self.axes.text(
            (column + 0.5) * _COLUMN,
            (top + bottom) / 2,
            _UNKNOWN if math.isnan(value) else f"{value:.0f}",
            ha="center",
            va="center",
            fontsize=8,
            color=ink,
            fontweight="normal" if coloured else "bold",
        )


def case_heat(material: Material, grid: CaseGrid, say: Catalogue) -> Sheet:
    """Draws the chart; the sheet grows with the codebook and with the cases."""
    further = _further(material, grid, say)
    columns = [wrapped(name, _CASE_CHARACTERS) for name in (*grid.cases, *further)]
    names = [wrapped(name, _NAME_CHARACTERS - 3 * (level - 1)) for name, level in zip(grid.names, grid.levels, strict=True)]
    width = max(_NARROWEST, _LEFT + _NAMES + _COLUMN * len(columns) + _RIGHT)
    top = head(say("Passages by theme and case"), material, say, width)
    above = head_height(top) + max(len(line) for lines in columns for line in lines) * _CASE_INCHES
    tops = _tops(names)
    sheet = Sheet.of(width, above + tops[-1] + _FOOT)
    write_head(sheet, top, _LEFT)
    axes = sheet.axes(_LEFT + _NAMES, above, _COLUMN * len(columns), tops[-1] or _ROW)
    axes.set(xlim=(0, _COLUMN * len(columns)), ylim=(tops[-1] or _ROW, 0))
    deeper = [row for row, level in enumerate(grid.levels) if level > 1]
    sums = list(further.values())
    HeatMap(grid, axes, tops, sums, max((value for value in grid.passages[deeper].ravel() if value > 0), default=0.0)).draw()
    _write_names(sheet, grid, names, [above + each for each in tops])
    _write_cases(sheet, columns, above)
    _write_notes(sheet, say, above + tops[-1])
    return sheet


def _further(material: Material, grid: CaseGrid, say: Catalogue) -> dict[str, Numbers]:
    """The columns after the cases: what belongs to none, if anything may, and the whole."""
    outside = {say("no case"): grid.outside} if material.interviews["case"].isna().any() else {}
    return {**outside, say("total"): grid.whole}


def _tops(names: list[list[str]]) -> list[float]:
    tops = [0.0]
    for lines in names:
        tops.append(tops[-1] + max(_ROW, len(lines) * _LINE + 0.08))
    return tops


def _write_names(sheet: Sheet, grid: CaseGrid, names: list[list[str]], tops: list[float]) -> None:
    for row, (lines, level) in enumerate(zip(names, grid.levels, strict=True)):
        middle = (tops[row] + tops[row + 1]) / 2
        weight = "bold" if level == 1 else "normal"
        sheet.write(
            "\n".join(lines), _LEFT + 0.18 * (level - 1), middle, va="center", fontsize=9, fontweight=weight, linespacing=1.1
        )


def _write_cases(sheet: Sheet, columns: list[list[str]], above: float) -> None:
    for column, lines in enumerate(columns):
        left = _LEFT + _NAMES + (column + 0.5) * _COLUMN
        weight = "bold" if column == len(columns) - 1 else "normal"
        sheet.write("\n".join(lines), left, above - 0.06, ha="center", va="bottom", rotation=90, fontweight=weight, linespacing=1.0)


def _write_notes(sheet: Sheet, say: Catalogue, below: float) -> None:
    notes = (
        say("Number: passages; the darker, the more. What lies under several themes counts in each of them."),
        f"{_UNKNOWN} " + say("nothing of the case is coded or finished yet: unknown, not 0"),
    )
    lines = [line for note in notes for line in wrapped(note, int(sheet.width * 14))]
    for place, line in enumerate(lines):
        sheet.write(line, _LEFT, below + 0.2 + place * 0.18, fontsize=8, color=FAINT)
