"""The list of cases: which organisations were asked, and which source belongs to which."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePath, PureWindowsPath
from types import MappingProxyType
from typing import TYPE_CHECKING, Final
from unicodedata import normalize

from interviews.case import Case
from interviews.csv_grid import read_csv_grid
from interviews.dates import AmbiguousDateError, WrongDateError, iso_date
from interviews.errors import KodbokError
from interviews.grid import fold_header
from interviews.original import original_bytes
from interviews.problem import Problem
from interviews.transcript import KINDS, Kind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path

    from interviews.grid import Grid, GridRow

COLUMNS: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "case": ("organisation", "organisationer", "case", "fall", "organization", "förvaltning", "bolag"),
        "case_kind": ("organisationstyp", "typ av organisation", "typ", "kind", "case kind", "slag"),
        "name": ("fil", "filnamn", "file", "file name", "intervju", "interview", "utskrift", "transcript", "dokument", "document"),
        "wave": ("uppföljningsår", "wave", "år", "omgång", "year"),
        "kind": ("källa", "typ av källa", "källtyp", "source kind", "source", "interview kind"),
        "date": ("datum", "intervjudatum", "date"),
    },
)
"""The headers that are understood, by what they name; where several name the same, the first of these counts and the others are
attributes, as every other column is."""

_SWEDISH_SOURCE_KINDS: Final[Mapping[str, Kind]] = MappingProxyType(
    {
        "intervju": "interview",
        "samtal": "interview",
        "möte": "meeting",
        "enkätsvar": "survey",
        "enkät": "survey",
        "artikel": "article",
        "tidningsartikel": "article",
    },
)
_SWEDISH_KINDS = "intervju, workshop, möte, enkätsvar or artikel"
_SUFFIXES = frozenset({".docx", ".doc", ".docm", ".odt", ".rtf", ".pdf", ".txt", ".md", ".vtt", ".srt", ".html", ".htm"})


class OtherListFormatError(KodbokError):
    """The file is neither a workbook nor a CSV file."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path.name} is no list that can be read; save it as .xlsx or .csv.")


class NoCasesError(KodbokError):
    """No sheet has a column that names organisations."""

    def __init__(self, where: str) -> None:
        super().__init__(
            f"{where} has no column that names the organisations; give one the header “organisation” in the first row."
        )


class CellError(KodbokError):
    """A cell holds what its column cannot mean."""

    def __init__(self, where: str, what: str, remedy: str) -> None:
        super().__init__(f"{where}: {what}; {remedy}.")


class WrongKindNameError(KodbokError):
    """A kind of source that does not exist."""

    def __init__(self, text: str) -> None:
        super().__init__(f"“{text}” is no kind of source; write {_SWEDISH_KINDS}.")


@dataclass(frozen=True, slots=True)
class CaseSource:
    """What a list tells about one source.

    Attributes:
        name: The interview's name: its file's name without folder and suffix.
        case: The organisation's name, or None.
        wave: The follow-up's year or name, or None.
        kind: What sort of source it is, or None where the list does not say.
        date: ISO date, or None.
    """

    name: str
    case: str | None = None
    wave: str | None = None
    kind: Kind | None = None
    date: str | None = None


@dataclass(frozen=True, slots=True)
class CaseList:
    """A list of cases as it was read.

    Attributes:
        cases: The organisations, in the order of their first rows; columns without a meaning of their own are their attributes.
        sources: What the rows tell about sources, in order; empty where the list names none.
        problems: What the list says twice in different words (the first is kept), and cells that mean nothing (they are left out).
    """

    cases: tuple[Case, ...]
    sources: tuple[CaseSource, ...] = ()
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class _Row:
    """A row: where it stands, its understood cells by meaning, the others by header, and the headers by meaning."""

    where: str
    known: Mapping[str, str]
    attributes: Mapping[str, str]
    headers: Mapping[str, str]

    def place(self, meaning: str) -> str:
        """Where a cell stands, for messages."""
        return f"{self.where}, column “{self.headers.get(meaning, meaning)}”"


def read_cases(path: Path) -> CaseList:
    """Reads a list of organisations and, where its rows name files, of the sources that belong to them.

    The list is the first sheet of a workbook that has a column for organisations, or a CSV file; headers in Swedish or English.

    Args:
        path: An .xlsx or .csv file.

    Raises:
        OtherListFormatError: The suffix is another.
        NoCasesError: No sheet has a column that names organisations.
        CellError: A header stands twice, or an organisation is missing.
        KodbokError: The file cannot be read: an error of `interviews.csv_grid`, `interviews.workbook_grid`, `interviews.original`
            or `interviews.archive`.
    """
    grids = (_filled(grid) for grid in _grids(path))
    grid = next((grid for grid in grids if grid.rows and "case" in _meanings(grid.rows[0].cells).values()), None)
    if grid is None:
        raise NoCasesError(path.name)
    problems: list[Problem] = []
    rows = list(_rows(path, grid, problems))
    return CaseList(_cases(rows, problems), _sources(rows, problems), tuple(problems))


def _grids(path: Path) -> list[Grid]:
    """The sheets of a workbook, or the one of a CSV file."""
    match path.suffix.lower():
        case ".csv":
            return [read_csv_grid(path, {header for headers in COLUMNS.values() for header in headers})]
        case ".xlsx" | ".xlsm" | ".xls":
            from interviews.workbook_grid import opened_workbook, sheet_grid  # loads openpyxl

            with opened_workbook(path, calculated=True) as workbook:
                return [sheet_grid(sheet) for sheet in workbook.worksheets]
        case _:
            original_bytes(path)
            raise OtherListFormatError(path)


