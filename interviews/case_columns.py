"""The columns of a list of cases: which headers are understood, and when."""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from interviews.grid import fold_header

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from interviews.grid import Grid

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

PERSON_COLUMNS: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "person": (
            *("deltagare", "deltagarens namn", "participant", "participant name", "person", "intervjuperson", "intervjuad"),
            *("intervjuade", "interviewee", "respondent", "informant", "namn", "name"),
        ),
        "label": ("etikett", "talare", "label", "speaker", "speaker label"),
        "role": ("roll", "role"),
        "title": ("befattning", "titel", "title", "position", "job title"),
        "pseudonym": ("pseudonym", "benämning"),
    },
)
"""The headers that tell of participants, where the list names any; else they are attributes like every other column."""

_ANYBODY = frozenset({"namn", "name"})
"""Headers that name a person only where another column tells something of persons: they may be an organisation's, too."""

_LETTER = re.compile(r"[^\W\d_]")


def fold(header: str) -> str:
    """A header as it is compared."""
    return fold_header(header.replace("_", " "))


def known_headers() -> set[str]:
    """Every header that may be understood."""
    return {header for columns in (COLUMNS, PERSON_COLUMNS) for headers in columns.values() for header in headers}


def meanings(grid: Grid) -> dict[int, str]:
    """What the columns of a sheet mean, by their place; its first row is the header.

    Columns tell of participants only where one of them names persons, or labels beside a file; what holds numbers alone names
    nobody.
    """
    folded = [fold(header) for header in grid.rows[0].cells]
    found = _found(COLUMNS, folded)
    people = _found(PERSON_COLUMNS, folded)
    people = {place: meaning for place, meaning in people.items() if meaning not in {"person", "label"} or _names(grid, place)}
    return people | found if _names_participants(people, found, folded) else found


def _found(columns: Mapping[str, tuple[str, ...]], folded: Sequence[str]) -> dict[int, str]:
    """The places of the headers that are understood, with what they mean."""
    first = {meaning: next((name for name in names if name in folded), None) for meaning, names in columns.items()}
    return {folded.index(name): meaning for meaning, name in first.items() if name is not None}


def _names(grid: Grid, place: int) -> bool:
    """Whether the cells of a column hold words, or nothing, and no mere numbers."""
    cells = [row.cells[place] for row in grid.rows[1:] if place < len(row.cells)]
    return all(_LETTER.search(cell) for cell in cells if cell)


def _names_participants(people: Mapping[int, str], found: Mapping[int, str], folded: Sequence[str]) -> bool:
    """Whether columns tell of persons who were there."""
    told = {meaning: folded[place] for place, meaning in people.items()}
    if "person" in told:
        return told["person"] not in _ANYBODY or len(told) > 1
    return "label" in told and "name" in found.values()
