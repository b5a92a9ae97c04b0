"""Names of files for things that people have named: good on Windows, macOS and Linux, and no two alike."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_FORBIDDEN = re.compile('[<>:"/\\\\|?*\x00-\x1f\x7f]')
_DEVICE = re.compile(r"(?:CON|PRN|AUX|NUL|CONIN\$|CONOUT\$|(?:COM|LPT)[0-9¹²³])(?=\.|$)", re.IGNORECASE)
_HIDDEN = (".", "~$")
"""Beginnings of files that a system hides, or that Kodbok passes over as Word's own."""
_MOST_BYTES = 200
"""A system allows 255, of which an ending and a number take some."""


def file_stems(names: Iterable[str]) -> list[str]:
    """A file's name without ending for each name, unlike all others in any case.

    What may not stand in a file's name becomes `_`; a second one of a name gets ` (2)`.

    >>> file_stems(["Intervju 1", "intervju 1", "A/B: samtal?", "con", "x."])
    ['Intervju 1', 'intervju 1 (2)', 'A_B_ samtal_', 'con_', 'x']
    """
    taken: set[str] = set()
    return [_unlike(_allowed(name), taken) for name in names]


def _allowed(name: str) -> str:
    """A name as a file may be called."""
    stem = _short(_FORBIDDEN.sub("_", unicodedata.normalize("NFC", name)).strip()).rstrip(". ")
    if not stem or stem.startswith(_HIDDEN):
        stem = f"_{stem}"
    return _DEVICE.sub(lambda found: f"{found[0]}_", stem, count=1) if _DEVICE.match(stem) else stem


def _short(name: str) -> str:
    """The beginning of a name that fits."""
    return name.encode("utf-8", "replace")[:_MOST_BYTES].decode("utf-8", "ignore")


def _unlike(stem: str, taken: set[str]) -> str:
    """A stem, with a number after it if it is taken; it is taken from now on."""
    name, number = stem, 1
    while _folded(name) in taken:
        number += 1
        name = f"{stem} ({number})"
    taken.add(_folded(name))
    return name


def _folded(name: str) -> str:
    """A name as a system compares it that has no regard for case."""
    return unicodedata.normalize("NFC", name.casefold())
