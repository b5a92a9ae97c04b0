"""Coding by hand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from coding.segment import CodedSegment
from interviews.errors import KodbokError
from workbench.rows.segment_rows import segment_of, segment_row
from workbench.store import schema
from workbench.store.codes import code_meant
from workbench.store.door import Change, Row, change, chosen, live
from workbench.store.finding import interview_row
from workbench.store.new_id import new_id
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


class WrongQuoteError(KodbokError):
    """What somebody saw at a span is not what stands there."""

    def __init__(self, interview: str, start: int, end: int) -> None:
        super().__init__(
            f"The words that were marked are not what stands at {start}–{end} in {interview!r} now: its transcript was replaced. "
            "Read it anew and mark them again."
        )


class ChangedMeanwhileError(KodbokError):
    """A segment is no longer what somebody saw when they changed it."""

    def __init__(self, segment_id: str) -> None:
        super().__init__(
            f"The coded segment {segment_id} has been changed by somebody in the meantime; look at it and change it again."
        )


class UnknownSegmentError(KodbokError):
    """No live segment has the id."""

    def __init__(self, segment_id: str) -> None:
        super().__init__(
            f"There is no coded segment {segment_id!r} in the study; `kodbok segments --everything` lists them with their ids."
        )


@dataclass(frozen=True, slots=True)
class Marked:
    """What somebody marks.

    Attributes:
        code: Path, unique name or alias of the code.
        contrary: The passage speaks against the theme.
        memo: A note on the coding.
        id: The id that the segment shall have, a UUID; a new one where it is empty.
        quote: The words that were seen at the span; where they are given they must stand there.
    """

    code: str
    contrary: bool = False
    memo: str = ""
    id: str = ""
    quote: str | None = None


def add_segment(database: Database, who: str, where: tuple[str, int, int], marked: Marked) -> CodedSegment:
    """Codes a span of an interview.

    Args:
        database: The study's database.
        who: The coder.
        where: Interview's name, start and end in code points.
        marked: What is marked there.

    Returns:
        The segment; the one that stands already, if the same coder gave the same span the same code before, or if one has the id.

    Raises:
        SpanOutsideError: The span does not lie in the text.
        WrongQuoteError: Other words stand there than were seen.
    """
    name, start, end = where
    with change(database, who, "code") as made:
        interview = interview_row(made.connection, name)
        quote = _quote(made.connection, interview, start, end)
        if marked.quote not in {None, quote}:
            raise WrongQuoteError(interview["name"], start, end)
        code_id, path = code_meant(made.connection, marked.code)
        names, paths = {interview["id"]: interview["name"]}, {code_id: path}
        same = {
            "interview_id": interview["id"],
            "start": start,
            "end": end,
            "code_id": code_id,
            "coder": who,
            "status": "accepted",
        }
        known = {"id": marked.id, "interview_id": interview["id"], "coder": who}
        row = _standing(made.connection, same) or _standing(made.connection, known)
        if row is None:
            segment = CodedSegment(
                id=marked.id or new_id(),
                interview=interview["name"],
                start=start,
                end=end,
                quote=quote,
                code=path,
                coder=who,
                contrary=marked.contrary,
                created=made.time,
                memo=marked.memo,
            )
            row = segment_row(segment, interview["id"], code_id)
            made.begin(schema.segments, row)
    return segment_of(row, names, paths | {row["code_id"]: paths.get(row["code_id"], path)})


def _standing(connection: sa.Connection, facts: Row) -> Row | None:
    """The first live segment with these facts."""
    found = live(connection, schema.segments, *(schema.segments.c[name] == value for name, value in facts.items()))
    return found[0] if found else None


def _quote(connection: sa.Connection, interview: Row, start: int, end: int) -> str:
    """The text of a span."""
    text = text_of(connection, interview["transcript_id"])
    if not 0 <= start < end <= len(text):
        raise SpanOutsideError(interview["name"], start, end, len(text))
    return text[start:end]


def change_segment(database: Database, who: str, segment_id: str, *, seen: int | None = None, **told: object) -> bool:
    """Changes a segment's `start` and `end`, `code`, `contrary` or `memo`; says whether anything changed.

    Args:
        database: The study's database.
        who: The coder.
        segment_id: The segment.
        seen: The revision in which the segment became what the coder saw; where it is given, a younger one is left alone.
        told: What shall be changed.

    Raises:
        UnknownSegmentError: There is no such segment.
        ChangedMeanwhileError: It is younger than what was seen.
        SpanOutsideError: The span does not lie in the text.
    """
    with change(database, who, "code change") as made:
        row = segment_by_id(made, segment_id)
        if seen is not None and row["begun_rev"] > seen:
            raise ChangedMeanwhileError(segment_id)
        if "code" in told:
            told["code_id"], _ = code_meant(made.connection, str(told.pop("code")))
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
