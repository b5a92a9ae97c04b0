"""CSV files as people's programs write them: commas, semicolons or tabs; UTF-8, UTF-16 with a byte order mark, or Windows-1252."""

from __future__ import annotations

import codecs
import csv
from io import StringIO
from typing import TYPE_CHECKING

from interviews.errors import KodbokError
from interviews.grid import Grid, GridRow, fold_header
from interviews.original import MOST_BYTES, original_bytes

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence
    from pathlib import Path

_MARKED = ((codecs.BOM_UTF8, ("utf-8-sig",)), (codecs.BOM_UTF16_LE, ("utf-16",)), (codecs.BOM_UTF16_BE, ("utf-16",)))
"""The encodings that a byte order mark tells."""

_UNMARKED = ("utf-8", "cp1252")


class CsvEncodingError(KodbokError):
    """The bytes are no text in an encoding that is known."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path.name} is no text in UTF-8; save it as 'CSV UTF-8' and try again.")


class CsvBrokenError(KodbokError):
    """The quoting of cells does not come out even."""

    def __init__(self, path: Path, line: int, cause: csv.Error) -> None:
        super().__init__(f"{path.name} is no whole CSV file: line {line}: {cause}; mend the quotation marks there.")


def read_csv_grid(path: Path, headers: Collection[str]) -> Grid:
    """Reads a CSV file.

    Args:
        path: The file.
        headers: Folded headers that may stand in its first row; the separator under which more of them are found is taken.

    Raises:
        CsvEncodingError: It is text in none of these encodings.
        CsvBrokenError: Its quotation marks do not come out even.
        KodbokError: It is missing, empty, too large or closed to reading.
    """
    csv.field_size_limit(MOST_BYTES)  # the limit is the process's own; a quotation may be longer than 131,072 characters
    text = _decoded(path)
    separator = max(",;\t", key=lambda candidate: _fit(text, candidate, headers))
    return Grid(None, list(_rows(path, text, separator)))


def write_csv_rows(rows: Iterable[Sequence[object]], path: Path) -> None:
    """Writes rows with commas, in UTF-8 without a byte order mark."""
    with path.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows(rows)


def _decoded(path: Path) -> str:
    """The file's text."""
    content = original_bytes(path)
    for encoding in next((named for mark, named in _MARKED if content.startswith(mark)), _UNMARKED):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise CsvEncodingError(path)


def _fit(text: str, separator: str, headers: Collection[str]) -> tuple[int, int]:
    """How well a separator explains the first row: known headers, then cells."""
    first = next((row for row in csv.reader(_lines(text), delimiter=separator) if any(row)), [])
    return sum(fold_header(cell) in headers for cell in first), len(first)


def _rows(path: Path, text: str, separator: str) -> Iterator[GridRow]:
    """Yields the rows; a row's number is that of its first line."""
    reader = csv.reader(_lines(text), delimiter=separator, strict=True)
    begins = 1
    try:
        for cells in reader:
            yield GridRow(begins, cells)
            begins = reader.line_num + 1
    except csv.Error as cause:
        raise CsvBrokenError(path, begins, cause) from cause


def _lines(text: str) -> StringIO:
    """The text line by line, its line breaks as they are."""
    return StringIO(text, newline="")
