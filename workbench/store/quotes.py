"""Coded segments held against the text that they quote."""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlalchemy as sa

from workbench.store import schema
from workbench.store.door import live

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbench.store.door import Row


def misquoting(connection: sa.Connection, segments: list[Row] | None = None) -> Iterator[Row]:
    """Live segments (all of them, by default) whose quote is not what stands at their span in the interview's present text."""
    rows = live(connection, schema.segments) if segments is None else segments
    where = [] if segments is None else [schema.interviews.c.id.in_({row["interview_id"] for row in rows})]
    interviews = sa.select(schema.interviews.c.id, schema.transcripts.c.text).where(
        schema.interviews.c.transcript_id == schema.transcripts.c.id, schema.interviews.c.ended_rev.is_(None), *where
    )
    texts = {row.id: row.text for row in connection.execute(interviews)}
    for row in rows:
        text = texts.get(row["interview_id"], "")
        if not 0 <= row["start"] < row["end"] <= len(text) or text[row["start"] : row["end"]] != row["quote"]:
            yield row
