"""Coding by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import uuid4

from coding.segment import CodedSegment
from interviews.errors import KodbokError
from workbench.rows.segment_rows import segment_of, segment_row
from workbench.store import schema
from workbench.store.codes import read_study_codebook
from workbench.store.door import Change, Row, change, chosen, live
from workbench.store.finding import interview_row
from workbench.store.texts import text_of

if TYPE_CHECKING:
    import sqlalchemy as sa

    from workbench.store.database import Database


class SpanOutsideError(KodbokError):
    """A span that does not lie in the text."""

    def __init__(self, interview: str, start: int, end: int, length: int) -> None:
        super().__init__(
            f"The span {start}–{end} does not lie in {interview!r}, whose text has {length} characters; "
            "a span begins before it ends and stays inside the text."
        )


class UnknownSegmentError(KodbokError):
    """No live segment has the id."""

    def __init__(self, segment_id: str) -> None:
        super().__init__(
            f"There is no coded segment {segment_id!r} in the study; `kodbok segments --everything` lists them with their ids."
        )


def add_segment(
    database: Database, who: str, where: tuple[str, int, int], code: str, *, contrary: bool = False, memo: str = ""
) -> CodedSegment:
    """Codes a span of an interview.

    Args:
        database: The study's database.
        who: The coder.
        where: Interview's name, start and end in code points.
        code: Path, unique name or alias of the code.
        contrary: The passage speaks against the theme.
        memo: A note on the coding.

    Returns:
        The segment; the one that stands already, if the same coder gave the same span the same code before.
    """
    name, start, end = where
    with change(database, who, "code") as made:
        interview = interview_row(made.connection, name)
        quote = _quote(made.connection, interview, start, end)
        found = read_study_codebook(made.connection).find(code)
        names, paths = {interview["id"]: interview["name"]}, {found.id: found.path}
        same = {
            "interview_id": interview["id"],
            "start": start,
            "end": end,
            "code_id": found.id,
            "coder": who,
            "status": "accepted",
        }
        row = chosen(live(made.connection, schema.segments, schema.segments.c.interview_id == interview["id"]), **same)
        if row is None:
            segment = CodedSegment(
                str(uuid4()), interview["name"], start, end, quote, found.path, who, contrary=contrary, created=made.time, memo=memo
            )
            row = segment_row(segment, interview["id"], found.id)
            made.begin(schema.segments, row)
    return segment_of(row, names, paths)


def _quote(connection: sa.Connection, interview: Row, start: int, end: int) -> str:
    """The text of a span."""
    text = text_of(connection, interview["transcript_id"])
    if not 0 <= start < end <= len(text):
        raise SpanOutsideError(interview["name"], start, end, len(text))
    return text[start:end]


def change_segment(database: Database, who: str, segment_id: str, **told: object) -> bool:
    """Changes a segment's `start` and `end`, `code`, `contrary` or `memo`; says whether anything changed."""
    with change(database, who, "code change") as made:
        row = segment_by_id(made, segment_id)
        if "code" in told:
            told["code_id"] = read_study_codebook(made.connection).find(str(told.pop("code"))).id
        if "start" in told or "end" in told:
            interview = chosen(live(made.connection, schema.interviews), id=row["interview_id"]) or {}
            span = int(str(told.get("start", row["start"]))), int(str(told.get("end", row["end"])))
            told["quote"] = _quote(made.connection, interview, *span)
        made.replace(schema.segments, row, **told)
    return not made.empty


def delete_segment(database: Database, who: str, segment_id: str) -> None:
    """Takes a segment away; undo brings it back."""
    with change(database, who, "code delete") as made:
        made.end(schema.segments, segment_by_id(made, segment_id))


def segment_by_id(made: Change, segment_id: str) -> Row:
    """The live row of a segment.

    Raises:
        UnknownSegmentError: There is none.
    """
    rows = live(made.connection, schema.segments, schema.segments.c.id == segment_id)
    if not rows:
        raise UnknownSegmentError(segment_id)
    return rows[0]
