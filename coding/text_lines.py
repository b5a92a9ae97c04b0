"""How many lines a text takes in a cell, and how high they are.

Excel fits a row to its text only when somebody edits it, and LibreOffice not at all when it prints a file unseen; so the heights
are reckoned, rather too high than too low.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from coding.letters import room

if TYPE_CHECKING:
    from collections.abc import Sequence

LINE_POINTS = 12.9
PADDING_POINTS = 2.5
HIGHEST_POINTS = 409.0
"""Excel makes no row higher."""
_MARGINS, _FILLED = 1.0, 0.96
"""What a cell keeps free at its sides, in units of width, and how full its lines get at least."""
_EXACT_UP_TO = 240
"""Characters of a text whose line breaks are followed word by word; longer ones fill their lines well enough to be divided."""


def lines_height(lines: float, size: float = 10) -> float:
    """The height of some lines in a size of letters, in points."""
    return min(lines * LINE_POINTS * size / 10 + PADDING_POINTS, HIGHEST_POINTS)


def lines(text: str, width: float, size: float = 10) -> float:
    """How many lines a text takes in a column of some width.

    >>> lines("Lärande organisation", 14)
    2.0
    """
    if "\n" in text:
        return sum(lines(paragraph, width, size) for paragraph in text.split("\n"))
    inside = max(width - _MARGINS, 1.0) * _FILLED
    whole = room(text, size)
    if whole <= inside:
        return 1.0
    return float(
        _word_by_word(text.split(" "), inside, size) if len(text) <= _EXACT_UP_TO else math.ceil(whole / (inside * _FILLED))
    )


def _word_by_word(words: Sequence[str], width: float, size: float) -> int:
    """The lines of a text that breaks between its words."""
    count, used, space = 1, 0.0, room(" ", size)
    for word in words:
        wide = room(word, size)
        if used and used + space + wide > width:
            count, used = count + 1, 0.0
        count += max(math.ceil(wide / width) - 1, 0)
        used += wide + (space if used else 0)
    return count
