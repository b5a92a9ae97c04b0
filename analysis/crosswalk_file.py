"""Crosswalks in Excel and CSV files: a row a pair, `what` (code or case), `from`, `to`."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple
from unicodedata import normalize

from interviews.csv_grid import read_csv_grid
from interviews.errors import KodbokError
from interviews.grid import fold_header
from interviews.original import original_bytes

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from interviews.grid import Grid, GridRow

_HEADERS = {
    "what": ("what", "vad"),
    "from": ("from", "från", "before", "före"),
    "to": ("to", "till", "after", "efter"),
}
_KINDS = {
    "code": ("code", "codes", "theme", "kod", "koder", "tema"),
    "case": ("case", "cases", "organisation", "organisationer", "organization", "fall"),
}


class OtherCrosswalkFormatError(KodbokError):
    """The file is neither a workbook nor a CSV file."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path.name} is no crosswalk that can be read; save it as .xlsx or .csv.")


class NoCrosswalkError(KodbokError):
    """No sheet has the columns."""

    def __init__(self, name: str) -> None:
        super().__init__(f"{name} has no table with the columns what, from and to; write these headers in its first row.")


class CrosswalkRowError(KodbokError):
    """A row does not say what belongs together."""

    def __init__(self, name: str, place: str, why: str) -> None:
        super().__init__(f"{name}, {place}: {why}.")


class CrosswalkRow(NamedTuple):
    """One row, its names as somebody wrote them.

    Attributes:
        place: Where it stands, for messages.
        what: `code` or `case`.
        before: The name in the earlier wave.
        after: The name in the later wave.
    """

    place: str
    what: str
    before: str
    after: str


def read_crosswalk(path: Path) -> list[CrosswalkRow]:
    """Reads the pairs of a file: of all sheets that have the three columns, or of a CSV file; headers in Swedish or English.

    Raises:
        OtherCrosswalkFormatError: The suffix is another than .xlsx and .csv.
        NoCrosswalkError: No sheet has the columns.
        CrosswalkRowError: A row names no kind of thing, or leaves out a name.
        KodbokError: The file is missing, empty, protected, broken or hostile.
    """
    found = [(grid, places) for grid in _grids(path) if (places := _places(grid)) is not None]
    if not found:
        raise NoCrosswalkError(path.name)
    return [each for grid, places in found for each in _rows(path.name, grid, places)]


def _grids(path: Path) -> list[Grid]:
    """The sheets of a workbook, or the one of a CSV file, without blank rows."""
    match path.suffix.lower():
        case ".csv":
            grids = [read_csv_grid(path, {each for names in _HEADERS.values() for each in names})]
        case ".xlsx" | ".xlsm":
            from interviews.workbook_grid import opened_workbook, sheet_grid  # loads openpyxl

            with opened_workbook(path, calculated=True) as workbook:
                grids = [sheet_grid(sheet) for sheet in workbook.worksheets]
        case _:
            original_bytes(path)
            raise OtherCrosswalkFormatError(path)
    return [grid._replace(rows=[row for row in grid.rows if not row.is_blank]) for grid in grids]


def _places(grid: Grid) -> dict[str, int] | None:
    """In which columns the three things stand; None where the first row does not name them."""
    header = [fold_header(cell) for cell in grid.rows[0].cells] if grid.rows else []
    found = {key: next((header.index(name) for name in names if name in header), None) for key, names in _HEADERS.items()}
    return None if None in found.values() else {key: place for key, place in found.items() if place is not None}


def _rows(name: str, grid: Grid, places: dict[str, int]) -> Iterator[CrosswalkRow]:
    """The pairs of a sheet."""
    for row in grid.rows[1:]:
        where = grid.place(row.number)
        told = {key: _cell(name, where, row, place) for key, place in places.items()}
        if not any(told.values()):
            continue
        kind = next((kind for kind, names in _KINDS.items() if fold_header(told["what"]) in names), None)
        if kind is None:
            raise CrosswalkRowError(name, where, f"“{told['what']}” is neither code nor case; write one of the two under what")
        for key in ("from", "to"):
            if not told[key]:
                raise CrosswalkRowError(name, where, f"there is nothing under {key}; name both sides, or delete the row")
        yield CrosswalkRow(where, kind, told["from"], told["to"])


def _cell(name: str, where: str, row: GridRow, place: int) -> str:
    """The text of a cell."""
    if place in row.unreadable:
        raise CrosswalkRowError(name, where, f"a cell {row.unreadable[place]}")
    return normalize("NFC", row.cells[place]).strip() if place < len(row.cells) else ""
