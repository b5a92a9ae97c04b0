"""The interviews as a team looks over them: how much is coded, and who touched each one last."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import sqlalchemy as sa

from analysis.selection import Selection
from workbench.results.interview_list import InterviewLine, interview_lines
from workbench.results.versions import versions
from workbench.rows.transcript_rows import transcript_of
from workbench.store import schema
from workbench.store.door import live
from workbench.store.texts import interview_rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from interviews.transcript import Transcript


@dataclass(frozen=True, slots=True)
class InterviewOverview:
    """One interview in the overview.

    Attributes:
        line: Its line in the list of interviews.
        share: Coded words of interviewees (by whoever counts) / all of theirs, 0 to 1; None where they say nothing.
        changed: When it, its speakers, marks or codings were changed last; UTC, ISO 8601 with `Z`.
        changed_by: Who did that.
    """

    line: InterviewLine
    share: float | None
    changed: str
    changed_by: str


def interview_overviews(connection: sa.Connection) -> list[InterviewOverview]:
    """All live interviews in the order of import."""
    rows = interview_rows(connection)
    segments = live(connection, schema.segments, schema.segments.c.status == "accepted")
    counted = versions(rows, segments, live(connection, schema.marks), Selection())
    spans: dict[str, list[tuple[int, int]]] = {row["id"]: [] for row in rows}
    for each in segments:
        key = each["interview_id"]
        if key in spans and each["coder"] in counted[key].coders:
            spans[key].append((each["start"], each["end"]))
    latest = _latest(connection)
    return [
        InterviewOverview(line, _share(transcript_of(row, row["case"]), spans[row["id"]]), *latest[row["id"]])
        for line, row in zip(interview_lines(connection), rows, strict=True)
    ]


def _share(transcript: Transcript, spans: Sequence[tuple[int, int]]) -> float | None:
    """The share of interviewees' words that lie in spans; a source without turns counts whole."""
    turns = [(turn.start, turn.end) for turn in transcript.turns if turn.role != "interviewer"]
    told = turns if transcript.turns else [(0, len(transcript.text))]
    counted = {word for start, end in told for word in range(*transcript.words.between(start, end))}
    coded = {word for start, end in _merged(spans) for word in range(*transcript.words.between(start, end))}
    return len(coded & counted) / len(counted) if counted else None


def _merged(spans: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Spans without their overlaps, so that no word is gone through twice."""
    reached = 0
    for start, end in sorted(spans):
        if end > reached:
            yield max(start, reached), end
            reached = end


def _latest(connection: sa.Connection) -> dict[str, tuple[str, str]]:
    """When each interview was changed last, and by whom, by its id."""
    revisions: dict[str, int] = {}
    for table, key in (
        (schema.interviews, "id"),
        (schema.speakers, "interview_id"),
        (schema.marks, "interview_id"),
        (schema.segments, "interview_id"),
    ):
        rows = table.c
        asked = sa.select(rows[key], sa.func.max(rows.begun_rev), sa.func.max(rows.ended_rev)).group_by(rows[key])
        for interview, begun, ended in connection.execute(asked):
            revisions[interview] = max(revisions.get(interview, 0), begun, ended or 0)
    log = schema.log.c
    asked = sa.select(log.revision, log.time, log.who).where(log.revision.in_(set(revisions.values())))
    known = {row.revision: (row.time, row.who) for row in connection.execute(asked)}
    return {interview: known[revision] for interview, revision in revisions.items()}
