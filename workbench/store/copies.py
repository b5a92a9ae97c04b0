"""Consistent copies of a study, and the list of those that Kodbok knows of."""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlalchemy as sa

from interviews.errors import KodbokError
from interviews.output import replacing
from workbench.store import dialect, schema
from workbench.store.clock import utc_now
from workbench.store.errors import said_plainly

if TYPE_CHECKING:
    from pathlib import Path

    from workbench.store.database import Database


class CopyOntoItselfError(KodbokError):
    """The copy would take the study's own place."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path} is the study itself; give the copy another name.")


def backup(database: Database, target: Path, *, force: bool = False) -> None:
    """Writes a consistent copy while others work, and remembers where it lies (an erasure lists the copies).

    Raises:
        CopyOntoItselfError: The copy would replace the study.
        OutputExistsError: The copy exists already and force is not given.
    """
    if target.exists() and target.samefile(database.path):
        raise CopyOntoItselfError(target)
    with replacing(target, force=force) as temporary, said_plainly(target):
        dialect.copy(database.engine, temporary)
    if database.writable:
        remember_copy(database, target)


def remember_copy(database: Database, target: Path) -> None:
    """Notes where a copy lies; no revision, since nothing of the study changes."""
    where = str(target.absolute())
    with database.writing() as connection:
        connection.execute(sa.delete(schema.backups).where(schema.backups.c.path == where))
        connection.execute(sa.insert(schema.backups).values(path=where, time=utc_now()))
