"""Erasure: the one change that takes history away.

A person may ask for it, or the rules for keeping records may. Text, original, quotes and every earlier state go from the file's
bytes; a tombstone of hashes stays, so that the same interview cannot come back by an import.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import sqlalchemy as sa

from workbench.commands.memo_edits import memos_on_interview
from workbench.commands.response_erasure import erased_responses, forget_responses
from workbench.commands.written_erasure import forget_in_written
from workbench.store import dialect, schema
from workbench.store.door import Change, change, chosen, live
from workbench.store.errors import StudyBusyError, said_plainly
from workbench.store.finding import UnknownInterviewError, interview_row

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.store.database import Database
    from workbench.store.door import Row


@dataclass(frozen=True, slots=True)
class Erased:
    """What an erasure took.

    Attributes:
        name: The interview's name.
        segments: Number of coded segments, in any status, those of its copies among them.
        backups: Known copies of the study that still hold the interview.
        case: Its organisation, which stays in the study with its attributes; None if it has none.
        without_original: Interviews of the same file that stay; the file itself is gone, for it held the erased words too.
        persons: Number of persons of the roster that spoke here alone and are erased with it.
        persons_left: Persons of the roster that spoke here and elsewhere, who stay in it.
        unlinked: Number of persons of the roster that nobody has linked to a speaker, who stay in it too.
        copies: Interviews that held the same words, in one of their versions, and were erased with it.
        written: Number of summaries and judgements of its organisation that went with it, for they told of nothing else.
        left_out: Number of summaries, syntheses and judgements that quoted it and lost these words.
    """

    name: str
    segments: int
    backups: tuple[str, ...]
    case: str | None = None
    without_original: tuple[str, ...] = ()
    persons: int = 0
    persons_left: tuple[str, ...] = ()
    unlinked: int = 0
    copies: tuple[str, ...] = ()
    written: int = 0
    left_out: int = 0


def erase_interview(database: Database, who: str, name: str) -> Erased:
    """Erases an interview for good.

    Raises:
        UnknownInterviewError: No interview is called so.
        StudyBusyError: Somebody is at work, so that the file could not be rewritten.
    """
    _refuse_while_in_use(database)
    with change(database, who, "interviews erase") as made:
        row = _row(made.connection, name)
        case = chosen(live(made.connection, schema.cases), id=row["case_id"])
        alike = _likenesses(made.connection, row)
        count = len(live(made.connection, schema.segments, schema.segments.c.interview_id.in_(alike)))
        copies = [each["name"] for each in live(made.connection, schema.interviews) if each["id"] in set(alike) - {row["id"]}]
        others = _sharing(made.connection, row["id"], alike)
        alone, elsewhere = _speaking(made.connection, alike)
        written, left_out = forget_in_written(made.connection, alike)
        for interview_id in alike:
            _bury(made, interview_id, who)
            _take_away(made.connection, interview_id)
            made.note(interview_id)
        for person in alone:
            _forget(made.connection, person)
            made.note(person)
        unlinked = _unlinked(made.connection)
    with said_plainly(database.path):
        dialect.scrub(database.engine)
    with database.reading() as connection:
        backups = tuple(connection.execute(sa.select(schema.backups.c.path).order_by(schema.backups.c.time)).scalars())
    return Erased(
        row["name"],
        count,
        backups,
        case["name"] if case else None,
        without_original=others,
        persons=len(alone),
        persons_left=elsewhere,
        unlinked=unlinked,
        copies=tuple(copies),
        written=written,
        left_out=left_out,
    )


def _refuse_while_in_use(database: Database) -> None:
    """Raises where the file could not be rewritten after the erasure, before anything is erased."""
    with said_plainly(database.path):
        if database.writable and not dialect.fold(database.engine):
            raise StudyBusyError(database.path)


def _row(connection: sa.Connection, name: str) -> Row:
    """The interview of a name; one that was removed or undone is still in the file and can be erased too."""
    try:
        return interview_row(connection, name)
    except UnknownInterviewError:
        interviews = schema.interviews
        asked = sa.select(interviews).where(interviews.c.name == name).order_by(interviews.c.row.desc())
        past = connection.execute(asked).mappings().first()
        if past is None:
            raise
        return dict(past)


def _likenesses(connection: sa.Connection, row: Row) -> list[str]:
    """Ids of the interview and of all that holds the same words: the same text or file, and what was removed under its name.

    Interviews that came in one file share the row of its original and hold other words, so that row does not make them alike.
    """
    own = row["id"]
    texts, files = schema.transcripts, schema.sources
    joined = texts.outerjoin(files, texts.c.source_id == files.c.id)
    own_text, own_file, own_source = (
        sa.select(each).select_from(joined).where(texts.c.interview_id == own, each.is_not(None))
        for each in (texts.c.sha256, files.c.sha256, files.c.id)
    )
    same = sa.or_(texts.c.sha256.in_(own_text), sa.and_(files.c.sha256.in_(own_file), files.c.id.not_in(own_source)))
    copies = connection.execute(sa.select(texts.c.interview_id).select_from(joined).where(same)).scalars()
    interviews = schema.interviews.c
    present = sa.select(interviews.id).where(interviews.ended_rev.is_(None))
    removed = connection.execute(
        sa.select(interviews.id).where(interviews.name == row["name"], interviews.id.not_in(present))
    ).scalars()
    return list(dict.fromkeys([own, *copies, *removed]))


def _sharing(connection: sa.Connection, interview_id: str, alike: Sequence[str]) -> tuple[str, ...]:
    """Names of the live interviews that share the original of an interview and are not erased with it."""
    texts, interviews = schema.transcripts, schema.interviews.c
    sources = sa.select(texts.c.source_id).where(texts.c.interview_id == interview_id, texts.c.source_id.is_not(None))
    sharing = sa.select(texts.c.interview_id).where(texts.c.source_id.in_(sources), texts.c.interview_id.not_in(alike))
    asked = sa.select(interviews.name).where(interviews.ended_rev.is_(None), interviews.id.in_(sharing))
    return tuple(connection.execute(asked.order_by(interviews.row)).scalars())


def _speaking(connection: sa.Connection, alike: Sequence[str]) -> tuple[list[str], tuple[str, ...]]:
    """Persons that a label of the interviews is, or ever was, linked to: ids of those linked to no other, and the others' names."""
    speakers = schema.speakers.c
    here = sa.select(speakers.person_id).where(speakers.interview_id.in_(alike), speakers.person_id.is_not(None))
    linked = list(dict.fromkeys(connection.execute(here).scalars()))
    there = sa.select(speakers.person_id).where(
        speakers.interview_id.not_in(alike), speakers.person_id.in_(linked), speakers.ended_rev.is_(None)
    )
    staying = set(connection.execute(there).scalars())
    names = [row["name"] for row in live(connection, schema.persons) if row["id"] in staying]
    return [each for each in linked if each not in staying], tuple(names)


