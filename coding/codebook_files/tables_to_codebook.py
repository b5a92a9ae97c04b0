"""From the two tables of a file to a codebook, with every fault named by its place."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from coding.clean_text import FieldError, clean_text
from coding.code import Code
from coding.code_fields import CLEANERS, clean_items, clean_match, clean_unit
from coding.code_path import clean_path
from coding.code_tree import depth_first, new_id
from coding.codebook import Codebook
from coding.codebook_files.cell_list import split_items
from coding.codebook_files.pattern_cell import split_patterns
from coding.flag import flag_of
from coding.rule import Match, Rule

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from coding.codebook_files.table import Table, TableRow


def _items(cell: str) -> tuple[str, ...]:
    """The clean items of a cell."""
    return clean_items(split_items(cell))


_CODE_CELLS: Mapping[str, Callable[[str], object]] = {
    **{column: CLEANERS[column] for column in ("path", "definition", "include", "exclude", "example", "colour")},
    "aliases": _items,
    "topics": _items,
    "retired": flag_of,
}
"""For each column of the codes, what reads its cell or raises FieldError."""


def codebook_of(codes: Table, rules: Table) -> tuple[Codebook, tuple[str, ...]]:
    """Makes a codebook of what the tables hold.

    Returns:
        The codebook, empty if anything is wrong, and every fault in a few words.
    """
    faults = [*codes.faults, *rules.faults]
    read = {code.path: code for code in depth_first(_codes(codes, faults).values())}
    for row in rules.rows:
        _add_rule(row, read, faults)
    return (Codebook() if faults else Codebook.of(read.values())), tuple(faults)


def _codes(table: Table, faults: list[str]) -> dict[str, Code]:
    """The codes by path."""
    codes: dict[str, Code] = {}
    places: dict[str, str] = {}
    for row in table.rows:
        values = {column: _value(row, column, _CODE_CELLS[column], faults) for column in row.cells}
        path = values.get("path")
        if path is None:
            continue
        if path in codes:
            faults.append(f"{row.place}, column path: {path!r} stands in {places[path]} already; keep one of them")
            continue
        places[path] = row.place
        codes[path] = Code(id=new_id(), **{column: value for column, value in values.items() if value is not None})
    return codes


def _add_rule(row: TableRow, codes: dict[str, Code], faults: list[str]) -> None:
    """Gives a row's rule to its code."""
    path = _value(row, "path", clean_path, faults)
    match = _value(row, "match", clean_match, faults)
    unit = _value(row, "unit", lambda cell: clean_unit(cell or "sentence"), faults)
    exclude = _value(row, "exclude", _items, faults)
    words = _value(row, "words", lambda cell: _words(cell, match), faults) if match else None
    if path is not None and path not in codes:
        faults.append(f"{row.place}, column path: there is no code {path!r} among the codes; {_nearest(path, codes)}")
    elif path is not None and match and words and unit and exclude is not None:
        codes[path] = replace(codes[path], rules=(*codes[path].rules, Rule(match, words, exclude, unit)))


def _words(cell: str, match: Match) -> tuple[str, ...]:
    """The words of a rule."""
    clean = clean_text(cell)
    words = clean_items(split_patterns(clean) if match == "pattern" and clean.strip() else split_items(clean))
    if not words:
        raise FieldError("is empty; write what to find")
    return words


def _value(row: TableRow, column: str, read: Callable[[str], Any], faults: list[str]) -> Any:  # noqa: ANN401  # each column its type
    """What a cell holds, or None and a fault."""
    try:
        return read(row.cells.get(column, ""))
    except FieldError as fault:
        if column in row.cells:  # a column that is missing was named already
            faults.append(f"{row.place}, column {column}: {fault.reason}")
        return None


def _nearest(path: str, codes: Mapping[str, Code]) -> str:
    """What to do about a path that no code has."""
    from difflib import get_close_matches  # used on the way to an error alone

    close = get_close_matches(path, codes, n=1)
    return f"did you mean {close[0]!r}?" if close else "add it there, or delete the rule"
