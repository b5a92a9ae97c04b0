"""A file that codings come from, read as far as it can be without the study."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from coding.coding_rows import read_coding_rows
from interviews.errors import KodbokError
from interviews.reading import read_transcript

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from coding.coding_row import CodingFile
    from interviews.transcript import Transcript

WORD = frozenset({".docx", ".docm", ".dotx", ".dotm", ".odt", ".rtf"})
"""Endings of documents whose comments are read; whatever else is given is read as a table."""


@dataclass(frozen=True, slots=True)
class CodingSource:
    """One file; it holds a table of codings, a document with comments, or a fault.

    Attributes:
        path: The file; None for codings that are a value already.
        name: What the report calls it.
        table: The table's rows.
        transcript: The document.
        fault: Why it cannot be read.
    """

    path: Path | None = None
    name: str = ""
    table: CodingFile | None = None
    transcript: Transcript | None = None
    fault: str = ""


def read_sources(paths: Sequence[Path]) -> Iterator[CodingSource]:
    """Yields files as they are read; two of the same name, in two coders' folders, are told apart by their paths."""
    names = Counter(path.name for path in paths)
    for path in paths:
        yield _read(path, path.name if names[path.name] == 1 else str(path))


def _read(path: Path, name: str) -> CodingSource:
    """Reads a file by its suffix; what is wrong with it is noted, so that it does not stop the others."""
    try:
        if path.suffix.casefold() in WORD:
            return CodingSource(path, name, transcript=read_transcript(path))
        return CodingSource(path, name, table=read_coding_rows(path))
    except KodbokError as error:
        return CodingSource(path, name, fault=str(error))
