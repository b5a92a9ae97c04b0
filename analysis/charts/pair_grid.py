"""The chart of themes that are spoken of together: a triangle of cells, each with how often two themes meet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from matplotlib.patches import Rectangle

from analysis.catalogue import decimal
from analysis.charts.chart import Chart
from analysis.charts.colours import heat, letters_on_heat
from analysis.charts.picture import CHARACTER, FAINT, INK, LINE, Sheet, head, head_height, wrapped, write_head
from analysis.cooccurrence_table import cooccurrence
from analysis.framework import framework_themes
from analysis.theme_table import themes
from coding.code import SEPARATOR

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes

    from analysis.catalogue import Catalogue
    from analysis.material import Material

_LEFT, _RIGHT, _NARROWEST = 0.3, 0.3, 7.5
_CELL, _ROW, _LINE, _HEADING = 0.34, 0.27, 0.17, 0.3
_NAMES, _NAME_CHARACTERS, _NUMBER = 2.6, 38, 0.3
_HEADS, _NOTE, _FOOT = 0.25, 0.18, 0.4
_GENTLE = 0.25
"""The least coefficient that gets the darkest colour: where themes hardly meet, no pair looks like a close one."""


@dataclass(frozen=True, slots=True)
class Row:
    """A theme in the chart.

    Attributes:
        theme: Its path.
        heading: The root's name, where the first of its themes stands.
        lines: Its name, wrapped.
        passages: Its passages.
    """

    theme: str
    heading: str
    lines: tuple[str, ...]
    passages: int

    @property
    def height(self) -> float:
        """Inches of the cells."""
        return max(_ROW, len(self.lines) * _LINE + 0.08)

    @property
    def room(self) -> float:
        """Inches of the cells and of what stands above them."""
        return self.height + (_HEADING if self.heading else 0)


def pair_grid(material: Material, say: Catalogue) -> Chart:
    """Draws the chart; the sheet grows with the themes."""
    rows, pairs = _rows(material), cooccurrence(material, codes="themes")
    names = max([_NAMES, *(len(line) * CHARACTER for row in rows for line in row.lines)]) + _NUMBER + 0.15
    width = max(_NARROWEST, _LEFT + names + _CELL * len(rows) + _RIGHT)
    title = say("Themes that are spoken of together")
    top = head(title, material, say, width)
    above, inside = head_height(top) + _HEADS, sum(row.room for row in rows) or _ROW
    notes = [line for note in _notes(pairs, say) for line in wrapped(note, int(width * 14))]
    sheet = Sheet.of(width, above + inside + _FOOT + _NOTE * len(notes))
    write_head(sheet, top, _LEFT)
    axes = sheet.axes(_LEFT + names, above, _CELL * max(len(rows), 1), inside)
    axes.set(xlim=(0, _CELL * max(len(rows), 1)), ylim=(inside, 0))
    _draw(axes, rows, pairs)
    _write_names(sheet, rows, above, _LEFT + names)
    for place, line in enumerate(notes):
        sheet.write(line, _LEFT, above + inside + 0.2 + place * _NOTE, fontsize=8, color=FAINT)
    return Chart(sheet, title, _alternative(rows, pairs, title, say), _numbers(pairs, say))


def _rows(material: Material) -> list[Row]:
    """The themes in the codebook's order, each root's name before its first."""
    passages = dict(zip(*(themes(material)[name].tolist() for name in ("code", "passages")), strict=True))
    rows: list[Row] = []
    for theme in framework_themes(material):
        root, _, name = theme.partition(SEPARATOR)
        heading = root if name and not any(row.theme.startswith(root + SEPARATOR) for row in rows) else ""
        rows.append(Row(theme, heading, tuple(wrapped(name or root, _NAME_CHARACTERS)), passages[theme]))
    return rows


def _draw(axes: Axes, rows: list[Row], pairs: pd.DataFrame) -> None:
    """Draws the cells: below the diagonal how often two themes meet, on it the passages of each."""
    place = {row.theme: at for at, row in enumerate(rows)}
    met = {(place[str(pair.code_a)], place[str(pair.code_b)]): pair for pair in pairs.itertuples()}
    most = max([_GENTLE, *pairs["c"]])
    down = 0.0
    for at, row in enumerate(rows):
        top = down + row.room - row.height
        for column in range(at):
            pair = met.get((column, at))
            said = "" if pair is None else f"{pair.n_ab}{'*' if pair.flagged else ''}"
            _cell(axes, (column, top, row.height), said, 0.0 if pair is None else pair.c / most)
        _cell(axes, (at, top, row.height), str(row.passages), None)
        down += row.room


def _cell(axes: Axes, place: tuple[int, float, float], said: str, share: float | None) -> None:
    """Draws one cell; without a share it is one of the diagonal."""
    column, top, height = place
    paint, ink = ("#ffffff", INK) if not share else (heat(share), letters_on_heat(share))
    left = column * _CELL
    axes.add_patch(Rectangle((left, top), _CELL, height, facecolor=paint, edgecolor=LINE, linewidth=0.5, clip_on=False))
    weight = "bold" if share is None else "normal"
    axes.text(left + _CELL / 2, top + height / 2, said, ha="center", va="center_baseline", fontsize=8, color=ink, fontweight=weight)


def _write_names(sheet: Sheet, rows: list[Row], above: float, left: float) -> None:
    """Writes each theme's number and name before its row, and the number over its column."""
    down = above
    for at, row in enumerate(rows):
        middle = down + row.room - row.height / 2
        if row.heading:
            sheet.write(row.heading, _LEFT, down + _HEADING / 2 + 0.03, va="center_baseline", fontweight="bold")
        place = "center" if len(row.lines) > 1 else "center_baseline"
        sheet.write(str(at + 1), _LEFT + _NUMBER - 0.08, middle, ha="right", va="center_baseline", color=FAINT)
        sheet.write("\n".join(row.lines), _LEFT + _NUMBER, middle, va=place, linespacing=1.1)
        sheet.write(str(at + 1), left + (at + 0.5) * _CELL, above - 0.08, ha="center", va="bottom", fontsize=8, color=FAINT)
        down += row.room


