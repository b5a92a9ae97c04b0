"""The original file of a source: its bytes, or the reason why they cannot be had."""

from __future__ import annotations

from typing import TYPE_CHECKING

from interviews.errors import KodbokError

if TYPE_CHECKING:
    from pathlib import Path

MOST_BYTES = 50_000_000


class FileMissingError(KodbokError):
    """There is no such file."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"There is no file {path}; check the spelling and the folder.")


class FolderInsteadError(KodbokError):
    """A folder stands where a file is meant."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path} is a folder; name a file in it.")


class FileEmptyError(KodbokError):
    """The file has no bytes."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path.name} is empty (0 bytes); fetch the file again from where it came.")


class FileTooLargeError(KodbokError):
    """The file is larger than any transcript."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path.name} is larger than {MOST_BYTES // 1_000_000} MB; take out its pictures and try again.")


class FileRefusedError(KodbokError):
    """The system does not let the file be read."""

    def __init__(self, path: Path, cause: OSError) -> None:
        denied = isinstance(cause, PermissionError)
        why = "it is open in another program, or you may not read it" if denied else f"the system says: {cause.strerror or cause}"
        super().__init__(f"{path} could not be read: {why}; copy it to another folder and read the copy.")


def original_bytes(path: Path) -> bytes:
    """Returns a file's bytes, at most 50 MB of them.

    Raises:
        FileMissingError: There is no such file.
        FolderInsteadError: It is a folder.
        FileEmptyError: It has no bytes.
        FileTooLargeError: It has more than 50 MB.
        FileRefusedError: The system does not let it be read.
    """
    if path.is_dir():
        raise FolderInsteadError(path)
    try:
        with path.open("rb") as stream:
            content = stream.read(MOST_BYTES + 1)
    except FileNotFoundError as cause:
        raise FileMissingError(path) from cause
    except OSError as cause:
        raise FileRefusedError(path, cause) from cause
    if not content:
        raise FileEmptyError(path)
    if len(content) > MOST_BYTES:
        raise FileTooLargeError(path)
    return content
