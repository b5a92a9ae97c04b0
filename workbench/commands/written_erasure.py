"""What an erasure takes from summaries, syntheses and judgements."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import sqlalchemy as sa

from interviews.erased_words import ErasedWords
from workbench.rows.evidence import basis_of, summary_token, token_of, without_erased
from workbench.store import schema

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from workbench.store.door import Row

_TEXTS = {"summaries": ("text",), "syntheses": ("text",), "judgements": ("comment",)}
_TABLES = (schema.summaries, schema.syntheses, schema.judgements)  # syntheses are drawn from summaries, so they come later
_TEXT = schema.transcripts.c


def forget_in_written(connection: sa.Connection, interviews: Sequence[str]) -> tuple[int, int]:
    """Takes interviews (their ids) out of everything that people wrote and judged, in every state that it ever had.

    What was written of a case and a wave in which there is no other interview goes wholly, for it tells of nothing else. Elsewhere
    the erased words are left out where they are quoted, and neither ids nor what codings are told by stay. This comes before the
    interviews' own rows are taken away.

    Returns:
        How many texts and judgements went, and from how many words were left out.
    """
    going = _Going(
        _segments(connection, interviews),
        _alone(connection, interviews),
        ErasedWords(connection.execute(sa.select(_TEXT.text).where(_TEXT.interview_id.in_(interviews))).scalars()),
    )
    for table in _TABLES:
        for row in [dict(each) for each in connection.execute(sa.select(table)).mappings()]:
            going.take_from(connection, table, row)
    return len(going.gone), len(going.changed)


@dataclass(slots=True)
class _Going:
    """What goes, and where something went.

    Attributes:
        segments: Ids of all segments that the interviews ever had, each with all that it was ever told by.
        alone: Cases and waves in which only the erased interviews ever stood.
        words: What was said.
        tokens: What the segments, and the summaries that went or changed, were told by.
        gone: Ids of what went wholly.
        changed: Ids of what lost words.
    """

    segments: Mapping[str, set[str]]
    alone: set[tuple[str | None, str | None]]
    words: ErasedWords
    tokens: set[str] = field(init=False)
    gone: set[str] = field(default_factory=set)
    changed: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        """Knows the tokens of the segments."""
        self.tokens = set().union(*self.segments.values())

    def take_from(self, connection: sa.Connection, table: sa.Table, row: Row) -> None:
        """Takes a row away, or what is erased out of it."""
        if (row.get("case_id"), row["wave"]) in self.alone:
            connection.execute(sa.delete(table).where(table.c.row == row["row"]))
            self._lost(self.gone, table, row)
            return
        values = self._left(table, row)
        if any(row[name] != value for name, value in values.items()):
            connection.execute(sa.update(table).where(table.c.row == row["row"]).values(**values))
        if any(row[name] != values[name] for name in _TEXTS[table.name]):
            self._lost(self.changed, table, row)

    def _lost(self, ids: set[str], table: sa.Table, row: Row) -> None:
        """Notes that something was lost; no synthesis may tell by what a summary was known."""
        ids.add(row["id"])
        if table is schema.summaries:
            self.tokens.add(summary_token(row))

    def _left(self, table: sa.Table, row: Row) -> Row:
        """What is left of a row, by column."""
        values: Row = {name: self.words.out_of(row[name]) for name in _TEXTS[table.name]}
        values |= {name: basis_of(without_erased(row[name], self.tokens)) for name in ("basis", "drawn_from") if name in row}
        if row.get("key_segment") in self.segments:
            values["key_segment"] = ""
        if table is schema.judgements:
            values["segments"] = [each for each in row["segments"] if each not in self.segments]
        return values


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
