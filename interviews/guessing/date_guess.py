"""The day of a talk, as a file's name or a header line tells it."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from interviews.dates import MONTHS, AmbiguousDateError, WrongDateError, iso_date

if TYPE_CHECKING:
    from collections.abc import Iterator

    from interviews.transcript import Transcript

_APART = r"(?<!\d)(?<!\d-)", r"(?!\d|[-+]\d{4})"
_FORMS = tuple(
    re.compile(_APART[0] + form + _APART[1], re.IGNORECASE)
    for form in (
        r"(?P<year>\d{4})(?P<parting>[-_. ]?)(?P<month>\d{2})(?P=parting)(?P<day>\d{2})",
        r"(?P<short>\d{2})(?P<month>\d{2})(?P<day>\d{2})",
        rf"(?P<day>\d{{1,2}})[ _.-]+(?P<name>{'|'.join(MONTHS)})\.?[ _.-]+(?P<year>\d{{4}})",
    )
)
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d{2}(?!\d)")
_HEADER = re.compile(r"^(?:intervju|inspelnings)?(?:datum|date)[ \t]*[:\t][ \t]*(?P<told>\S[^\n\t]*)", re.IGNORECASE | re.MULTILINE)
_LONGEST_HEADER = 3_000
_FIRST_YEAR = 1950
_CENTURY = 2000


def date_in_name(name: str) -> str | None:
    """The one day that a name tells, as ISO date: `2014-11-03`, `20141103`, `141103` or `3 nov 2014`; None for none or several.

    >>> date_in_name("Intervju 3 141103"), date_in_name("möte_3 nov 2014"), date_in_name("dnr 141103-1234")
    ('2014-11-03', '2014-11-03', None)
    """
    days = {day for form in _FORMS for match in form.finditer(name) if (day := _day(match)) is not None}
    return days.pop().isoformat() if len(days) == 1 else None


def _day(match: re.Match[str]) -> date | None:
    """The day that was matched, if there is such a one and it is past."""
    told = match.groupdict()
    year = int(told["year"]) if told.get("year") else _CENTURY + int(told["short"])
    month = MONTHS[told["name"].casefold()] if told.get("name") else int(told["month"])
    try:
        day = date(year, month, int(told["day"]))
    except ValueError:
        return None
    return day if year >= _FIRST_YEAR and day <= datetime.now(tz=UTC).date() else None


def year_in_name(name: str) -> str | None:
    """The one year that stands in a name by itself, outside a date; None for none or several."""
    years = set(_YEAR.findall(without_dates(name)))
    return years.pop() if len(years) == 1 else None


def without_dates(name: str) -> str:
    """A name with a semicolon in the place of every date."""
    for form in _FORMS:
        name = form.sub(" ; ", name)
    return name


def header_date(transcript: Transcript) -> str | None:
    """The one day that header lines above the talk tell (`Datum: 3 november 2014`); None for none, several or none that is sure."""
    end = transcript.turns[0].start if transcript.turns else _LONGEST_HEADER
    days = set(_header_days(transcript.text[: min(end, _LONGEST_HEADER)]))
    return days.pop() if len(days) == 1 else None


def _header_days(text: str) -> Iterator[str]:
    """Yields the days of header lines."""
    for match in _HEADER.finditer(text):
        try:
            yield iso_date(match["told"].rstrip(" ."))
        except (WrongDateError, AmbiguousDateError):
            continue
