"""The chart of status ratings: assignments by organisations, each cell with its sign and letter."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from matplotlib.patches import Rectangle

from analysis.catalogue import N_
from analysis.charts.chart import Chart
from analysis.charts.colours import paler
from analysis.charts.picture import CHARACTER, FAINT, INK, LINE, Sheet, head_height, wrapped, write_head
from analysis.status_matrix import COMMENT_ALONE, SIGNS, sign, status_matrices

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes

    from analysis.catalogue import Catalogue
    from analysis.status_matrix import StatusMatrix

_LEFT, _NAMES, _RIGHT, _FOOT = 0.3, 2.6, 0.3, 0.3
_ROW, _LINE, _COLUMN, _COUNT = 0.28, 0.17, 0.5, 0.62
_NAME_CHARACTERS, _CASE_CHARACTERS = 42, 30
_HEADING, _BETWEEN, _NOTE = 0.3, 0.35, 0.18
_NARROWEST = 7.5
_PAINT = {"green": "#009e73", "yellow": "#f0e442", "red": "#d55e00"}
"""Okabe and Ito's, pale enough for black letters; the sign and the letter tell the same without them."""
_PALE = 0.55
_HEADERS = (N_("assignment"), N_("case"), N_("wave"), N_("status"))


@dataclass(frozen=True, slots=True)
class Block:
    """The matrix of one wave on the sheet, in inches.

    Attributes:
        matrix: What is shown.
        names: The assignments, wrapped.
        cases: The organisations, wrapped, then the heads of the counts.
        counted: The ratings whose numbers stand at the end.
    """

    matrix: StatusMatrix
    names: list[list[str]]
    cases: list[list[str]]
    counted: tuple[str, ...]

    @classmethod
    def of(cls, matrix: StatusMatrix, say: Catalogue) -> Block:
        """The block of a matrix."""
        heads = [f"{sign} {say(name)}" for sign, name in SIGNS.values()]
        cases = [wrapped(name, _CASE_CHARACTERS) for name in (*matrix.cases, *heads)]
        return cls(matrix, [wrapped(name, _NAME_CHARACTERS) for name in matrix.assignments], cases, tuple(SIGNS))

    @property
    def above(self) -> float:
        """How high the names of the organisations are, and the wave."""
        return _HEADING + max(len(line) for lines in self.cases for line in lines) * CHARACTER + 0.1

    @property
    def tops(self) -> list[float]:
        """Where each row begins, and where the last one ends."""
        tops = [0.0]
        for lines in self.names:
            tops.append(tops[-1] + max(_ROW, len(lines) * _LINE + 0.1))
        return tops

    @property
    def across(self) -> float:
        """How wide the cells are together."""
        return len(self.matrix.cases) * _COLUMN + len(self.counted) * _COUNT

    @property
    def room(self) -> float:
        """How wide the names of the assignments are."""
        return max(_NAMES, max((len(line) for lines in self.names for line in lines), default=0) * CHARACTER + 0.1)

    @property
    def height(self) -> float:
        """How high all of it is."""
        return self.above + self.tops[-1] + _BETWEEN

    def draw(self, sheet: Sheet, top: float, left: float, say: Catalogue) -> None:
        """Draws it."""
        if self.matrix.wave:
            sheet.write(self.matrix.wave, _LEFT, top, fontsize=11, fontweight="bold")
        begin, tops = top + self.above, self.tops
        axes = sheet.axes(left, begin, self.across, tops[-1])
        axes.set(xlim=(0, self.across), ylim=(tops[-1], 0))
        for row, (assignment, lines) in enumerate(zip(self.matrix.assignments, self.names, strict=True)):
            edges = tops[row], tops[row + 1]
            sheet.write("\n".join(lines), _LEFT, begin + sum(edges) / 2, va="center", linespacing=1.1)
            for column, case in enumerate(self.matrix.cases):
                _cell(axes, column * _COLUMN, edges, self.matrix.cell(assignment, case), say=say)
            for column, rating in enumerate(self.counted):
                middle = len(self.matrix.cases) * _COLUMN + (column + 0.5) * _COUNT
                _write(axes, middle, edges, str(self.matrix.counts(assignment)[rating]))
        self._write_cases(sheet, left, begin)

    def _write_cases(self, sheet: Sheet, left: float, begin: float) -> None:
        """Writes the names of the organisations upright, and the heads of the counts."""
        for column, lines in enumerate(self.cases):
            counts = column - len(self.matrix.cases)
            middle = len(self.matrix.cases) * _COLUMN + (counts + 0.5) * _COUNT if counts >= 0 else (column + 0.5) * _COLUMN
            look = {"fontweight": "bold"} if counts >= 0 else {}
            sheet.write("\n".join(lines), left + middle, begin - 0.06, ha="center", va="bottom", rotation=90, **look)


