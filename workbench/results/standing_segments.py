"""Coded segments as they stand, with the revision in which each became so, and what changed since a revision."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import sqlalchemy as sa

from workbench.rows.segment_rows import segment_of
from workbench.store import schema
from workbench.store.door import current_revision, live
from workbench.store.finding import interview_row

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coding.segment import CodedSegment
    from workbench.store.door import Row


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


def standing_segments(connection: sa.Connection, name: str) -> list[Standing]:
    """All live segments of an interview, in any status, in the order of the text."""
    interview = interview_row(connection, name)
    rows = live(connection, schema.segments, schema.segments.c.interview_id == interview["id"])
    return sorted(_standing(connection, rows), key=lambda each: (each.segment.start, each.segment.end, each.segment.id))


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
    """What changed after a revision."""
    segments = schema.segments
    began = live(connection, segments, segments.c.begun_rev > revision)
    ended = set(connection.execute(sa.select(segments.c.id).where(segments.c.ended_rev > revision)).scalars())
    still = set(
        connection.execute(sa.select(segments.c.id).where(segments.c.id.in_(ended), segments.c.ended_rev.is_(None))).scalars()
    )
    return Changes(
        revision=current_revision(connection),
        segments=tuple(_standing(connection, began)),
        gone=tuple(sorted(ended - still)),
        interviews=any(
            _changed(connection, table, revision) for table in (schema.interviews, schema.speakers, schema.marks, schema.cases)
        ),
        codebook=_changed(connection, schema.codes, revision),
    )


_OF_INTERVIEWS = (schema.interviews, schema.speakers, schema.marks, schema.cases)


def _changed(connection: sa.Connection, table: sa.Table, revision: int) -> bool:
    """Whether rows of a table began or ended after a revision."""
    later = sa.or_(table.c.begun_rev > revision, table.c.ended_rev > revision)
    return connection.execute(sa.select(table.c.row).where(later).limit(1)).first() is not None


def _standing(connection: sa.Connection, rows: Sequence[Row]) -> list[Standing]:
    """Segments from live rows."""
    names = {row["id"]: row["name"] for row in live(connection, schema.interviews)}
    paths = {row["id"]: row["path"] for row in live(connection, schema.codes)}
    return [Standing(segment_of(row, names, paths), row["begun_rev"]) for row in rows]
