"""Running the codebook's rules: proposals come and go, what a person decided stays."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import sqlalchemy as sa

from coding.proposals import propose
from workbench.rows.segment_rows import coded_span, segment_row
from workbench.rows.transcript_rows import transcript_of
from workbench.store import schema
from workbench.store.codes import read_study_codebook
from workbench.store.door import Change, Row, change, live
from workbench.store.texts import interview_rows

if TYPE_CHECKING:
    from workbench.store.database import Database

Span = tuple[str, str, int, int]


@dataclass(frozen=True, slots=True)
class RuleRun:
    """What a run of the rules did.

    Attributes:
        proposed: Number of new proposals.
        taken_back: Number of proposals that the rules no longer make.
        standing: Number of proposals that were there and stay.
        decided: Number of finds that a person has already coded or rejected.
    """

    proposed: int
    taken_back: int
    standing: int
    decided: int


def run_rules(database: Database, who: str) -> RuleRun:
    """Marks proposals by the codebook's rules; a second run changes nothing."""
    with change(database, who, "code rules") as made:
        segments = schema.segments
        standing = {
            row["id"]: row for row in live(made.connection, segments, segments.c.status == "proposed", segments.c.origin == "rule")
        }
        found = _found(made.connection)
        decided = _Decided(live(made.connection, schema.segments, schema.segments.c.status != "proposed"))
        removed = _removed_ids(made.connection)
        wanted = {row["id"]: row for row in found if not decided.covers(row) and row["id"] not in removed}
        gone = [row for row_id, row in standing.items() if row_id not in wanted]
        new = [row for row_id, row in wanted.items() if row_id not in standing]
        _apply(made, gone, new)
    return RuleRun(len(new), len(gone), len(standing) - len(gone), len(found) - len(wanted))


def _apply(made: Change, gone: list[Row], new: list[Row]) -> None:
    """Ends what the rules no longer find and begins what they find now."""
    for row in gone:
        made.end(schema.segments, row)
    for row in new:
        made.begin(schema.segments, {**row, "created": made.time})


def _found(connection: sa.Connection) -> list[Row]:
    """All that the rules find, as rows."""
    book = read_study_codebook(connection)
    ids = {code.path: code.id for code in book.codes}
    rows = []
    for interview in interview_rows(connection):
        transcript = transcript_of(interview, interview["case"])
        rows += [segment_row(replace(found, coder=""), interview["id"], ids[found.code]) for found in propose(transcript, book)]
    return rows


class _Decided:
    """What people have decided: a rejection holds for its span, a coding for all that lies inside it."""

    def __init__(self, rows: list[Row]) -> None:
        self._spans = {coded_span(row) for row in rows}
        self._ids = {row["id"] for row in rows}  # a text that has come back finds what was decided in it, wherever that stands now
        self._coded: dict[tuple[str, str], list[tuple[int, int]]] = defaultdict(list)
        for row in rows:
            if row["status"] == "accepted":
                self._coded[row["interview_id"], row["code_id"]].append((row["start"], row["end"]))

    def covers(self, row: Row) -> bool:
        """Whether nothing is left to decide about a find."""
        coded = self._coded[row["interview_id"], row["code_id"]]
        known = row["id"] in self._ids or coded_span(row) in self._spans
        return known or any(start <= row["start"] and row["end"] <= end for start, end in coded)


def _removed_ids(connection: sa.Connection) -> set[str]:
    """Finds that a person took and deleted afterwards: they are not proposed again."""
    segments = schema.segments.c
    last = sa.select(segments.id, sa.func.max(segments.row).label("row")).group_by(segments.id).subquery()
    asked = (
        sa.select(segments.id)
        .join(last, segments.row == last.c.row)
        .where(segments.ended_rev.is_not(None), segments.status != "proposed", segments.origin == "rule")
    )
    return set(connection.execute(asked).scalars())
