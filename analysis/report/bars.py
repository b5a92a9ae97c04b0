"""Bars for a report: one colour, the number at each bar's end, readable in grey."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from analysis.charts.picture import CHARACTER, INK, LINE, Sheet, style, wrapped
from analysis.report.picture import Picture

if TYPE_CHECKING:
    from collections.abc import Sequence

_WIDTH, _BAR, _GAP, _EDGE, _ROOM = 6.2, 0.19, 0.07, 0.08, 0.5
_NAME_CHARACTERS = 30
_DOTS_PER_INCH = 160


def bars(rows: Sequence[tuple[str, int]], alternative: str, colour: str) -> Picture:
    """Draws a bar a row.

    Args:
        rows: Names and numbers, from the top.
        alternative: What the picture shows; the rows are added.
        colour: The bars' colour.
    """
    lines = [wrapped(name, _NAME_CHARACTERS) for name, _ in rows]
    heights = [len(each) * _BAR + _GAP for each in lines]
    total = sum(heights) + 2 * _EDGE
    names = max((len(line) for each in lines for line in each), default=1) * CHARACTER + 0.1
    with style():
        sheet = Sheet.of(_WIDTH, total)
        axes = sheet.axes(names, _EDGE, _WIDTH - names - _ROOM, sum(heights) or _BAR)
        axes.set(xlim=(0, max((number for _, number in rows), default=0) or 1), ylim=(sum(heights) or _BAR, 0))
        axes.axvline(0, color=LINE, linewidth=1)
        down = 0.0
        for (_, number), each, height in zip(rows, lines, heights, strict=True):
            middle = down + height / 2
            axes.barh(middle, number, height=_BAR * 0.8, color=colour, edgecolor=INK, linewidth=0.4)
            axes.annotate(str(number), (number, middle), (4, 0), textcoords="offset points", va="center", fontsize=8.5)
            sheet.write("\n".join(each), names - 0.08, _EDGE + middle, ha="right", va="center", fontsize=8.5)
            down += height
        content = BytesIO()
        sheet.figure.savefig(content, format="png", dpi=_DOTS_PER_INCH, metadata={"Software": None})
    told = "; ".join(f"{name} {number}" for name, number in rows)
    return Picture(content.getvalue(), _WIDTH, total, f"{alternative} {told}.")
