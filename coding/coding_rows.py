"""Files of codings: read from CSV and from the workbook, written as CSV."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from coding.clean_text import FieldError
from coding.coding_cells import CodingReader, cell_at, whole_number
from coding.coding_header import HEADERS, NEEDED, places_of
from coding.coding_parts import joined_parts
from coding.coding_row import CodingFile, CodingRow, Refusal
from coding.columns import CSV_COLUMNS
from interviews.csv_grid import read_csv_grid, write_csv_rows
from interviews.errors import KodbokError
from interviews.output import replacing

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from coding.segment import CodedSegment
    from interviews.grid import Grid, GridRow


class CodingFormatError(KodbokError):
    """The file's name ends in no format of codings."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"{path.name} is no kind of file that holds codings; use a table that ends in .csv or .xlsx, or a .docx with comments."
        )


class CodingFileEmptyError(KodbokError):
    """There is no header."""

    def __init__(self, path: Path, where: str) -> None:
        super().__init__(f"{path.name}: {where} is empty; {NEEDED}.")


def read_coding_rows(path: Path) -> CodingFile:
    """Reads a file of codings; columns that mean nothing to an import are left alone.

    Args:
        path: A CSV file with the columns of `CSV_COLUMNS`, in any order, or a workbook: its coding sheets, else its sheet of
            coded segments, else the first sheet with such columns. Swedish headers are understood too.

    Returns:
        The rows, texts as they stand in the file, and those that were refused for what a cell holds.

    Raises:
        CodingFormatError: The suffix is neither .csv nor .xlsx.
        CodingColumnsError: A column that is needed is missing.
        CodingColumnMisspeltError: A column is spelt nearly like one that would be read.
        CodingColumnTwiceError: Two columns mean the same.
        KodbokError: The file is missing, empty, too large, protected, broken or hostile.
    """
    suffix = path.suffix.casefold()
    if suffix == ".csv":
        return _coding_file(path, read_csv_grid(path, HEADERS), None)
    if suffix == ".xlsx":
        from coding.coding_workbook import read_coding_workbook  # loads openpyxl

        found = read_coding_workbook(path)
        if isinstance(found, CodingFile):
            return found
        return replace(_coding_file(path, found.grid, found.revision), names=found.names)
    raise CodingFormatError(path)


def write_coding_rows(segments: Iterable[CodedSegment], path: Path, revision: int, *, force: bool = False) -> None:
    """Writes segments as CSV: the columns of `CSV_COLUMNS`, then `revision`; commas, UTF-8, values as they are.

    Raises:
        CodingFormatError: The suffix is not .csv.
        OutputExistsError: The file exists and force is not given.
        KodbokError: Its folder is missing or it cannot be written.
    """
    if path.suffix.casefold() != ".csv":
        raise CodingFormatError(path)
    with replacing(path, force=force) as temporary:
        write_csv_rows(_written(segments, revision), temporary)


def _written(segments: Iterable[CodedSegment], revision: int) -> Iterator[tuple[object, ...]]:
    """Yields the header and a row for each segment."""
    yield (*CSV_COLUMNS, "revision")
    for one in segments:
        flag = "true" if one.contrary else "false"
        place = (one.id, one.interview, one.start, one.end)
        yield (*place, one.code, one.coder, one.quote, one.memo, flag, one.created, "", revision)


def _coding_file(path: Path, grid: Grid, revision: int | None) -> CodingFile:
    """Reads a grid."""
    rows = [row for row in grid.rows if not row.is_blank]
    if not rows:
        raise CodingFileEmptyError(path, "the file" if grid.sheet is None else f"sheet {grid.sheet}")
    places = places_of(path, grid.place(rows[0].number), rows[0].cells)
    whole, refused = joined_parts(rows[1:], places)
    reader = CodingReader(places)
    revisions: set[int] = set() if revision is None else {revision}
    codings = [_revised(row, places, revisions) or reader.read(row) for row in whole]
    refused += [coding for coding in codings if isinstance(coding, Refusal)]
    return CodingFile(
        rows=tuple(coding for coding in codings if isinstance(coding, CodingRow)),
        revision=min(revisions, default=None),
        refused=tuple(sorted(refused, key=lambda one: one.line)),
    )


def _revised(row: GridRow, places: Mapping[str, int], revisions: set[int]) -> Refusal | None:
    """Notes the revision that a row shows, or refuses the row."""
    try:
        revision = whole_number(cell_at(row, places, "revision"))
    except FieldError as fault:
        return Refusal(row.number, f"revision {fault.reason}")
    if revision is not None:
        revisions.add(revision)
    return None
