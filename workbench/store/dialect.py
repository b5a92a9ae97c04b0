"""All that depends on the kind of database stands here; today there is SQLite."""

from __future__ import annotations

import json
import os
from functools import partial
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa
from sqlalchemy import event

if TYPE_CHECKING:
    from pathlib import Path

APPLICATION_ID = 0x4B6F6462
"""`Kodb` in ASCII: what marks a SQLite file as ours."""

WRITES: dict[str, Any] = {"kodbok_writes": True}
"""Execution options of a connection that will write: it takes the lock when it begins, not in the middle."""

REPEATABLE: dict[str, Any] = {**WRITES, "kodbok_repeatable": True}
"""The same for work that can be done again, like an import: it does not wait for the disk at every transaction. A power cut may
take the last transactions back, whole ones only."""

BUSY_MILLISECONDS = 10_000


def engine(path: Path, *, writable: bool, write_ahead: bool, references: bool = True) -> sa.Engine:
    """An engine for a study file, with our settings on every connection.

    Args:
        path: The study file.
        writable: Whether it may be changed.
        write_ahead: Whether changes go to a log beside the file first.
        references: Whether the database watches over references; a migration rebuilds tables and looks at them in the end.
    """
    mode = "rwc" if writable else _read_only_mode(path)
    made = sa.create_engine(
        f"sqlite+pysqlite:///{path.absolute().as_uri()}?mode={mode}&uri=true",
        json_serializer=partial(json.dumps, ensure_ascii=False, separators=(",", ":")),
    )
    event.listen(made, "connect", partial(_settle, writable=writable, write_ahead=write_ahead, references=references))
    event.listen(made, "begin", partial(_begin, write_ahead=write_ahead))
    return made


def _read_only_mode(path: Path) -> str:
    """Immutable needs no lock files beside the study; but changes that still wait there must be seen."""
    waiting = path.with_name(path.name + "-wal").exists()
    return "ro" if waiting else "ro&immutable=1"


def _settle(connection: Any, _record: object, *, writable: bool, write_ahead: bool, references: bool) -> None:  # noqa: ANN401  # the driver's own type
    """Settings of one connection."""
    connection.isolation_level = None
    connection.execute(f"PRAGMA busy_timeout = {BUSY_MILLISECONDS}")
    connection.execute(f"PRAGMA foreign_keys = {'ON' if references else 'OFF'}")
    connection.execute("PRAGMA secure_delete = ON")
    if writable:
        connection.execute(f"PRAGMA journal_mode = {'WAL' if write_ahead else 'DELETE'}")


def _begin(connection: sa.Connection, *, write_ahead: bool) -> None:
    """Begins a transaction; one that writes takes the lock at once, so that it cannot lose it halfway.

    What was said to be saved survives a power cut, since a transaction waits for the disk unless it can be repeated.
    """
    options = connection.get_execution_options()
    writes = options.get("kodbok_writes")
    lightly = write_ahead and options.get("kodbok_repeatable")
    connection.exec_driver_sql(f"PRAGMA synchronous = {'NORMAL' if lightly else 'FULL'}")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def sign(connection: sa.Connection) -> None:
    """Marks the file as ours."""
    connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")


def fold(engine: sa.Engine, *, patiently: bool = True) -> bool:
    """Moves the write-ahead log back into the file.

    Args:
        engine: The engine of the study file.
        patiently: Whether to wait for others who are at work; the last of them to leave folds the log in any case.

    Returns:
        Whether all of it went.
    """
    with engine.connect() as connection:
        raw = connection.connection.driver_connection
        if raw is None:
            return True
        raw.execute(f"PRAGMA busy_timeout = {BUSY_MILLISECONDS if patiently else 0}")
        return not raw.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]


def scrub(engine: sa.Engine) -> None:
    """Rewrites the file so that nothing deleted is left in its bytes."""
    fold(engine)
    with engine.connect() as connection:
        raw = connection.connection.driver_connection
        if raw is not None:
            raw.execute("VACUUM")
            raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def copy(engine: sa.Engine, target: Path) -> None:
    """Writes a consistent copy while others work, as one file without a log beside it."""
    import sqlite3  # only here

    with engine.connect() as connection:
        raw = connection.connection.driver_connection
        copied = sqlite3.connect(target)
        try:
            if raw is not None:
                raw.backup(copied)
            copied.execute("PRAGMA journal_mode = DELETE")
        finally:
            copied.close()


def sound(connection: sa.Connection) -> list[str]:
    """What the database itself finds wrong with its file."""
    found = [row[0] for row in connection.exec_driver_sql("PRAGMA integrity_check")]
    return [] if found == ["ok"] else found


def broken_references(connection: sa.Connection) -> int:
    """Number of rows that refer to a row which is not there."""
    return len(connection.exec_driver_sql("PRAGMA foreign_key_check").all())


def accessible(path: Path) -> bool:
    """Whether the system lets us write the file and beside it."""
    return os.access(path, os.W_OK) and os.access(path.absolute().parent, os.W_OK)
