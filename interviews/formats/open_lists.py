"""The lists of an OpenDocument text: what it counts and shows without its being text."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from interviews.word.numbering import BULLET, formatted

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lxml import etree

_TEXT: Final = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_STYLE: Final = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_LOEXT: Final = "{urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0}"
_XML_ID: Final = "{http://www.w3.org/XML/1998/namespace}id"
_SHAPES = {"1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
_LEVELS = 10
_PLACEHOLDER = re.compile(r"%(\d{1,2})%")


@dataclass(slots=True)
class _List:
    """An open list.

    Attributes:
        style: The name of its style.
        counts: The counts of all levels, shared by the lists in one another.
        pending: Whether an item has begun whose first paragraph has not come.
    """

    style: str | None
    counts: list[int] = field(default_factory=lambda: [0] * _LEVELS)
    pending: bool = False


class OpenLists:
    """The lists of one document, counting as its items are met in order."""

    def __init__(self, roots: Iterable[etree._Element]) -> None:
        """Takes the root elements of the parts with styles, the common ones first."""
        self._styles = {
            style.get(_STYLE + "name", ""): {level.get(_TEXT + "level", "1"): level for level in style}
            for root in roots
            for name in ("list-style", "outline-style")
            for style in root.iter(_TEXT + name)
        }
        self._open: list[_List] = []
        self._by_id: dict[str | None, list[int]] = {}
        self._by_style: dict[str | None, list[int]] = {}

    def begin_list(self, element: etree._Element) -> None:
        """A list begins, perhaps in another one's item, or goes on with one that stands before."""
        style = element.get(_TEXT + "style-name")
        if self._open:
            above = self._open[-1]
            self._open.append(_List(style or above.style, above.counts))
            return
        opened = _List(style)
        before = self._by_id.get(element.get(_TEXT + "continue-list"))
        if before is None and element.get(_TEXT + "continue-numbering") == "true":
            before = self._by_style.get(style)
        opened.counts = opened.counts if before is None else before
        self._by_style[style] = opened.counts
        if (own := element.get(_XML_ID)) is not None:
            self._by_id[own] = opened.counts
        self._open.append(opened)

    def end_list(self) -> None:
        """The innermost list ends."""
        self._open.pop()

    def begin_item(self, item: etree._Element) -> None:
        """An item begins; its first paragraph will have the number."""
        opened, start = self._open[-1], item.get(_TEXT + "start-value", "")
        opened.pending = True
        if start.isdecimal() and len(start) < _LEVELS:
            opened.counts[self._level] = int(start) - 1

    def end_item(self) -> None:
        """An item ends, perhaps without a paragraph."""
        self._open[-1].pending = False

    def number(self) -> str | None:
        """The number or bullet of the paragraph that comes now, or None where it is not the first of an item."""
        if not self._open or not self._open[-1].pending:
            return None
        opened, level = self._open[-1], self._level
        opened.pending = False
        levels = self._styles.get(opened.style or "", {})
        start = _start(levels.get(str(level + 1)))
        opened.counts[level] = opened.counts[level] + 1 if opened.counts[level] else start
        opened.counts[level + 1 :] = [0] * (_LEVELS - level - 1)
        return _shown(levels, opened.counts, level)

    @property
    def _level(self) -> int:
        """The level of the innermost list, from 0."""
        return min(len(self._open), _LEVELS) - 1


def _start(level: etree._Element | None) -> int:
    """What a level counts from."""
    said = "1" if level is None else level.get(_TEXT + "start-value", "1")
    return int(said) if said.isdecimal() and len(said) < _LEVELS else 1


def _shown(levels: dict[str, etree._Element], counts: list[int], place: int) -> str | None:
    """What is shown before an item: a bullet, a number, or nothing."""
    level = levels.get(str(place + 1))
    if level is None or level.tag != _TEXT + "list-level-style-number":
        return BULLET
    if not level.get(_STYLE + "num-format"):
        return None
    pattern = level.get(_LOEXT + "num-list-format") or _pattern(level, place)

    def count(match: re.Match[str]) -> str:
        own = min(max(int(match[1]), 1), _LEVELS) - 1
        other = levels.get(str(own + 1))
        shape = "" if other is None else other.get(_STYLE + "num-format", "")
        return formatted(counts[own] or _start(other), _SHAPES.get(shape, "decimal"))

    return _PLACEHOLDER.sub(count, pattern).strip() or None


def _pattern(level: etree._Element, place: int) -> str:
    """How a level is shown where it says so piece by piece."""
    said = level.get(_TEXT + "display-levels", "1")
    shown = min(int(said), place + 1) if said.isdecimal() else 1
    numbers = ".".join(f"%{number + 1}%" for number in range(place + 1 - shown, place + 1))
    return level.get(_STYLE + "num-prefix", "") + numbers + level.get(_STYLE + "num-suffix", "")
