"""Codebooks in CSV: the codes, then an empty line and the rules under a header of their own."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from coding.codebook_files.codebook_to_rows import code_rows, rule_rows
from coding.codebook_files.table import (
    CODE_COLUMNS,
    REQUIRED_OF_CODES,
    REQUIRED_OF_RULES,
    RULE_COLUMNS,
    Table,
    known_headers,
    table_of,
)
from interviews.csv_grid import read_csv_grid, write_csv_rows
from interviews.grid import Grid, GridRow, fold_header

if TYPE_CHECKING:
    from pathlib import Path

    from coding.codebook import Codebook

_PATH_HEADERS = frozenset(("path", *CODE_COLUMNS["path"]))


def read_tables(path: Path) -> tuple[Table, Table]:
    """Reads the tables of codes and of rules."""
    grid = read_csv_grid(path, known_headers(CODE_COLUMNS))
    at = _rules_begin(grid.rows)
    rules = Grid(None, grid.rows[at:])
    return (
        table_of(Grid(None, grid.rows[:at]), CODE_COLUMNS, REQUIRED_OF_CODES),
        table_of(rules, RULE_COLUMNS, REQUIRED_OF_RULES) if rules.rows else Table(),
    )


def write(codebook: Codebook, path: Path) -> None:
    """Writes a codebook; without rules there is no second header."""
    rules = list(rule_rows(codebook))
    section = [[], list(RULE_COLUMNS), *rules] if rules else []
    write_csv_rows(chain([list(CODE_COLUMNS)], code_rows(codebook), section), path)


def _rules_begin(rows: list[GridRow]) -> int:
    """The place of the rules' header: the first row after a blank one with a cell that says path, but for the file's own header."""
    begun = False
    for at, row in enumerate(rows):
        if begun and rows[at - 1].is_blank and any(fold_header(cell) in _PATH_HEADERS for cell in row.cells):
            return at
        begun = begun or not row.is_blank
    return len(rows)
