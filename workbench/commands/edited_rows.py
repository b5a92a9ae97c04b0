"""Rows of an edited workbook as an import looks at them: which id they have, which of them stand twice, what was edited."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, TypeVar
from uuid import UUID

from coding.clean_text import clean_text
from interviews.errors import KodbokError

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence

    from analysis.workbook.edited_rows import EditedRow

Row = TypeVar("Row", bound="EditedRow")


class RowRefusedError(KodbokError):
    """A row that does not fit, with the reason."""


def own_id(row: EditedRow) -> str:
    """The id of a row in its usual form; empty for none."""
    try:
        return str(UUID(row.cells["id"].strip()))
    except ValueError:
        return ""


def id_of(row: EditedRow, without: str) -> str:
    """The id of a row in its usual form.

    Args:
        row: The row.
        without: What is said of a row that has none.

    Raises:
        RowRefusedError: It has none, or it cannot be read.
    """
    refuse_faults(row, ("id",))
    own = own_id(row)
    if own:
        return own
    written = row.cells["id"]
    raise RowRefusedError(f"{written!r} is no id; leave ids as they were exported." if written.strip() else without)


def plain(text: str) -> str:
    """A cell's text as it is compared."""
    try:
        return clean_text(text).strip()
    except KodbokError:
        return text


def edited_columns(row: EditedRow, exported: Mapping[str, str], columns: Iterable[str]) -> list[str]:
    """The columns, of those that are edited, that do not say what was exported; a cell that cannot be read is one of them."""
    return [name for name in columns if name in row.faults or plain(row.cells[name]) != plain(exported[name])]


def refuse_faults(row: EditedRow, columns: Iterable[str]) -> None:
    """Raises where a cell cannot be read."""
    for name in columns:
        if name in row.faults:
            raise RowRefusedError(f"{name} {row.faults[name]}.")


def refuse_copies(count: int) -> None:
    """Raises where several rows of one id say different things."""
    if count > 1:
        raise RowRefusedError("another row has the same id and says something else; delete the one that is wrong.")


def first_ones(rows: Sequence[Row], key: Callable[[Row], Hashable]) -> tuple[list[Row], Counter[Hashable]]:
    """The rows to decide about, and how many different ones each key has.

    Args:
        rows: All rows.
        key: What a row is known by; None where it has no id.

    Returns:
        Of rows that say the same under the same key the first; of those that differ, and of those without an id, all.
    """
    told: dict[tuple[object, ...], Row] = {}
    for at, row in enumerate(rows):
        own = key(row)
        told.setdefault((own, at if own is None else (*sorted(row.cells.items()), *sorted(row.faults.items()))), row)
    return list(told.values()), Counter(own for own, _ in told if own is not None)
