"""A file that codings come from, read as far as it can be without the study."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from coding.coding_rows import read_coding_rows
from interviews.errors import KodbokError
from interviews.reading import read_transcript

if TYPE_CHECKING:
    from pathlib import Path

    from coding.coding_row import CodingFile
    from interviews.transcript import Transcript

WORD = frozenset({".docx", ".docm"})
TABLES = frozenset({".csv", ".xlsx"})


@dataclass(frozen=True, slots=True)
class CodingSource:
    """One file; it holds a table of codings, a document with comments, or a fault.

    Attributes:
        path: The file; None for codings that are a value already.
        table: The table's rows.
        transcript: The document.
        fault: Why it cannot be read.
    """

    path: Path | None = None
    table: CodingFile | None = None
    transcript: Transcript | None = None
    fault: str = ""

    @property
    def name(self) -> str:
        """The file's name."""
        return self.path.name if self.path else ""


def read_source(path: Path) -> CodingSource:
    """Reads a file by its suffix; what is wrong with it is noted, so that it does not stop the others."""
    try:
        if path.suffix.casefold() in WORD:
            return CodingSource(path, transcript=read_transcript(path))
        return CodingSource(path, table=read_coding_rows(path))
    except KodbokError as error:
        return CodingSource(path, fault=str(error))
