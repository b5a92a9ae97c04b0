"""What an erasure takes from summaries, syntheses and judgements."""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlalchemy as sa

from interviews.erased_words import ErasedWords
from workbench.rows.evidence import basis_of, token_of, without_erased
from workbench.store import schema

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from workbench.store.door import Row

_TEXTS = {"summaries": ("text",), "syntheses": ("text",), "judgements": ("comment",)}
_TABLES = (schema.summaries, schema.syntheses, schema.judgements)


def forget_in_written(connection: sa.Connection, interviews: Sequence[str]) -> tuple[int, int]:
    """Takes interviews (their ids) out of everything that people wrote and judged, in every state that it ever had.

    What was written of a case and a wave in which there is no other interview goes wholly, for it tells of nothing else. Elsewhere
    the erased words are left out where they are quoted, and neither ids nor what codings are told by stay. This comes before the
    interviews' own rows are taken away.

    Returns:
        How many texts and judgements went, and from how many words were left out.
    """
    segments = _segments(connection, interviews)
    alone = _alone(connection, interviews)
    texts = schema.transcripts.c
    words = ErasedWords(connection.execute(sa.select(texts.text).where(texts.interview_id.in_(interviews))).scalars())
    gone: set[str] = set()
    changed: set[str] = set()
    for table in _TABLES:
        for row in [dict(each) for each in connection.execute(sa.select(table)).mappings()]:
            if (row.get("case_id"), row["wave"]) in alone:
                connection.execute(sa.delete(table).where(table.c.row == row["row"]))
                gone.add(row["id"])
                continue
            values = _without(table, row, words, segments)
            if any(row[name] != value for name, value in values.items()):
                connection.execute(sa.update(table).where(table.c.row == row["row"]).values(**values))
                changed |= {row["id"]} if any(row[name] != values[name] for name in _TEXTS[table.name]) else set()
    return len(gone), len(changed)


def _segments(connection: sa.Connection, interviews: Sequence[str]) -> dict[str, set[str]]:
    """Ids of all segments that the interviews ever had, each with all that it was ever told by."""
    segments = schema.segments
    found: dict[str, set[str]] = {}
    for row in connection.execute(sa.select(segments).where(segments.c.interview_id.in_(interviews))).mappings():
        found.setdefault(row["id"], set()).add(token_of(dict(row)))
    return found


def _alone(connection: sa.Connection, interviews: Iterable[str]) -> set[tuple[str | None, str | None]]:
    """Cases and waves in which only the erased interviews ever stood, also before they were described otherwise."""
    rows = schema.interviews.c
    going = set(interviews)
    places: dict[tuple[str | None, str | None], set[str]] = {}
    for row in connection.execute(sa.select(rows.id, rows.case_id, rows.wave).where(rows.case_id.is_not(None))):
        places.setdefault((row.case_id, row.wave), set()).add(row.id)
    return {place for place, there in places.items() if there <= going}


def _without(table: sa.Table, row: Row, words: ErasedWords, segments: dict[str, set[str]]) -> Row:
    """What is left of a row, by column."""
    erased = frozenset(token for tokens in segments.values() for token in tokens)
    values: Row = {name: words.out_of(row[name]) for name in _TEXTS[table.name]}
    if "basis" in row:
        values["basis"] = basis_of(without_erased(row["basis"], erased))
    if row.get("key_segment") in segments:
        values["key_segment"] = ""
    if table is schema.judgements:
        values["segments"] = [each for each in row["segments"] if each not in segments]
    return values
