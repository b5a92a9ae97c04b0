"""From the cells of a row to a coding."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from coding.clean_text import FieldError
from coding.coding_row import CodingRow, Refusal
from coding.flag import flag_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from interviews.grid import GridRow

_WHOLE = re.compile(r"([+-]?[0-9]{1,15})(\.0+)?")
_ORDINARY_DIGITS = 15
_MOMENT_LENGTH = len("2015-03-01T12:00:00Z")


def whole_number(text: str) -> int | None:
    """Reads a whole number; an empty cell holds none.

    Raises:
        FieldError: It holds something else.
    """
    if text.isdecimal() and text.isascii() and len(text) <= _ORDINARY_DIGITS:
        return int(text)
    if not text.strip():
        return None
    match = _WHOLE.fullmatch(text.strip())
    if not match:
        raise FieldError(f"is {text[:40]!r}, which is no whole number")
    return int(match[1])


def moment(text: str) -> str:
    """Reads a time as UTC, ISO 8601 with `Z` and whole seconds; one without a zone is UTC. An empty cell stays empty.

    >>> moment("2015-03-01T13:00:00+01:00"), moment("2015-03-01")
    ('2015-03-01T12:00:00Z', '2015-03-01T00:00:00Z')

    Raises:
        FieldError: It is no time.
    """
    if not text.strip():
        return ""
    try:
        read = datetime.fromisoformat(text.strip())
        if len(text) == _MOMENT_LENGTH and text.endswith("Z"):
            return text
        at = read.astimezone(UTC) if read.tzinfo else read
    except (ValueError, OverflowError) as cause:
        raise FieldError(f"is {text[:40]!r}, which is no time; write it as 2015-03-01T12:00:00Z, or leave it empty") from cause
    return f"{at.replace(tzinfo=None, microsecond=0).isoformat()}Z"


def _as_it_stands(text: str) -> str:
    """The cell's text."""
    return text


_READERS: Mapping[str, Callable[[str], Any]] = {
    "id": str.strip,
    "interview": _as_it_stands,
    "start": whole_number,
    "end": whole_number,
    "code": _as_it_stands,
    "coder": _as_it_stands,
    "quote": _as_it_stands,
    "memo": _as_it_stands,
    "contrary": flag_of,
    "created": moment,
    "delete": flag_of,
}
"""For each field of a coding, what reads its cell or raises FieldError."""


class CodingReader:
    """Reads rows whose columns stand at fixed places.

    Args:
        places: The place of each column that is read.
    """

    def __init__(self, places: Mapping[str, int]) -> None:
        self._places = places
        self._cells = [(name, read, places[name]) for name, read in _READERS.items() if name in places]
        self._width = max(places.values()) + 1

    def read(self, row: GridRow) -> CodingRow | Refusal:
        """Reads a row, or refuses it for every cell that does not fit."""
        cells = row.cells
        if len(cells) < self._width:
            cells = cells + [""] * (self._width - len(cells))
        if not row.unreadable:
            try:
                return CodingRow(row.number, **{name: read(cells[at]) for name, read, at in self._cells})
            except FieldError:
                pass
        return self._refusal(row, cells)

    def _refusal(self, row: GridRow, cells: Sequence[str]) -> Refusal | CodingRow:
        """Says what is wrong in a row, if it is in a column that is read."""
        reasons = [f"{name} {row.unreadable[at]}" for name, at in self._places.items() if at in row.unreadable]
        values: dict[str, Any] = {}
        for name, read, at in self._cells:
            try:
                values[name] = read(cells[at])
            except FieldError as fault:
                reasons.append(f"{name} {fault.reason}")
        return Refusal(row.number, "; ".join(reasons)) if reasons else CodingRow(row.number, **values)


def cell_at(row: GridRow, places: Mapping[str, int], name: str) -> str:
    """The text of a row's cell in a column, empty where the row is short or has no such column."""
    at = places.get(name, -1)
    return row.cells[at] if 0 <= at < len(row.cells) else ""
