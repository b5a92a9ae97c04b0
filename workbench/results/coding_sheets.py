"""What a coder's coding sheets show of the study."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from coding.coding_sheets.contents import CodingSheets, interview_sheets
from interviews.errors import KodbokError
from workbench.rows.segment_rows import segment_of
from workbench.store import schema
from workbench.store.codes import read_study_codebook
from workbench.store.door import current_revision, live
from workbench.store.texts import transcripts_of

if TYPE_CHECKING:
    import sqlalchemy as sa

    from coding.coding_sheets.unit import UnitKind
    from coding.segment import CodedSegment


class NothingToCodeError(KodbokError):
    """The study has no interviews."""

    def __init__(self) -> None:
        super().__init__("The study has no interviews to code; add some with `kodbok interviews add` first.")


def read_coding_sheets(connection: sa.Connection, coder: str, unit: UnitKind) -> CodingSheets:
    """The sheets of all interviews for one coder, with that coder's accepted segments; the coder may be new to the study.

    Raises:
        NothingToCodeError: The study has no interviews.
    """
    who = unicodedata.normalize("NFC", coder).strip()
    transcripts = transcripts_of(connection)
    if not transcripts:
        raise NothingToCodeError
    facts = {row["key"]: row["value"] for row in live(connection, schema.facts)}
    return CodingSheets(
        title=facts.get("title", ""),
        coder=who,
        revision=current_revision(connection),
        codebook=read_study_codebook(connection),
        unit=unit,
        interviews=interview_sheets(transcripts, _segments(connection, who), _finished(connection, who), unit),
    )


def _segments(connection: sa.Connection, coder: str) -> list[CodedSegment]:
    """The coder's accepted segments."""
    names = {row["id"]: row["name"] for row in live(connection, schema.interviews)}
    paths = {row["id"]: row["path"] for row in live(connection, schema.codes)}
    columns = schema.segments.c
    rows = live(connection, schema.segments, columns.coder == coder, columns.status == "accepted")
    return [segment_of(row, names, paths) for row in rows]


def _finished(connection: sa.Connection, coder: str) -> set[str]:
    """Names of the interviews that the coder has finished."""
    names = {row["id"]: row["name"] for row in live(connection, schema.interviews)}
    marks = schema.marks.c
    rows = live(connection, schema.marks, marks.coder == coder, marks.state == "finished")
    return {names[row["interview_id"]] for row in rows if row["interview_id"] in names}
