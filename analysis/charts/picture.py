"""A picture: its sheet of paper, its texts and how it is written.

matplotlib is used by its objects alone, without pyplot, whose figures would stay in memory and depend on what else is drawn.
"""

from __future__ import annotations

import textwrap
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from matplotlib.figure import Figure
from matplotlib.style import context

from analysis.description import how_far, narrowed, organisations, sources

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from matplotlib.axes import Axes

    from analysis.catalogue import Catalogue
    from analysis.material import Material

INK, FAINT, LINE = "#1f2933", "#5f6b7a", "#c5ccd3"
DOTS_PER_INCH = 200
_LONGEST_WORD = 48
CHARACTER = 0.082
"""Inches that a character of 9 points takes on the average, rather too many than too few."""
_STYLE = {
    "font.family": ["DejaVu Sans"],  # comes with matplotlib, so that a picture looks the same on every machine
    "svg.fonttype": "path",  # letters as shapes: Word and Illustrator would put another font in their place
    "svg.hashsalt": "kodbok",
    "text.color": INK,
    "text.parse_math": False,  # a `$` in a name is a dollar
}


@dataclass(frozen=True, slots=True)
class Sheet:
    """The paper of one chart, measured in inches from the upper left corner.

    Attributes:
        figure: The picture.
        width: Its width.
        height: Its height.
    """

    figure: Figure
    width: float
    height: float

    @classmethod
    def of(cls, width: float, height: float) -> Sheet:
        """An empty sheet."""
        return cls(Figure(figsize=(width, height), facecolor="white"), width, height)

    def axes(self, left: float, top: float, width: float, height: float) -> Axes:
        """A field to draw in, without frame and ticks."""
        place = (left / self.width, 1 - (top + height) / self.height, width / self.width, height / self.height)
        axes = self.figure.add_axes(place)
        axes.set(xticks=[], yticks=[])
        axes.tick_params(length=0)
        axes.spines[:].set_visible(False)
        return axes

    def write(self, text: str, left: float, top: float, **look: Any) -> None:  # noqa: ANN401  # a text's looks as they come
        """Writes a line, or several, from their upper left corner."""
        look = {"fontsize": 9, "va": "top", "ha": "left", **look}
        self.figure.text(left / self.width, 1 - top / self.height, text, parse_math=False, **look)


def head(title: str, material: Material, say: Catalogue, width: float) -> list[tuple[str, dict[str, Any]]]:
    """The lines above a chart with their looks: what is counted, in what, how far it is coded, and the selection."""
    of = f"{sources(material, say)}; {organisations(material, say)}; {how_far(material, say)}"
    lines = [(line, {"fontsize": 13, "fontweight": "bold"}) for line in wrapped(title, int(width * 9))]
    small = [
        *wrapped(of, int(width * 13)),
        *(line for each in narrowed(material.selection, say) for line in wrapped(each, int(width * 13))),
    ]
    return [*lines, *((line, {"fontsize": 9, "color": FAINT}) for line in small)]


def write_head(sheet: Sheet, lines: list[tuple[str, dict[str, Any]]], left: float) -> None:
    """Writes the lines of a head."""
    top = 0.22
    for text, look in lines:
        sheet.write(text, left, top, **look)
        top += look["fontsize"] * 0.021


def head_height(lines: list[tuple[str, dict[str, Any]]]) -> float:
    """How high a head is."""
    return 0.4 + sum(float(look["fontsize"]) * 0.021 for _, look in lines)


def wrapped(text: str, width: int) -> list[str]:
    """A text in lines of at most `width` characters, or of its longest word's; only what is no word any more is broken."""
    words = text.split()
    longest = min(max(map(len, words), default=1), _LONGEST_WORD)
    return textwrap.wrap(" ".join(words), max(width, longest)) or [""]


def style() -> AbstractContextManager[None]:
    """The looks that every chart is drawn and written with, whatever a notebook has set."""
    return context(["default", _STYLE])
