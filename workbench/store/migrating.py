"""Carrying an older study file to the present format, after a backup."""

from __future__ import annotations

import shutil
from pathlib import Path

import sqlalchemy as sa
from alembic import command
from alembic.config import Config

from workbench.store import dialect, schema

SCRIPTS = Path(__file__).parent.parent / "migrations"


def migrate(path: Path, found: int, scripts: Path = SCRIPTS, target: int = schema.FORMAT) -> Path:
    """Migrates a study file; if anything goes wrong the file is as it was.

    Args:
        path: The study file.
        found: The file's format.
        scripts: Folder of the migration scripts.
        target: The format to reach.

    Returns:
        Where the backup lies: beside the file, named after the old format.
    """
    kept = _backup_path(path, found)
    engine = dialect.engine(path, writable=True, write_ahead=False)
    try:
        dialect.copy(engine, kept)
        upgrade(engine, scripts, target)
    except BaseException:
        engine.dispose()
        shutil.copyfile(kept, path)
        raise
    engine.dispose()
    return kept


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
