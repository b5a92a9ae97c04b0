"""The chart of themes by kind of case: for each kind, how many of its cases speak of each theme."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from analysis.charts.chart import Chart
from analysis.charts.colours import of_roots, paler
from analysis.charts.picture import CHARACTER, FAINT, INK, LINE, Sheet, head, head_height, wrapped, write_head
from analysis.theme_numbers import theme_numbers
from analysis.written import rows_of
from coding.code_path import lineage

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import pandas as pd
    from matplotlib.axes import Axes

    from analysis.catalogue import Catalogue
    from analysis.material import Material

_LEFT, _NAMES, _BAR, _SAID, _BETWEEN = 0.3, 3.0, 1.25, 0.95, 0.2
_LINE, _GAP, _NOTE, _FOOT = 0.19, 0.11, 0.18, 0.35
_NAME_CHARACTERS, _KIND_CHARACTERS, _INDENT = 38, 22, 0.18
_NARROWEST = 7.5
_MOST_TOLD = 3


@dataclass(frozen=True, slots=True)
class _Row:
    """One code.

    Attributes:
        lines: Its name, wrapped.
        level: Its level; a root is a heading.
        colour: The colour of its bars.
        cells: For each kind the row of `theme_numbers`.
    """

    lines: tuple[str, ...]
    level: int
    colour: str
    cells: tuple[Mapping[str, Any], ...]

    @property
    def room(self) -> float:
        """Inches kept free above a root."""
        return _LINE if self.level == 1 else 0.0

    @property
    def height(self) -> float:
        """Inches that the row takes."""
        return len(self.lines) * _LINE + _GAP + self.room


def case_kind_bars(material: Material, say: Catalogue) -> Chart:
    """Draws the chart; the sheet grows with the codebook and with the kinds."""
    table, title = theme_numbers(material, "case_kind"), say("Themes by kind of case")
    kinds = [str(kind) for kind in table["group"].cat.categories]
    rows = _rows(material, table)
    names = max([_NAMES, *(_INDENT * (row.level - 1) + len(line) * CHARACTER + _GAP for row in rows for line in row.lines)])
    width = max(_NARROWEST, _LEFT + names + len(kinds) * (_BAR + _SAID + _BETWEEN))
    heads = [_heading(kind, table, material, say) for kind in kinds]
    top = head(title, material, say, width)
    above = head_height(top) + max(map(len, heads), default=0) * _LINE + 0.1
    inside = sum(row.height for row in rows) or _LINE
    notes = [line for note in _notes(say) for line in wrapped(note, int(width * 13))]
    sheet = Sheet.of(width, above + inside + _FOOT + _NOTE * len(notes))
    write_head(sheet, top, _LEFT)
    _write_names(sheet, rows, above)
    for place, lines in enumerate(heads):
        left = _LEFT + names + place * (_BAR + _SAID + _BETWEEN)
        for place_below, told in enumerate(lines, start=-len(lines)):
            weight = "normal" if place_below == -1 else "bold"
            sheet.write(told, left, above - 0.08 + place_below * _LINE, fontsize=8.5, fontweight=weight)
        axes = sheet.axes(left, above, _BAR + _SAID, inside)
        axes.set(xlim=(0, (_BAR + _SAID) / _BAR), ylim=(inside, 0))
        _draw(axes, rows, place, say)
    for place, line in enumerate(notes):
        sheet.write(line, _LEFT, above + inside + 0.15 + place * _NOTE, fontsize=8, color=FAINT)
    return Chart(sheet, title, _alternative(table, kinds, title, say), _numbers(table, say))


def _rows(material: Material, table: pd.DataFrame) -> list[_Row]:
    book = material.codebook
    roots = book[book["level"].eq(1)]
    colours = of_roots(roots["code"].astype(str).tolist(), roots["colour"].tolist())
    cells: dict[str, list[Mapping[str, Any]]] = {}
    for row in rows_of(table):
        cells.setdefault(str(row["code"]), []).append(row)
    return [
        _Row(
            tuple(wrapped(str(name), _NAME_CHARACTERS - 3 * (level - 1))),
            level,
            _colour(colours.get(lineage(str(code))[0], FAINT), level),
            tuple(cells.get(str(code), ())),
        )
        for code, name, level in zip(book["code"], book["name"], book["level"].tolist(), strict=True)
    ]


def _colour(root: str, level: int) -> str:
    """The root's colour, paler with every level."""
    return paler(root, max(1.1 - 0.2 * (level - 1), 0.4)) if level > 1 else root


