"""Changes to the roster: the persons whose names are replaced in what leaves the study."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from difflib import get_close_matches
from typing import TYPE_CHECKING

from interviews.errors import KodbokError
from interviews.person import Person
from workbench.commands.case_edits import case_id
from workbench.store import schema
from workbench.store.door import Change, Row, change, live
from workbench.store.new_id import new_id

if TYPE_CHECKING:
    from collections.abc import Iterable

    import sqlalchemy as sa

    from workbench.store.database import Database

COMMAND = "interviews names"


class UnknownPersonError(KodbokError):
    """The roster has nobody of the name."""

    def __init__(self, name: str, names: Iterable[str]) -> None:
        near = get_close_matches(name, list(names), n=3, cutoff=0.4)
        meant = f"did you mean {' or '.join(map(repr, near))}?" if near else "`--key FILE` writes the whole roster."
        super().__init__(f"There is nobody called {name!r} in the roster; {meant}")


def keep_persons(made: Change, persons: Iterable[Person]) -> dict[str, str]:
    """Adds persons to the roster and fills in what it says of those it has; returns their ids by name.

    What a person leaves empty stays as it is; aliases are added to those that are known.
    """
    known = {row["name"]: row for row in live(made.connection, schema.persons)}
    ids: dict[str, str] = {}
    for person in persons:
        row = known.get(person.name)
        told = _row(made, person, row or {})
        if row is None:
            known[person.name] = told | {"id": new_id()}
            made.begin(schema.persons, known[person.name])
        elif "row" in row:
            made.replace(schema.persons, row, **told)
        ids[person.name] = known[person.name]["id"]
    return ids


def _row(made: Change, person: Person, before: Row) -> Row:
    """What the roster holds of a person."""
    return {
        "name": person.name,
        "aliases": list(dict.fromkeys([*before.get("aliases", ()), *person.aliases])),
        "pseudonym": person.pseudonym or before.get("pseudonym"),
        "case_id": case_id(made, person.case) if person.case else before.get("case_id"),
        "title": person.title or before.get("title"),
    }


def change_roster(database: Database, who: str, persons: Iterable[Person], removed: Iterable[str] = ()) -> tuple[int, int, int]:
    """Takes persons into the roster and others out of it, in one change.

    Returns:
        How many are new, of how many something else is told now, and how many are gone.

    Raises:
        UnknownPersonError: The roster has nobody of a name that shall go.
    """
    with change(database, who, COMMAND) as made:
        before = {row["id"] for row in live(made.connection, schema.persons)}
        gone = [_end_person(made, name) for name in {_folded(name): name for name in removed}.values()]
        made.write()
        keep_persons(made, _as_known(made, persons))
        made.write()
        after = {row["id"] for row in live(made.connection, schema.persons)}
        touched = before.intersection(made.ids) - set(gone)
    return len(after - before), len(touched), len(gone)


def _end_person(made: Change, name: str) -> str:
    """Takes a person out; labels that were linked to it are linked to nobody."""
    rows = live(made.connection, schema.persons)
    row = next((row for row in rows if _folded(row["name"]) == _folded(name)), None)
    if row is None:
        raise UnknownPersonError(name, [row["name"] for row in rows])
    for speaker in live(made.connection, schema.speakers, schema.speakers.c.person_id == row["id"]):
        made.replace(schema.speakers, speaker, person_id=None)
    made.end(schema.persons, row)
    return str(row["id"])


def read_roster(connection: sa.Connection) -> list[Person]:
    """The roster in the order in which it was made, pseudonyms as somebody decided them."""
    cases = {row["id"]: row["name"] for row in live(connection, schema.cases)}
    return [
        Person(row["name"], tuple(row["aliases"]), row["pseudonym"], cases.get(row["case_id"]), row["title"])
        for row in live(connection, schema.persons)
    ]


def _as_known(made: Change, persons: Iterable[Person]) -> list[Person]:
    """The persons under the names that the roster has for them already, whatever their case."""
    known = {_folded(row["name"]): row["name"] for row in live(made.connection, schema.persons)}
    named = [(person, " ".join(unicodedata.normalize("NFC", person.name).split())) for person in persons]
    return [replace(person, name=known.get(_folded(name), name)) for person, name in named if name]


def _folded(name: str) -> str:
    """A name as it is compared."""
    return " ".join(unicodedata.normalize("NFC", name).casefold().split())
