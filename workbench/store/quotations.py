"""Reading the ledger of quotations out of the store."""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlalchemy as sa

from analysis.ledger_entry import SEGMENT_ELSEWHERE, SEGMENT_GONE, SEGMENT_REJECTED, LedgerEntry
from coding.code_path import theme_of
from interviews.errors import KodbokError
from workbench.rows.ledger_rows import entry_of
from workbench.store import schema
from workbench.store.door import live

if TYPE_CHECKING:
    from collections.abc import Mapping

    from workbench.store.door import Row

_SHORTEST = 4


class UnknownQuotationError(KodbokError):
    """No quotation of the ledger has the id."""

    def __init__(self, quotation_id: str) -> None:
        super().__init__(f"There is no quotation {quotation_id!r} in the ledger; `kodbok ledger list` shows the ids.")


class SeveralQuotationsError(KodbokError):
    """The ids of several quotations begin so."""

    def __init__(self, beginning: str, count: int) -> None:
        super().__init__(f"The ids of {count} quotations begin with {beginning!r}; write more of it.")


def quotation_rows(connection: sa.Connection, quotation_id: str = "") -> list[Row]:
    """The live rows of the ledger, or the one of an id or of the beginning of an id.

    Raises:
        UnknownQuotationError: There is none of that id.
        SeveralQuotationsError: Several ids begin so.
    """
    if not quotation_id:
        return live(connection, schema.ledger)
    wanted = quotation_id.strip().casefold()
    begins = schema.ledger.c.id.startswith(wanted, autoescape=True)
    found = live(connection, schema.ledger, begins) if len(wanted) >= _SHORTEST else []
    exact = [row for row in found if row["id"] == wanted]
    if not found:
        raise UnknownQuotationError(quotation_id)
    if len(found) > 1 and not exact:
        raise SeveralQuotationsError(quotation_id, len(found))
    return exact or found


def read_quotations(connection: sa.Connection, quotation_id: str = "") -> list[LedgerEntry]:
    """The quotations of the ledger as they stand, or the one of an id; in the order in which they were proposed."""
    return entries_of(connection, quotation_rows(connection, quotation_id))


def entries_of(connection: sa.Connection, rows: list[Row]) -> list[LedgerEntry]:
    """Live rows of the ledger as quotations, with what makes somebody look at them again."""
    interviews = {row["id"]: row["name"] for row in live(connection, schema.interviews)}
    codes = {row["id"]: row["path"] for row in live(connection, schema.codes)}
    named = {row["segment_id"] for row in rows}
    segments = {row["id"]: row for row in live(connection, schema.segments) if row["id"] in named} if named else {}
    return [entry_of(row, interviews, codes, _flag(row, segments, codes)) for row in rows]


def _flag(row: Row, segments: Mapping[str, Row], codes: Mapping[str, str]) -> str:
    """Why a quotation must be looked at again."""
    if not row["segment_id"]:
        return ""
    segment = segments.get(row["segment_id"])
    if segment is None:
        return SEGMENT_GONE
    if segment["status"] == "rejected":
        return SEGMENT_REJECTED
    themes = theme_of(codes.get(segment["code_id"], "")), theme_of(codes.get(row["code_id"], ""))
    return SEGMENT_ELSEWHERE if themes[0] != themes[1] else ""


def quotation_history(connection: sa.Connection, quotation_id: str) -> list[LedgerEntry]:
    """Every state that a quotation ever had, the first one first; moves of its address alone are left out."""
    (row,) = quotation_rows(connection, quotation_id)
    asked = sa.select(schema.ledger).where(schema.ledger.c.id == row["id"]).order_by(schema.ledger.c.begun_rev, schema.ledger.c.row)
    interviews = {row["id"]: row["name"] for row in live(connection, schema.interviews)}
    codes = {row["id"]: row["path"] for row in live(connection, schema.codes)}
    told: list[LedgerEntry] = []
    for each in connection.execute(asked).mappings():
        entry = entry_of(dict(each), interviews, codes)
        if not told or _told(entry) != _told(told[-1]):
            told.append(entry)
    return told


def _told(entry: LedgerEntry) -> tuple[object, ...]:
    """What somebody told of a quotation."""
    return entry.text, entry.verbatim, entry.state, entry.attribution, entry.key, entry.note, entry.who, entry.date, entry.theme
