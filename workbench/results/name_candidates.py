"""Candidates for the roster, found in a study's interviews."""

from __future__ import annotations

from typing import TYPE_CHECKING

from interviews.personal_data.candidates import Candidate, candidates
from interviews.personal_data.name_forms import Named
from interviews.personal_data.name_replacer import NameReplacer
from workbench.store import schema
from workbench.store.door import live
from workbench.store.finding import interview_row
from workbench.store.texts import transcripts_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    import sqlalchemy as sa


def read_candidates(connection: sa.Connection, interviews: Sequence[str] = ()) -> list[Candidate]:
    """What may be a name that the roster does not have, an address or a number of a person.

    Args:
        connection: An open connection.
        interviews: Names of the interviews to look through; all of them for none.

    Raises:
        UnknownInterviewError: No interview is called so.
    """
    names = [interview_row(connection, name)["name"] for name in interviews]
    persons = live(connection, schema.persons)
    known = NameReplacer(tuple(Named(row["name"], "[namn]", tuple(row["aliases"])) for row in persons))
    organisations = [row["name"] for row in live(connection, schema.cases)]
    return candidates(transcripts_of(connection, names), known, organisations)
