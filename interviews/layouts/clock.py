"""Time marks: how transcripts write a time of the recording."""

from __future__ import annotations

import re

_TIME = r"\d{1,3}:\d{1,2}(?::\d{1,2})?(?:[.,]\d{1,3}|-\d)?"
_RANGE = rf"{_TIME}(?:\s*(?:-->|–|—|-)\s*{_TIME})?"
_DOTTED = r"\d{1,2}\.\d{2}\.\d{2}"
_MARKED = rf"[#\[({{<]\s*(?:{_RANGE}|{_DOTTED})\s*[#\])}}>]"

MARK = re.compile(_MARKED)
"""A time that brackets or number signs set apart, wherever it stands."""

TIME_PATTERN = rf"(?:{_MARKED}|{_RANGE}|{_DOTTED})"
TIME = re.compile(TIME_PATTERN)
"""A time at a place where a transcript is known to write one: alone on a line, or beside a speaker's name."""

_PARTS = re.compile(r"(\d+)[:.](\d+)(?:[:.](\d+))?(?:[.,](\d+)|-(\d))?")
_SIXTY = 60


def seconds(mark: str) -> float | None:
    """The seconds from the start of the recording that a mark tells; of a range, its beginning. None where it is no time.

    >>> seconds("#00:19:39-2#"), seconds("[125:43]"), seconds("0:0:2.90 --> 0:0:4.480"), seconds("[12:99]")
    (1179.2, 7543.0, 2.9, None)
    """
    match = _PARTS.search(mark)
    if match is None:
        return None
    first, second, third, decimals, tenths = match.groups()
    parts = [int(first), int(second)] + ([int(third)] if third else [])
    if any(part >= _SIXTY for part in parts[1:]):
        return None
    whole = sum(part * _SIXTY**power for power, part in enumerate(reversed(parts)))
    return float(f"{whole}.{decimals or tenths or 0}")
