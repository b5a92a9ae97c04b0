"""A folder of sources: which files an import shall read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from interviews.original import FileMissingError, FileRefusedError
from interviews.swedish_order import swedish_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

_LOCK_PREFIX = "~$"
"""Word lays a small file of this name beside a document that is open."""

READ = frozenset({".docm", ".docx", ".dotm", ".dotx", ".md", ".odt", ".pdf", ".rtf", ".srt", ".txt", ".vtt"})
"""Endings of the files that a folder is searched for."""

_LIKE_TRANSCRIPTS = frozenset({".doc", ".dot", ".fodt", ".htm", ".html", ".mht", ".ott", ".pages", ".sxw", ".wpd", ".wps"})
"""Endings of files that may well be transcripts, though there is no reader for them; lists and pictures are none."""


def transcript_files(paths: Iterable[Path], endings: frozenset[str] = READ) -> list[Path]:
    """Returns the files that are named, and those with an ending that Kodbok reads in the folders that are named.

    Subfolders are included. A file that is named stands for itself, whatever its suffix, so that its reader can say what is wrong
    with it; the files of a folder come in Swedish order. Lock files (`~$…`) and hidden ones are passed over, a file that is met
    twice comes once.

    Args:
        paths: Files and folders.
        endings: The endings that a folder is searched for.

    Raises:
        FileMissingError: A path is neither a file nor a folder.
        FileRefusedError: The system does not let a folder be listed.
    """
    found: dict[Path, None] = {}
    for path in paths:
        if path.is_dir():
            found.update(dict.fromkeys(_inside(path, endings)))
        elif not path.exists():
            raise FileMissingError(path)
        elif not path.name.startswith(_LOCK_PREFIX):
            found[path] = None
    return list(found)


def left_out_files(paths: Iterable[Path]) -> list[Path]:
    """Returns the files of the folders that are named, their subfolders included, that may be transcripts but cannot be read.

    Raises:
        FileRefusedError: The system does not let a folder be listed.
    """
    return list(dict.fromkeys(found for path in paths if path.is_dir() for found in _inside(path, _LIKE_TRANSCRIPTS)))


def _inside(folder: Path, suffixes: frozenset[str]) -> Iterator[Path]:
    """Yields the files of a folder and of the folders below it that have one of some endings."""
    try:
        paths = [path for path in folder.rglob("*") if path.suffix.lower() in suffixes and path.is_file()]
    except OSError as cause:
        raise FileRefusedError(folder, cause) from cause
    visible = (path for path in paths if not any(part.startswith((_LOCK_PREFIX, ".")) for part in path.relative_to(folder).parts))
    yield from sorted(visible, key=lambda path: [swedish_key(part) for part in path.relative_to(folder).parts])
