"""A file that codings come from, read as far as it can be without the study."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from coding.coding_rows import read_coding_rows
from coding.howto import is_howto
from coding.own_output import OwnOutputError
from interviews.errors import KodbokError
from interviews.original import FileMissingError
from interviews.reading import read_transcript

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from coding.coding_row import CodingFile
    from interviews.transcript import Transcript

WORD = frozenset({".docx", ".docm", ".dotx", ".dotm", ".odt", ".rtf"})
"""Endings of documents whose comments are read; whatever else is given is read as a table."""
READ = WORD | {".csv", ".xlsx"}
"""Endings that a folder is searched for."""

_PAGE = "it is the page that tells how to code, and holds no interview"


@dataclass(frozen=True, slots=True)
class CodingSource:
    """One file; it holds a table of codings, a document with comments, or a fault.

    Attributes:
        path: The file; None for codings that are a value already.
        name: What the report calls it.
        table: The table's rows.
        transcript: The document.
        fault: Why it cannot be read.
        aside: Why it was left alone, where it holds no codings and was never meant to.
    """

    path: Path | None = None
    name: str = ""
    table: CodingFile | None = None
    transcript: Transcript | None = None
    fault: str = ""
    aside: str = ""


def read_sources(paths: Sequence[Path]) -> Iterator[CodingSource]:
    """Yields files as they are read; two of the same name, in two coders' folders, are told apart by their paths."""
    names = Counter(path.name for path in paths)
    for path in paths:
        yield _read(path, path.name if names[path.name] == 1 else str(path))


def _read(path: Path, name: str) -> CodingSource:
    """Reads a file by its suffix; what is wrong with it is noted, so that it does not stop the others."""
    try:
        if not path.exists():
            raise FileMissingError(path)
        if path.suffix.casefold() in WORD:
            transcript = read_transcript(path)
            if is_howto(transcript.text) and not transcript.comments:
                return CodingSource(path, name, aside=_PAGE)
            return CodingSource(path, name, transcript=transcript)
        return CodingSource(path, name, table=read_coding_rows(path))
    except OwnOutputError as reason:
        return CodingSource(path, name, aside=str(reason))
    except KodbokError as error:
        return CodingSource(path, name, fault=str(error))
