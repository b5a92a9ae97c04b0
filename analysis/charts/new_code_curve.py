"""The chart of saturation: new codes in each interview, all codes so far, and the same in random orders."""

from __future__ import annotations

from typing import TYPE_CHECKING

from matplotlib.ticker import MaxNLocator

from analysis.charts.chart import Chart
from analysis.charts.colours import OKABE_ITO, paler
from analysis.charts.picture import CHARACTER, FAINT, INK, LINE, Sheet, head, head_height, wrapped, write_head
from analysis.saturation_curve import FIXED, ORDER, SaturationCurve
from analysis.saturation_rule import SaturationRule

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes

    from analysis.catalogue import Catalogue
    from analysis.material import Material

_LEFT, _AXIS, _RIGHT, _NARROWEST, _WIDEST = 0.3, 0.5, 0.3, 7.5, 20.0
_HIGH, _COLUMN, _NUMBERS, _KEYS, _NOTE, _FOOT = 3.2, 0.34, 0.3, 0.6, 0.18, 0.2
_NAME_CHARACTERS = 34
_SMALL = 0.9
"""How wide letters of 8 points are beside those of 9."""
_NAMED = 50
"""The most interviews whose names are written below the chart."""
_BLUE, _ORANGE = OKABE_ITO[0], OKABE_ITO[1]


def new_code_curve(material: Material, say: Catalogue, rule: SaturationRule | None = None) -> Chart:
    """Draws the chart; the sheet grows with the interviews."""
    curve = SaturationCurve.of(material, rule or SaturationRule())
    number = len(curve.steps)
    names = _names(curve.steps) if number <= _NAMED else []
    width = min(max(_NARROWEST, _LEFT + _AXIS + number * _COLUMN + _RIGHT), _WIDEST)
    title = say("New codes by interview")
    top = head(title, material, say, width)
    longest = max((len(line) for name in names for line in name.split("\n")), default=0)
    above, below = head_height(top), _NUMBERS + longest * CHARACTER * _SMALL
    notes = [line for note in _notes(curve, say) for line in wrapped(note, int(width * 14))]
    sheet = Sheet.of(width, above + _HIGH + below + _KEYS + _FOOT + _NOTE * len(notes))
    write_head(sheet, top, _LEFT)
    axes = sheet.axes(_LEFT + _AXIS, above, width - _LEFT - _AXIS - _RIGHT, _HIGH)
    _draw(axes, curve, say)
    _name(axes, names, number)
    _write_keys(axes, sheet, above + _HIGH + below)
    for place, line in enumerate(notes):
        sheet.write(line, _LEFT, above + _HIGH + below + _KEYS + place * _NOTE, fontsize=8, color=FAINT)
    return Chart(sheet, title, " ".join([f"{title}.", *curve.outcome(say)]), _numbers(curve, say))


def _names(steps: pd.DataFrame) -> list[str]:
    """The interviews' names with their numbers, in lines."""
    numbered = [f"{step} {name}" for step, name in zip(steps["step"], steps["interview"], strict=True)]
    return ["\n".join(wrapped(name, _NAME_CHARACTERS)) for name in numbered]


def _draw(axes: Axes, curve: SaturationCurve, say: Catalogue) -> None:
    """Draws new codes as bars, all codes so far as a line, and the range of the random orders behind it."""
    steps, tried = curve.steps, curve.tried.codes
    highest = max([1, *steps["found"], *tried["most"]])
    axes.set(xlim=(0.4, max(len(steps), 1) + 0.6), ylim=(0, highest * 1.12))
    axes.axvspan(0.5, min(curve.rule.base, max(len(steps), 1)) + 0.5, color="#eef1f4", zorder=0)
    axes.text(0.6, highest * 1.06, say("base"), fontsize=8, color=FAINT, va="center")
    label = say("all codes so far, range of {orders} random orders").format(orders=curve.tried.orders)
    axes.fill_between(tried["step"], tried["least"], tried["most"], color=paler(_BLUE, 0.25), linewidth=0, label=label)
    axes.plot(tried["step"], tried["median"], color=_BLUE, linewidth=1, linestyle=":", zorder=3, label=say("their median"))
    so_far, new = say("all codes so far, in this order"), say("new codes in the interview")
    axes.plot(steps["step"], steps["found"], color=_BLUE, linewidth=1.6, marker="o", markersize=3, label=so_far, zorder=3)
    count = steps["new"].fillna(0).astype(int)
    bars = axes.bar(steps["step"], count, width=0.55, color=_ORANGE, edgecolor=INK, linewidth=0.4, label=new)
    said = ["–" if each is None else str(each) for each in steps["new"].astype(object).where(steps["new"].notna(), None)]
    axes.bar_label(bars, said, fontsize=8, padding=1.5)
    if curve.first is not None:
        axes.axvline(curve.first + 0.5, color=INK, linewidth=1, linestyle="--")
        axes.text(curve.first + 0.58, highest * 1.06, curve.rule.at(curve.first), fontsize=9, fontweight="bold", va="center")


def _name(axes: Axes, names: list[str], number: int) -> None:
    """Names the interviews below the chart, or numbers them where they are many, and draws the lines of numbers."""
    axes.yaxis.set_major_locator(MaxNLocator(6, integer=True))
    axes.tick_params(axis="y", labelsize=8, colors=FAINT)
    axes.grid(axis="y", color=LINE, linewidth=0.5, zorder=0)
    axes.set_axisbelow(True)
    axes.axhline(0, color=LINE, linewidth=1)
    if names:
        axes.set_xticks(range(1, number + 1), names)
        axes.tick_params(axis="x", labelsize=8, labelrotation=90)
    else:
        axes.xaxis.set_major_locator(MaxNLocator(20, integer=True))
        axes.tick_params(axis="x", labelsize=8)
    for label in axes.get_xticklabels():
        label.set_parse_math(False)


def _write_keys(axes: Axes, sheet: Sheet, top: float) -> None:
    """Says what the signs mean, below the names."""
    handles, labels = axes.get_legend_handles_labels()
    place = (_LEFT / sheet.width, 1 - top / sheet.height)
    sheet.figure.legend(
        handles, labels, loc="upper left", bbox_to_anchor=place, ncols=2, fontsize=8, frameon=False, borderaxespad=0, borderpad=0
    )


def _notes(curve: SaturationCurve, say: Catalogue) -> list[str]:
    """What a reader must know."""
    unknown = curve.steps["new"].isna().any()
    return [
        *curve.outcome(say),
        say(ORDER),
        say(FIXED),
        *([say("–: nothing of the interview is coded or finished; what is new there is unknown.")] if unknown else []),
    ]


def _numbers(curve: SaturationCurve, say: Catalogue) -> pd.DataFrame:
    """The numbers behind the chart, under the reader's headers."""
    table = curve.steps.merge(curve.tried.codes, on="step")
    reached = table["reached"].map({True: say("yes"), False: say("no")}).astype(object)
    headers = {
        "step": say("step"),
        "interview": say("interview"),
        "new": say("new codes"),
        "found": say("all codes so far"),
        "ratio": say("ratio"),
        "reached": say("reached"),
        "median": say("median of random orders"),
        "least": say("lowest of random orders"),
        "most": say("highest of random orders"),
    }
    return table.assign(step=[curve.rule.at(step) for step in table["step"]], reached=reached)[list(headers)].rename(
        columns=headers
    )
