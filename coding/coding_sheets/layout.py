"""Where the columns of a coding sheet stand, however somebody has moved them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from coding.coding_sheets.row_mark import BrokenMarkError, decoded
from coding.coding_sheets.wording import header_meaning

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from interviews.grid import GridRow


@dataclass(frozen=True, slots=True)
class Layout:
    """The columns of a sheet, each by its place from 0.

    Attributes:
        header: Number of the header's row; 0 where the sheet has lost it.
        mark: The column of the marks; None where it is gone.
        text: The column of the texts.
        memo: The column of the memos.
        codes: The code columns by number.
        twice: Headers that stand twice.
    """

    header: int
    mark: int | None
    text: int | None
    memo: int | None
    codes: Mapping[int, int]
    twice: tuple[str, ...] = ()


def layout_of(rows: Sequence[GridRow]) -> Layout | None:
    """Finds the columns of a sheet by its header and its marks; None where it is no coding sheet."""
    header = next((row for row in rows if _is_header(row.cells)), None)
    marks = _column_of_marks(rows)
    if header is None:
        return None if marks is None else Layout(0, marks, None, None, {})
    meanings = [header_meaning(cell) for cell in header.cells]
    place = {meaning: at for at, meaning in reversed(list(enumerate(meanings))) if meaning is not None}
    twice = tuple(header.cells[at] for at, meaning in enumerate(meanings) if meaning is not None and place[meaning] != at)
    return Layout(
        header.number,
        place.get("mark") if marks is None else marks,
        place.get("text"),
        place.get("memo"),
        {meaning: at for meaning, at in place.items() if isinstance(meaning, int)},
        twice,
    )


def _is_header(cells: Iterable[str]) -> bool:
    """Says whether cells are the header of a coding sheet: the column of marks, or texts and codes."""
    meanings = {header_meaning(cell) for cell in cells}
    return "mark" in meanings or ("text" in meanings and 1 in meanings)


def _column_of_marks(rows: Iterable[GridRow]) -> int | None:
    """The column in which the first mark stands."""
    for row in rows:
        for at, cell in enumerate(row.cells):
            if _is_mark(cell):
                return at
    return None


def _is_mark(cell: str) -> bool:
    """Says whether a cell holds a mark, be it whole or broken."""
    try:
        return decoded(cell) is not None
    except BrokenMarkError:
        return True
