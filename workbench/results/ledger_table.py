"""The ledger as a table: every quotation with where it was said and by whom."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from analysis.quotation_words import quoted_words
from analysis.written import LEDGER_COLUMNS
from workbench.results.spans import TurnSpans, places
from workbench.rows.transcript_rows import transcript_of
from workbench.store import schema
from workbench.store.codes import read_study_codebook
from workbench.store.door import live
from workbench.store.quotations import read_quotations
from workbench.store.texts import interview_rows

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    import sqlalchemy as sa

    from analysis.ledger_entry import LedgerEntry
    from interviews.turn import Turn
    from workbench.store.database import Database
    from workbench.store.door import Row

_OWN = (
    *("id", "segment", "theme", "interview", "start", "end", "verbatim", "text", "state", "attribution", "key", "note", "who"),
    *("date", "flag", "version"),
)


def read_ledger(database: Database) -> pd.DataFrame:
    """The whole ledger: the columns of `LEDGER_COLUMNS`; themes in the codebook's order, then by interview and place."""
    with database.reading() as connection:
        return _table(connection)


def _table(connection: sa.Connection) -> pd.DataFrame:
    """The table of one state of the study."""
    entries = read_quotations(connection)
    quoted = {entry.interview for entry in entries}
    rows = interview_rows(connection, schema.interviews.c.name.in_(quoted)) if quoted else []
    order = {code.path: place for place, code in enumerate(read_study_codebook(connection).codes)}
    titles = {row["id"]: row["title"] for row in live(connection, schema.persons)}
    told = [line for row in rows for line in _told(row, [each for each in entries if each.interview == row["name"]], titles)]
    table = pd.DataFrame(told, columns=list(LEDGER_COLUMNS))
    return table.sort_values(
        ["theme", "interview", "start", "id"],
        key=lambda values: values.map(order) if values.name == "theme" else values,
        kind="stable",
        ignore_index=True,
    )


def _told(row: Row, entries: Sequence[LedgerEntry], titles: Mapping[str, str | None]) -> Iterator[dict[str, object]]:
    """What the table tells of the quotations of an interview."""
    transcript = transcript_of(row, row["case"])
    person = {each["label"]: titles.get(each["person_id"]) for each in row["told"]}
    start, end = (np.array([getattr(each, name) for each in entries], dtype=np.int64) for name in ("start", "end"))
    turns = places(TurnSpans.of(transcript, ()), start, end).turn
    for entry, at in zip(entries, turns, strict=True):
        turn: Turn | None = transcript.turns[at] if at >= 0 and transcript.turns and not entry.gone else None
        edit = entry.edit
        yield {name: getattr(entry, name) for name in _OWN} | {
            "case": row["case"],
            "case_kind": row["case_kind"],
            "wave": row["wave"],
            "role": turn.role if turn else "unknown",
            "speaker": turn.speaker if turn else None,
            "title": person.get(turn.speaker or "") if turn else None,
            "words": quoted_words(entry.text),
            "tidied": edit.tidied,
            "difference": "" if entry.as_said else edit.shown,
        }
