"""Reading transcripts out of the store."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

import sqlalchemy as sa

from workbench.rows.transcript_rows import transcript_of
from workbench.store import schema
from workbench.store.door import live

if TYPE_CHECKING:
    from collections.abc import Sequence

    from interviews.transcript import Transcript
    from workbench.store.door import Row

_DESCRIBED = tuple(schema.interviews.c[name] for name in ("id", "name", "wave", "kind", "date"))
_READ = tuple(column for column in schema.transcripts.c if column.name not in {"id", "interview_id"})


def text_of(connection: sa.Connection, transcript_id: str) -> str:
    """The text of one version of a transcript."""
    asked = sa.select(schema.transcripts.c.text).where(schema.transcripts.c.id == transcript_id)
    return str(connection.execute(asked).scalar_one())


def interview_rows(connection: sa.Connection, *where: sa.ColumnElement[bool], text: bool = True) -> list[Row]:
    """Live interviews with their transcripts and cases, in the order of import.

    Args:
        connection: An open connection.
        where: Further conditions.
        text: Whether the texts are wanted too.

    Returns:
        Rows with the columns of the interview (`id, name, wave, kind, date, main_coder, transcript_id`), of the transcript,
        `case` and `case_kind`, `imported` (its place in the order of import) and `told`: the rows of what people told of its
        speakers.
    """
    interviews, cases, transcripts = schema.interviews, schema.cases, schema.transcripts
    live_case = sa.and_(interviews.c.case_id == cases.c.id, cases.c.ended_rev.is_(None))
    joined = interviews.join(transcripts, interviews.c.transcript_id == transcripts.c.id).outerjoin(cases, live_case)
    read = [column for column in _READ if text or column.name != "text"]
    own = (*_DESCRIBED, interviews.c.main_coder, interviews.c.transcript_id)
    asked = (
        sa.select(*own, *read, cases.c.name.label("case"), cases.c.kind.label("case_kind"))
        .select_from(joined)
        .where(interviews.c.ended_rev.is_(None), *where)
        .order_by(interviews.c.made_rev, interviews.c.row)
    )
    told = _told_of_speakers(connection)
    found = connection.execute(asked).mappings()
    return [{**row, "imported": place, "told": told[row["id"]]} for place, row in enumerate(found)]


def _told_of_speakers(connection: sa.Connection) -> dict[str, list[Row]]:
    """What people told of speakers, by interview."""
    told: dict[str, list[Row]] = defaultdict(list)
    for row in live(connection, schema.speakers):
        told[row["interview_id"]].append(row)
    return told


def transcripts_of(connection: sa.Connection, names: Sequence[str] = ()) -> list[Transcript]:
    """Live transcripts without their original files, in the order of import; all of them, or those of the names."""
    where = [schema.interviews.c.name.in_(names)] if names else []
    return [transcript_of(row, row["case"]) for row in interview_rows(connection, *where)]
