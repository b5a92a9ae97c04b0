"""Importing codings from a file: a plan of it, and its doing in one transaction."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import sqlalchemy as sa

from workbench.commands.coding_names import restored_file
from workbench.commands.coding_plan import State, Step, plan
from workbench.commands.interview_edits import keep_mark
from workbench.rows.segment_rows import segment_of, segment_row
from workbench.store import schema
from workbench.store.clock import utc_now
from workbench.store.codes import read_study_codebook
from workbench.store.door import Change, Row, change, live
from workbench.store.texts import interview_rows

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coding.coding_row import CodingFile, CodingRow, FinishedMark
    from coding.segment import CodedSegment
    from workbench.store.database import Database


@dataclass(frozen=True, slots=True)
class CodingReport:
    """What became of every row of a file, in the file's order.

    Attributes:
        steps: A step a row.
    """

    steps: tuple[Step, ...]

    def count(self, action: str) -> int:
        """The number of rows with an action."""
        return sum(step.action == action for step in self.steps)


def preview_codings(database: Database, who: str, file: CodingFile) -> CodingReport:
    """What an import would do; nothing is written."""
    with database.reading() as connection:
        return _report(connection, who, file)


def import_codings(database: Database, who: str, file: CodingFile) -> CodingReport:
    """Imports what fits and refuses the rest by row; undo takes the whole import back."""
    with change(database, who, "code import") as made:
        report = _report(made.connection, who, file)
        _apply(made, report)
        _mark(made, who, file.marks)
    return report


def _report(connection: sa.Connection, who: str, file: CodingFile) -> CodingReport:
    """The plan of a file against the study as it stands."""
    state = _state(connection, who, file.revision)
    meant = restored_file(connection, file, state.texts, {**state.now, **state.then})
    steps = plan(_as_called_now(connection, meant), state)
    refused = [Step(refusal.line, "refused", refusal.message, place=refusal.place) for refusal in meant.refused]
    return CodingReport(tuple(sorted([*steps, *refused], key=lambda step: step.line)))


def _as_called_now(connection: sa.Connection, file: CodingFile) -> list[CodingRow]:
    """The rows with names as the study writes them now.

    A code that was renamed after the export is meant by the name it had then. A coder's name is composed and without blanks around
    it, as that of whoever acts: one person shall not become two, whose work would not count together.
    """
    called = {} if file.revision is None else _renamed_since(connection, file.revision)
    return [_named(row, code=called.get(row.code or "", row.code), coder=row.coder and _name(row.coder)) for row in file.rows]


def _renamed_since(connection: sa.Connection, revision: int) -> dict[str, str]:
    """The present paths of codes that had others at a revision, by those."""
    codes = schema.codes.c
    standing = sa.or_(codes.ended_rev.is_(None), codes.ended_rev > revision)
    stood = connection.execute(sa.select(codes.path, codes.id).where(codes.begun_rev <= revision, standing))
    now = {row["id"]: row["path"] for row in live(connection, schema.codes)}
    return {row.path: now[row.id] for row in stood if now.get(row.id, row.path) != row.path}


def _named(row: CodingRow, code: str | None, coder: str | None) -> CodingRow:
    """A row with its names; itself where it has them already."""
    return row if (row.code, row.coder) == (code, coder) else replace(row, code=code, coder=coder)


def _name(text: str) -> str:
    """A person's name as the study writes it."""
    return unicodedata.normalize("NFC", text).strip()


def _state(connection: sa.Connection, who: str, revision: int | None) -> State:
    """What the plan needs to know of the study."""
    interviews = interview_rows(connection)
    names = {row["id"]: row["name"] for row in interviews}
    book = read_study_codebook(connection)
    paths = {code.id: code.path for code in book.codes}
    rows = live(connection, schema.segments)
    now = {row["id"]: segment_of(row, names, paths) for row in rows}
    return State(
        texts={row["name"]: row["text"] for row in interviews},
        codebook=book,
        now=now,
        then=_then(connection, revision, names, paths),
        gone=_gone(connection, now),
        changed_by=_changed_by(connection, rows, revision),
        coder=who,
        time=utc_now(),
    )


def _then(connection: sa.Connection, revision: int | None, names: dict[str, str], paths: dict[str, str]) -> dict[str, CodedSegment]:
    """Segments as they were at the file's revision, where they have changed since."""
    if revision is None:
        return {}
    segments = schema.segments
    asked = sa.select(segments).where(segments.c.begun_rev <= revision, segments.c.ended_rev > revision)
    rows = [dict(row) for row in connection.execute(asked).mappings()]
    return {row["id"]: segment_of(row, names, paths) for row in rows if row["interview_id"] in names and row["code_id"] in paths}


def _gone(connection: sa.Connection, now: dict[str, CodedSegment]) -> frozenset[str]:
    """Ids that the study once had and has no more."""
    ended = sa.select(schema.segments.c.id).where(schema.segments.c.ended_rev.is_not(None)).distinct()
    return frozenset(connection.execute(ended).scalars()) - now.keys()


def _changed_by(connection: sa.Connection, rows: list[Row], revision: int | None) -> dict[str, str]:
    """Who last changed each segment that is younger than the file."""
    if revision is None:
        return {}
    asked = sa.select(schema.log.c.revision, schema.log.c.who).where(schema.log.c.revision > revision)
    who = {row.revision: row.who for row in connection.execute(asked)}
    return {row["id"]: who[row["begun_rev"]] for row in rows if row["begun_rev"] in who}


def _mark(made: Change, who: str, marks: Sequence[FinishedMark]) -> None:
    """Keeps what the file says of finished interviews; one that the study does not have is left alone."""
    ids = {row["name"]: row["id"] for row in live(made.connection, schema.interviews)}
    for mark in marks:
        if mark.interview in ids:
            keep_mark(made, ids[mark.interview], mark.coder or who, "finished" if mark.finished else "begun")


def _apply(made: Change, report: CodingReport) -> None:
    """Writes the steps into a change."""
    interviews = {row["name"]: row["id"] for row in live(made.connection, schema.interviews)}
    codes = {row["path"]: row["id"] for row in live(made.connection, schema.codes)}
    rows = {row["id"]: row for row in live(made.connection, schema.segments)}
    for step in report.steps:
        if step.segment is None or step.action == "same":
            continue
        row = segment_row(step.segment, interviews[step.segment.interview], codes[step.segment.code])
        if step.action == "new":
            made.begin(schema.segments, row)
        elif step.action == "deleted":
            made.end(schema.segments, rows[step.segment.id])
        else:
            made.replace(schema.segments, rows[step.segment.id], **row)
