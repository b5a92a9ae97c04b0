"""The text of one paragraph while the walk gathers it."""

from __future__ import annotations

import re
import unicodedata

REPLACEMENT = "\ufffd"

_MARKS = "\x00-\x08\x0b-\x1f\x7f-\x9f\xad"
_UNPLAIN = re.compile(f"[{_MARKS}]")  # a plain class of characters is searched three times as fast as the alternation below
_REPLACED = re.compile(f"\r\n?|[{_MARKS}]")
_SOFT_HYPHEN = "\xad"


class Passage:
    """Pieces of text in order, each bold or not, which become one clean, normalised text.

    Attributes:
        controls: Number of control characters that were replaced.
    """

    __slots__ = ("_bold", "_length", "_pieces", "controls")  # there is one a paragraph

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._bold: list[tuple[int, int]] = []
        self._length = 0
        self.controls = 0

    def add(self, piece: str, *, bold: bool) -> None:
        """Adds a piece; a bold one goes on with bold text that stands before it."""
        start = self._length
        self._pieces.append(piece)
        self._length = end = start + len(piece)
        if bold and piece:
            if self._bold and self._bold[-1][1] == start:
                start = self._bold.pop()[0]
            self._bold.append((start, end))

    def finish(self) -> tuple[str, tuple[tuple[int, int], ...]]:
        """The text in NFC, plain line ends in it, without soft hyphens and control characters, and its bold stretches."""
        raw = "".join(self._pieces)
        text = self._plain(raw)
        if text == raw:
            return text, tuple(self._bold)
        self.controls = text.count(REPLACEMENT) - raw.count(REPLACEMENT)
        places = self._places(raw)
        return text, tuple((places[start], places[end]) for start, end in self._bold)

    def _places(self, raw: str) -> dict[int, int]:
        """Where the bold stretches' ends lie in the clean text; stretch by stretch, so that it stays linear."""
        places, met, length = {}, 0, 0
        for place in (place for stretch in self._bold for place in stretch):
            length += len(self._plain(raw[met:place]))
            met = place
            places[place] = length
        return places

    def _plain(self, text: str) -> str:
        """A text cleaned and composed."""
        if _UNPLAIN.search(text):
            text = _REPLACED.sub(_replacement, text)
        return text if unicodedata.is_normalized("NFC", text) else unicodedata.normalize("NFC", text)


def _replacement(match: re.Match[str]) -> str:
    """What stands in a text for what does not belong there."""
    if match[0].startswith("\r"):
        return "\n"
    return "" if match[0] == _SOFT_HYPHEN else REPLACEMENT
