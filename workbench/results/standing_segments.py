"""Coded segments as they stand, with the revision in which each became so, and what changed since a revision."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from coding.segment import CodedSegment
from workbench.store import schema
from workbench.store.door import current_revision, live
from workbench.store.finding import interview_row

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


@dataclass(frozen=True, slots=True)
class Standing:
    """A coded segment as it stands.

    Attributes:
        segment: The segment, in any status.
        revision: The study's revision in which it became what it is.
    """

    segment: CodedSegment
    revision: int


@dataclass(frozen=True, slots=True)
class Changes:
    """What changed in a study after a revision.

    Attributes:
        revision: The study's present revision.
        segments: Segments that were made or changed and stand.
        gone: Ids of segments that stand no more.
        interviews: Whether anything about interviews changed (names, texts, speakers, marks, cases).
        codebook: Whether the codebook changed.
    """

    revision: int
    segments: tuple[Standing, ...]
    gone: tuple[str, ...]
    interviews: bool
    codebook: bool


_OWN = schema.segments.c
_READ = (
    *(_OWN.id, _OWN.start, _OWN.end, _OWN.quote, _OWN.coder, _OWN.origin, _OWN.status, _OWN.contrary, _OWN.created, _OWN.memo),
    *(_OWN.interview_id, _OWN.code_id, _OWN.begun_rev, _OWN.ended_rev),
)
_OF_INTERVIEWS = (schema.interviews, schema.speakers, schema.marks, schema.cases)


def standing_segments(connection: sa.Connection, name: str) -> list[Standing]:
    """All live segments of an interview, in any status, in the order of the text."""
    interview = interview_row(connection, name)
    asked = sa.select(*_READ).where(_OWN.interview_id == interview["id"], _OWN.ended_rev.is_(None))
    rows = connection.execute(asked.order_by(_OWN.start, _OWN.end, _OWN.id)).all()
    return _standing(rows, {interview["id"]: interview["name"]}, _named(connection, schema.codes.c.path))


def segment_revision(connection: sa.Connection, segment_id: str) -> int | None:
    """The revision in which a segment became what it is; None where there is none any more."""
    segments = schema.segments.c
    asked = sa.select(segments.begun_rev).where(segments.id == segment_id, segments.ended_rev.is_(None))
    return connection.execute(asked).scalar_one_or_none()


def finished_by(connection: sa.Connection, name: str) -> list[str]:
    """Who has marked an interview as finished."""
    marks = schema.marks.c
    rows = live(connection, schema.marks, marks.interview_id == interview_row(connection, name)["id"], marks.state == "finished")
    return [row["coder"] for row in rows]


def changes_since(connection: sa.Connection, revision: int) -> Changes:
    """What changed after a revision; it costs what changed, not what there is."""
    asked = sa.select(*_READ).where(_later(schema.segments, revision)).order_by(_OWN.made_rev, _OWN.row)
    rows = connection.execute(asked).all()
    live = [row for row in rows if row.ended_rev is None]
    names = _named(connection, schema.interviews.c.name, {row.interview_id for row in live})
    paths = _named(connection, schema.codes.c.path, {row.code_id for row in live})
    *interviews, codebook = _changed(connection, (*_OF_INTERVIEWS, schema.codes), revision)
    return Changes(
        revision=current_revision(connection),
        segments=tuple(_standing(live, names, paths)),
        gone=tuple(sorted({row.id for row in rows} - {row.id for row in live})),
        interviews=any(interviews),
        codebook=codebook,
    )


def _later(table: sa.Table, revision: int) -> sa.ColumnElement[bool]:
    """Whether a row began or ended after a revision."""
    return sa.or_(table.c.begun_rev > revision, table.c.ended_rev > revision)


def _changed(connection: sa.Connection, tables: Sequence[sa.Table], revision: int) -> Sequence[bool]:
    """Of each table whether rows of it began or ended after a revision."""
    found = connection.execute(sa.select(*(sa.exists().where(_later(table, revision)).label(table.name) for table in tables)))
    return [bool(each) for each in found.one()]


def _named(connection: sa.Connection, called: sa.Column[str], ids: set[str] | None = None) -> dict[str, str]:
    """What live things are called by their ids: all of a table, or those of some ids."""
    columns = called.table.c
    asked = sa.select(columns.id, called).where(columns.ended_rev.is_(None))
    rows = connection.execute(asked if ids is None else asked.where(columns.id.in_(ids)))
    return {row[0]: row[1] for row in rows}


def _standing(rows: Sequence[Any], names: Mapping[str, str], paths: Mapping[str, str]) -> list[Standing]:
    """Segments from live rows; thousands of them are made for one page, so they are read by place."""
    return [
        Standing(
            CodedSegment(
                id=own,
                interview=names[interview],
                start=start,
                end=end,
                quote=quote,
                code=paths[code],
                coder=coder,
                origin=origin,
                status=status,
                contrary=contrary,
                created=created,
                memo=memo,
            ),
            begun,
        )
        for own, start, end, quote, coder, origin, status, contrary, created, memo, interview, code, begun, _ in rows
    ]
