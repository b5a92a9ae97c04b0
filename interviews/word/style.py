"""A style: what a run or a paragraph inherits."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from interviews.word.names import VAL, W

if TYPE_CHECKING:
    from lxml import etree

_OFF = frozenset({"0", "false", "off"})
_HEADING = re.compile(r"(?:heading|rubrik)\s*([1-9])$", re.IGNORECASE)
_TITLES = frozenset({"title", "subtitle", "rubrik", "underrubrik"})


@dataclass(frozen=True, slots=True)
class Style:
    """What a style says after all that it is based on.

    Attributes:
        name: Its name as Word stores it (`heading 1`, whatever the language of the program).
        bold: Whether its text is bold.
        hidden: Whether its text is hidden.
        level: 1 to 9 for a heading, 0 for a title, None for the rest.
        list_id: The list that its paragraphs belong to, or None.
        list_level: Their level in that list, from 0.
    """

    name: str = ""
    bold: bool = False
    hidden: bool = False
    level: int | None = None
    list_id: str | None = None
    list_level: int = 0


PLAIN = Style()


def is_off(value: str) -> bool:
    """Whether the value of a property that is on or off says off."""
    return value in _OFF


def switched_on(element: etree._Element) -> bool:
    """Whether a property that is on or off (`w:b`) is on."""
    return not is_off(element.get(VAL, "1"))


def whole_number(element: etree._Element | None, default: int = 0) -> int:
    """The whole number that a property holds, or the default where it holds none."""
    text = "" if element is None else element.get(VAL, "")
    return int(text) if text.isascii() and text.lstrip("-").isdecimal() and len(text) < 10 else default  # noqa: PLR2004  # 32 bits


def inherit(style: Style, element: etree._Element) -> Style:
    """A style with what its element adds to it."""
    name = element.find(W + "name")
    style = replace(style, name="" if name is None else name.get(VAL, ""))
    return _with_list(_with_level(_with_look(style, element), element), element)


def _with_look(style: Style, element: etree._Element) -> Style:
    """Adds what the run properties say."""
    bold, hidden = element.find(f"{W}rPr/{W}b"), element.find(f"{W}rPr/{W}vanish")
    return replace(
        style,
        bold=style.bold if bold is None else switched_on(bold),
        hidden=style.hidden if hidden is None else switched_on(hidden),
    )


def _with_level(style: Style, element: etree._Element) -> Style:
    """Adds the heading's level, by the style's name or its outline level."""
    if match := _HEADING.match(style.name):
        return replace(style, level=int(match[1]))
    if style.name.casefold() in _TITLES:
        return replace(style, level=0)
    outline = element.find(f"{W}pPr/{W}outlineLvl")
    return style if outline is None else replace(style, level=heading_level(outline))


def heading_level(outline: etree._Element) -> int | None:
    """The heading's level of an outline level, which counts from 0 and calls body text 9."""
    level = whole_number(outline, 9) + 1
    return level if 1 <= level <= 9 else None  # noqa: PLR2004  # Word has nine levels


def _with_list(style: Style, element: etree._Element) -> Style:
    """Adds the list that the paragraphs belong to."""
    numbering = element.find(f"{W}pPr/{W}numPr")
    if numbering is None:
        return style
    list_id = numbering.find(W + "numId")
    return replace(
        style,
        list_id=style.list_id if list_id is None else list_id.get(VAL),
        list_level=whole_number(numbering.find(W + "ilvl"), style.list_level),
    )
