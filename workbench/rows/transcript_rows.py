"""Transcripts as rows."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any

from interviews.comment import Comment, Reply
from interviews.problem import Problem
from interviews.source import Source
from interviews.speaker import Speaker
from interviews.transcript import Transcript
from interviews.turn import Turn

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from workbench.store.door import Row


def transcript_row(transcript: Transcript, transcript_id: str, interview_id: str, source_id: str | None) -> Row:
    """The row of one version of a transcript; turns and the like are lists of lists, which is small and quick."""
    return {
        "id": transcript_id,
        "interview_id": interview_id,
        "source_id": source_id,
        "sha256": transcript.sha256,
        "words": transcript.word_count,
        "turns": [[t.start, t.end, t.label, t.speaker, t.time, t.heading, t.number, t.role] for t in transcript.turns],
        "speakers": [[s.label, s.role, s.pseudonym] for s in transcript.speakers],
        "comments": [_comment_row(comment) for comment in transcript.comments],
        "problems": [[p.message, p.paragraph] for p in transcript.problems],
        "text": transcript.text,
    }


def _comment_row(comment: Comment) -> list[Any]:
    """A comment as a list, its replies as lists in it."""
    replies = [[reply.text, reply.author, reply.created] for reply in comment.replies]
    return [comment.start, comment.end, comment.text, comment.author, comment.created, replies, comment.resolved]


def _comment_of(values: Sequence[Any]) -> Comment:
    """A comment from its list, which ends with its time where an older version wrote it."""
    start, end, text, author, created, *thread = values
    if not thread:
        return Comment(start, end, text, author, created)
    replies, resolved = thread
    return Comment(start, end, text, author, created, tuple(Reply(*reply) for reply in replies), resolved)


def source_row(source: Source, source_id: str) -> Row:
    """The row of an original file."""
    return {
        "id": source_id,
        "file_name": source.file_name,
        "sha256": hashlib.sha256(source.content).hexdigest(),
        "walk": source.walk,
        "content": source.content,
    }


def transcript_of(row: Mapping[str, Any], case: str | None) -> Transcript:
    """A transcript, without its original file, from the joined row of an interview and its transcript.

    Args:
        row: `name, wave, kind, date` of the interview; `text, turns, speakers, comments, problems` of the transcript.
        case: Name of the interview's case.
    """
    return Transcript(
        name=row["name"],
        text=row["text"],
        turns=tuple(Turn(*turn) for turn in row["turns"]),
        speakers=tuple(Speaker(*speaker) for speaker in row["speakers"]),
        comments=tuple(_comment_of(comment) for comment in row["comments"]),
        case=case,
        wave=row["wave"],
        kind=row["kind"],
        date=row["date"],
        problems=tuple(Problem(*problem) for problem in row["problems"]),
    )
