"""What a study knows of itself from its making on."""

from __future__ import annotations

import sqlalchemy as sa

from workbench.store import schema


def study_key(connection: sa.Connection) -> str:
    """The study's own UUID."""
    return str(connection.execute(sa.select(schema.meta.c.value).where(schema.meta.c.key == "study")).scalar_one())
