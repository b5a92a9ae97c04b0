"""Keeping transcripts: each text once, each original once, and nothing that was erased."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING
from uuid import UUID, uuid5

import sqlalchemy as sa

from interviews.errors import KodbokError
from workbench.rows.transcript_rows import source_row, transcript_row
from workbench.store import schema
from workbench.store.door import Change, Row, live
from workbench.store.new_id import new_id

if TYPE_CHECKING:
    from interviews.source import Source
    from interviews.transcript import Transcript

_SHARED = UUID("6f0d3c1e-7d0b-4a53-9d0a-0a6a4b6f5c11")
"""Names the originals that several interviews share: the id of such a file follows from its bytes."""


class ErasedBeforeError(KodbokError):
    """The source holds an interview that was erased."""

    def __init__(self, name: str, time: str) -> None:
        super().__init__(
            f"{name} holds an interview that was erased from this study on {time[:10]}, so it is not taken in again; "
            "if that is wrong, import it into a new study."
        )


def _hashes(transcript: Transcript) -> tuple[str, str]:
    """SHA-256 of the text and of the original file."""
    file = hashlib.sha256(transcript.source.content).hexdigest() if transcript.source else transcript.sha256
    return transcript.sha256, file


def known_as(connection: sa.Connection, transcript: Transcript, *where: sa.ColumnElement[bool]) -> str:
    """Name of the live interview (under further conditions) that holds the same text or came from the same file, or nothing."""
    return _holding(connection, transcript, schema.interviews.c.transcript_id == schema.transcripts.c.id, *where)


def once_known_as(connection: sa.Connection, transcript: Transcript) -> str:
    """Name of the live interview of which a version, if not the present one, is the same text or came from the same file."""
    return _holding(connection, transcript, schema.interviews.c.id == schema.transcripts.c.interview_id)


def _holding(
    connection: sa.Connection, transcript: Transcript, version: sa.ColumnElement[bool], *where: sa.ColumnElement[bool]
) -> str:
    """Name of the live interview of which such a version is the same text or came from the same file, or nothing."""
    text, file = _hashes(transcript)
    joined = schema.interviews.join(schema.transcripts, version).outerjoin(
        schema.sources, schema.transcripts.c.source_id == schema.sources.c.id
    )
    same_file = schema.sources.c.sha256 == file
    if transcript.source and transcript.source.part:  # others of the same file share its original and hold other words
        same_file = sa.and_(same_file, schema.sources.c.id != _source_id(transcript.source))
    same = sa.or_(schema.transcripts.c.sha256 == text, same_file)
    asked = sa.select(schema.interviews.c.name).select_from(joined).where(schema.interviews.c.ended_rev.is_(None), same, *where)
    return str(connection.execute(asked).scalar() or "")


def refuse_erased(connection: sa.Connection, transcript: Transcript) -> None:
    """Raises where a tombstone tells that the text or the file was erased."""
    text, file = _hashes(transcript)
    for row in connection.execute(sa.select(schema.tombstones)).mappings():
        if text in row["text_sha256"] or file in row["source_sha256"]:
            raise ErasedBeforeError(transcript.name, row["time"])


def free_name(connection: sa.Connection, name: str) -> str:
    """The name, or with ` (2)` and so on where it is taken."""
    taken = {row["name"] for row in live(connection, schema.interviews)}
    number, free = 1, name
    while free in taken:
        number += 1
        free = f"{name} ({number})"
    return free


def keep_interview(made: Change, transcript: Transcript, facts: Row) -> Row:
    """Keeps a new interview with its text and its original; `facts` are its `case_id, wave, kind, date`. Returns its row."""
    interview_id, transcript_id = new_id(), new_id()
    source_id = keep_source(made.connection, transcript.source) if transcript.source else None
    row = transcript_row(transcript, transcript_id, interview_id, source_id)
    made.connection.execute(sa.insert(schema.transcripts).values(row))
    interview = {"id": interview_id, "name": transcript.name, "transcript_id": transcript_id, "main_coder": None} | facts
    made.begin(schema.interviews, interview)
    return interview


def _source_id(source: Source) -> str:
    """The id of an original: a new one, or, where several interviews share it, the one that follows from its bytes."""
    return str(uuid5(_SHARED, hashlib.sha256(source.content).hexdigest()) if source.part else new_id())


def keep_source(connection: sa.Connection, source: Source) -> str:
    """Keeps an original, once for all the interviews that share it, and returns its id."""
    source_id = _source_id(source)
    kept = connection.execute(sa.select(schema.sources.c.id).where(schema.sources.c.id == source_id)).scalar()
    if kept is None:
        connection.execute(sa.insert(schema.sources).values(source_row(source, source_id)))
    return source_id
