"""Green, yellow or red: from a word, a letter or a colour."""

from __future__ import annotations

import colorsys
import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from interviews.ratings.rating import Light
    from interviews.ratings.status_table import StatusCell

_WORDS: Mapping[str, Light] = {
    **dict.fromkeys(("grön", "grönt", "gröna", "green", "🟢"), "green"),
    **dict.fromkeys(("gul", "gult", "gula", "yellow", "amber", "🟡"), "yellow"),
    **dict.fromkeys(("röd", "rött", "röda", "red", "🔴"), "red"),
}
_LETTERS: Mapping[str, Light] = {"y": "yellow", "r": "red"}
_NOTHING = frozenset(
    {"-", "–", "—", "n/a", "na", "ej aktuellt", "ej aktuell", "inte aktuellt", "ej bedömd", "ej bedömt", "not rated"}
)
_FIRST = re.compile(r"(?P<word>\w+|[🟢🟡🔴])\s*(?:[:;,.(–—-]\s*|\s|$)(?P<rest>.*)", re.DOTALL)
_LEGEND = re.compile(r"\b(?P<letter>\w)\s*[=:]\s*(?P<word>\w+)")
_GREY, _WHITE, _BLACK = 0.15, 0.97, 0.08
_HUES: tuple[tuple[int, int, Light], ...] = ((0, 18, "red"), (38, 70, "yellow"), (75, 165, "green"), (338, 361, "red"))
"""Degrees on the colour wheel. Orange lies between red and yellow, and nobody can tell which of them it stands for."""


class Reading(NamedTuple):
    """What a cell was read as.

    Attributes:
        rating: The rating, or nothing.
        comment: What else its text says.
        why: Why it could not be read, or nothing.
    """

    rating: Light | str = ""
    comment: str = ""
    why: str = ""


def legend(cells: Iterable[StatusCell]) -> dict[str, Light]:
    """What single letters mean in a table: by its legend (`G = grön`), else by the letters beside them.

    `G` alone may be grön or gul. It is taken for green only where `Y` stands in the same table, which only English uses.
    """
    texts = [cell.text.casefold() for cell in cells]
    told = dict(_LETTERS)
    if "y" in texts:
        told["g"] = "green"
    for text in texts:
        for match in _LEGEND.finditer(text):
            if match["word"] in _WORDS:
                told[match["letter"]] = _WORDS[match["word"]]
    return told


def light_of(cell: StatusCell, letters: Mapping[str, Light]) -> Reading:
    """Reads a rating; word and colour must agree, and nothing is guessed."""
    if cell.unreadable:
        return Reading(why=cell.unreadable)
    said, comment, why = _said(cell.text, letters)
    if why:
        return Reading(why=why)
    painted = colour_light(cell.colour)
    if said and painted and said != painted:
        return Reading(why=f"its text says {said} and its colour {painted}; let them agree")
    comment = "\n".join(filter(None, (comment, cell.note)))
    if said or painted:
        return Reading(said or painted or "", comment)
    return Reading(comment=comment, why=_why(cell))


def _said(text: str, letters: Mapping[str, Light]) -> Reading:
    """What the text alone says."""
    if text.casefold() in _NOTHING:
        return Reading()
    match = _FIRST.match(text)
    if match is None:
        return Reading(comment=text)
    word, rest = match["word"].casefold(), match["rest"].strip(" )") if match["rest"].endswith(")") else match["rest"].strip()
    if word in _WORDS:
        return Reading(_WORDS[word], rest)
    if text.casefold() in letters:
        return Reading(letters[text.casefold()])
    if text.casefold() == "g":
        return Reading(why="“G” may be grön or gul; write the word, or say “G = grön” somewhere in the table")
    return Reading(comment=text)


def _why(cell: StatusCell) -> str:
    """Why a cell gives no rating; nothing where it is simply empty."""
    if cell.text.casefold() in _NOTHING:
        return ""
    if cell.text:
        return f"“{cell.text[:40]}” is neither green, yellow nor red, and its colour says nothing; write the word"
    if cell.colour and _vivid(cell.colour):
        return f"its colour #{cell.colour} is neither green, yellow nor red; write the word"
    return ""


def colour_light(colour: str) -> Light | None:
    """The rating that a fill stands for, by its hue; None for white, grey, black and every other hue.

    >>> colour_light("00b050"), colour_light("ffeb9c"), colour_light("ff0000"), colour_light("ed7d31")
    ('green', 'yellow', 'red', None)
    """
    if not colour or not _vivid(colour):
        return None
    hue = colorsys.rgb_to_hls(*_parts(colour))[0] * 360
    return next((light for least, most, light in _HUES if least <= hue <= most), None)


def _vivid(colour: str) -> bool:
    """Whether a colour is one at all."""
    _, lightness, saturation = colorsys.rgb_to_hls(*_parts(colour))
    return saturation >= _GREY and _BLACK <= lightness <= _WHITE


def _parts(colour: str) -> tuple[float, float, float]:
    """Red, green and blue, 0 to 1."""
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4))
    return red, green, blue
