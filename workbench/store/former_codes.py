"""What codes were called before: files that were written then still name them so."""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlalchemy as sa

from workbench.store import schema
from workbench.store.door import live

if TYPE_CHECKING:
    from collections.abc import Mapping


def former_paths(connection: sa.Connection, revision: int | None = None) -> dict[str, str]:
    """The present paths of codes by those that they had before, also of codes that were merged into others.

    Args:
        connection: An open connection.
        revision: Only the paths at that revision; all that ever were for None, the latest code's where several had one.
    """
    now = {row["id"]: row["path"] for row in live(connection, schema.codes)}
    codes = schema.codes.c
    asked = sa.select(codes.path, codes.id).order_by(codes.begun_rev, codes.row)
    if revision is not None:
        standing = sa.or_(codes.ended_rev.is_(None), codes.ended_rev > revision)
        asked = asked.where(codes.begun_rev <= revision, standing)
    stood = {row.path: row.id for row in connection.execute(asked)}
    heirs = _heirs(connection) if any(code not in now for code in stood.values()) else {}
    called = {path: now.get(_heir(code, now, heirs), path) for path, code in stood.items()}
    return {path: present for path, present in called.items() if present != path}


def _heir(code: str, now: Mapping[str, str], heirs: Mapping[str, str]) -> str:
    """The live code that a code became; itself where it became none."""
    met: set[str] = set()
    while code not in now and code in heirs and code not in met:
        met.add(code)
        code = heirs[code]
    return code


def _heirs(connection: sa.Connection) -> dict[str, str]:
    """Into which code each one went whose end took its segments along."""
    old, new, ended = (table.alias() for table in (schema.segments, schema.segments, schema.codes))
    asked = (
        sa.select(old.c.code_id, new.c.code_id)
        .join(new, sa.and_(new.c.id == old.c.id, new.c.begun_rev == old.c.ended_rev, new.c.code_id != old.c.code_id))
        .join(ended, sa.and_(ended.c.id == old.c.code_id, ended.c.ended_rev == old.c.ended_rev))
        .order_by(old.c.ended_rev)
    )
    return {row[0]: row[1] for row in connection.execute(asked)}