def _forget(connection: sa.Connection, person_id: str) -> None:
    """Deletes every state of a person; what is left of links to it leads nowhere."""
    connection.execute(sa.delete(schema.persons).where(schema.persons.c.id == person_id))
    connection.execute(sa.update(schema.speakers).where(schema.speakers.c.person_id == person_id).values(person_id=None))


def _unlinked(connection: sa.Connection) -> int:
    """How many persons no label is linked to."""
    linked = {row["person_id"] for row in live(connection, schema.speakers)}
    return sum(row["id"] not in linked for row in live(connection, schema.persons))


def _bury(made: Change, interview_id: str, who: str) -> None:
    """Leaves the hashes of every version of the text and of the original, the ids of answers to surveys, and nothing else."""
    versions = sa.select(schema.transcripts.c.sha256, schema.transcripts.c.source_id).where(
        schema.transcripts.c.interview_id == interview_id
    )
    rows = made.connection.execute(versions).all()
    files = sa.select(schema.sources.c.sha256).where(schema.sources.c.id.in_([row.source_id for row in rows]))
    responses = erased_responses(made.connection, [interview_id])
    made.connection.execute(
        sa.insert(schema.tombstones).values(
            interview_id=interview_id,
            text_sha256=[*(row.sha256 for row in rows), *responses],
            source_sha256=list(made.connection.execute(files).scalars()),
            time=made.time,
            who=who,
        )
    )


def _take_away(connection: sa.Connection, interview_id: str) -> None:
    """Deletes every row that belongs to the interview, whenever it lived."""
    transcripts = schema.transcripts
    sources = list(
        connection.execute(sa.select(transcripts.c.source_id).where(transcripts.c.interview_id == interview_id)).scalars()
    )
    segments = schema.segments.c
    coded = sa.select(segments.id).where(segments.interview_id == interview_id)
    connection.execute(sa.delete(schema.memos).where(schema.memos.c.target_id.in_(coded)))
    connection.execute(sa.delete(schema.segments).where(segments.interview_id == interview_id))
    for table in (schema.marks, schema.speakers, schema.guesses, schema.ledger):
        connection.execute(sa.delete(table).where(table.c.interview_id == interview_id))
    forget_responses(connection, erased_responses(connection, [interview_id]))
    connection.execute(sa.delete(schema.memos).where(memos_on_interview(interview_id)))
    connection.execute(sa.delete(schema.interviews).where(schema.interviews.c.id == interview_id))
    texts = sa.select(transcripts.c.id).where(transcripts.c.interview_id == interview_id)
    for index in (schema.word_places, schema.indexed_texts):
        connection.execute(sa.delete(index).where(index.c.transcript_id.in_(texts)))
    connection.execute(sa.delete(transcripts).where(transcripts.c.interview_id == interview_id))
    shared = sa.update(transcripts).where(transcripts.c.source_id.in_(sources)).values(source_id=None)
    connection.execute(shared)
    connection.execute(sa.delete(schema.sources).where(schema.sources.c.id.in_(sources)))
