"""`kodbok check`: every invariant of a study, looked at one by one."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import sqlalchemy as sa

from analysis.ledger_state import ATTRIBUTIONS, STATES
from interviews.errors import KodbokError
from interviews.ratings.matrix_columns import KINDS
from interviews.ratings.rating import LIGHTS
from workbench.rows.code_rows import codebook_of
from workbench.rows.written_ids import id_of, rating_id
from workbench.store import dialect, schema
from workbench.store.door import current_revision, live
from workbench.store.history import dangling
from workbench.store.quotes import misplaced, misquoting
from workbench.store.word_index import untrue

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbench.store.database import Database


def breaches(database: Database) -> list[str]:
    """Sentences about what is broken; none for a sound study. Problems of an import are no breach."""
    with database.reading() as connection:
        damage = [f"The file is damaged: {sentence}." for sentence in dialect.sound(connection)]
        return damage or [
            *_texts(connection),
            *(
                f"The index of the transcript {each} does not hold its words; searches may miss some."
                for each in untrue(connection)
            ),
            *_segments(connection),
            *_quotations(connection),
            *_written(connection),
            *_ratings(connection),
            *(f"Something refers to what is gone: {sentence}." for sentence in dangling(connection)),
            *_codebook(connection),
            *_history(connection),
        ]


def _texts(connection: sa.Connection) -> Iterator[str]:
    """Every text is what was imported, and every turn lies in it, in order."""
    for row in connection.execute(sa.select(schema.transcripts)).mappings():
        if hashlib.sha256(row["text"].encode("utf-8")).hexdigest() != row["sha256"]:
            yield f"The text of the transcript {row['id']} is not the one that was imported."
        edges = [edge for turn in row["turns"] for edge in turn[:2]]
        if edges != sorted(edges) or (edges and edges[-1] > len(row["text"])):
            yield f"The turns of the transcript {row['id']} do not lie in its text one after another."
    for row in connection.execute(sa.select(schema.sources)).mappings():
        if hashlib.sha256(row["content"]).hexdigest() != row["sha256"]:
            yield f"The original file {row['id']} is not the one that was imported."


def _segments(connection: sa.Connection) -> Iterator[str]:
    """Every live segment's quote is what stands at its span, and a segment has a coder as soon as it is decided."""
    for row in misquoting(connection):
        yield f"The coded segment {row['id']} does not quote what stands at {row['start']}–{row['end']}."
    for row in live(connection, schema.segments):
        if (row["coder"] == "") != (row["status"] == "proposed"):
            yield f"The coded segment {row['id']} is {row['status']}, which does not fit its coder {row['coder']!r}."


def _quotations(connection: sa.Connection) -> Iterator[str]:
    """Every quotation of the ledger stands at its span, in a state that there is; what nobody touched stands as it was said."""
    for row in misplaced(connection):
        yield f"The quotation {row['id']} does not stand at {row['start']}–{row['end']}."
    for row in live(connection, schema.ledger):
        if row["state"] not in STATES or row["attribution"] not in ATTRIBUTIONS:
            yield f"The quotation {row['id']} is {row['state']!r} with the attribution {row['attribution']!r}, which there is not."
        if row["state"] == "proposed" and row["text"] != row["verbatim"]:
            yield f"The quotation {row['id']} is proposed and does not stand as it was said."


def _written(connection: sa.Connection) -> Iterator[str]:
    """Summaries, syntheses and judgements are kept under the id of what they are about, and a value is one of its scale."""
    for table, what in ((schema.summaries, "summary"), (schema.syntheses, "synthesis"), (schema.judgements, "judgement")):
        for row in live(connection, table):
            if row["id"] != id_of(row):
                yield f"The {what} {row['id']} is not kept under the id of what it is about."
    steps = {row["id"]: row["steps"] for row in live(connection, schema.scales)}
    for row in live(connection, schema.judgements):
        if steps.get(row["scale_id"]) and row["value"] not in steps[row["scale_id"]]:
            yield f"The judgement {row['id']} has the value {row['value']!r}, which its scale does not have."


def _ratings(connection: sa.Connection) -> Iterator[str]:
    """Every rating is one that there is, and stands under its own id."""
    for row in live(connection, schema.ratings):
        if row["rating"] not in {*LIGHTS, ""} or row["kind"] not in {*KINDS, ""}:
            yield f"The rating {row['id']} is {row['rating']!r} of the kind {row['kind']!r}, which there is not."
        if row["id"] != rating_id(row["case_id"], row["assignment"], row["wave"]):
            yield f"The rating {row['id']} does not belong to its assignment, organisation and wave."


def _codebook(connection: sa.Connection) -> Iterator[str]:
    """The live codes make a codebook."""
    try:
        codebook_of(live(connection, schema.codes))
    except KodbokError as error:
        yield f"The codebook is broken: {error}"


def _history(connection: sa.Connection) -> Iterator[str]:
    """Every revision stands in the log once, the counter shows the last one, and no row ends before it begins."""
    revisions = list(connection.execute(sa.select(schema.log.c.revision).order_by(schema.log.c.revision)).scalars())
    if revisions != list(range(1, current_revision(connection) + 1)):
        yield "The log does not hold every revision of the study."
    for table in schema.VERSIONED:
        wrong = sa.select(sa.func.count()).where(
            sa.or_(table.c.ended_rev < table.c.begun_rev, table.c.begun_rev < table.c.made_rev, table.c.begun_rev > len(revisions))
        )
        if connection.execute(wrong.select_from(table)).scalar_one():
            yield f"The table {table.name} has rows whose history cannot be."
