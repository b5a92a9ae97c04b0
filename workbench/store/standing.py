"""What stood in a study at a revision, and in what order things came into it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlalchemy as sa

from workbench.store import schema
from workbench.store.door import live

if TYPE_CHECKING:
    from workbench.store.door import Row


def rows_at(connection: sa.Connection, table: sa.Table, revision: int | None) -> list[Row]:
    """The rows of a table that were live at a revision, in the order in which they were first made; the live ones for None."""
    if revision is None:
        return live(connection, table)
    standing = sa.or_(table.c.ended_rev.is_(None), table.c.ended_rev > revision)
    asked = sa.select(table).where(table.c.begun_rev <= revision, standing).order_by(table.c.made_rev, table.c.row)
    return [dict(row) for row in connection.execute(asked).mappings()]


def ids_in_order(connection: sa.Connection, table: sa.Table) -> list[str]:
    """The ids of all that was ever in a table, in the order in which it was first made."""
    asked = sa.select(table.c.id).order_by(table.c.made_rev, table.c.row)
    return list(dict.fromkeys(connection.execute(asked).scalars()))


def interviews_in_order(connection: sa.Connection) -> list[str]:
    """The ids of all interviews that were ever imported, in order; erased ones too, so that nobody's number changes with them."""
    known = ids_in_order(connection, schema.interviews)
    erased = set(connection.execute(sa.select(schema.tombstones.c.interview_id)).scalars())
    if not erased:
        return known
    noted = connection.execute(sa.select(schema.log.c.ids).order_by(schema.log.c.revision)).scalars()
    theirs = {*known, *erased}
    return list(dict.fromkeys([*(each for ids in noted for each in ids if each in theirs), *known]))
