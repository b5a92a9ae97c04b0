"""Opening and making a study's database."""

from __future__ import annotations

import sqlite3
import stat
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from workbench.store import dialect, schema
from workbench.store.clock import utc_now
from workbench.store.copies import remember_copy
from workbench.store.errors import (
    NewerStudyError,
    NotAStudyError,
    OlderReadOnlyError,
    ReadOnlyStudyError,
    ServerStudyError,
    StudyExistsError,
    StudyFolderMissingError,
    StudyMissingError,
    StudyRefusedError,
    plain,
    said_plainly,
)
from workbench.store.location import shared_folder

if TYPE_CHECKING:
    from collections.abc import Iterator


class Database:
    """One study's database: connections, and nothing of what the tables mean.

    Attributes:
        path: The study file.
        writable: Whether it may be changed.
        shared: In what sort of shared folder it lies, or None.
        kept_before: Where the study lies as it was, if it was carried to the present format just now.
    """

    def __init__(self, path: Path, *, writable: bool = True) -> None:
        """Opens the file without looking at what it holds."""
        self.path = path
        self.kept_before: Path | None = None
        self.writable = writable
        self._closed = False
        self.shared = shared_folder(path)
        self.engine = dialect.engine(path, writable=writable, write_ahead=self.shared is None)

    @contextmanager
    def reading(self) -> Iterator[sa.Connection]:
        """A connection that sees one state of the study from beginning to end."""
        with said_plainly(self.path), self.engine.connect() as connection:
            yield connection

    @contextmanager
    def writing(self, options: dict[str, Any] = dialect.WRITES) -> Iterator[sa.Connection]:
        """A connection that holds the study's one lock; everything in it happens, or nothing."""
        if not self.writable:
            raise ReadOnlyStudyError(self.path)
        with said_plainly(self.path), self.engine.connect().execution_options(**options) as connection, connection.begin():
            yield connection

    def close(self) -> None:
        """Folds the write-ahead log back, so that one file is the whole study, and lets go of it."""
        try:
            if self.writable and not self._closed:
                with said_plainly(self.path):
                    dialect.fold(self.engine, patiently=False)
        finally:
            self._closed = True
            self.engine.dispose()

    def discard(self) -> None:
        """Lets go of a file that could not be made whole, and takes it away with what lies beside it."""
        self._closed = True
        self.engine.dispose()
        for name in (self.path.name, f"{self.path.name}-wal", f"{self.path.name}-shm"):
            self.path.with_name(name).unlink(missing_ok=True)


def study_path(address: str | Path) -> Path:
    """The path that an address means; an address with `://` is a server."""
    if "://" in str(address):
        raise ServerStudyError(str(address))
    return Path(address)


def create_database(address: str | Path, facts: dict[str, str]) -> Database:
    """Makes a new study file with its tables, directly in the present format.

    Args:
        address: Path of the file.
        facts: What `meta` shall hold beside the format.

    Raises:
        StudyExistsError: There is a file of that name.
        StudyFolderMissingError: Its folder does not exist.
        StudyRefusedError: The system does not allow it.
    """
    path = study_path(address)
    if path.exists():
        raise StudyExistsError(path)
    if not path.absolute().parent.is_dir():
        raise StudyFolderMissingError(path)
    database = Database(path)
    try:
        with database.writing() as connection:
            schema.metadata.create_all(connection)
            connection.execute(sa.insert(schema.meta), [{"key": key, "value": value} for key, value in _meta(facts).items()])
            connection.execute(sa.insert(schema.counter).values(name="revision", value=0))
            connection.execute(sa.insert(schema.alembic_version).values(version_num=f"{schema.FORMAT:04}"))
            dialect.sign(connection)
        dialect.fold(database.engine)  # whoever looks at the file itself shall find a study
    except BaseException:
        database.discard()
        raise
    return database


def _meta(facts: dict[str, str]) -> dict[str, str]:
    """All that `meta` holds in a new study."""
    return {"format": str(schema.FORMAT), "made": utc_now(), **facts}


def open_database(address: str | Path) -> Database:
    """Opens a study file of the present or an older format; an older one is migrated after a backup.

    Raises:
        StudyMissingError: There is no such file.
        NotAStudyError: The file is something else.
        NewerStudyError: A newer Kodbok has written it.
        OlderReadOnlyError: An older one has, and the file may not be changed.
    """
    path = study_path(address)
    if not path.exists():
        raise StudyMissingError(path)
    _look(path)
    found, written_by = _format(path)
    if found > schema.FORMAT:
        raise NewerStudyError(path, written_by, found, schema.FORMAT)
    if found == schema.FORMAT:
        return Database(path, writable=_may_write(path))
    if not _may_write(path):
        raise OlderReadOnlyError(path)
    return _migrated(path, found)


def _migrated(path: Path, found: int) -> Database:
    """A study of an older format, carried to the present one; its backup is among the copies that an erasure lists."""
    from workbench.store.migrating import migrate  # Alembic is loaded only when there is something to migrate

    with said_plainly(path):
        kept = migrate(path, found)
    database = Database(path)
    remember_copy(database, kept)
    database.kept_before = kept
    return database


def _look(path: Path) -> None:
    """Refuses what is no study by its first bytes, before any database library touches it."""
    if path.is_dir():
        raise NotAStudyError(path, "it is a folder")
    try:
        with path.open("rb") as file:
            head = file.read(16)
    except OSError as error:
        raise StudyRefusedError(path, error.strerror or str(error)) from error
    if not head.startswith(b"SQLite format 3\0"):
        raise NotAStudyError(path, "it is no database")


def _format(path: Path) -> tuple[int, str]:
    """The file's format and the version of Kodbok that wrote it."""
    address = f"{path.absolute().as_uri()}?mode=ro{_immutable(path)}"
    try:
        connection = sqlite3.connect(address, uri=True)
        try:
            if connection.execute("PRAGMA application_id").fetchone()[0] != dialect.APPLICATION_ID:
                raise NotAStudyError(path, "it is another program's database")
            rows = dict(connection.execute("SELECT key, value FROM meta"))
        finally:
            connection.close()
        return int(rows["format"]), rows.get("version", "")
    except sqlite3.OperationalError as error:
        if "no such" not in str(error):  # the system is to blame, not the file
            with said_plainly(path):
                raise
        raise NotAStudyError(path, f"it is damaged: {plain(str(error))}") from error
    except (sqlite3.Error, KeyError, ValueError) as error:
        raise NotAStudyError(path, f"it is damaged: {plain(str(error))}") from error


def _immutable(path: Path) -> str:
    """A file that cannot be written is opened immutable, unless changes still wait beside it."""
    return "" if _may_write(path) or path.with_name(path.name + "-wal").exists() else "&immutable=1"


def _may_write(path: Path) -> bool:
    """Whether the file and its folder may be changed, by their own marks (an administrator could always)."""
    return all(each.stat().st_mode & stat.S_IWUSR for each in (path, path.absolute().parent)) and dialect.accessible(path)
