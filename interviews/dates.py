"""Dates as people write them in lists: in numbers or with the month's name, in Swedish or English order."""

from __future__ import annotations

import re
from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING, Final
from unicodedata import normalize

from interviews.errors import KodbokError

if TYPE_CHECKING:
    from collections.abc import Mapping

_MONTH_NAMES = (
    *("januari jan january", "februari feb february", "mars mar march", "april apr", "maj may", "juni jun june"),
    *("juli jul july", "augusti aug august", "september sep sept", "oktober okt october oct", "november nov"),
    "december dec",
)
MONTHS: Final[Mapping[str, int]] = MappingProxyType(
    {name: number for number, names in enumerate(_MONTH_NAMES, start=1) for name in names.split()}
)
"""The number of each month by its Swedish and English names and their abbreviations, in small letters."""

_MONTH = rf"(?P<month_name>{'|'.join(MONTHS)})\.?"
_YEAR, _NUMBER, _DAY = r"(?P<year>\d{4})", r"(?P<month>\d{1,2})", r"(?P<day>\d{1,2})"
_ORDINAL = rf"{_DAY}(?::?[ae]|st|nd|rd|th)?"
_WEEKDAY = r"(?:[^\W\d_]{3,9}dag(?:en)?|[^\W\d_]{3,6}day|(?:mån|tis|ons|tors?|fre|lör|sön|mon|tues?|wed|thu|fri|sat|sun)\.?)"
_LEAD = rf"(?:{_WEEKDAY},?\s+)?(?:den\s+|the\s+)?"
_CLOCK = r"(?:(?:t|[\s,]+(?:kl\.?\s*|at\s+)?)\d{1,2}[.:]\d{2}(?:[.:]\d{2}(?:\.\d+)?)?(?:z|[+-]\d{2}:?\d{2})?)?"
_FORMS = (
    rf"{_YEAR}(?P<parting>[-/.])(?P<month>\d{{1,2}})(?P=parting){_DAY}",
    r"(?P<year>\d{4})(?P<month>\d{2})(?P<day>\d{2})",
    rf"{_DAY}\.\s*{_NUMBER}\.\s*{_YEAR}",
    rf"{_DAY}/{_NUMBER}(?:\s+|\s*-\s*){_YEAR}",
    rf"{_LEAD}{_ORDINAL}\.?[\s-]+(?:of\s+)?{_MONTH},?[\s-]+{_YEAR}",
    rf"{_LEAD}{_MONTH}\s+{_ORDINAL},?\s+{_YEAR}",
)
_EITHER = rf"(?P<day>\d{{1,2}})(?P<parting>[-/])(?P<month>\d{{1,2}})(?P=parting){_YEAR}"
"""Day, month and year alike parted by strokes: Swedes put the day first, Americans the month, and nothing tells which it was."""

_EITHER_ORDER = re.compile(_EITHER + _CLOCK)
_MOST_MONTHS = 12


class WrongDateError(KodbokError):
    """A date that is none."""

    def __init__(self, text: str) -> None:
        super().__init__(f"“{text}” is no date; write it as year, month and day, like 2015-03-17.")


class AmbiguousDateError(KodbokError):
    """A date that may be either of two days."""

    def __init__(self, text: str, days: tuple[date, date]) -> None:
        super().__init__(f"“{text}” may be {days[0].isoformat()} or {days[1].isoformat()}; write which of them it is.")


def iso_date(text: str) -> str:
    """The ISO date that a text tells; a time of day after it is passed over.

    >>> iso_date("den 12 mars 2015"), iso_date("12.3.2015"), iso_date("12/3 2015"), iso_date("2015-03-12 00:00")
    ('2015-03-12', '2015-03-12', '2015-03-12', '2015-03-12')

    Raises:
        WrongDateError: It tells no day of the calendar, or the year has fewer than four digits.
        AmbiguousDateError: Day and month may stand in either order (`3/12/2015`).
    """
    written = " ".join(normalize("NFC", text).casefold().split())
    either = _EITHER_ORDER.fullmatch(written)
    match = either or next(filter(None, (re.fullmatch(form + _CLOCK, written) for form in _FORMS)), None)
    if match is None:
        raise WrongDateError(text)
    day = _day(match, text)
    if either and day.day <= _MOST_MONTHS and day.day != day.month:
        raise AmbiguousDateError(text, (day, date(day.year, day.day, day.month)))
    return day.isoformat()


def _day(match: re.Match[str], text: str) -> date:
    """The day that was matched."""
    told = match.groupdict()
    month = MONTHS[told["month_name"]] if told.get("month_name") else int(told["month"])
    try:
        return date(int(told["year"]), month, int(told["day"]))
    except ValueError:
        raise WrongDateError(text) from None
