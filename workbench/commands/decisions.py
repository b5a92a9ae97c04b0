"""Deciding proposals: accepting makes them findings, rejecting is remembered."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from interviews.errors import KodbokError
from workbench.commands.segment_edits import segment_by_id
from workbench.rows.segment_rows import coded_span
from workbench.store import schema
from workbench.store.codes import read_study_codebook
from workbench.store.door import Change, Row, change, live
from workbench.store.finding import interview_row

if TYPE_CHECKING:
    import sqlalchemy as sa

    from workbench.store.database import Database


class DecidedAlreadyError(KodbokError):
    """The segment is no proposal any more."""

    def __init__(self, segment_id: str, status: str, coder: str) -> None:
        super().__init__(f"The segment {segment_id} is no proposal: {coder} has {status} it already; nothing was changed.")


@dataclass(frozen=True, slots=True)
class Choice:
    """Which proposals are meant.

    Attributes:
        ids: Segments by id; where there are any, the rest is not looked at.
        codes: Codes, each with its descendants; empty means all.
        interviews: Interviews by name; empty means all.
    """

    ids: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()
    interviews: tuple[str, ...] = ()


def decide(database: Database, who: str, choice: Choice, status: str) -> int:
    """Accepts or rejects proposals, as the coder who acts.

    Returns:
        The number of proposals decided.

    Raises:
        UnknownSegmentError: An id is unknown.
        DecidedAlreadyError: An id is of a segment that somebody has decided.
    """
    with change(database, who, "code accept" if status == "accepted" else "code reject") as made:
        rows = _chosen(made, choice)
        held = _held(made.connection, who) if status == "accepted" else set()
        for row in rows:
            if coded_span(row) in held:
                made.end(schema.segments, row)  # it would repeat the coder's own coding
            else:
                # Findings date from their decision: whoever accepts an old proposal did not code before everybody else.
                made.replace(schema.segments, row, status=status, coder=who, made_rev=made.revision)
    return len(rows)


def _held(connection: sa.Connection, who: str) -> set[tuple[str, str, int, int]]:
    """What the coder has coded already."""
    mine = live(connection, schema.segments, schema.segments.c.coder == who, schema.segments.c.status == "accepted")
    return {coded_span(row) for row in mine}


def _chosen(made: Change, choice: Choice) -> list[Row]:
    """The proposals that are meant."""
    if choice.ids:
        return [_proposal(made, segment_id) for segment_id in dict.fromkeys(choice.ids)]
    book = read_study_codebook(made.connection)
    found = [book.find(code) for code in choice.codes]
    codes = {code.id for each in found for code in (each, *book.descendants(each.path))}
    interviews = {interview_row(made.connection, name)["id"] for name in choice.interviews}
    rows = live(made.connection, schema.segments, schema.segments.c.status == "proposed")
    return [
        row
        for row in rows
        if (not choice.codes or row["code_id"] in codes) and (not choice.interviews or row["interview_id"] in interviews)
    ]


def _proposal(made: Change, segment_id: str) -> Row:
    """The row of a proposal."""
    row = segment_by_id(made, segment_id)
    if row["status"] != "proposed":
        raise DecidedAlreadyError(segment_id, row["status"], row["coder"])
    return row
