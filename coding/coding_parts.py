"""Texts too long for one cell of Excel: rows with the same id and the parts 2, 3, … are joined to their first row."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from coding.coding_cells import cell_at
from coding.coding_row import Refusal
from interviews.grid import GridRow

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_CONTINUED = ("quote", "memo")
_NUMBER = re.compile("[1-9][0-9]{0,5}")


def joined_parts(rows: Sequence[GridRow], places: Mapping[str, int]) -> tuple[list[GridRow], list[Refusal]]:
    """Joins rows that go on in others, however they have been sorted.

    Returns:
        The rows that are whole, in order, and a refusal for each part that has no beginning or does not follow one.
    """
    firsts = [row for row in rows if _part(row, places) == 1]
    if len(firsts) == len(rows):
        return firsts, []
    parts: dict[str, list[GridRow]] = {}
    for row in sorted(rows, key=lambda row: _part(row, places)):
        if _part(row, places) > 1:
            parts.setdefault(_id(row, places), []).append(row)
    whole: list[GridRow] = []
    refused: list[Refusal] = []
    for row in firsts:
        following = parts.get(_id(row, places), []) if _id(row, places) else []  # rows without an id have no parts
        if [_part(part, places) for part in following] == list(range(2, len(following) + 2)):
            whole.append(_joined(row, following, places))
        else:
            refused.append(
                Refusal(row.number, "quote goes on in parts that are not 2, 3, … each once; take them from a new export")
            )
    begun = {_id(row, places) for row in firsts} - {""}
    orphans = (part for identifier, following in parts.items() if identifier not in begun for part in following)
    refused += [Refusal(part.number, "part goes on a text whose first row is missing; delete the row") for part in orphans]
    return whole, refused


def _part(row: GridRow, places: Mapping[str, int]) -> int:
    """The number of a row's part; a column of that name with other content is somebody's own."""
    match = _NUMBER.fullmatch(cell_at(row, places, "part").strip())
    return int(match[0]) if match else 1


def _id(row: GridRow, places: Mapping[str, int]) -> str:
    """The id of a row's segment."""
    return cell_at(row, places, "id").strip()


def _joined(row: GridRow, following: Sequence[GridRow], places: Mapping[str, int]) -> GridRow:
    """A row with the texts of those that follow it, and with what is wrong in them."""
    if not following:
        return row
    parts = (row, *following)
    joined = {places[name]: "".join(cell_at(part, places, name) for part in parts) for name in _CONTINUED if name in places}
    unreadable = {at: reason for part in parts for at, reason in part.unreadable.items() if part is row or at in joined}
    width = max(len(row.cells), *(at + 1 for at in joined))
    cells = [joined.get(at, row.cells[at] if at < len(row.cells) else "") for at in range(width)]
    return GridRow(row.number, cells, unreadable)
