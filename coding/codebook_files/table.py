"""The two tables of a codebook's file, codes and rules, with the columns found in their headers."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import dropwhile
from typing import TYPE_CHECKING

from interviews.grid import Grid, GridRow, fold_header

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

CODE_COLUMNS: Mapping[str, tuple[str, ...]] = {
    "path": ("sökväg", "kod"),
    "definition": (),
    "include": ("inkludera",),
    "exclude": ("exkludera",),
    "example": ("exempel",),
    "colour": ("färg",),
    "aliases": ("alias",),
    "topics": ("ämnen",),
    "retired": ("vilande",),
}
"""The columns of the codes, each with its other accepted headers."""

RULE_COLUMNS: Mapping[str, tuple[str, ...]] = {
    "path": ("sökväg", "kod"),
    "match": ("matchning",),
    "words": ("ord",),
    "exclude": ("exkludera",),
    "unit": ("enhet",),
}
"""The columns of the rules."""

REQUIRED_OF_CODES = ("path",)
REQUIRED_OF_RULES = ("path", "match", "words")


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row.

    Attributes:
        place: How to name it in a message.
        cells: Its text by column, without the columns that the file does not have and the cells that could not be read.
    """

    place: str
    cells: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows with named cells.

    Attributes:
        rows: The rows that are not blank.
        faults: What was wrong with the header and with single cells.
    """

    rows: tuple[TableRow, ...] = ()
    faults: tuple[str, ...] = field(default=())


def known_headers(columns: Mapping[str, tuple[str, ...]]) -> dict[str, str]:
    """The column that each folded header means."""
    return {header: column for column, others in columns.items() for header in (column, *others)}


def table_of(grid: Grid, columns: Mapping[str, tuple[str, ...]], required: Iterable[str]) -> Table:
    """Reads a grid whose first row that is not blank is its header."""
    rows = list(dropwhile(lambda row: row.is_blank, grid.rows))
    if not rows:
        place = "the file" if grid.sheet is None else f"sheet {grid.sheet}"
        return Table(faults=(f"{place} is empty; write a header with the column path and a row for each code",))
    faults: list[str] = []
    header = _header(grid, rows[0], columns, faults)
    if None not in header:  # an unknown column may be the one that is missing
        faults += [f"{grid.place(rows[0].number)}: the column {name} is missing" for name in required if name not in header]
    read = tuple(_table_row(grid, row, header, faults) for row in rows[1:] if not row.is_blank)
    return Table(read, tuple(faults))


def _header(grid: Grid, row: GridRow, columns: Mapping[str, tuple[str, ...]], faults: list[str]) -> list[str | None]:
    """The column of each place in a row; empty where there is no header, None where it is unknown."""
    place, known = grid.place(row.number), known_headers(columns)
    header: list[str | None] = []
    for text in row.cells:
        column = known.get(fold_header(text)) if text.strip() else ""
        if column is None:
            faults.append(f"{place}: the column {text!r} is unknown; {suggestion(text, known)}")
        elif column and column in header:
            faults.append(f"{place}: the column {column} stands there twice; keep one of them")
        header.append(column)
    faults += [f"{place}: a header {reason}" for reason in row.unreadable.values()]
    return header


def suggestion(text: str, known: Mapping[str, str]) -> str:
    """What to call an unknown column instead."""
    from difflib import get_close_matches  # used on the way to an error alone

    close = get_close_matches(fold_header(text), known, n=1)
    return f"did you mean {close[0]}?" if close else f"use {', '.join(dict.fromkeys(known.values()))}"


def _table_row(grid: Grid, row: GridRow, header: list[str | None], faults: list[str]) -> TableRow:
    """One row's cells by column."""
    place = grid.place(row.number)
    names = header + [""] * (len(row.cells) - len(header))
    for at, reason in row.unreadable.items():
        faults.append(f"{place}, column {names[at] or at + 1}: {reason}")
    for at, cell in enumerate(row.cells):
        if names[at] == "" and cell.strip():
            faults.append(f"{place}, column {at + 1}: {cell[:40]!r} stands below no header; delete it or name the column")
    filled = row.cells + [""] * (len(names) - len(row.cells))
    readable = enumerate(zip(names, filled, strict=True))
    return TableRow(place, {name: cell for at, (name, cell) in readable if name and at not in row.unreadable})
