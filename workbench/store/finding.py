"""Finding things in a study by what people call them."""

from __future__ import annotations

import unicodedata
from difflib import get_close_matches
from typing import TYPE_CHECKING

from analysis.names import by_number
from interviews.errors import KodbokError
from interviews.folder import READ
from workbench.store import schema
from workbench.store.door import live

if TYPE_CHECKING:
    from collections.abc import Iterable

    import sqlalchemy as sa

    from workbench.store.door import Row


class UnknownInterviewError(KodbokError):
    """No interview has the name."""

    def __init__(self, name: str, names: Iterable[str]) -> None:
        near = get_close_matches(name, list(names), n=3, cutoff=0.4)
        meant = f"did you mean {' or '.join(map(repr, near))}? " if near else ""
        super().__init__(f"There is no interview called {name!r} in the study; {meant}`kodbok interviews list` shows them all.")


class UnknownValueError(KodbokError):
    """A filter names something that the study does not have."""

    def __init__(self, option: str, value: str, known: Iterable[str]) -> None:
        there = ", ".join(known) or "none"
        super().__init__(f"{option} {value!r} matches nothing in the study; there is: {there}.")


class WhichWaveError(KodbokError):
    """A rating could be of several waves."""

    def __init__(self, waves: Iterable[str]) -> None:
        super().__init__(f"The study has the waves {', '.join(waves)}; say with --wave of which one the rating is.")


def folded_name(name: str) -> str:
    """An interview's name as it is compared: in any case, with or without its file's ending."""
    folded = unicodedata.normalize("NFC", name).strip().casefold()
    ending = next((ending for ending in READ if folded.endswith(ending)), "")
    return folded.removesuffix(ending).strip()


def interview_row(connection: sa.Connection, name: str) -> Row:
    """The live row of an interview, by its name or, where that is unique, by its name in another case or its file's name.

    Raises:
        UnknownInterviewError: No interview is called so.
    """
    written = unicodedata.normalize("NFC", name)
    exact = live(connection, schema.interviews, schema.interviews.c.name == written)  # the usual case; the name stands once
    return exact[0] if exact else found_interview(live(connection, schema.interviews), name)


def found_interview(rows: list[Row], name: str) -> Row:
    """The interview of a name among live rows."""
    written = unicodedata.normalize("NFC", name)
    exact = [row for row in rows if row["name"] == written]
    folded = [row for row in rows if folded_name(row["name"]) == folded_name(written)]
    for found in (exact, folded):
        if len(found) == 1:
            return found[0]
    raise UnknownInterviewError(name, [row["name"] for row in rows])


def rated_wave(connection: sa.Connection, wave: str | None) -> str | None:
    """The wave of a rating: one of the interviews or of the ratings that there are; empty text for none.

    Raises:
        WhichWaveError: No wave is named, and there are several.
        UnknownValueError: There is no such wave.
    """
    there: set[str | None] = {row["wave"] for table in (schema.interviews, schema.ratings) for row in live(connection, table)}
    named = sorted((each for each in there if each), key=by_number)
    if wave is None and len(named) > 1:
        raise WhichWaveError(named)
    wanted = next(iter(named), None) if wave is None else unicodedata.normalize("NFC", wave).strip() or None
    if wanted not in there and (wanted or named):
        raise UnknownValueError("--wave", wave or "", named)
    return wanted
