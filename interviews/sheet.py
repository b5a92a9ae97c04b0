"""A sheet of cells as text, from a workbook or a CSV file."""

from __future__ import annotations

import csv
import io
import warnings
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from interviews.archive import BrokenArchiveError, check_archive
from interviews.errors import KodbokError
from interviews.original import original_bytes

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from openpyxl import Workbook

MOST_ROWS = 100_000
MOST_COLUMNS = 200

_WORKBOOK = "Excel workbook"
_DELIMITERS = ",;\t"


class OtherListFormatError(KodbokError):
    """The file is neither a workbook nor a CSV file."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path.name} is no list that can be read; save it as .xlsx or .csv.")


class ListTooLongError(KodbokError):
    """The list has more rows than any study needs."""

    def __init__(self, where: str) -> None:
        super().__init__(f"{where} has more than {MOST_ROWS} rows; delete the empty ones below the list and try again.")


class BrokenListError(KodbokError):
    """The rows of a CSV file cannot be told apart."""

    def __init__(self, path: Path, cause: Exception) -> None:
        super().__init__(
            f"{path.name} cannot be read as CSV ({cause}); open it in a spreadsheet program and save it anew as .xlsx."
        )


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet's cells.

    Attributes:
        where: The file and, in a workbook, the sheet, for messages.
        rows: Each row's number in the file, from 1, and its cells' texts, blanks at the edges taken off; empty rows are left out.
    """

    where: str
    rows: tuple[tuple[int, tuple[str, ...]], ...]


def read_sheets(path: Path) -> list[Sheet]:
    """Reads the sheets of a workbook, or the one of a CSV file.

    CSV may be parted by commas, semicolons or tabs, in UTF-8, in UTF-16 with a byte order mark, or in Windows-1252.

    Raises:
        OtherListFormatError: The suffix is another.
        ListTooLongError: A sheet has more than 100,000 rows.
        BrokenListError: The rows of a CSV file cannot be told apart.
        KodbokError: An error of `interviews.original` or `interviews.archive`.
    """
    match path.suffix.lower():
        case ".csv":
            return [_csv_sheet(path)]
        case ".xlsx" | ".xlsm" | ".xls":
            return _workbook_sheets(path)
        case _:
            original_bytes(path)
            raise OtherListFormatError(path)


def _csv_sheet(path: Path) -> Sheet:
    """The one sheet of a CSV file."""
    text = _decoded(original_bytes(path))
    first = text.partition("\n")[0]
    delimiter = max(_DELIMITERS, key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        return Sheet(path.name, _rows(path.name, ((reader.line_num, row) for row in reader)))
    except csv.Error as cause:
        raise BrokenListError(path, cause) from cause


def _decoded(content: bytes) -> str:
    """Text in the encodings that spreadsheet programs write."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", errors="replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def _workbook_sheets(path: Path) -> list[Sheet]:
    """The sheets of a workbook."""
    check_archive(path, _WORKBOOK)
    from openpyxl import load_workbook  # loaded only for a workbook: it is heavy

    with warnings.catch_warnings():
        warnings.simplefilter(
            "ignore"
        )  # openpyxl warns of decorations that it does not keep, which is no news to the reader of a list
        try:
            workbook = load_workbook(path, read_only=True, data_only=True)
            try:
                return [_sheet(path, workbook, name) for name in workbook.sheetnames]
            finally:
                workbook.close()
        except KodbokError:
            raise
        except Exception as cause:  # a damaged workbook makes openpyxl raise whatever its parser meets
            raise BrokenArchiveError(path.name, _WORKBOOK, "its sheets cannot be read") from cause


def _sheet(path: Path, workbook: Workbook, name: str) -> Sheet:
    """One sheet of a workbook."""
    where = f"{path.name}, sheet “{name}”"
    found = workbook[name]
    if not hasattr(found, "iter_rows"):
        return Sheet(where, ())
    rows = found.iter_rows(max_row=MOST_ROWS + 1, max_col=MOST_COLUMNS, values_only=True)
    return Sheet(where, _rows(where, enumerate(rows, start=1)))


def _rows(where: str, rows: Iterable[tuple[int, Sequence[object]]]) -> tuple[tuple[int, tuple[str, ...]], ...]:
    """The rows that are not empty, as text."""
    return tuple(_filled(where, rows))


def _filled(where: str, rows: Iterable[tuple[int, Sequence[object]]]) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Yields the rows that are not empty, as text."""
    for number, row in rows:
        cells = tuple(_text(value) for value in row)
        if any(cells):
            if number > MOST_ROWS:
                raise ListTooLongError(where)
            yield number, cells


def _text(value: object) -> str:
    """A cell's value as text: whole numbers without decimals, dates in ISO."""
    match value:
        case None:
            return ""
        case bool():
            return str(value).lower()
        case float() if value.is_integer():
            return str(int(value))
        case datetime():
            return value.isoformat(sep=" ") if value.time() != datetime.min.time() else value.date().isoformat()
        case date():
            return value.isoformat()
        case _:
            return str(value).strip()