def _notes(pairs: pd.DataFrame, say: Catalogue) -> list[str]:
    """What a reader must know."""
    return [
        say(
            "Number: passages in which the theme of the row and that of the column share a word, as one coder coded them; "
            "the smaller of both ways. The darker, the greater a part of all their passages."
        ),
        say("Bold: all passages of a theme. The columns bear the numbers of the rows."),
        *([say("*: one theme has more than five times the passages of the other.")] if pairs["flagged"].any() else []),
    ]


def _alternative(rows: list[Row], pairs: pd.DataFrame, title: str, say: Catalogue) -> str:
    """The chart in words: how many pairs meet, and which most."""
    total = len(rows) * (len(rows) - 1) // 2
    told = say("{title}. A triangle of cells; {met} of {total} pairs meet.").format(title=title, met=len(pairs), total=total)
    first = pairs.sort_values("c", ascending=False, kind="stable").head(3)
    closest = "; ".join(f"{row.code_a} – {row.code_b}: {row.n_ab} (c {decimal(f'{row.c:.2f}', say)})" for row in first.itertuples())
    if not closest:
        return told
    most = say("The closest: {pairs}.").format(pairs=closest)
    return f"{told} {most}"


def _numbers(pairs: pd.DataFrame, say: Catalogue) -> pd.DataFrame:
    """The numbers behind the chart, under the reader's headers."""
    flagged = pairs["flagged"].map({True: say("yes"), False: say("no")}).astype(object)
    headers = (
        *(say("theme A"), say("theme B"), say("passages of A"), say("passages of B"), say("passages that meet")),
        *("c", say("more than five times as frequent")),
    )
    return pairs.assign(flagged=flagged).set_axis(list(headers), axis=1)
