"""Rosters and keys as files: the persons whose names must not leave a study, and what each is called outside."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING
from unicodedata import normalize

from interviews.csv_grid import read_csv_grid
from interviews.errors import KodbokError
from interviews.grid import fold_header
from interviews.person import Person

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from interviews.grid import Grid, GridRow

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "name": ("name", "namn", "person", "fullständigt namn", "full name", "deltagare", "intervjuperson"),
    "aliases": ("aliases", "alias", "smeknamn", "smeknamn och initialer", "other names", "andra namn", "initialer"),
    "pseudonym": ("pseudonym", "benämning", "kallas", "called"),
    "case": ("organisation", "case", "förvaltning", "organization"),
    "title": ("title", "titel", "befattning", "roll", "role"),
}
"""The headers that are understood, in Swedish and English, by what they name."""
_SPLIT_NAMES = (("förnamn", "efternamn"), ("first name", "last name"))
_LONGEST = 200
KEY_HEADERS = ("namn", "alias", "benämning", "organisation", "befattning")


class RosterFormatError(KodbokError):
    """The file's name ends in no format of lists."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path.name} is no list of names that Kodbok reads or writes; use a name that ends in .xlsx or .csv.")


class NoNamesError(KodbokError):
    """The file names nobody."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"{path.name} names nobody; give a column the header “namn” in the first row, or one name a row in a single column."
        )


def read_roster(path: Path) -> tuple[Person, ...]:
    """Reads a roster: a row a person, with columns for name, aliases (parted by `;`), pseudonym, organisation and title.

    A list without headers has the names in its only column. A person of several rows is one, with the aliases of all.

    Args:
        path: An .xlsx or .csv file; of a workbook the first sheet that names somebody.

    Raises:
        RosterFormatError: The suffix is another.
        NoNamesError: Nobody is named.
        KodbokError: The file is missing, empty, too large, protected, broken or hostile.
    """
    persons = next((found for grid in _grids(path) if (found := list(_persons(grid)))), [])
    if not persons:
        raise NoNamesError(path)
    return _gathered(persons)


def write_key(persons: Iterable[Person], path: Path) -> None:
    """Writes persons with what they are called outside as .csv or .xlsx; `read_roster` reads it back.

    Raises:
        RosterFormatError: The suffix is another.
    """
    rows = [
        KEY_HEADERS,
        *((each.name, "; ".join(each.aliases), each.pseudonym or "", each.case or "", each.title or "") for each in persons),
    ]
    match path.suffix.lower():
        case ".csv":
            _write_csv(rows, path)
        case ".xlsx":
            _write_workbook(rows, path)
        case _:
            raise RosterFormatError(path)


def _write_csv(rows: Sequence[Sequence[str]], path: Path) -> None:
    """Writes what a Swedish Excel opens right."""
    import csv  # only where a key is written

    with path.open("w", encoding="utf-8-sig", newline="") as stream:
        csv.writer(stream, delimiter=";").writerows([_guarded(cell) for cell in row] for row in rows)


def _guarded(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if cell.startswith(("=", "+", "-", "@", "\t", "\r")) else cell


def _write_workbook(rows: Sequence[Sequence[str]], path: Path) -> None:
    """Writes a workbook whose cells are text whatever they begin with."""
    from openpyxl import Workbook  # loaded only where a key is written
    from openpyxl.cell import WriteOnlyCell  # the same

    book = Workbook(write_only=True)
    sheet = book.create_sheet("Namn")
    for row in rows:
        cells = [WriteOnlyCell(sheet, value=cell) for cell in row]
        for cell in cells:
            cell.data_type = "s"
        sheet.append(cells)
    book.save(path)


def _grids(path: Path) -> Iterator[Grid]:
    """Yields the sheets of a workbook, or the one of a CSV file."""
    match path.suffix.lower():
        case ".csv":
            yield read_csv_grid(path, {header for headers in COLUMNS.values() for header in headers})
        case ".xlsx" | ".xlsm":
            from interviews.workbook_grid import opened_workbook, sheet_grid  # loads openpyxl

            with opened_workbook(path, calculated=True) as workbook:
                yield from [sheet_grid(sheet) for sheet in workbook.worksheets]
        case _:
            raise RosterFormatError(path)


def _persons(grid: Grid) -> Iterator[Person]:
    """Yields the person of every row that names one."""
    rows = [row for row in grid.rows if not row.is_blank]
    if not rows:
        return
    places = _places(rows[0])
    if not places and max(sum(bool(cell.strip()) for cell in row.cells) for row in rows) > 1:
        return
    for row in rows[1:] if places else rows:
        person = _person(row, places or {"name": next(place for place, cell in enumerate(row.cells) if cell.strip())})
        if person.name:
            yield person


def _places(header: GridRow) -> dict[str, int]:
    """Where the columns stand, by what they name; nothing where no column names persons."""
    folded = [fold_header(cell.replace("_", " ")) for cell in header.cells]
    found = {meaning: folded.index(name) for meaning, names in COLUMNS.items() for name in reversed(names) if name in folded}
    for first, last in _SPLIT_NAMES:
        if "name" not in found and first in folded and last in folded:
            return found | {"name": folded.index(first), "last": folded.index(last)}
    return found if "name" in found else {}


def _person(row: GridRow, places: Mapping[str, int]) -> Person:
    """The person of a row."""

    def told(meaning: str) -> str:
        place = places.get(meaning, -1)
        return _clean(row.cells[place]) if 0 <= place < len(row.cells) else ""

    name = " ".join(filter(None, (told("name"), told("last"))))
    aliases = tuple(each for alias in told("aliases").split(";") if (each := alias.strip()))
    return Person(name, aliases, told("pseudonym") or None, told("case") or None, told("title") or None)


def _clean(cell: str) -> str:
    """A cell's text on one line, composed, no longer than a name may be; what guards it from being a formula is taken off."""
    text = " ".join(normalize("NFC", cell).split())
    return (text[1:] if text.startswith(("'=", "'+", "'-", "'@")) else text)[:_LONGEST]


def _gathered(persons: Iterable[Person]) -> tuple[Person, ...]:
    """Every person once; what a later row tells fills what the first left empty."""
    known: dict[str, Person] = {}
    for each in persons:
        one = known.get(each.name.casefold())
        if one is None:
            known[each.name.casefold()] = each
            continue
        known[each.name.casefold()] = replace(
            one,
            aliases=tuple(dict.fromkeys([*one.aliases, *each.aliases])),
            pseudonym=one.pseudonym or each.pseudonym,
            case=one.case or each.case,
            title=one.title or each.title,
        )
    return tuple(known.values())
