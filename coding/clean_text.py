"""Text that every file format carries unharmed."""

from __future__ import annotations

import re
import unicodedata

from interviews.errors import KodbokError

_UNCARRIED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
"""Control characters but for line break and tab, halves of surrogate pairs, and what Unicode says is no character."""


class FieldError(KodbokError):
    """What stands in one field does not fit it.

    The reason goes on where the field was named: `is 'röd', which is no colour; …`.
    """

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def clean_text(text: str) -> str:
    """Returns text in NFC with plain line breaks.

    Raises:
        FieldError: It holds a character that a file could not carry.
    """
    clean = unicodedata.normalize("NFC", text)
    if "\r" in clean:
        clean = clean.replace("\r\n", "\n").replace("\r", "\n")
    uncarried = _UNCARRIED.search(clean)
    if uncarried:
        raise FieldError(f"holds the control character U+{ord(uncarried[0]):04X}; delete it")
    return clean
