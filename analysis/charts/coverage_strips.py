"""The chart of coverage: a strip an interview that shows where in the talk each theme comes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from analysis.charts.chart import Chart
from analysis.charts.colours import of_roots
from analysis.charts.picture import FAINT, INK, LINE, Sheet, head, head_height, wrapped, write_head
from analysis.coverage import coverage
from analysis.framework import framework_themes
from coding.code import SEPARATOR
from coding.code_path import lineage

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import pandas as pd
    from matplotlib.axes import Axes

    from analysis.catalogue import Catalogue
    from analysis.material import Material

TALKS = ("interview", "workshop", "meeting")
"""Kinds of source that have a beginning and an end; answers to a survey stand in the order of its questions."""
_LEFT, _GUTTER, _STRIP, _NUMBER = 0.3, 0.45, 5.6, 0.3
_LANE, _HEADING, _BETWEEN, _KEY_LINE, _NOTE, _FOOT = 0.125, 0.22, 0.16, 0.17, 0.18, 0.25
_HIGHEST = 24.0
"""Inches of a column of strips; more stand in further columns."""
_SHAPE = 1.6
"""How high the columns may be for each inch of their width together."""
_MOST_BY_THEME, _MOST = 60, 300
"""Talks whose themes have a lane each, and talks that are drawn at all."""
_NAME_CHARACTERS, _KEY_CHARACTERS = 60, 66
_QUARTERS = (0.0, 0.25, 0.5, 0.75, 1.0)


@dataclass(frozen=True, slots=True)
class _Strip:
    """One talk.

    Attributes:
        name: What stands above it.
        lanes: For each theme that comes in it, its number from 1, its colour, and where it begins and ends, 0 to 1.
    """

    name: str
    lanes: tuple[tuple[int, str, tuple[tuple[float, float], ...]], ...]

    @property
    def height(self) -> float:
        """Inches that it takes."""
        return _HEADING + max(len(self.lanes), 1) * _LANE + _BETWEEN


@dataclass(frozen=True, slots=True)
class _Key:
    """What the numbers and colours mean.

    Attributes:
        lines: For each line what it says, the colour of the mark before it (or nothing), and whether it is a heading.
    """

    lines: tuple[tuple[str, str, bool], ...]

    @property
    def height(self) -> float:
        """Inches that it takes."""
        return len(self.lines) * _KEY_LINE + 2 * _BETWEEN


def coverage_strips(material: Material, say: Catalogue) -> Chart:
    """Draws the chart; talks stand in as many columns as they need."""
    talks = material.interviews[material.interviews["kind"].isin(TALKS)]
    names = talks["interview"].astype(str).tolist()
    by_theme = len(names) <= _MOST_BY_THEME
    codes = framework_themes(material) if by_theme else _roots(material)
    found = coverage(material, codes)
    found = found[found["interview"].isin(names)].reset_index(drop=True)
    colours = _colours(material)
    key = _key(colours, codes, say)
    told = {name: _told(words, say, done=done) for name, words, done in zip(names, talks["words"], talks["finished"], strict=True)}
    lane_colours = {code: colours.get(lineage(code)[0], FAINT) for code in codes}
    strips = [_strip((name, told[name]), found[found["interview"] == name], lane_colours) for name in names[:_MOST]]
    columns = _columns(key, strips)
    width = _LEFT + len(columns) * (_NUMBER + _STRIP + _GUTTER)
    title = say("Where in the talk each theme comes") if by_theme else say("Where in the talk each recommendation comes")
    top = head(title, material, say, width)
    inside = max(sum(block.height for block in column) for column in columns)
    notes = [
        line for note in _notes((len(strips), len(names), len(material.interviews)), say) for line in wrapped(note, int(width * 13))
    ]
    sheet = Sheet.of(width, head_height(top) + inside + _NOTE * len(notes) + _FOOT)
    write_head(sheet, top, _LEFT)
    for place, column in enumerate(columns):
        left = _LEFT + _NUMBER + place * (_NUMBER + _STRIP + _GUTTER)
        _draw(sheet, column, left, (head_height(top), inside))
    for place, line in enumerate(notes):
        sheet.write(line, _LEFT, head_height(top) + inside + place * _NOTE, fontsize=8, color=FAINT)
    return Chart(sheet, title, _alternative(found, codes, len(names), title, say=say), _numbers(found, say))


def _roots(material: Material) -> list[str]:
    book = material.codebook
    return [str(code) for code in book.loc[book["level"].eq(1), "code"]]


def _colours(material: Material) -> dict[str, str]:
    """The colour of each recommendation."""
    book = material.codebook[material.codebook["level"].eq(1)]
    return of_roots(book["code"].astype(str).tolist(), book["colour"].tolist())


def _key(colours: Mapping[str, str], codes: Sequence[str], say: Catalogue) -> _Key:
    """The recommendations with their colours, each with its numbered themes."""
    lines: list[tuple[str, str, bool]] = []
    last = ""
    for number, code in enumerate(codes, start=1):
        root, _, name = code.partition(SEPARATOR)
        if name and root != last:
            lines.append((root, colours.get(root, FAINT), True))
        last = root
        first, *more = wrapped(f"{number} {name or root}", _KEY_CHARACTERS)
        lines += [(first, "" if name else colours.get(root, FAINT), False), *((line, "", False) for line in more)]
    return _Key(tuple(lines or [(say("no themes"), "", False)]))


def _told(words: int, say: Catalogue, *, done: bool) -> str:
    """What stands beside a talk's name."""
    told = say.ngettext("{n} word", "{n} words", int(words))
    return told if done else f"{told}, {say('not fully coded')}"


