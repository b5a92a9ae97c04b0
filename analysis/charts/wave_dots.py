"""The chart of two waves: a pair of dots for each theme, where it stood and where it stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from analysis.charts.chart import Chart
from analysis.charts.colours import of_roots
from analysis.charts.picture import CHARACTER, FAINT, INK, LINE, Sheet, head, head_height, wrapped, write_head
from analysis.wave_change import COMPARED, MEANINGS, WORDS
from coding.code_path import lineage

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes

    from analysis.catalogue import Catalogue
    from analysis.material import Material
    from analysis.names import Names
    from analysis.wave_table import WaveComparison

_WIDTH, _LEFT, _NAMES, _RIGHT = 10.4, 0.3, 3.0, 3.1
_LINE, _GAP, _KEY, _AXIS = 0.19, 0.11, 0.32, 0.3
_NAME_CHARACTERS, _SAID_CHARACTERS, _INDENT = 38, 44, 0.18
_SMALL, _LARGE = 5.5, 9.0


@dataclass(frozen=True, slots=True)
class _Row:
    """One row of the chart.

    Attributes:
        lines: The theme's name, wrapped.
        level: Its level; a root is a heading.
        parts: The part of the compared cases that speak of it, in the earlier and in the later wave; None where nothing compares.
        said: What stands beside it, wrapped.
        colour: The colour of its root.
    """

    lines: tuple[str, ...]
    level: int
    parts: tuple[float, float] | None
    said: tuple[str, ...]
    colour: str

    @property
    def height(self) -> float:
        """Inches that the row takes; a root leaves room above."""
        return max(len(self.lines), len(self.said)) * _LINE + _GAP + (_LINE if self.level == 1 else 0)


def wave_dots(compared: WaveComparison, say: Catalogue, names: Names | None = None) -> Chart:
    """Draws the chart; the sheet grows with the codebook."""
    table, material = compared.table(), compared.material
    if names is not None:
        table, material = names.frame(table), names.material(material)
    earlier, later = compared.cells.waves
    title = say("Themes in {earlier} and {later}").format(earlier=earlier, later=later)
    rows, top = _rows(table, material, say), head(title, material, say, _WIDTH)
    above, inside = head_height(top) + _KEY, sum(row.height for row in rows) or _LINE
    notes = [line for note in (MEANINGS["cases"], COMPARED) for line in wrapped(say(note), int(_WIDTH * 14))]
    sheet = Sheet.of(_WIDTH, above + inside + _AXIS + 0.3 + _LINE * len(notes))
    write_head(sheet, top, _LEFT)
    left = _LEFT + _names_room(rows)
    axes = sheet.axes(left, above, _WIDTH - left - _RIGHT, inside)
    _draw_axes(axes, inside)
    _draw(sheet, axes, rows, above)
    _write_key(axes, (earlier, later))
    for place, line in enumerate(notes):
        sheet.write(line, _LEFT, above + inside + _AXIS + 0.1 + place * _LINE, fontsize=8, color=FAINT)
    return Chart(sheet, title, _alternative(table, title, say), _numbers(table, (earlier, later), say))


def _rows(table: pd.DataFrame, material: Material, say: Catalogue) -> list[_Row]:
    roots = material.codebook[material.codebook["level"].eq(1)]
    colours = of_roots(roots["code"].tolist(), roots["colour"].tolist())
    return [
        _Row(
            tuple(wrapped(_name(row), _NAME_CHARACTERS - 3 * (row["level"] - 1))),
            int(row["level"]),
            _parts(row),
            tuple(wrapped(_said(row, say), _SAID_CHARACTERS)),
            colours.get(lineage(row["codes_to"][0])[0], INK),
        )
        for row in table.to_dict("records")
    ]


def _name(row: dict[Any, Any]) -> str:
    """A code by its last name; several that are compared as one by all of their paths."""
    return str(row["code"] if len(row["codes_to"]) > 1 else row["code"].rpartition(" > ")[2])


def _parts(row: dict[Any, Any]) -> tuple[float, float] | None:
    """Which part of the compared cases speaks of a theme in each wave."""
    if row["change"] == "not_comparable":
        return None
    before, after = (row[f"same_cases_{side}"] / row["cases_compared"] for side in ("from", "to"))
    return before, after


def _said(row: dict[Any, Any], say: Catalogue) -> str:
    """What stands beside a pair of dots."""
    change = say(WORDS[row["change"]])
    if row["change"] == "not_comparable":
        return f"{change}: {say.sentence(row['reason'])}"
    told = say("{before} → {after} of {compared}").format(
        before=row["same_cases_from"], after=row["same_cases_to"], compared=row["cases_compared"]
    )
    return f"{told}, {change}"


def _names_room(rows: list[_Row]) -> float:
    """Inches for the names, as many as the longest line takes."""
    ends = (_INDENT * (row.level - 1) + len(line) * CHARACTER for row in rows for line in row.lines)
    return max(_NAMES, max(ends, default=0.0) + 2 * _GAP)


def _draw_axes(axes: Axes, inside: float) -> None:
    """Draws the lines of a quarter of the cases each, and names them."""
    axes.set(xlim=(-0.03, 1.03), ylim=(inside, 0))
    for part in (0, 0.25, 0.5, 0.75, 1):
        axes.axvline(part, color=LINE, linewidth=1 if part == 0 else 0.6, zorder=0)
    axes.set_xticks([0, 0.25, 0.5, 0.75, 1], ["0", "25", "50", "75", "100 %"])
    axes.tick_params(axis="x", labelsize=8, colors=FAINT)


def _draw(sheet: Sheet, axes: Axes, rows: list[_Row], above: float) -> None:
    down = 0.0
    for row in rows:
        room = _LINE if row.level == 1 else 0
        middle = down + room + (row.height - room - _GAP) / 2
        if row.parts is not None:
            _draw_pair(axes, row, middle)
        _write_said(sheet, row, above + middle)
        left = _LEFT + _INDENT * (row.level - 1)
        weight = "bold" if row.level == 1 else "normal"
        first = middle - (len(row.lines) - 1) * _LINE / 2
        for place, line in enumerate(row.lines):
            sheet.write(line, left, above + first + place * _LINE, va="center_baseline", fontsize=9, fontweight=weight)
        down += row.height


def _write_said(sheet: Sheet, row: _Row, middle: float) -> None:
    """Writes what stands beside a pair of dots."""
    colour = INK if row.parts is not None else FAINT
    sheet.write("\n".join(row.said), _WIDTH - _RIGHT + _GAP, middle, va="center", fontsize=8, color=colour)


def _draw_pair(axes: Axes, row: _Row, middle: float) -> None:
    """Draws where a theme stood as a ring and where it stands as a dot, which both show where they meet."""
    before, after = row.parts or (0.0, 0.0)
    axes.plot([before, after], [middle, middle], color=row.colour, linewidth=1.6, zorder=1)
    (ring,) = axes.plot(before, middle, "o", markersize=_LARGE, zorder=2, clip_on=False)
    ring.set(markerfacecolor="white", markeredgecolor=row.colour, markeredgewidth=1.4)
    axes.plot(after, middle, "o", markersize=_SMALL, color=row.colour, zorder=3, clip_on=False)


def _write_key(axes: Axes, waves: tuple[str, str]) -> None:
    """Says which sign is which wave, above the dots."""
    ring = axes.plot([], [], "o", markersize=_LARGE, markerfacecolor="white", markeredgecolor=INK, markeredgewidth=1.4)
    dot = axes.plot([], [], "o", markersize=_SMALL, color=INK)
    key = axes.legend(
        [*ring, *dot], waves, loc="lower left", bbox_to_anchor=(0, 1), ncols=2, fontsize=8, frameon=False, borderaxespad=0.2
    )
    for text in key.get_texts():
        text.set_parse_math(False)


def _alternative(table: pd.DataFrame, title: str, say: Catalogue) -> str:
    """The chart in words: every pair."""
    told = "; ".join(f"{row['code']} {_said(row, say)}" for row in table.to_dict("records"))
    begun = say("Pairs of dots. {what}.").format(what=title)
    return f"{begun} {told}."


def _numbers(table: pd.DataFrame, waves: tuple[str, str], say: Catalogue) -> pd.DataFrame:
    """The numbers behind the chart and beside it, under the reader's headers."""
    told = [say.sentence(reason) if isinstance(reason, str) else "" for reason in table["reason"]]
    plain = table.assign(change=[say(WORDS[change]) for change in table["change"]], reason=told)
    figures = {
        "same_cases": say("compared cases that speak of it"),
        "passages": say("passages"),
        "words": say("words"),
        "share": say("share of words"),
        "cases": say("cases"),
        "cases_total": say("all cases"),
    }
    headers = {
        "code": say("code"),
        "change": say("change"),
        "reason": say("reason"),
        "cases_compared": say("compared cases"),
        **{
            f"{name}_{side}": f"{header} {wave}"
            for name, header in figures.items()
            for side, wave in zip(("from", "to"), waves, strict=True)
        },
    }
    return plain[list(headers)].rename(columns=headers)
