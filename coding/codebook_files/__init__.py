"""Codebooks in files: Excel, CSV and YAML, each a round trip of everything but the ids."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Protocol, cast

from coding.codebook_files.faults import CodebookFileError
from coding.codebook_files.tables_to_codebook import codebook_of
from interviews.errors import KodbokError
from interviews.output import replacing

if TYPE_CHECKING:
    from pathlib import Path

    from coding.codebook import Codebook
    from coding.codebook_files.table import Table

__all__ = ["CodebookFileError", "CodebookFormatError", "read_codebook", "write_codebook"]

_FORMATS = {".csv": "csv_codebook", ".xlsx": "xlsx_codebook", ".yaml": "yaml_codebook", ".yml": "yaml_codebook"}


class _Format(Protocol):
    """What a module of a format offers."""

    def read_tables(self, path: Path) -> tuple[Table, Table]:
        """Reads the tables of codes and of rules."""
        ...

    def write(self, codebook: Codebook, path: Path) -> None:
        """Writes a codebook."""
        ...


_DOCUMENTS = frozenset({".docx", ".docm", ".odt", ".rtf"})
_COMMENTS = '; `kodbok code import STUDY FILE --new-codes ""` makes codes of what the comments of a coded document name'


class CodebookFormatError(KodbokError):
    """The file's name ends in no format of codebooks."""

    def __init__(self, path: Path) -> None:
        hint = _COMMENTS if path.suffix.casefold() in _DOCUMENTS else ""
        super().__init__(
            f"{path.name} is no kind of file that holds a codebook; use a name that ends in {', '.join(_FORMATS)}{hint}."
        )


def read_codebook(path: Path) -> Codebook:
    """Reads a codebook from a file; its suffix tells the format.

    Files hold no ids, so every code gets a new one; `adopt_ids` gives it that of the code at the same path in a study.

    Raises:
        CodebookFormatError: The suffix is none of .xlsx, .csv, .yaml and .yml.
        CodebookFileError: Something in it is wrong; every fault is named by its sheet, row and column.
        KodbokError: It is missing, empty, too large, protected, broken or hostile.
    """
    codebook, faults = codebook_of(*_format(path).read_tables(path))
    if faults:
        raise CodebookFileError(path, faults)
    return codebook


def write_codebook(codebook: Codebook, path: Path, *, force: bool = False) -> None:
    """Writes a codebook to a file; its suffix tells the format.

    Raises:
        CodebookFormatError: The suffix is none of .xlsx, .csv, .yaml and .yml.
        OutputExistsError: The file exists and force is not given.
        KodbokError: Its folder is missing, it cannot be written, or a text is too long for a cell of Excel.
    """
    write = _format(path).write
    with replacing(path, force=force) as temporary:
        write(codebook, temporary)


def _format(path: Path) -> _Format:
    """The module that reads and writes a format, loaded when it is asked for."""
    name = _FORMATS.get(path.suffix.casefold())
    if name is None:
        raise CodebookFormatError(path)
    return cast("_Format", import_module(f"coding.codebook_files.{name}"))
