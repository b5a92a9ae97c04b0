"""Reading the original files that the study keeps."""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlalchemy as sa

from interviews.source import Source
from workbench.store import schema

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbench.store.door import Row


def original(connection: sa.Connection, source_id: str | None) -> Source | None:
    """An original file, or None where there is none."""
    asked = sa.select(schema.sources).where(schema.sources.c.id == source_id)
    row = connection.execute(asked).mappings().first()
    return None if row is None else Source(row["file_name"], row["content"], row["walk"])


def is_shared(connection: sa.Connection, source_id: str | None) -> bool:
    """Whether several interviews came in a file."""
    asked = sa.select(sa.func.count(sa.distinct(schema.transcripts.c.interview_id)))
    return int(connection.execute(asked.where(schema.transcripts.c.source_id == source_id)).scalar_one()) > 1


def read_by_older_walk(connection: sa.Connection, version: int) -> Iterator[Row]:
    """The live interviews whose text was read by an older version of the reader: `name`, `walk` and `source_id`."""
    interviews, transcripts, sources = schema.interviews, schema.transcripts, schema.sources
    joined = interviews.join(transcripts, interviews.c.transcript_id == transcripts.c.id).join(sources)
    asked = (
        sa.select(interviews.c.name, sources.c.walk, transcripts.c.source_id)
        .select_from(joined)
        .where(interviews.c.ended_rev.is_(None), sources.c.walk < version)
        .order_by(interviews.c.made_rev, interviews.c.row)
    )
    return (dict(row) for row in connection.execute(asked).mappings())


def note_walk(connection: sa.Connection, source_id: str, version: int) -> None:
    """Notes that all the interviews of a shared file have been read again; the file itself never changes."""
    connection.execute(sa.update(schema.sources).where(schema.sources.c.id == source_id).values(walk=version))
