"""Coding what a search found: many places in one change, so that one undo takes all of them back."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, get_args

from coding.segment import CodedSegment
from coding.sentences import sentences
from interviews.errors import KodbokError
from workbench.commands.segment_edits import SpanOutsideError, WrongQuoteError
from workbench.rows.segment_rows import coded_span, segment_row
from workbench.store import schema
from workbench.store.codes import read_study_codebook
from workbench.store.door import change, live
from workbench.store.finding import found_interview
from workbench.store.new_id import new_id
from workbench.store.texts import interview_rows

if TYPE_CHECKING:
    from collections.abc import Sequence

    import sqlalchemy as sa

    from workbench.store.database import Database
    from workbench.store.door import Row

HitUnit = Literal["words", "sentence", "turn"]
HIT_UNITS: tuple[HitUnit, ...] = get_args(HitUnit)


class UnknownHitUnitError(KodbokError):
    """There is no such unit to code."""

    def __init__(self, unit: str) -> None:
        super().__init__(f"A hit cannot be coded by {unit!r}; choose one of {', '.join(HIT_UNITS)}.")


@dataclass(frozen=True, slots=True)
class SeenHit:
    """A place that somebody has looked at.

    Attributes:
        interview: The interview's name.
        start: Offset in code points.
        end: Offset after the last character.
        words: What was seen there, white space as one space.
    """

    interview: str
    start: int
    end: int
    words: str


def code_hits(database: Database, who: str, hits: Sequence[SeenHit], *, code: str, unit: HitUnit = "sentence") -> int:
    """Codes the words, sentences or turns of hits, each once; what the coder has coded so already stays as it is.

    Returns:
        How many codings are new.

    Raises:
        UnknownInterviewError: No interview is called like one of them.
        CodeUnknownError: There is no such code.
        SpanOutsideError: A hit does not lie in the text.
        WrongQuoteError: Other words stand at a hit than were seen; nothing is coded.
        UnknownHitUnitError: There is no such unit.
    """
    if unit not in HIT_UNITS:
        raise UnknownHitUnitError(unit)
    with change(database, who, "code hits") as made:
        found = read_study_codebook(made.connection).find(code)
        texts = _texts(made.connection, hits)
        held = {coded_span(row) for row in _mine(made.connection, who, found.id)}
        rows = []
        for name, start, end in dict.fromkeys(_widened(texts[hit.interview], hit, unit) for hit in hits):
            quote = texts[name]["text"][start:end]
            segment = CodedSegment(new_id(), name, start, end, quote, found.path, coder=who, created=made.time)
            rows.append(segment_row(segment, texts[name]["id"], found.id))
        new = list({coded_span(row): row for row in rows if coded_span(row) not in held}.values())
        for row in new:
            made.begin(schema.segments, row)
    return len(new)


def _texts(connection: sa.Connection, hits: Sequence[SeenHit]) -> dict[str, Row]:
    """The interviews of the hits, by the names that the hits give them."""
    rows = interview_rows(connection)
    return {name: found_interview(rows, name) for name in dict.fromkeys(hit.interview for hit in hits)}


def _mine(connection: sa.Connection, who: str, code_id: str) -> list[Row]:
    """What the coder has coded with a code."""
    segments = schema.segments.c
    return live(connection, schema.segments, segments.coder == who, segments.code_id == code_id, segments.status == "accepted")


def _widened(interview: Row, hit: SeenHit, unit: HitUnit) -> tuple[str, int, int]:
    """The span that a hit means, after a look at whether it still stands there."""
    text = interview["text"]
    if not 0 <= hit.start < hit.end <= len(text):
        raise SpanOutsideError(hit.interview, hit.start, hit.end, len(text))
    if " ".join(text[hit.start : hit.end].split()) != hit.words:
        raise WrongQuoteError(hit.interview, hit.start, hit.end)
    if unit == "words":
        return hit.interview, hit.start, hit.end
    start, end = _turn(interview, hit)
    return (hit.interview, start, end) if unit == "turn" else (hit.interview, *_sentences(text, (start, end), hit))


def _turn(interview: Row, hit: SeenHit) -> tuple[int, int]:
    """The turn around a hit; the paragraph where the source has no turns."""
    text = interview["text"]
    own = (text.rfind("\n", 0, hit.start) + 1, text.find("\n", hit.end) % (len(text) + 1))
    return next(((turn[0], turn[1]) for turn in interview["turns"] if turn[0] <= hit.start and hit.end <= turn[1]), own)


def _sentences(text: str, turn: tuple[int, int], hit: SeenHit) -> tuple[int, int]:
    """The sentence around a hit, or the sentences where it reaches over several."""
    cut = sentences(text, *turn)
    starts = [start for start, _ in cut]
    return cut[bisect_right(starts, hit.start) - 1][0], cut[bisect_left(starts, hit.end) - 1][1]
