"""Reading matrices of ratings from Excel and Word, in long or wide form."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from interviews.errors import KodbokError
from interviews.original import original_bytes
from interviews.problem import Problem
from interviews.ratings.light_reading import legend, light_of
from interviews.ratings.matrix_columns import kind_of
from interviews.ratings.matrix_layout import Place, places
from interviews.ratings.rating import Rating, RatingFile

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from interviews.ratings.rating import Light
    from interviews.ratings.status_table import StatusTable

_YEAR = re.compile(r"(?:19|20)\d\d")


class OtherMatrixFormatError(KodbokError):
    """The file is neither a workbook nor a Word file."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path.name} is no matrix that can be read; save it as .xlsx or .docx.")


class NoRatingsError(KodbokError):
    """No table of the file is a matrix of ratings."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"{path.name} has no table of ratings: give one the headers “uppdrag”, “organisation” and “status” in its first row, "
            "or the assignments as rows and the organisations as columns."
        )


def read_ratings(path: Path, cases: Iterable[str] = (), wave: str | None = None) -> RatingFile:
    """Reads ratings.

    Long form: a row a rating, with the columns assignment, organisation and rating, perhaps comment, kind, wave and code. Wide
    form: assignments as rows and organisations as columns, or the reverse; the corner's header tells which, or the names of known
    organisations. A cell tells its rating by a word, a letter or its colour; what cannot be read is a problem with its cell.

    Args:
        path: An .xlsx or .docx file.
        cases: The organisations that are known.
        wave: The wave of ratings whose table names none; a sheet called by a year names it.

    Raises:
        OtherMatrixFormatError: The suffix is another.
        NoRatingsError: No table is such a matrix.
        KodbokError: The file cannot be read, or is hostile.
    """
    known = {each.casefold(): each for each in cases}
    gathered = _Gathered(path.name, known, wave)
    for table in _tables(path):
        gathered.add(table)
    if not gathered.tables:
        raise NoRatingsError(path)
    return RatingFile(tuple(gathered.ratings.values()), tuple(gathered.problems), gathered.empty)


def _tables(path: Path) -> Iterable[StatusTable]:
    """The tables of a file."""
    match path.suffix.lower():
        case ".xlsx" | ".xlsm" | ".xls":
            from interviews.ratings.sheet_tables import sheet_tables  # loads openpyxl

            return sheet_tables(path)
        case ".docx" | ".docm":
            from interviews.ratings.document_tables import document_tables  # loads lxml

            return document_tables(path)
        case _:
            original_bytes(path)
            raise OtherMatrixFormatError(path)


class _Gathered:
    """The ratings of a file while its tables are gone through."""

    def __init__(self, file_name: str, known: Mapping[str, str], wave: str | None) -> None:
        self.ratings: dict[tuple[str, str, str | None], Rating] = {}
        self.problems: list[Problem] = []
        self.empty = self.tables = 0
        self._file_name, self._known, self._wave = file_name, known, wave

    def add(self, table: StatusTable) -> None:
        """Reads a table, if it is a matrix."""
        found = places(table, frozenset(self._known))
        if found is None:
            return
        self.tables += 1
        letters = legend(cell for row in table.rows for cell in row)
        if found.note:
            self._tell(table.name, found.note)
        if table.ruled:
            self._tell(table.name, "colours by rules (conditional formatting) are not read; write the words")
        for place in found.places:
            self._take(table, place, letters)

    def _tell(self, where: str, what: str) -> None:
        """Notes a problem."""
        self.problems.append(Problem(f"{self._file_name}, {where}: {what}."))

    def _take(self, table: StatusTable, place: Place, letters: Mapping[str, Light]) -> None:
        """Reads one rating."""
        where = table.place(place.row, place.column)
        reading = light_of(place.cell, letters)
        comment = "\n".join(filter(None, (reading.comment, place.comment)))
        if reading.why:
            self._tell(where, reading.why)
            return
        if place.fault:
            self._tell(table.place(place.row, place.fault.column), place.fault.why)
            return
        if not (reading.rating or comment):
            self.empty += 1
            return
        if not (place.assignment and place.case):
            self._tell(where, f"the {'organisation' if place.assignment else 'assignment'} of this rating is missing; fill it in")
            return
        kind = kind_of(place.kind)
        if kind is None:
            self._tell(
                where, f"“{place.kind[:40]}” is no kind of assignment (pågående, utvecklingsområde, utredning); it is left out"
            )
        self._keep(where, place, Rating("", "", reading.rating, comment, kind or ""))  # type: ignore[arg-type]  # a rating or nothing

    def _keep(self, where: str, place: Place, read: Rating) -> None:
        """Keeps a rating unless its place is taken."""
        of_table = None if place.stamp else (place.sheet if _YEAR.fullmatch(place.sheet) else None) or self._wave
        wave = place.wave or of_table
        case = self._known.get(place.case.casefold(), place.case)
        key = (place.assignment.casefold(), case.casefold(), wave)
        if key in self.ratings:
            self._tell(where, f"{place.assignment} of {case} is rated already in {self.ratings[key].source}; the first one is kept")
            return
        self.ratings[key] = Rating(
            place.assignment,
            case,
            read.rating,
            read.comment,
            read.kind,
            wave,
            place.code,
            f"{self._file_name}, {where}",
            place.id,
            place.stamp,
        )