def _cell(axes: Axes, left: float, edges: tuple[float, float], rating: str, *, say: Catalogue) -> None:
    """Draws the cell of a rating."""
    paint = paler(_PAINT[rating], _PALE) if rating in _PAINT else "#ffffff"
    shape = Rectangle((left, edges[0]), _COLUMN, edges[1] - edges[0], facecolor=paint, edgecolor=LINE, linewidth=0.5)
    axes.add_patch(shape)
    _write(axes, left + _COLUMN / 2, edges, sign(rating, say))


def _write(axes: Axes, middle: float, edges: tuple[float, float], text: str) -> None:
    """Writes into the middle of a cell."""
    axes.text(middle, sum(edges) / 2, text, ha="center", va="center_baseline", fontsize=9, color=INK)


def status_chart(ratings: pd.DataFrame, say: Catalogue) -> Chart:
    """Draws the chart: a matrix a wave, one below the other; the sheet grows with them.

    Args:
        ratings: The ratings, at least one; see `Written.ratings`.
        say: The language.
    """
    blocks = [Block.of(matrix, say) for matrix in status_matrices(ratings)]
    room = max(block.room for block in blocks)
    width = max(_NARROWEST, _LEFT + room + max(block.across for block in blocks) + _RIGHT)
    lines = [
        *((line, {"fontsize": 13, "fontweight": "bold"}) for line in wrapped(say("Status of the assignments"), int(width * 9))),
        *((line, {"fontsize": 9, "color": FAINT}) for line in wrapped(_told(ratings, say), int(width * 13))),
    ]
    notes = wrapped(_meaning(blocks, say), int(width * 14))
    sheet = Sheet.of(width, head_height(lines) + sum(block.height for block in blocks) + _NOTE * len(notes) + _FOOT)
    write_head(sheet, lines, _LEFT)
    top = head_height(lines)
    for block in blocks:
        block.draw(sheet, top, _LEFT + room, say)
        top += block.height
    for place, line in enumerate(notes):
        sheet.write(line, _LEFT, top + place * _NOTE, fontsize=8, color=FAINT)
    return Chart(sheet, say("Status of the assignments"), _alternative(ratings, say), _numbers(ratings, say))


def _alternative(ratings: pd.DataFrame, say: Catalogue) -> str:
    """What the chart shows, in words: how every assignment is rated, wave by wave."""
    told = [f"{say('Status of the assignments')}. {_told(ratings, say)}."]
    for matrix in status_matrices(ratings):
        wave = f"{matrix.wave}, " if matrix.wave else ""
        for assignment in matrix.assignments:
            counts = matrix.counts(assignment)
            rated = ", ".join(f"{counts[rating]} {say(name)}" for rating, (_, name) in SIGNS.items())
            told.append(f"{wave}{assignment}: {rated}.")
    return " ".join(told)


def _numbers(ratings: pd.DataFrame, say: Catalogue) -> pd.DataFrame:
    """The ratings behind the chart, under the reader's headers; comments stay in the study."""
    names = {rating: say(name) for rating, (_, name) in SIGNS.items()}
    shown = ratings[["assignment", "case", "wave", "rating"]].assign(rating=ratings["rating"].map(lambda each: names.get(each, "")))
    return shown.set_axis([say(each) for each in _HEADERS], axis=1)


def _told(ratings: pd.DataFrame, say: Catalogue) -> str:
    """How many ratings of how many assignments and organisations there are."""
    numbers = (
        say.ngettext("{n} rating", "{n} ratings", len(ratings)),
        say.ngettext("{n} assignment", "{n} assignments", ratings["assignment"].str.casefold().nunique()),
        say.ngettext("{n} case", "{n} cases", ratings["case"].nunique()),
    )
    return "; ".join(numbers)


def _meaning(blocks: list[Block], say: Catalogue) -> str:
    """What the signs mean."""
    signs = [f"{sign} {say(name)}" for sign, name in SIGNS.values()]
    shown = {rating for block in blocks for rating in block.matrix.cells.values()}
    alone = ["… " + say("a comment alone")] if COMMENT_ALONE in shown else []
    told = say("What the organisations say of their own work: {signs}.").format(signs=", ".join([*signs, *alone]))
    return told + " " + say("An empty cell is not rated.")
