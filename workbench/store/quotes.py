"""Coded segments, and quotations of the ledger, held against the text that they quote."""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlalchemy as sa

from workbench.store import schema
from workbench.store.door import live

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from workbench.store.door import Row


def misquoting(connection: sa.Connection, segments: list[Row] | None = None) -> Iterator[Row]:
    """Live segments (all of them, by default) whose quote is not what stands at their span in the interview's present text."""
    rows = live(connection, schema.segments) if segments is None else segments
    texts = _texts(connection, None if segments is None else rows)
    yield from (row for row in rows if not _stands(row, row["quote"], texts))


def misplaced(connection: sa.Connection, quotations: list[Row] | None = None) -> Iterator[Row]:
    """Live quotations (all by default) whose words are not what stands at their span; those that stand nowhere are none."""
    rows = live(connection, schema.ledger) if quotations is None else quotations
    texts = _texts(connection, rows)
    yield from (row for row in rows if row["end"] and not _stands(row, row["verbatim"], texts))


def _stands(row: Row, quote: str, texts: Mapping[str, str]) -> bool:
    """Whether a quote stands at its row's span."""
    text = texts.get(row["interview_id"], "")
    return 0 <= row["start"] < row["end"] <= len(text) and text[row["start"] : row["end"]] == quote


def _texts(connection: sa.Connection, rows: list[Row] | None) -> dict[str, str]:
    """The present texts of the rows' interviews, or of all, by the interview's id."""
    where = [] if rows is None else [schema.interviews.c.id.in_({row["interview_id"] for row in rows})]
    interviews = sa.select(schema.interviews.c.id, schema.transcripts.c.text).where(
        schema.interviews.c.transcript_id == schema.transcripts.c.id, schema.interviews.c.ended_rev.is_(None), *where
    )
    return {row.id: row.text for row in connection.execute(interviews)}
