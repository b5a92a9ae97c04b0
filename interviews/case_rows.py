"""The rows of a list of cases, their cells by what the columns mean."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from interviews.case_columns import fold, meanings
from interviews.errors import KodbokError
from interviews.problem import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from interviews.grid import Grid, GridRow


class CellError(KodbokError):
    """A cell holds what its column cannot mean."""

    def __init__(self, where: str, what: str, remedy: str) -> None:
        super().__init__(f"{where}: {what}; {remedy}.")


@dataclass(frozen=True, slots=True)
class CaseRow:
    """A row of the list.

    Attributes:
        where: Where it stands: file, sheet and number.
        known: Its understood cells by meaning.
        attributes: The others by header.
        headers: The headers by meaning.
    """

    where: str
    known: Mapping[str, str]
    attributes: Mapping[str, str]
    headers: Mapping[str, str]

    def place(self, meaning: str) -> str:
        """Where a cell stands, for messages."""
        return f"{self.where}, column “{self.headers.get(meaning, meaning)}”"


def case_rows(file_name: str, grid: Grid, problems: list[Problem]) -> Iterator[CaseRow]:
    """Yields the rows below the header.

    Raises:
        CellError: A header stands twice.
    """
    header, *rows = grid.rows
    _refuse_doubles(f"{file_name}, {grid.place(header.number)}", header.cells)
    meant = meanings(grid)
    by_meaning = {meaning: header.cells[place] for place, meaning in meant.items()}
    for row in rows:
        where = f"{file_name}, {grid.place(row.number)}"
        problems += _unreadable(where, header, row)
        filled = {place: cell for place, cell in enumerate(row.cells[: len(header.cells)]) if cell}
        known = {meant[place]: cell for place, cell in filled.items() if place in meant}
        others = {header.cells[place]: cell for place, cell in filled.items() if place not in meant and header.cells[place]}
        yield CaseRow(where, known, others, by_meaning)


def _unreadable(where: str, header: GridRow, row: GridRow) -> Iterator[Problem]:
    """Yields the cells in which a calculation went wrong; they count as empty."""
    for place, reason in row.unreadable.items():
        if place < len(header.cells) and header.cells[place]:
            yield Problem(f"{where}, column “{header.cells[place]}”: it {reason}.")


def _refuse_doubles(where: str, headers: Sequence[str]) -> None:
    """Raises if a header stands twice."""
    met: set[str] = set()
    for header in filter(None, map(fold, headers)):
        if header in met:
            raise CellError(f"{where}, column “{header}”", "the header stands twice", "rename or delete one of the columns")
        met.add(header)


def contradiction(place: str, name: str, kept: str, other: str) -> Iterator[Problem]:
    """Yields a problem where a row says something else than a row above did."""
    if kept != other:
        yield Problem(f"{place}: “{other}” stands here and “{kept}” above for {name}; “{kept}” is kept.")
