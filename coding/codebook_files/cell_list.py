"""Lists in one cell: items parted by `;`, with a backslash before what would be misread."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_PIECE = re.compile(r"\\[\\;\s]|.", re.DOTALL)
_MISREAD = re.compile(r"[\\;]|\A\s|\s\Z")


def join_items(items: Iterable[str]) -> str:
    r"""Writes items into one cell.

    >>> print(join_items(["råd", "a;b", " c"]))
    råd; a\;b; \ c
    """
    return "; ".join(_MISREAD.sub(lambda match: "\\" + match[0], item) for item in items)


def split_items(cell: str) -> list[str]:
    r"""Reads the items of a cell; white space around them is dropped, and so are empty ones.

    >>> split_items(r"råd; a\;b ;; \ c")
    ['råd', 'a;b', ' c']
    """
    parts: list[list[str]] = [[]]
    for piece in _PIECE.findall(cell):
        if piece == ";":
            parts.append([])
        else:
            parts[-1].append(piece)
    return [item for item in map(_item, parts) if item]


def _item(pieces: list[str]) -> str:
    """One item, without the unguarded white space at its ends."""
    first, last = 0, len(pieces)
    while first < last and pieces[first].isspace():
        first += 1
    while last > first and pieces[last - 1].isspace():
        last -= 1
    return "".join(piece[-1] for piece in pieces[first:last])
