"""Names that Excel accepts for sheets."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_MOST_UNITS = 31
"""Excel counts a sheet's name in units of UTF-16."""
_REFUSED = re.compile(r"[\[\]:*?/\\\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]+")
_RESERVED = frozenset({"history", "historik"})
_NAMELESS = "Intervju"


def sheet_names(names: Iterable[str], taken: Sequence[str] = ()) -> list[str]:
    """A sheet's name for each interview: as much of its own as Excel bears, with a number where that stands already.

    >>> sheet_names(["Möte: 1/2", "Möte 1 2", "x" * 40], taken=["Kodbok"])
    ['Möte 1 2', 'Möte 1 2 (2)', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx']
    """
    met = {_folded(name) for name in taken} | _RESERVED
    found: list[str] = []
    for name in names:
        plain = " ".join(_REFUSED.sub(" ", name).split()).strip("' ") or _NAMELESS
        number, chosen = 1, _cut(plain, "")
        while _folded(chosen) in met:
            number += 1
            chosen = _cut(plain, f" ({number})")
        met.add(_folded(chosen))
        found.append(chosen)
    return found


def _folded(name: str) -> str:
    """A name as Excel compares it."""
    return unicodedata.normalize("NFC", name).casefold()


def _cut(name: str, ending: str) -> str:
    """A name that is short enough with its ending."""
    while _size(name + ending) > _MOST_UNITS:
        name = name[:-1]
    return name.strip("' ") + ending


def _size(text: str) -> int:
    """The length of a text in units of UTF-16."""
    return len(text.encode("utf-16-le")) // 2
