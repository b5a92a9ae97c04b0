"""Writing files so that a person never finds half of one."""

from __future__ import annotations

import errno
import os
import shutil
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from interviews.errors import KodbokError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_PREFIX = ".kodbok-"
_STALE_SECONDS = 3600


class OutputExistsError(KodbokError):
    """The output is there already and may not be replaced."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path} exists already; choose another name, or add --force to replace it.")


class OutputFolderMissingError(KodbokError):
    """The folder that shall hold the output does not exist."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"The folder {path.parent} does not exist, so {path.name} cannot be written; make the folder first.")


class OutputRefusedError(KodbokError):
    """The system does not let the output be written."""

    def __init__(self, path: Path, cause: OSError) -> None:
        if cause.errno == errno.ENOSPC:
            why = "the disk is full; free some space and try again"
        elif isinstance(cause, PermissionError):
            why = "it is open in another program (close it there), or the folder may not be written to"
        else:
            why = f"the system says: {cause.strerror or cause}"
        super().__init__(f"{path} could not be written: {why}.")


def refuse_existing(path: Path, *, force: bool) -> None:
    """Raises unless the output may be written: its folder exists, and it does not exist itself or force is given."""
    if not path.absolute().parent.is_dir():
        raise OutputFolderMissingError(path)
    if path.exists() and not force:
        raise OutputExistsError(path)


def _temporary_folder(path: Path) -> tempfile.TemporaryDirectory[str]:
    """A folder beside the output; what a killed process left there, which may be personal data, is cleared away first."""
    beside = path.absolute().parent
    for left in beside.glob(f"{_PREFIX}*"):
        if left.stat().st_mtime < time.time() - _STALE_SECONDS:
            shutil.rmtree(left, ignore_errors=True)
    return tempfile.TemporaryDirectory(prefix=_PREFIX, dir=beside)


@contextmanager
def replacing(path: Path, *, force: bool = False) -> Iterator[Path]:
    """Yields a temporary path beside the output and moves it into place when all went well.

    Raises:
        OutputExistsError: The output exists and force is not given.
        OutputFolderMissingError: Its folder does not exist.
        OutputRefusedError: The disk is full, the file is open elsewhere, or the folder is closed to writing.
    """
    refuse_existing(path, force=force)
    try:
        with _temporary_folder(path) as folder:
            temporary = Path(folder) / path.name
            yield temporary
            os.replace(temporary, path)  # noqa: PTH105  # os.replace alone is atomic on every system
    except OSError as cause:
        raise OutputRefusedError(path, cause) from cause


@contextmanager
def replacing_folder(path: Path, *, force: bool = False) -> Iterator[Path]:
    """Yields a temporary folder and moves what was written there into the output folder: all of its files or none.

    Files of other names that lie in an existing output folder stay. Raises like `replacing`.
    """
    refuse_existing(path, force=force)
    try:
        with _temporary_folder(path) as folder:
            new, old = Path(folder) / "new", Path(folder) / "old"
            new.mkdir()
            old.mkdir()
            yield new
            path.mkdir(exist_ok=True)
            _exchange(sorted(each.name for each in new.iterdir()), new, path, old)
    except OSError as cause:
        raise OutputRefusedError(path, cause) from cause


def _exchange(names: Sequence[str], new: Path, place: Path, old: Path) -> None:
    """Takes the old files away, which shows whether one is held open, and puts the new ones in their place."""
    try:
        for name in names:
            if (place / name).exists():
                os.replace(place / name, old / name)  # noqa: PTH105  # os.replace alone is atomic on every system
        for name in names:
            os.replace(new / name, place / name)  # noqa: PTH105  # the same
    except OSError:
        for kept in old.iterdir():
            os.replace(kept, place / kept.name)  # noqa: PTH105  # the same
        raise
