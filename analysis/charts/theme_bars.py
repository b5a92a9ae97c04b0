"""The chart of themes: a bar for each, grouped by recommendation."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from analysis.charts.chart import Chart
from analysis.charts.colours import of_roots, paler
from analysis.charts.picture import CHARACTER, FAINT, INK, LINE, Sheet, head, head_height, wrapped, write_head
from analysis.description import interviews
from analysis.theme_table import themes
from coding.code import SEPARATOR

if TYPE_CHECKING:
    from collections.abc import Hashable

    import pandas as pd
    from matplotlib.axes import Axes

    from analysis.catalogue import Catalogue
    from analysis.material import Material

_WIDTH, _LEFT, _NAMES, _RIGHT = 9.6, 0.3, 3.0, 2.75
_LINE, _GAP, _FOOT = 0.19, 0.11, 0.75
_NAME_CHARACTERS, _INDENT = 38, 0.18


@dataclass(frozen=True, slots=True)
class Bar:
    """One row of the chart.

    Attributes:
        lines: The code's name, wrapped.
        level: Its level; a root is a heading.
        passages: The bar's length.
        said: What stands at its end.
        colour: Its colour.
    """

    lines: tuple[str, ...]
    level: int
    passages: int
    said: str
    colour: str

    @property
    def height(self) -> float:
        """Inches that the row takes; a root leaves room above."""
        return len(self.lines) * _LINE + _GAP + (_LINE if self.level == 1 else 0)


def theme_bars(material: Material, say: Catalogue) -> Chart:
    """Draws the chart; the sheet grows with the codebook."""
    table, title = themes(material), say("Passages by theme")
    bars = _bars(material, table, say)
    top = head(title, material, say, _WIDTH)
    above, inside = head_height(top), sum(bar.height for bar in bars) or _LINE
    sheet = Sheet.of(_WIDTH, above + inside + _FOOT)
    write_head(sheet, top, _LEFT)
    names = _names_room(bars)
    axes = sheet.axes(_LEFT + names, above, _WIDTH - _LEFT - names - _RIGHT, inside)
    axes.set(xlim=(0, max((bar.passages for bar in bars), default=0) or 1), ylim=(inside, 0))
    axes.axvline(0, color=LINE, linewidth=1)
    _draw(sheet, axes, bars, above)
    note = say("At each bar: passages (sources, cases). A passage of several themes counts under each of them.")
    for place, line in enumerate(wrapped(note, int(_WIDTH * 14))):
        sheet.write(line, _LEFT, above + inside + 0.25 + place * _LINE, fontsize=8, color=FAINT)
    return Chart(sheet, title, _alternative(table, title, say), _numbers(table, say))


def _alternative(table: pd.DataFrame, title: str, say: Catalogue) -> str:
    """The chart in words: every bar's length."""
    told = "; ".join(f"{row.code} {row.passages}" for row in table.itertuples())
    return f"{say('Bar chart. {what}.').format(what=title)} {told}."


def _numbers(table: pd.DataFrame, say: Catalogue) -> pd.DataFrame:
    """The numbers behind the chart, under the reader's headers."""
    headers = {"code": say("code"), "passages": say("passages"), "interviews": say("interviews"), "cases": say("cases")}
    return table[list(headers)].rename(columns=headers)


def _bars(material: Material, table: pd.DataFrame, say: Catalogue) -> list[Bar]:
    book = material.codebook
    roots = book[book["level"].eq(1)]
    colours = of_roots(roots["code"].tolist(), roots["colour"].tolist())
    return [
        Bar(
            tuple(wrapped(str(name), _NAME_CHARACTERS - 3 * (row["level"] - 1))),
            row["level"],
            row["passages"],
            _figures(row, material, say),
            _colour(colours.get(str(row["code"]).split(SEPARATOR)[0], FAINT), row["level"]),
        )
        for row, name in zip(table.to_dict("records"), book["name"], strict=True)
    ]


def _names_room(bars: list[Bar]) -> float:
    """Inches for the names, as many as the longest line takes."""
    ends = (_INDENT * (bar.level - 1) + len(line) * CHARACTER for bar in bars for line in bar.lines)
    return max(_NAMES, max(ends, default=0.0) + _GAP)


def _figures(row: dict[Hashable, Any], material: Material, say: Catalogue) -> str:
    """What stands at the end of a bar."""
    cases = say.ngettext("{n} case", "{n} cases", row["cases"])
    return f"{row['passages']}  ({interviews(row['interviews'], material, say)}, {cases})" if row["passages"] else "0"


def _colour(root: str, level: int) -> str:
    """The root's colour, paler with every level."""
    return paler(root, max(1.1 - 0.2 * (level - 1), 0.4)) if level > 1 else root


def _draw(sheet: Sheet, axes: Axes, bars: list[Bar], above: float) -> None:
    down = 0.0
    for bar in bars:
        room = _LINE if bar.level == 1 else 0
        middle = down + room + len(bar.lines) * _LINE / 2
        axes.barh(middle, bar.passages, height=_LINE * 0.85, color=bar.colour, edgecolor=INK, linewidth=0.4)
        axes.annotate(
            bar.said, (bar.passages, middle), (4, 0), textcoords="offset points", va="center", fontsize=8, parse_math=False
        )
        left = _LEFT + _INDENT * (bar.level - 1)
        weight = "bold" if bar.level == 1 else "normal"
        for place, line in enumerate(bar.lines):
            sheet.write(
                line, left, above + down + room + (place + 0.5) * _LINE, va="center_baseline", fontsize=9, fontweight=weight
            )
        down += bar.height
