"""The words around a place in a text, on one line."""

from __future__ import annotations

import re

_SPACE = re.compile(r"\s+")


def before(text: str, begin: int, start: int, around: int) -> str:
    """What stands before a place, from the beginning of a word on; an ellipsis tells of more.

    >>> before("Det var en gång en fond", 0, 19, 8)
    '… en '
    """
    cut = max(begin, start - around)
    shown = text[cut:start]
    if cut > begin:
        shown = "… " + (shown.split(None, 1) or [""])[-1] if len(shown.split()) > 1 else "… "
    return _SPACE.sub(" ", shown)


def after(text: str, end: int, limit: int, around: int) -> str:
    """What stands after a place, up to the end of a word; an ellipsis tells of more.

    >>> after("En fond för alla barn", 7, 21, 10)
    ' för …'
    """
    cut = min(limit, end + around)
    shown = text[end:cut]
    if cut < limit:
        shown = (shown.rsplit(None, 1)[0] if len(shown.split()) > 1 else "") + " …"
    return _SPACE.sub(" ", shown)
