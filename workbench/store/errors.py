"""What can be wrong with a study as a whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

from interviews.errors import KodbokError

if TYPE_CHECKING:
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


class ReadOnlyStudyError(KodbokError):
    """A change to a study that may only be read."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path} may only be read; make the file and its folder writable, or work in a copy, to change the study.")


class StudyBusyError(KodbokError):
    """Somebody else holds the lock for longer than we wait."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"{path} is being changed by another program just now and nothing was changed here; try again in a moment."
        )


class StudyRefusedError(KodbokError):
    """The system does not let the study be read or written."""

    def __init__(self, path: Path, cause: str) -> None:
        why = "the disk is full; free some space and try again" if "full" in cause else f"the database says: {cause}"
        super().__init__(f"{path} could not be used: {why}. Nothing was left half done.")


class ServerStudyError(KodbokError):
    """A database URL, which this version does not take."""

    def __init__(self, address: str) -> None:
        kind = address.partition("://")[0]
        super().__init__(f"Studies on a {kind} server are not supported by this version; give the path of a .kodbok file.")
