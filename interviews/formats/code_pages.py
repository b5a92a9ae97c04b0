"""Code pages of rich text: every font may have its own."""

from __future__ import annotations

import codecs

_OF_CHARSET = {
    77: "mac_roman",
    128: "cp932",
    129: "cp949",
    134: "gb18030",
    136: "cp950",
    161: "cp1253",
    162: "cp1254",
    163: "cp1258",
    177: "cp1255",
    178: "cp1256",
    186: "cp1257",
    204: "cp1251",
    222: "cp874",
    238: "cp1250",
    255: "cp437",
}
_MAC = 10_000
_UTF_8 = 65_001


class CodePages:
    """The file's own code page and those of its fonts.

    Attributes:
        default: The codec of text in a font that tells none.
    """

    def __init__(self) -> None:
        self.default = "cp1252"
        self._fonts: dict[int, str] = {}
        self._font = 0

    def set_default(self, number: int) -> None:
        """Takes the file's code page by its number; one that nobody knows leaves Windows-1252."""
        name = {_MAC: "mac_roman", _UTF_8: "utf-8"}.get(number, f"cp{number}")
        try:
            self.default = codecs.lookup(name).name
        except LookupError:
            self.default = "cp1252"

    def begin_font(self, number: int) -> None:
        """Meets a font in the list of fonts."""
        self._font = number

    def set_charset(self, charset: int) -> None:
        """Takes the character set of the font that was met last."""
        if charset in _OF_CHARSET:
            self._fonts[self._font] = _OF_CHARSET[charset]

    def of_font(self, number: int) -> str:
        """The codec of a font's text."""
        return self._fonts.get(number, self.default)
