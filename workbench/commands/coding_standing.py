"""The codings of a study as they stand, and as they stood when a file was written."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from typing import TYPE_CHECKING

import sqlalchemy as sa

from workbench.commands.coding_state import Seen, State
from workbench.rows.segment_rows import segment_of
from workbench.store import schema
from workbench.store.clock import utc_now
from workbench.store.door import live
from workbench.store.former_codes import former_paths

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from coding.codebook import Codebook
    from coding.coding_row import CodingRow
    from coding.segment import CodedSegment


class Standing:
    """The study's segments, read once for an import of several files.

    Args:
        connection: The study.
        codebook: Its codebook, with the codes that the import makes.
        texts: The texts by interview, those that the import adds among them.
        who: Who acts.
    """

    def __init__(self, connection: sa.Connection, codebook: Codebook, texts: Mapping[str, str], who: str) -> None:
        self._connection, self._codebook, self._texts, self._who = connection, codebook, texts, who
        self._names = {row["id"]: row["name"] for row in live(connection, schema.interviews)}
        self._paths = {code.id: code.path for code in codebook.codes}
        self._rows = live(connection, schema.segments)
        self._now = {row["id"]: segment_of(row, self._names, self._paths) for row in self._rows}
        self._gone = self._ended() - self._now.keys()

    @property
    def seen(self) -> Seen:
        """What the segments claim before any file does."""
        return Seen.of(self._now.values())

    def state(self, revision: int | None) -> State:
        """What the plan of a file needs to know that shows a revision of the study, or none."""
        return State(
            texts=self._texts,
            codebook=self._codebook,
            now=self._now,
            then={} if revision is None else self._then(revision),
            gone=self._gone,
            changed_by={} if revision is None else self._changed_by(revision),
            coder=self._who,
            time=utc_now(),
        )

    def _ended(self) -> frozenset[str]:
        """Ids of segments that were changed or deleted."""
        ended = sa.select(schema.segments.c.id).where(schema.segments.c.ended_rev.is_not(None)).distinct()
        return frozenset(self._connection.execute(ended).scalars())

    def _then(self, revision: int) -> dict[str, CodedSegment]:
        """Segments as they were at the file's revision, where they have changed since."""
        segments, names, paths = schema.segments, self._names, self._paths
        asked = sa.select(segments).where(segments.c.begun_rev <= revision, segments.c.ended_rev > revision)
        rows = [dict(row) for row in self._connection.execute(asked).mappings()]
        return {
            row["id"]: segment_of(row, names, paths) for row in rows if row["interview_id"] in names and row["code_id"] in paths
        }

    def _changed_by(self, revision: int) -> dict[str, str]:
        """Who last changed each segment that is younger than the file."""
        asked = sa.select(schema.log.c.revision, schema.log.c.who).where(schema.log.c.revision > revision)
        who = {row.revision: row.who for row in self._connection.execute(asked)}
        return {row["id"]: who[row["begun_rev"]] for row in self._rows if row["begun_rev"] in who}


def as_called_now(connection: sa.Connection, rows: Iterable[CodingRow], revision: int | None) -> tuple[CodingRow, ...]:
    """The rows with names as the study writes them now.

    A code that was renamed or merged after the export is meant by the path it had then. A coder's name is composed and without
    blanks around it, as that of whoever acts: one person shall not become two, whose work would not count together.
    """
    called = {} if revision is None else former_paths(connection, revision)
    return tuple(_named(row, code=called.get(row.code or "", row.code), coder=row.coder and _name(row.coder)) for row in rows)


def _named(row: CodingRow, code: str | None, coder: str | None) -> CodingRow:
    """A row with its names; itself where it has them already."""
    return row if (row.code, row.coder) == (code, coder) else replace(row, code=code, coder=coder)


def _name(text: str) -> str:
    """A person's name as the study writes it."""
    return unicodedata.normalize("NFC", text).strip()
