"""Where a table keeps its ratings: long, or wide in either direction."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from interviews.errors import KodbokError
from interviews.ratings.light_reading import colour_light, light_of
from interviews.ratings.matrix_columns import COLUMNS, meaning, meanings
from interviews.ratings.status_table import StatusCell

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from interviews.ratings.status_table import StatusTable

_WITHIN = 10
"""The header stands in one of so many rows; above it there may be a title."""
_LONG = frozenset({"assignment", "case", "rating"})
_FEWEST = 2
_UUID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)
_COMMENTS = ("kommentar", "comment", "kommentarer", "comments")


class TornTableError(KodbokError):
    """Ratings that went out to be edited lack columns, and nobody can tell these from emptied cells."""

    def __init__(self, table: str, missing: Sequence[str]) -> None:
        names = ", ".join(f"“{name}”" for name in missing)
        super().__init__(
            f"The exported table {table} lacks {names}, so nothing of the file was read; put the columns back as they were "
            "exported (hiding them is no harm)."
        )


class Fault(NamedTuple):
    """Why a cell beside a rating cannot be read."""

    column: int
    why: str


class Place(NamedTuple):
    """A cell that may hold a rating, with what its row and column say of it."""

    row: int
    column: int
    cell: StatusCell
    assignment: str
    case: str
    sheet: str
    comment: str = ""
    kind: str = ""
    wave: str = ""
    code: str = ""
    id: str = ""
    stamp: str = ""
    fault: Fault | None = None


class Layout(NamedTuple):
    """The places of a table, and what a person must know of how it was read."""

    places: list[Place]
    note: str = ""


def places(table: StatusTable, cases: frozenset[str]) -> Layout | None:
    """Where the ratings of a table stand; None where it is no matrix.

    Args:
        table: The table.
        cases: The known organisations, casefolded.
    """
    for number, row in enumerate(table.rows[:_WITHIN]):
        columns = meanings(row)
        if columns.keys() >= _LONG:
            _refuse_torn(table, number, columns)
            return Layout(list(_long(table, number, columns)))
    headers = [number for number, row in enumerate(table.rows[:_WITHIN]) if _is_header(row)]
    if not headers:
        return None
    return _wide(table, next((at for at in headers if _is_cornered(table.rows[at])), headers[0]), cases)


def _refuse_torn(table: StatusTable, header: int, columns: dict[str, int]) -> None:
    """Raises where ratings that went out to be edited come back without some of their columns."""
    ids = [row[columns["id"]].text for row in table.rows[header + 1 :]] if "id" in columns else []
    if "stamp" in columns or any(map(_UUID.fullmatch, ids)):
        missing = [names[0] for name, names in COLUMNS.items() if name not in columns]
        if missing:
            raise TornTableError(table.name, missing)


def _is_header(row: Sequence[StatusCell]) -> bool:
    """Whether a row names things beyond its first column, and rates none."""
    named = [cell for cell in row[1:] if cell.text]
    different = len({cell.text for cell in named})
    return bool(named) and different >= min(_FEWEST, len(row) - 1) and not any(_rates(cell) for cell in named)


def _is_cornered(row: Sequence[StatusCell]) -> bool:
    """Whether the first cell of a header tells what stands below it; a row of headings above it tells nothing of the kind."""
    return meaning(row[0].text) in {"assignment", "case"}


def _rates(cell: StatusCell) -> bool:
    """Whether the text of a cell is a rating."""
    return bool(light_of(StatusCell(cell.text), {"g": "green", "y": "yellow", "r": "red"}).rating)


def _long(table: StatusTable, header: int, columns: dict[str, int]) -> Iterator[Place]:
    """A row a rating."""
    for number, row in enumerate(table.rows[header + 1 :], start=header + 1):
        if any(row[place].text for place in columns.values()):
            told = {name: row[place].text for name, place in columns.items() if name != "rating"}
            place = columns["rating"]
            cell = row[place]
            read = [at for name, at in columns.items() if name not in {"rating", "id", "stamp"}]
            fault = _fault(row, read, exported=bool(told.get("stamp")))
            yield Place(number, place, cell, told.pop("assignment"), told.pop("case"), table.name, **told, fault=fault)


def _fault(row: Sequence[StatusCell], columns: Iterable[int], *, exported: bool) -> Fault | None:
    """The first cell of a row that cannot be read; in a row that went out as text a date is Excel's own."""
    for place in sorted(columns):
        cell = row[place]
        if cell.unreadable or (exported and cell.is_date):
            return Fault(place, cell.unreadable or "it was made a date by Excel; format it as text and write it again")
    return None


def _wide(table: StatusTable, header: int, cases: frozenset[str]) -> Layout | None:
    """Two directions of names with ratings between them."""
    heads, body = table.rows[header], list(enumerate(table.rows[header + 1 :], start=header + 1))
    columns = {name: place for name, place in meanings(heads).items() if place > 0 and name in {"comment", "kind", "wave", "code"}}
    rated = [place for place, cell in enumerate(heads) if place and cell.text and place not in columns.values()]
    remarks = {place: remark for place in rated if (remark := _remark(heads, rated, place)) is not None}
    rated = [place for place in rated if place not in remarks.values()]
    rows = [(number, row) for number, row in body if row[0].text and any(_holds(row[place]) for place in rated)]
    if not any(_shows(row[place]) for _, row in rows for place in rated):
        return None
    names = [row[0].text for _, row in rows]
    by_rows, note = _direction(heads, names, [heads[place].text for place in rated], cases)
    found: list[Place] = []
    for number, row in rows:
        told = {name: row[place].text for name, place in columns.items()}
        for place in rated:
            across = heads[place].text
            pair = (row[0].text, across) if by_rows else (across, row[0].text)
            said = "\n".join(filter(None, (told.get("comment", ""), row[remarks[place]].text if place in remarks else "")))
            rest = {name: value for name, value in told.items() if name != "comment"}
            fault = _fault(row, {*columns.values(), *([remarks[place]] if place in remarks else [])}, exported=False)
            found.append(Place(number, place, row[place], *pair, table.name, said, **rest, fault=fault))
    return Layout(found, note)


def _remark(heads: Sequence[StatusCell], rated: Sequence[int], place: int) -> int | None:
    """The column of comments on a column of ratings: `Kultur kommentar` beside `Kultur`."""
    name = heads[place].text.casefold()
    for other in rated:
        text = heads[other].text.casefold()
        if other != place and text.startswith(name) and text[len(name) :].strip(" –-,:()") in _COMMENTS:
            return other
    return None


def _holds(cell: StatusCell) -> bool:
    """Whether a cell has anything to read."""
    return not cell.is_blank or bool(cell.colour)


def _shows(cell: StatusCell) -> bool:
    """Whether a cell gives a rating by word, letter or colour."""
    return _rates(cell) or colour_light(cell.colour) is not None


def _direction(heads: Sequence[StatusCell], rows: Sequence[str], across: Sequence[str], cases: frozenset[str]) -> tuple[bool, str]:
    """Whether the rows are the assignments, and a remark where nothing tells."""
    corner = meaning(heads[0].text)
    if corner in {"assignment", "case"}:
        return corner == "assignment", ""
    as_rows, as_columns = (sum(name.casefold() in cases for name in names) for names in (rows, across))
    if as_rows != as_columns:
        return as_columns > as_rows, ""
    return True, "nothing tells assignments from organisations, so its rows are taken as assignments; write “uppdrag” in its corner"
