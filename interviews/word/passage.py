"""The text of one paragraph while the walk gathers it."""

from __future__ import annotations

import re
import unicodedata

REPLACEMENT = "\ufffd"

_UNPLAIN = re.compile("\r\n?|[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad]")
_SOFT_HYPHEN = "\xad"


class Passage:
    """Pieces of text in order, each bold or not, which become one clean, normalised text."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._bold: list[tuple[int, int]] = []
        self._length = 0
        self.controls = 0

    def add(self, piece: str, *, bold: bool) -> None:
        """Adds a piece, plain line ends in it, without soft hyphens and control characters; these are counted in `controls`."""
        if _UNPLAIN.search(piece):
            piece = _UNPLAIN.sub(self._plain, piece)
        start, self._length = self._length, self._length + len(piece)
        self._pieces.append(piece)
        if bold and piece:
            self._add_bold(start)

    def finish(self) -> tuple[str, tuple[tuple[int, int], ...]]:
        """The text in NFC and its bold stretches."""
        text = "".join(self._pieces)
        if unicodedata.is_normalized("NFC", text):
            return text, tuple(self._bold)
        places = {place: len(unicodedata.normalize("NFC", text[:place])) for stretch in self._bold for place in stretch}
        return unicodedata.normalize("NFC", text), tuple((places[start], places[end]) for start, end in self._bold)

    def _add_bold(self, start: int) -> None:
        """Makes the text from an offset on bold, joined to a bold stretch that ends there."""
        if self._bold and self._bold[-1][1] == start:
            start = self._bold.pop()[0]
        self._bold.append((start, self._length))

    def _plain(self, match: re.Match[str]) -> str:
        """What stands in a text for a character that does not belong there."""
        if match[0].startswith("\r"):
            return "\n"
        if match[0] == _SOFT_HYPHEN:
            return ""
        self.controls += 1
        return REPLACEMENT
