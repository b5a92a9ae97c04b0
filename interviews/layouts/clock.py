"""Time marks: how transcripts write a time of the recording."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_TIME = r"\d{1,3}:\d{1,2}(?::\d{1,2}(?::\d{2})?)?(?:[.,]\d{1,3}|-\d)?"
_DOTTED = r"\d{1,3}\.\d{2}\.\d{2}"
_PRIMES = r"\d{1,3}[’'′]\s?\d{1,2}(?:[”\"″]|[’'′]{2})"
_LETTERS = r"(?:\d{1,2}h\s?\d{1,2}m(?:\s?\d{1,2}s)?|\d{1,3}m\s?\d{1,2}s)"
_HOURS = r"\d{1,2}\s?(?:tim(?:mar|me)?|h|hrs?|hours?|Std|Stunden?)\.?,?\s"
_MINUTES = r"\d{1,3}\s?min(?:ut(?:er|es?|en?))?\.?"
_SECONDS = r"\d{1,2}\s?(?:sek(?:under|und|unden)?|sec(?:onds?)?|s)\b"
_UNITS = rf"(?:{_HOURS}{_MINUTES}(?:,?\s{_SECONDS})?|{_MINUTES},?\s{_SECONDS})\.?"
_ANY = rf"(?:{_TIME}|{_DOTTED}|{_PRIMES}|{_LETTERS})"
_RANGE = rf"{_ANY}(?:\s*(?:-->|->|→|–|—|-)\s*{_ANY})?"
_MARKED = rf"(?:[#\[({{<]\s*(?:{_RANGE}|{_UNITS})\s*[#\])}}>]|[#\[]\s*\d{{1,3}}\.\d{{2}}\s*[#\]])"

MARK_PATTERN = _MARKED
TIME_PATTERN = rf"(?:{_MARKED}|{_UNITS}|{_RANGE})"
_LONGEST = 60
_OPENS = frozenset("#[({<0123456789")
_HINT = re.compile(r"[#\[({<]\s*\d")


@cache  # compiled when a file asks for it: most have no times
def _compiled(pattern: str) -> re.Pattern[str]:
    """A pattern, compiled once."""
    return re.compile(pattern)


def begins_with_time(text: str) -> bool:
    """Whether a text begins with a time."""
    return text[:1] in _OPENS and _compiled(TIME_PATTERN).match(text) is not None


def is_time(text: str) -> bool:
    """Whether a text is a time and nothing else, as a line or a cell of its own may be."""
    return text[:1] in _OPENS and len(text) <= _LONGEST and _compiled(TIME_PATTERN).fullmatch(text) is not None


def may_hold_marks(text: str) -> bool:
    """Whether a text may hold times that brackets or number signs set apart; quick, for a whole document at once."""
    return any(sign in text for sign in "#[({<") and _HINT.search(text) is not None


def marks(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """Yields the times of a stretch that brackets or number signs set apart, wherever they stand."""
    return _compiled(_MARKED).finditer(text, start, end)


_PARTS = r"(\d+)([:.])(\d+)(?:\2(\d+)(?::\d{2})?)?(?:[.,](\d+)|-(\d)(?!\d))?"
_WORDED = (
    r"(?:(\d+)\s?(?:tim|h|std|stund)[a-z]*\.?,?\s?)?"
    r"(?:(\d+)\s?(?:m(?:in(?:ut[a-z]*)?)?\b\.?,?|m(?=\d)|[’'′])\s?)?"
    r"(?:(\d+)\s?(?:s|[”\"″’'′]))?"
)
_SIXTY = 60


def seconds(mark: str) -> float | None:
    """The seconds from the start of the recording that a mark tells; of a range, its beginning. None where it is no time.

    Minutes may go beyond 60 where no hours stand before them. The two digits after a fourth colon are frames of a film and do not
    count, for nobody knows their rate.

    >>> seconds("#00:19:39-2#"), seconds("[125:43]"), seconds("0:0:2.90 --> 0:0:4.480"), seconds("[12:99]")
    (1179.2, 7543.0, 2.9, None)
    >>> seconds("00:43.810"), seconds("00:43,5"), seconds("01:02:03:24")
    (43.81, 43.5, 3723.0)
    >>> seconds("1.02.03"), seconds("[12.30]"), seconds("1h02m03s"), seconds("12'34”"), seconds("(75 min 10 sek)")
    (3723.0, 750.0, 3723.0, 754.0, 4510.0)
    >>> seconds("1 hour 0 minutes 3 seconds"), seconds("0 minuter 8 sekunder")
    (3603.0, 8.0)
    """
    match = _compiled(_PARTS).search(mark)
    if match is None:
        return _worded(mark)
    first, _, second, third, decimals, tenths = match.groups()
    parts = [int(first), int(second)] + ([int(third)] if third else [])
    return _in_seconds(parts, decimals or tenths or "0")


def _worded(mark: str) -> float | None:
    """The seconds of a time whose parts are named by letters or primes."""
    match = _compiled(_WORDED).match(mark.lstrip("#[({< ").casefold())
    if match is None or not any(match.groups()):
        return None
    hours, minutes, rest = (int(part or 0) for part in match.groups())
    return _in_seconds([hours, minutes, rest] if match[1] else [minutes, rest], "0")


def _in_seconds(parts: list[int], decimals: str) -> float | None:
    """The seconds of parts, the largest first, of which only the first may be 60 or more."""
    if any(part >= _SIXTY for part in parts[1:]):
        return None
    whole = sum(part * _SIXTY**power for power, part in enumerate(reversed(parts)))
    return float(f"{whole}.{decimals}")
