"""The text of one paragraph while the walk gathers it."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

REPLACEMENT = "\ufffd"

_MARKS = "\x00-\x08\x0b-\x1f\x7f-\x9f\xad"
_UNPLAIN = re.compile(f"[{_MARKS}]")  # a plain class of characters is searched three times as fast as the alternation below
_REPLACED = re.compile(f"\r\n?|[{_MARKS}]")
_SOFT_HYPHEN = "\xad"
_MOST_HYPHENS = 10
_HANGUL_PARTS = frozenset(map(chr, range(0x1161, 0x1200)))


class Passage:
    """Pieces of text in order, each bold or not, which become one clean, normalised text.

    Attributes:
        length: Number of characters that were added, before anything is cleaned.
        controls: Number of control characters that were replaced.
    """

    __slots__ = ("_bold", "_pieces", "_raw", "_text", "controls", "length")  # there is one a paragraph

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._bold: list[tuple[int, int]] = []
        self._raw = self._text = ""
        self.length = self.controls = 0

    def add(self, piece: str, *, bold: bool) -> None:
        """Adds a piece; a bold one goes on with bold text that stands before it."""
        start = self.length
        self._pieces.append(piece)
        self.length = end = start + len(piece)
        if bold and piece:
            if self._bold and self._bold[-1][1] == start:
                start = self._bold.pop()[0]
            self._bold.append((start, end))

    def finish(self) -> tuple[str, tuple[tuple[int, int], ...]]:
        """The text in NFC, plain line ends in it, without soft hyphens and control characters, and its bold stretches."""
        raw = self._raw = "".join(self._pieces)
        text = self._text = _plain(raw)
        if text == raw:
            return text, tuple(self._bold)
        self.controls = text.count(REPLACEMENT) - raw.count(REPLACEMENT)
        edges = list(self.places(edge for stretch in self._bold for edge in stretch))
        return text, tuple((start, end) for (start, _), (_, end) in zip(edges[::2], edges[1::2], strict=True))

    @property
    def is_changed(self) -> bool:
        """Whether the finished text is another than what was added."""
        return self._text != self._raw

    def places(self, offsets: Iterable[int]) -> Iterator[tuple[int, int]]:
        """Yields where offsets (ascending, in what was added) lie in the finished text.

        Each is a pair, mostly of equals. An offset between a letter and the accent that it was composed with lies inside one
        character, whose beginning and end the pair then holds.
        """
        if not self.is_changed:
            yield from ((offset, offset) for offset in offsets)
            return
        begun, length, last = 0, 0, 0
        for offset in offsets:
            if offset >= last:
                first, last = self._cluster(offset)
                length += len(_plain(self._raw[begun:first]))
                begun = first
            yield self._inside(first, offset, last, length)

    def _cluster(self, offset: int) -> tuple[int, int]:
        """The stretch around an offset that is composed as one; empty where nothing is composed across the offset."""
        first = last = offset
        while _belongs_together(self._raw, first):
            first -= 1
        while _belongs_together(self._raw, last):
            last += 1
        return first, last

    def _inside(self, first: int, offset: int, last: int, length: int) -> tuple[int, int]:
        """Where an offset in a stretch that is composed as one lies, if the text is so long before it."""
        cleaned = _cleaned(self._raw[first:last])
        if first < offset < last and not unicodedata.is_normalized("NFC", cleaned):
            return length, length + len(unicodedata.normalize("NFC", cleaned))
        place = length + len(_plain(self._raw[first:offset]))
        return place, place


def _plain(text: str) -> str:
    """A text cleaned and composed."""
    if text.isascii() and text.isprintable():  # which is told in a tenth of the time
        return text
    text = _cleaned(text)
    return text if unicodedata.is_normalized("NFC", text) else unicodedata.normalize("NFC", text)


def _cleaned(text: str) -> str:
    """A text with plain line ends, without soft hyphens and control characters."""
    return _REPLACED.sub(_replacement, text) if _UNPLAIN.search(text) else text


def _belongs_together(text: str, place: int) -> bool:
    """Whether the characters before and after a place may become one, or stand between two that do."""
    if not 0 < place < len(text):
        return False
    after = text[place : place + _MOST_HYPHENS].lstrip(_SOFT_HYPHEN)[:1]
    if _composes(after):
        return True
    before = text[place - 1]
    return _plain(before + text[place]) != _plain(before) + _plain(text[place])


def _composes(char: str) -> bool:
    """Whether a character may become one with those before it: an accent, or the second or third part of a Hangul syllable."""
    return char != "" and (char in _HANGUL_PARTS or unicodedata.category(char).startswith("M"))


def _replacement(match: re.Match[str]) -> str:
    """What stands in a text for what does not belong there."""
    if match[0].startswith("\r"):
        return "\n"
    return "" if match[0] == _SOFT_HYPHEN else REPLACEMENT
