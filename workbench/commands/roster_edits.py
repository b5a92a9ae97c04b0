"""Changes to the roster: the persons whose names are replaced in what leaves the study."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import uuid4

from workbench.commands.case_edits import case_id
from workbench.store import schema
from workbench.store.door import Change, Row, live

if TYPE_CHECKING:
    from collections.abc import Iterable

    from interviews.person import Person


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
            known[person.name] = told | {"id": str(uuid4())}
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
