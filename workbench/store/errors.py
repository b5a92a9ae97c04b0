"""What can be wrong with a study as a whole."""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager
from json import JSONDecodeError
from typing import TYPE_CHECKING

import sqlalchemy as sa

from interviews.errors import KodbokError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


class StudyExistsError(KodbokError):
    """A new study would replace a file."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path} exists already; a new study never replaces a file, so choose another name.")


class StudyMissingError(KodbokError):
    """There is no such study."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"There is no study {path}; check the name, or make it with: kodbok new {path}")


class StudyFolderMissingError(KodbokError):
    """The folder of a new study does not exist."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"The folder {path.parent} does not exist; make it first, then the study {path.name} in it.")


class NotAStudyError(KodbokError):
    """The file is something else."""

    def __init__(self, path: Path, what: str) -> None:
        super().__init__(f"{path} is no Kodbok study ({what}); give the .kodbok file that `kodbok new` made.")


class NewerStudyError(KodbokError):
    """A later version of Kodbok has written the file."""

    def __init__(self, path: Path, written_by: str, needed: int, known: int) -> None:
        super().__init__(
            f"{path} was written by Kodbok {written_by} (format {needed}; this version reads up to {known}); "
            "install the newer Kodbok to open it. Nothing was changed."
        )


class OlderReadOnlyError(KodbokError):
    """An older version has written the file, and it may not be changed."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"{path} was written by an older Kodbok and must be carried to the present format, but it may only be read; "
            "copy it to a folder of your own and open the copy."
        )


class StudyUnusableError(KodbokError):
    """The study itself cannot be used just now, so that going on with the next thing is in vain."""


class ReadOnlyStudyError(StudyUnusableError):
    """A change to a study that may only be read."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path} may only be read; make the file and its folder writable, or work in a copy, to change the study.")


class StudyBusyError(StudyUnusableError):
    """Somebody else holds the lock for longer than we wait."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"{path} is being changed by another program just now and nothing was changed here; try again in a moment."
        )


class StudyRefusedError(StudyUnusableError):
    """The system does not let the study be read or written."""

    def __init__(self, path: Path, cause: str) -> None:
        if "full" in cause:
            why = "the disk is full; free some space and try again"
        elif "disk I/O" in cause:
            why = "the disk is full, or it fails; free some space and try again, or copy the study to another disk"
        elif "unable to open" in cause or "readonly" in cause:
            why = "the file or its folder may not be written to; choose a folder of your own, or ask who may change it"
        elif "decode" in cause or "malformed" in cause:
            why = "it is damaged; take the latest backup, and keep this file for whoever looks after Kodbok"
        else:
            why = f"the database says: {cause}"
        super().__init__(f"{path} could not be used: {why}. Nothing was left half done.")


class ServerStudyError(KodbokError):
    """A database URL, which this version does not take."""

    def __init__(self, address: str) -> None:
        kind = address.partition("://")[0]
        super().__init__(f"Studies on a {kind} server are not supported by this version; give the path of a .kodbok file.")


def plain(cause: str) -> str:
    """What the database complains of, without the words of the study that it may quote."""
    return cause.partition(" with text")[0].partition("\n")[0]


@contextmanager
def said_plainly(path: Path) -> Iterator[None]:
    """Turns what the database complains of, by itself or through the library, into a sentence."""
    try:
        yield
    except sa.exc.IntegrityError:
        raise
    except (sa.exc.DatabaseError, sqlite3.DatabaseError) as error:
        cause = plain(str(getattr(error, "orig", error)))
        raise (StudyBusyError(path) if "locked" in cause else StudyRefusedError(path, cause)) from error
    except (JSONDecodeError, UnicodeDecodeError) as error:
        raise StudyRefusedError(path, "a malformed value") from error
