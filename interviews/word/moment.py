"""When something was written, as Word files say it."""

from __future__ import annotations

from datetime import UTC, datetime


def local_time(said: str | None) -> str | None:
    """The time of a `w:date` in ISO 8601, or None where it says none.

    Word writes the clock on the wall and a `Z` that means nothing, so a `Z` is taken away; a zone in figures is meant and counts.
    """
    moment = _moment(said)
    if moment is None or moment.tzinfo in {None, UTC}:
        return None if moment is None else _shown(moment.replace(tzinfo=None))
    return utc_time(said)


def utc_time(said: str | None) -> str | None:
    """The time of a `dateUtc` in ISO 8601 with `Z`, or None where it says none."""
    moment = _moment(said)
    if moment is None:
        return None
    try:
        return _shown(moment.replace(tzinfo=moment.tzinfo or UTC).astimezone(UTC).replace(tzinfo=None)) + "Z"
    except OverflowError:  # the first or the last day that a calendar has
        return None


def _moment(said: str | None) -> datetime | None:
    """The moment that is said, or None where that is none."""
    try:
        return datetime.fromisoformat((said or "").strip())
    except ValueError:  # LibreOffice writes 0000-00-00 where it knows no date
        return None


def _shown(moment: datetime) -> str:
    """A moment to the second."""
    return moment.replace(microsecond=0).isoformat()
