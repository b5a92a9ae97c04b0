"""Guesses: facts of interviews that nobody told, kept as ordinary values and marked until somebody tells them."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import NAMESPACE_URL, uuid5

from workbench.store import schema
from workbench.store.door import Change, Row, live

if TYPE_CHECKING:
    from collections.abc import Iterable

    import sqlalchemy as sa

    from interviews.guessing import Guess


def mark_guesses(made: Change, interview_id: str, guesses: Iterable[Guess]) -> None:
    """Marks facts of a new interview as guessed."""
    for guess in guesses:
        guess_id = str(uuid5(NAMESPACE_URL, f"kodbok:guess:{interview_id}:{guess.fact}"))
        row: Row = {"id": guess_id, "interview_id": interview_id, "fact": guess.fact, "told_by": guess.told_by}
        made.begin(schema.guesses, row)


def confirm_facts(made: Change, interview_id: str, facts: Iterable[str]) -> None:
    """Ends the guesses of facts that somebody has told, whatever they told."""
    told = set(facts)
    for row in live(made.connection, schema.guesses, schema.guesses.c.interview_id == interview_id):
        if row["fact"] in told:
            made.end(schema.guesses, row)


def guessed_facts(connection: sa.Connection, interview_id: str) -> dict[str, str]:
    """The facts of an interview that are guesses, with what told them."""
    rows = live(connection, schema.guesses, schema.guesses.c.interview_id == interview_id)
    return {row["fact"]: row["told_by"] for row in sorted(rows, key=lambda row: row["fact"])}