def _strip(name: tuple[str, str], here: pd.DataFrame, colours: Mapping[str, str]) -> _Strip:
    """The strip of one talk, of its name and what stands beside it; `colours` holds the codes in their order."""
    spans: dict[str, list[tuple[float, float]]] = {}
    columns = (here["code"].astype(str), here["word_start"] / here["words"], here["word_end"] / here["words"])
    for code, start, end in zip(*columns, strict=True):
        spans.setdefault(code, []).append((start, end))
    lanes = [(number, colour, tuple(spans[code])) for number, (code, colour) in enumerate(colours.items(), 1) if code in spans]
    return _Strip(f"{wrapped(name[0], _NAME_CHARACTERS)[0]}  ({name[1]})", tuple(lanes))


def _columns(key: _Key, strips: Sequence[_Strip]) -> list[list[_Key | _Strip]]:
    """The key and the strips below one another, in columns of about the same height."""
    blocks: list[_Key | _Strip] = [key, *strips]
    total = sum(block.height for block in blocks)
    number = int(np.ceil(max(total / _HIGHEST, np.sqrt(total / (_SHAPE * (_NUMBER + _STRIP + _GUTTER))))))
    high = max(total / number, *(block.height for block in blocks))
    columns: list[list[_Key | _Strip]] = [[]]
    used = 0.0
    for block in blocks:
        if columns[-1] and used + block.height / 2 > high:
            columns.append([])
            used = 0.0
        columns[-1].append(block)
        used += block.height
    return columns


def _draw(sheet: Sheet, column: Sequence[_Key | _Strip], left: float, place: tuple[float, float]) -> None:
    """Draws one column."""
    above, inside = place
    axes = sheet.axes(left, above, _STRIP, inside)
    axes.set(xlim=(0, 1), ylim=(inside, 0))
    down = 0.0
    for block in column:
        match block:
            case _Key():
                _draw_key(axes, block, down)
            case _Strip():
                _draw_strip(axes, block, down)
        down += block.height


def _draw_key(axes: Axes, key: _Key, down: float) -> None:
    for line, (said, colour, is_heading) in enumerate(key.lines):
        middle = down + (line + 0.5) * _KEY_LINE
        if colour:
            axes.broken_barh([(-0.045, 0.03)], (middle - 0.05, 0.1), facecolors=colour, edgecolor=INK, linewidth=0.3, clip_on=False)
        _write(axes, (0, middle), said, size=8, weight="bold" if is_heading else "normal")


def _draw_strip(axes: Axes, strip: _Strip, down: float) -> None:
    """Draws a talk: its name, a lane for each theme that comes, and lines at its quarters."""
    _write(axes, (0, down + _HEADING / 2), strip.name, size=8, weight="bold")
    top, lanes = down + _HEADING, max(len(strip.lanes), 1)
    for quarter in _QUARTERS:
        axes.plot([quarter, quarter], [top, top + lanes * _LANE], color=LINE, linewidth=0.6, zorder=0, clip_on=False)
    axes.plot([0, 1], [top + lanes * _LANE] * 2, color=LINE, linewidth=0.6, zorder=0, clip_on=False)
    for lane, (number, colour, spans) in enumerate(strip.lanes):
        middle = top + (lane + 0.5) * _LANE
        bars = [(start, end - start) for start, end in spans]
        axes.plot([0, 1], [middle, middle], color=LINE, linewidth=0.3, zorder=0)
        axes.broken_barh(bars, (middle - _LANE * 0.38, _LANE * 0.76), facecolors=colour, edgecolor=INK, linewidth=0.3, zorder=2)
        axes.text(-0.008, middle, str(number), ha="right", va="center_baseline", fontsize=6, color=INK)


def _write(axes: Axes, place: tuple[float, float], text: str, *, size: float, weight: str) -> None:
    axes.text(*place, text, va="center_baseline", fontsize=size, fontweight=weight, color=INK, parse_math=False)


def _notes(numbers: tuple[int, int, int], say: Catalogue) -> list[str]:
    """What a reader must know, by how many talks are drawn, how many there are, and how many sources."""
    drawn, talks, sources = numbers
    missing = say("Drawn are the first {drawn} of {talks} talks; the numbers beside the chart hold all of them.")
    return [
        say(
            "A strip a talk, from its first word to its last; lines at every quarter. A lane a theme, with its number; the colour "
            "is that of the recommendation. Themes that do not come have no lane."
        ),
        *([say("Answers to surveys and articles are no talks and are not drawn.")] if talks < sources else []),
        *([missing.format(drawn=drawn, talks=talks)] if drawn < talks else []),
    ]


def _alternative(found: pd.DataFrame, codes: Sequence[str], talks: int, title: str, *, say: Catalogue) -> str:
    """The chart in words: in how many talks each theme comes, and when it first does in the median."""
    first = found.assign(at=found["word_start"] / found["words"]).groupby(["code", "interview"], observed=True)["at"].min()
    told = []
    for code in codes:
        places = first[first.index.get_level_values("code") == code]
        if len(places):
            told.append(
                say("{theme}: in {n}, first at {share} % of the talk in the median").format(
                    theme=code, n=len(places), share=round(float(places.median()) * 100)
                )
            )
    begun = say("{title}. {n} strips, one a talk.").format(title=title, n=talks)
    return f"{begun} {'; '.join(told)}." if told else begun


def _numbers(found: pd.DataFrame, say: Catalogue) -> pd.DataFrame:
    """The stretches behind the chart, under the reader's headers; words are counted from 1."""
    headers = {
        "interview": say("interview"),
        "code": say("theme"),
        "word_start": say("first word"),
        "word_end": say("last word"),
        "words": say("words of the talk"),
    }
    return found.assign(word_start=found["word_start"] + 1).rename(columns=headers)
