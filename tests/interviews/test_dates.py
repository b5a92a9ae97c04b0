"""Dates are understood as Swedes and Englishmen write them, and never guessed."""

from __future__ import annotations

import pytest

from interviews.dates import AmbiguousDateError, WrongDateError, iso_date

MARCH = (
    *("2015-03-12", "2015-3-12", "2015-03-12 00:00", "2015-03-12T10:30:00+01:00", "2015-03-12 10.30", "20150312", "2015/03/12"),
    *("12.3.2015", "12. 3. 2015", "12.03.2015", "12/3 2015", "12/3-2015", "12/3 - 2015"),
    *("12 mars 2015", "den 12 mars 2015", "12:e mars 2015", "Torsdagen den 12 MARS 2015", "tors 12 mar. 2015 kl. 10.30"),
    *("12 March 2015", "March 12, 2015", "12th of March 2015", "Thursday, March 12th, 2015", "12-Mar-2015"),
)


@pytest.mark.parametrize("text", MARCH)
def test_one_day_in_many_forms(text: str) -> None:
    """All of them are the twelfth of March."""
    assert iso_date(text) == "2015-03-12"


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        *(("1 maj 2016", "2016-05-01"), ("1 okt 2016", "2016-10-01"), ("Oct. 1 2016", "2016-10-01")),
        *(
            ("25/3/2015", "2015-03-25"),
            ("3-3-2015", "2015-03-03"),
            ("29 februari 2016", "2016-02-29"),
            ("1 May 2016", "2016-05-01"),
        ),
    ],
)
def test_other_days(text: str, iso: str) -> None:
    """Months in both languages; strokes where no other order is possible."""
    assert iso_date(text) == iso


@pytest.mark.parametrize(("text", "days"), [("12/3/2015", "2015-03-12 or 2015-12-03"), ("03-12-2015", "2015-12-03 or 2015-03-12")])
def test_either_order_is_not_guessed(text: str, days: str) -> None:
    """The error names both days."""
    with pytest.raises(AmbiguousDateError, match=days):
        iso_date(text)


@pytest.mark.parametrize(
    "text",
    ["", "i maj", "mars 2015", "12/3", "12/3-15", "3/25/2015", "2015-02-30", "29 feb 2015", "12 brumaire 2015", "42075"],
)
def test_what_is_no_date(text: str) -> None:
    """Days that the calendar does not have, years of two digits, and words."""
    with pytest.raises(WrongDateError, match="is no date"):
        iso_date(text)
