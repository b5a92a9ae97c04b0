"""The list of cases: which organisations were asked, which source belongs to which, and who takes part."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING
from unicodedata import normalize

from interviews.case import Case
from interviews.case_columns import known_headers, meanings
from interviews.case_rows import CaseRow, CellError, case_rows, contradiction
from interviews.case_source import CaseSource, case_sources
from interviews.csv_grid import read_csv_grid
from interviews.errors import KodbokError
from interviews.original import original_bytes
from interviews.participant import Participant
from interviews.participant_cells import participants_of
from interviews.problem import Problem

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from interviews.grid import Grid

_PEOPLE = frozenset({"person", "label"})
_OF_SOURCES = frozenset({"case_kind", "wave", "kind", "date"})


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


@dataclass(frozen=True, slots=True)
class CaseList:
    """A list of cases as it was read.

    Attributes:
        cases: The organisations, in the order of their first rows; columns without a meaning of their own are their attributes.
        sources: What the rows tell about sources, in order; empty where the list names none.
        participants: Who takes part in interviews that their row does not name, with the organisation that it names.
        problems: What the list says twice in different words (the first is kept), and cells that mean nothing (they are left out).
    """

    cases: tuple[Case, ...]
    sources: tuple[CaseSource, ...] = ()
    participants: tuple[tuple[str, Participant], ...] = ()
    problems: tuple[Problem, ...] = ()


def read_cases(path: Path) -> CaseList:
    """Reads a list of organisations and, where its rows name files, of the sources that belong to them.

    The list is the first sheet of a workbook that has a column for organisations, or a CSV file; headers in Swedish or English.
    Participants stand in the same rows, or in another sheet beside the file or organisation that they belong to.

    Args:
        path: An .xlsx or .csv file.

    Raises:
        OtherListFormatError: The suffix is another.
        NoCasesError: No sheet has a column that names organisations.
        CellError: A header stands twice, or an organisation is missing.
        KodbokError: The file cannot be read: an error of `interviews.csv_grid`, `interviews.workbook_grid`, `interviews.original`
            or `interviews.archive`.
    """
    grids = [grid for grid in map(_filled, _grids(path)) if grid.rows]
    main = _main(grids)
    if main is None:
        raise NoCasesError(path.name)
    problems: list[Problem] = []
    rows = list(case_rows(path.name, main, problems))
    others = [row for grid in grids if grid is not main and _tells_of_people(grid) for row in case_rows(path.name, grid, problems)]
    cases = _cases(rows, problems)
    return CaseList(cases, case_sources([*rows, *others], problems), _of_cases([*rows, *others], problems), tuple(problems))


def _main(grids: Sequence[Grid]) -> Grid | None:
    """The sheet of the organisations: the first one that names some and is no mere list of participants, if there is such a one."""
    naming = [grid for grid in grids if "case" in meanings(grid).values()]
    return next((grid for grid in naming if not _is_of_people(grid)), naming[0] if naming else None)


def _is_of_people(grid: Grid) -> bool:
    """Whether a sheet lists participants and says nothing else of sources."""
    meant = set(meanings(grid).values())
    return bool(meant & _PEOPLE) and not meant & _OF_SOURCES


def _tells_of_people(grid: Grid) -> bool:
    """Whether a sheet beside the list names participants with their file or organisation."""
    meant = set(meanings(grid).values())
    return bool(meant & _PEOPLE) and bool(meant & {"name", "case"})


def _of_cases(rows: Sequence[CaseRow], problems: list[Problem]) -> tuple[tuple[str, Participant], ...]:
    """The participants of rows that name an organisation and no file."""
    bare = [row for row in rows if "name" not in row.known and "case" in row.known]
    return tuple(dict.fromkeys((row.known["case"], each) for row in bare for each in participants_of(row, problems)))


def _grids(path: Path) -> list[Grid]:
    """The sheets of a workbook, or the one of a CSV file."""
    match path.suffix.lower():
        case ".csv":
            return [read_csv_grid(path, known_headers())]
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


def _cases(rows: Sequence[CaseRow], problems: list[Problem]) -> tuple[Case, ...]:
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
            problems += contradiction(row.place("case_kind"), name, kinds[name] or kind, kind)
        kept = attributes.setdefault(name, {})
        for header, value in row.attributes.items():
            problems += contradiction(f"{row.where}, column “{header}”", name, kept.setdefault(header, value), value)
    return tuple(Case(name, kind, MappingProxyType(attributes[name])) for name, kind in kinds.items())


def _refuse_nameless(row: CaseRow) -> None:
    """Raises for a row that says something about an organisation that it does not name."""
    if "name" not in row.known:
        raise CellError(row.place("case"), "the organisation's name is missing", "fill it in or delete the row")
