"""How a comment says that the passage speaks against its code."""

from __future__ import annotations

import re

CONTRARY = "(motsäger)"
"""What is written, on a line of its own."""

_MARK = r"\((?:motsäger|motsägande|contrary)\)"
_ALONE = re.compile(rf"\s*{_MARK}\s*", re.IGNORECASE)
_AFTER = re.compile(rf"\s+{_MARK}$", re.IGNORECASE)


def is_mark(line: str) -> bool:
    """Says whether a line is the mark and nothing else."""
    return _ALONE.fullmatch(line) is not None


def without_mark(name: str) -> str:
    """A name without the mark after it.

    >>> without_mark("Budget (Contrary)"), without_mark("Budget")
    ('Budget', 'Budget')
    """
    return _AFTER.sub("", name)
