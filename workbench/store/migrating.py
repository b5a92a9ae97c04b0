"""Carrying an older study file to the present format, after a backup."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import sqlalchemy as sa
from alembic import command
from alembic.config import Config

from interviews.errors import KodbokError
from workbench.store import dialect, schema
from workbench.store.location import shared_folder

SCRIPTS = Path(__file__).parent.parent / "migrations"


class MigrationFailedError(KodbokError):
    """A study could not be carried to the present format."""

    def __init__(self, path: Path, cause: BaseException) -> None:
        super().__init__(
            f"{path} could not be carried to the present format ({type(cause).__name__}) and is as it was; open it with the Kodbok "
            "that wrote it, and tell whoever looks after Kodbok."
        )


class BrokenReferencesError(KodbokError):
    """A script left rows that refer to nothing."""

    def __init__(self, target: int) -> None:
        super().__init__(f"The migration to format {target} left rows that refer to nothing; nothing was changed.")


def migrate(path: Path, found: int, scripts: Path = SCRIPTS, target: int = schema.FORMAT) -> Path:
    """Migrates a study file; if anything goes wrong the file is as it was, for all of it happens in one transaction.

    Args:
        path: The study file.
        found: The file's format.
        scripts: Folder of the migration scripts.
        target: The format to reach.

    Returns:
        Where the backup lies: beside the file, named after the old format.

    Raises:
        MigrationFailedError: A script failed.
    """
    kept = _backup_path(path, found)
    engine = dialect.engine(path, writable=True, write_ahead=shared_folder(path) is None, references=False)
    try:
        dialect.copy(engine, kept)
        upgrade(engine, scripts, target)
        dialect.fold(engine)
    except BaseException as error:
        kept.unlink(missing_ok=True)
        if _by_the_script(error):
            raise MigrationFailedError(path, error) from error
        raise
    finally:
        engine.dispose()
    return kept


def _by_the_script(error: BaseException) -> bool:
    """Whether a script is to blame, and not a full disk, a lock or somebody who broke off."""
    system = isinstance(error, OSError | sqlite3.Error) or any(word in str(error) for word in ("locked", "full"))
    return isinstance(error, Exception) and not system


def _backup_path(path: Path, found: int) -> Path:
    """A free name beside the study."""
    number, kept = 1, path.with_name(f"{path.stem} (format {found}){path.suffix}")
    while kept.exists():
        number += 1
        kept = path.with_name(f"{path.stem} (format {found}, {number}){path.suffix}")
    return kept


def upgrade(engine: sa.Engine, scripts: Path = SCRIPTS, target: int = schema.FORMAT) -> None:
    """Runs the scripts up to a format in one transaction."""
    with engine.connect().execution_options(**dialect.WRITES) as connection, connection.begin():
        config = Config()
        config.set_main_option("script_location", str(scripts).replace("%", "%%"))
        config.attributes["connection"] = connection
        command.upgrade(config, f"{target:04}")
        connection.execute(sa.update(schema.meta).where(schema.meta.c.key == "format").values(value=str(target)))
        if dialect.broken_references(connection):
            raise BrokenReferencesError(target)
