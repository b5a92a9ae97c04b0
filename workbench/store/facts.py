"""What a study knows of itself: its key from its making on, and whom it asked."""

from __future__ import annotations

import sqlalchemy as sa

from workbench.store import schema
from workbench.store.door import live


def study_key(connection: sa.Connection) -> str:
    """The study's own UUID."""
    return str(connection.execute(sa.select(schema.meta.c.value).where(schema.meta.c.key == "study")).scalar_one())


INVITED = "invited to "
"""Before the name of a survey in small letters: the key of how many were asked."""


def invited(connection: sa.Connection) -> dict[str, int]:
    """How many were invited to each survey, by its name in small letters."""
    told = {row["key"]: row["value"] for row in live(connection, schema.facts)}
    return {key.removeprefix(INVITED): int(value) for key, value in told.items() if key.startswith(INVITED)}