def finished_cases(material: Material, kind: str) -> int:
    """How many cases of a kind have all of their interviews coded to the end."""
    here = material.interviews[material.interviews["case_kind"].eq(kind)]
    return int(here["finished"].groupby(here["case"].astype(object)).all().sum())


def _heading(kind: str, table: pd.DataFrame, material: Material, say: Catalogue) -> list[str]:
    """A kind's name, and how many of its cases there are and are finished."""
    total = int(table.loc[table["group"] == kind, "cases_total"].max())
    told = say("finished {finished} of {total}").format(finished=finished_cases(material, kind), total=total)
    return [*wrapped(kind, _KIND_CHARACTERS), told]


def _draw(axes: Axes, rows: Sequence[_Row], kind: int, say: Catalogue) -> None:
    """Draws the bars of one kind."""
    for edge, thick in ((0, 1.0), (1, 0.6)):
        axes.axvline(edge, color=LINE, linewidth=thick, zorder=0)
    down = 0.0
    for row in rows:
        middle = down + row.room + (row.height - row.room - _GAP) / 2
        cell = row.cells[kind]
        part = cell["cases"] / cell["cases_total"] if cell["cases_total"] else 0.0
        axes.barh(middle, part, height=_LINE * 0.8, color=row.colour, edgecolor=INK, linewidth=0.4 if part else 0)
        ink, ground = INK if cell["cases"] else FAINT, {"facecolor": "white", "edgecolor": "none", "pad": 0.8}
        axes.text(part + 0.05, middle, _said(cell, say), va="center_baseline", fontsize=8, color=ink, bbox=ground)
        down += row.height


def _said(cell: Mapping[str, Any], say: Catalogue) -> str:
    """What stands at the end of a bar."""
    told = f"{cell['cases']} {say('of')} {cell['cases_total']}"
    return f"{told} ({cell['passages']})" if cell["passages"] else told


def _write_names(sheet: Sheet, rows: Sequence[_Row], above: float) -> None:
    down = above
    for row in rows:
        left, weight = _LEFT + _INDENT * (row.level - 1), "bold" if row.level == 1 else "normal"
        for place, line in enumerate(row.lines):
            sheet.write(line, left, down + row.room + (place + 0.5) * _LINE, va="center_baseline", fontweight=weight)
        down += row.height


def _notes(say: Catalogue) -> list[str]:
    """What a reader must know."""
    return [
        say("At each bar: cases of the kind that speak of it, of all that were interviewed (passages). The line: all of them."),
        say("A silence is a finding only in cases that are coded to the end; few cases make large parts."),
    ]


def _alternative(table: pd.DataFrame, kinds: Sequence[str], title: str, say: Catalogue) -> str:
    """The chart in words: for each kind the themes that most of its cases speak of."""
    deeper = table[table["code"].astype(str).str.contains(" > ", regex=False)]
    told = []
    for kind in kinds:
        most = deeper[(deeper["group"] == kind) & (deeper["cases"] > 0)].sort_values("cases", ascending=False, kind="stable")
        spoken = [f"{row['code']} {row['cases']} {say('of')} {row['cases_total']}" for row in rows_of(most.head(_MOST_TOLD))]
        told.append(f"{kind}: {', '.join(spoken) or '0'}")
    return f"{say('Bar chart. {what}.').format(what=title)} {'; '.join(told)}."


def _numbers(table: pd.DataFrame, say: Catalogue) -> pd.DataFrame:
    """The numbers behind the chart, under the reader's headers."""
    headers = {
        "code": say("code"),
        "group": say("case kind"),
        "cases": say("cases"),
        "cases_total": say("all cases"),
        "interviews": say("interviews"),
        "passages": say("passages"),
        "words": say("words"),
        "share": say("share of words"),
    }
    return table[list(headers)].rename(columns=headers)
