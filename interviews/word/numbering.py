"""Automatic numbers: what Word counts and shows without its being text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from lxml.etree import Element

from interviews.word.names import VAL, W
from interviews.word.style import switched_on, whole_number

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from lxml import etree

BULLET = "•"

_LEVELS = 9
_PLACEHOLDER = re.compile(r"%([1-9])")
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"))
_ROMAN_SMALL = ((50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
_MOST_ROMAN = 4000
_MOST_LETTERS = 780


@dataclass(frozen=True, slots=True)
class _Level:
    """How one level of a list is counted and shown.

    Attributes:
        start: What it counts from.
        shape: Its digits or letters, as Word calls them.
        pattern: What is shown, `%1` standing for the first level's count.
        restarts: The lowest level, from 1, after which it counts anew; 0 for none, None for all above it.
        legal: Whether the counts of all levels are shown as digits.
    """

    start: int = 1
    shape: str = "decimal"
    pattern: str = ""
    restarts: int | None = None
    legal: bool = False

    def restarts_after(self, level: int) -> bool:
        """Whether a paragraph of a level above, from 0, makes it count anew."""
        return self.restarts is None or level < self.restarts


class Numbering:
    """The lists of one document, counting as its paragraphs are met in order."""

    def __init__(self, part: Callable[[], etree._Element | None]) -> None:
        """Takes what gives the root element of the numbering part, if there is one: few transcripts ever ask for it."""
        self._part = part
        self._counts: dict[str | None, list[int]] = {}
        self._begun: set[str] = set()

    @cached_property
    def _root(self) -> etree._Element:
        """The root element of the numbering part; an empty one where there is none."""
        root = self._part()
        return Element(W + "numbering") if root is None else root

    @cached_property
    def _patterns(self) -> dict[str | None, list[_Level]]:
        """The levels of every pattern by its id."""
        patterns = self._root.findall(W + "abstractNum")
        shared = {link.get(VAL): each for each in patterns if (link := each.find(W + "styleLink")) is not None}
        found = {}
        for pattern in patterns:
            link = pattern.find(W + "numStyleLink")  # where the levels are those of a list style
            own = pattern if link is None else shared.get(link.get(VAL), pattern)
            found[pattern.get(W + "abstractNumId")] = _levels(own)
        return found

    @cached_property
    def _lists(self) -> dict[str | None, etree._Element]:
        """The element of every list by its id."""
        return {element.get(W + "numId"): element for element in self._root.findall(W + "num")}

    def next(self, list_id: str | None, level: int) -> str | None:
        """Counts one paragraph of a list and returns the number that Word shows (`3.`, `a)`, `•`), or None outside lists.

        Args:
            list_id: The list's id; None or `0` is no list.
            level: The level in it, from 0.
        """
        if list_id is None or list_id not in self._lists or not 0 <= level < _LEVELS:
            return None
        pattern_id, levels = self._levels_of(list_id)
        counts = self._counts.setdefault(pattern_id, [0] * _LEVELS)
        if list_id not in self._begun:
            self._begun.add(list_id)
            self._restart(list_id, counts)
        counts[level] = counts[level] + 1 if counts[level] else levels[level].start
        for deeper in range(level + 1, _LEVELS):
            if levels[deeper].restarts_after(level):
                counts[deeper] = 0
        return _shown(levels, counts, level)

    def _levels_of(self, list_id: str) -> tuple[str | None, list[_Level]]:
        """The pattern that a list follows, with the levels that it sets anew."""
        element = self._lists[list_id]
        pattern = element.find(W + "abstractNumId")
        pattern_id = None if pattern is None else pattern.get(VAL)
        levels = list(self._patterns.get(pattern_id) or [_Level()] * _LEVELS)
        for place, override in _numbered(element, "lvlOverride"):
            level = override.find(W + "lvl")
            if level is not None:
                levels[place] = _level(level)
        return pattern_id, levels

    def _restart(self, list_id: str, counts: list[int]) -> None:
        """Sets the counts anew where a list asks for it."""
        for place, override in _numbered(self._lists[list_id], "lvlOverride"):
            start = override.find(W + "startOverride")
            if start is not None:
                counts[place] = max(whole_number(start, 1) - 1, 0)


def _numbered(element: etree._Element, name: str) -> Iterator[tuple[int, etree._Element]]:
    """Yields the children of a name that stand for a level, with its place."""
    for child in element.findall(W + name):
        place = child.get(W + "ilvl", "")
        if place in {"0", "1", "2", "3", "4", "5", "6", "7", "8"}:
            yield int(place), child


def _levels(pattern: etree._Element) -> list[_Level]:
    """All levels of a pattern."""
    levels = [_Level()] * _LEVELS
    for place, element in _numbered(pattern, "lvl"):
        levels[place] = _level(element)
    return levels


def _level(element: etree._Element) -> _Level:
    """One level as its element describes it."""
    shape, pattern = element.find(W + "numFmt"), element.find(W + "lvlText")
    restart, legal = element.find(W + "lvlRestart"), element.find(W + "isLgl")
    return _Level(
        start=whole_number(element.find(W + "start"), 0),
        shape="decimal" if shape is None else shape.get(VAL, "decimal"),
        pattern="" if pattern is None else pattern.get(VAL, ""),
        restarts=None if restart is None else whole_number(restart, 0),
        legal=legal is not None and switched_on(legal),
    )


def _shown(levels: list[_Level], counts: list[int], level: int) -> str | None:
    """The number as it is shown, or None where the level shows nothing."""
    shape = levels[level].shape
    if shape == "none":
        return None
    if shape == "bullet":
        return BULLET

    def count(match: re.Match[str]) -> str:
        place = int(match[1]) - 1
        return formatted(counts[place] or levels[place].start, "decimal" if levels[level].legal else levels[place].shape)

    return _PLACEHOLDER.sub(count, levels[level].pattern).strip() or None


def formatted(count: int, shape: str) -> str:
    """A count in a shape of digits or letters; shapes of other scripts are shown as digits."""
    match shape:
        case "lowerLetter" | "upperLetter" if 0 < count <= _MOST_LETTERS:
            letters = chr(ord("a") + (count - 1) % 26) * ((count - 1) // 26 + 1)
            return letters if shape == "lowerLetter" else letters.upper()
        case "lowerRoman" | "upperRoman" if 0 < count < _MOST_ROMAN:
            return _roman(count) if shape == "lowerRoman" else _roman(count).upper()
        case "decimalZero":
            return f"{count:02d}"
        case _:
            return str(count)


def _roman(count: int) -> str:
    """A count in small Roman numerals."""
    written = ""
    for value, letters in _ROMAN + _ROMAN_SMALL:
        times, count = divmod(count, value)
        written += letters * times
    return written