def _filled(grid: Grid) -> Grid:
    """The rows that hold something, the white space around their texts taken off."""
    rows = [row._replace(cells=[normalize("NFC", cell.strip()) for cell in row.cells]) for row in grid.rows if not row.is_blank]
    return grid._replace(rows=rows)


def _fold(header: str) -> str:
    """A header as it is compared."""
    return fold_header(header.replace("_", " "))


def _meanings(headers: Sequence[str]) -> dict[int, str]:
    """What the columns mean, by their place."""
    folded = [_fold(header) for header in headers]
    first = {meaning: next((name for name in names if name in folded), None) for meaning, names in COLUMNS.items()}
    return {folded.index(name): meaning for meaning, name in first.items() if name is not None}


def _rows(path: Path, grid: Grid, problems: list[Problem]) -> Iterator[_Row]:
    """Yields the rows below the header."""
    header, *rows = grid.rows
    _refuse_doubles(f"{path.name}, {grid.place(header.number)}", header.cells)
    meanings = _meanings(header.cells)
    by_meaning = {meaning: header.cells[place] for place, meaning in meanings.items()}
    for row in rows:
        where = f"{path.name}, {grid.place(row.number)}"
        problems += _unreadable(where, header, row)
        filled = {place: cell for place, cell in enumerate(row.cells[: len(header.cells)]) if cell}
        known = {meanings[place]: cell for place, cell in filled.items() if place in meanings}
        others = {header.cells[place]: cell for place, cell in filled.items() if place not in meanings and header.cells[place]}
        yield _Row(where, known, others, by_meaning)


def _unreadable(where: str, header: GridRow, row: GridRow) -> Iterator[Problem]:
    """Yields the cells in which a calculation went wrong; they count as empty."""
    for place, reason in row.unreadable.items():
        if place < len(header.cells) and header.cells[place]:
            yield Problem(f"{where}, column “{header.cells[place]}”: it {reason}.")


def _refuse_doubles(where: str, headers: Sequence[str]) -> None:
    """Raises if a header stands twice."""
    met: set[str] = set()
    for header in filter(None, map(_fold, headers)):
        if header in met:
            raise CellError(f"{where}, column “{header}”", "the header stands twice", "rename or delete one of the columns")
        met.add(header)


def _cases(rows: Sequence[_Row], problems: list[Problem]) -> tuple[Case, ...]:
    """The organisations, each gathered from all its rows."""
    kinds: dict[str, str | None] = {}
    attributes: dict[str, dict[str, str]] = {}
    for row in rows:
        name = row.known.get("case")
        if name is None:
            _refuse_nameless(row)
            continue
        kinds.setdefault(name, None)
        if kind := row.known.get("case_kind"):
            kinds[name] = kinds[name] or kind
            problems += _contradiction(row.place("case_kind"), name, kinds[name] or kind, kind)
        kept = attributes.setdefault(name, {})
        for header, value in row.attributes.items():
            problems += _contradiction(f"{row.where}, column “{header}”", name, kept.setdefault(header, value), value)
    return tuple(Case(name, kind, MappingProxyType(attributes[name])) for name, kind in kinds.items())


def _refuse_nameless(row: _Row) -> None:
    """Raises for a row that says something about an organisation that it does not name."""
    if "name" not in row.known:
        raise CellError(row.place("case"), "the organisation's name is missing", "fill it in or delete the row")


def _contradiction(place: str, name: str, kept: str, other: str) -> Iterator[Problem]:
    """Yields a problem where a row says something else than a row above did."""
    if kept != other:
        yield Problem(f"{place}: “{other}” stands here and “{kept}” above for {name}; “{kept}” is kept.")


def _sources(rows: Sequence[_Row], problems: list[Problem]) -> tuple[CaseSource, ...]:
    """The sources that rows name, each gathered from all its rows, for an interview with two people may have two."""
    sources: dict[str, dict[str, str]] = {}
    for row in rows:
        if "name" not in row.known:
            continue
        name = _stem(row.known["name"])
        kept = sources.setdefault(name.casefold(), {"name": name})
        for meaning, value in _facts(row, problems):
            problems += _contradiction(row.place(meaning), kept["name"], kept.setdefault(meaning, value), value)
    return tuple(CaseSource(**facts) for facts in sources.values())  # type: ignore[arg-type]  # the kind was looked up among kinds


def _facts(row: _Row, problems: list[Problem]) -> Iterator[tuple[str, str]]:
    """Yields what a row tells about its source; a cell that means nothing is a problem and counts as empty."""
    for meaning in ("case", "wave", "kind", "date"):
        told = row.known.get(meaning)
        if told is None:
            continue
        try:
            yield meaning, _READERS.get(meaning, str)(told)
        except (WrongKindNameError, WrongDateError, AmbiguousDateError) as error:
            problems.append(Problem(f"{row.place(meaning)}: {error}"))


def _stem(name: str) -> str:
    """A file's name without folder and suffix; other names as they are."""
    path = PurePath(PureWindowsPath(name).name)
    return path.stem if path.suffix.lower() in _SUFFIXES else name


def _kind(told: str) -> Kind:
    """The kind of source that a cell tells."""
    folded = _fold(told)
    kind = next((kind for kind in KINDS if kind == folded), None) or _SWEDISH_SOURCE_KINDS.get(folded)
    if kind is None:
        raise WrongKindNameError(told)
    return kind


_READERS: Final[Mapping[str, Callable[[str], str]]] = MappingProxyType({"kind": _kind, "date": iso_date})
"""How the cells of a meaning are read; others are kept as they are."""
