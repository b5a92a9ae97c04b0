"""The exact span of a coding, told in its comment where Word has no place for the comment's range (notes, text boxes)."""

from __future__ import annotations

import re

_LAST_LINE = re.compile(r"(?:\A|\n)[ \t]*\[Kodbok ([0-9]{1,9})[ ]?[–-][ ]?([0-9]{1,9})\]\s*\Z")


def with_address(text: str, start: int, end: int) -> str:
    r"""A comment's text with a last line that tells a span, in code points of the interview's text.

    >>> with_address("Budget", 1034, 1050)
    'Budget\n[Kodbok 1034–1050]'
    """
    line = f"[Kodbok {start}–{end}]"
    return f"{text}\n{line}" if text else line


def take_address(text: str) -> tuple[str, tuple[int, int] | None]:
    r"""A comment's text without the line that `with_address` adds, and the span that it tells, or None where there is no such line.

    >>> take_address("Budget\n[Kodbok 1034–1050]")
    ('Budget', (1034, 1050))
    >>> take_address("Budget")
    ('Budget', None)
    """
    found = _LAST_LINE.search(text)
    return (text, None) if found is None else (text[: found.start()], (int(found[1]), int(found[2])))
