"""Facts about a study as a whole: its title, and what the account of its method tells."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import NAMESPACE_URL, uuid5

from coding.clean_text import FieldError, clean_text
from interviews.dates import iso_date
from interviews.errors import KodbokError
from workbench.store import schema
from workbench.store.door import Change, change, chosen, live
from workbench.store.facts import INVITED

if TYPE_CHECKING:
    from collections.abc import Mapping

    import sqlalchemy as sa

    from workbench.store.database import Database

TITLE, RETENTION = "title", "retention_date"
FACTS: Mapping[str, str] = {
    TITLE: "the study's title",
    "purpose": "what it is for",
    "interviewers": "who interviewed, and what they are",
    "transcriber": "who transcribed, and how",
    "durations": "how long the talks lasted",
    "declined": "how many were asked and declined, and why",
    "legal_basis": "on what legal basis personal data are handled",
    RETENTION: "the day by which the interviews are erased",
}
"""What is told of a study, by key."""


class UnknownFactError(KodbokError):
    """There is no such fact."""

    def __init__(self, key: str) -> None:
        super().__init__(f"A study has no fact {key!r}; choose one of {', '.join(FACTS)}.")


class WrongFactError(KodbokError):
    """A fact cannot be kept as it is written."""

    def __init__(self, key: str, reason: str) -> None:
        super().__init__(f"The fact {key} {reason}.")


def read_facts(connection: sa.Connection) -> dict[str, str]:
    """Every fact by its key."""
    return {row["key"]: row["value"] for row in live(connection, schema.facts)}


def told_facts(connection: sa.Connection) -> dict[str, str]:
    """What is told of the study, by key, in the order of `FACTS`; what nobody has told is not there."""
    known = read_facts(connection)
    return {key: known[key] for key in FACTS if known.get(key)}


def set_facts(database: Database, who: str, told: Mapping[str, str]) -> bool:
    """Keeps facts of `FACTS`, all or none; empty text clears one. Undo takes that back.

    Returns:
        Whether anything changed.

    Raises:
        UnknownFactError: There is no such fact.
        WrongFactError: A text holds a character that no file could carry.
        WrongDateError: The day of erasure is none.
        AmbiguousDateError: It may be either of two days.
    """
    with change(database, who, "study set") as made:
        for key, value in told.items():
            if key not in FACTS:
                raise UnknownFactError(key)
            _keep(made, key, _clean(key, value))
    return not made.empty


def _clean(key: str, value: str) -> str:
    """A fact's text as it is kept."""
    try:
        text = clean_text(value).strip()
    except FieldError as fault:
        raise WrongFactError(key, fault.reason) from fault
    return iso_date(text) if key == RETENTION and text else text


def keep_title(made: Change, title: str) -> None:
    """Gives the study a title."""
    _keep(made, TITLE, title)


def keep_invited(made: Change, survey: str, number: int) -> None:
    """Keeps how many were invited to a survey."""
    _keep(made, f"{INVITED}{survey.casefold()}", str(number))


def _keep(made: Change, key: str, value: str) -> None:
    """Keeps a fact in a change; one without text is none."""
    row = chosen(live(made.connection, schema.facts), key=key)
    if row is None:
        if value:
            made.begin(schema.facts, {"id": str(uuid5(NAMESPACE_URL, f"kodbok:fact:{key}")), "key": key, "value": value})
    elif value:
        made.replace(schema.facts, row, value=value)
    else:
        made.end(schema.facts, row)
