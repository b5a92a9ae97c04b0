"""Codings by hand find their place in the text that a reader made of the Word file."""

from __future__ import annotations

import uuid
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import count

from coding.segment import CodedSegment
from interviews.errors import KodbokError
from interviews.transcript import Transcript
from workbench.sample.authored import AuthoredInterview, Mark

_NAMESPACE = uuid.UUID("6d1f6f0a-6f2b-5d0e-9a57-0c0a5a2b7e11")
_FIRST_WAVE = 2015
_FIRST_DAY = {"Maria": datetime(2015, 11, 9, 8, 30, tzinfo=UTC), "Johan": datetime(2015, 11, 30, 12, 15, tzinfo=UTC)}
_BETWEEN = timedelta(minutes=3, seconds=20)


class LostParagraphError(KodbokError):
    """A spoken paragraph of the sample does not stand in the text that was read from its Word file."""

    def __init__(self, interview: str, paragraph: str) -> None:
        super().__init__(
            f"The text of the sample interview {interview} lacks the paragraph {paragraph[:50]!r}; read its Word file again."
        )


def place_codings(
    interview: AuthoredInterview, transcript: Transcript, codes: Mapping[str, str], *, day: int = 0
) -> list[CodedSegment]:
    """Turns the marks of a source text into coded segments of its transcript.

    Args:
        interview: The authored interview.
        transcript: What was read from its Word file.
        codes: Code paths by their short names.
        day: On which working day its coders coded it, from 0.

    Returns:
        Segments whose quote equals `text[start:end]`, the coders one after the other, each by start; their ids and times never
        change.

    Raises:
        LostParagraphError: A spoken paragraph does not stand in the text.
    """
    starts = tuple(_paragraph_starts(interview.name, interview.paragraphs, transcript.text))
    return [
        replace(_segment(mark, starts, transcript, codes[mark.code]), created=time)
        for coder, first_day in _FIRST_DAY.items()
        for mark, time in zip(
            (mark for mark in interview.marks if mark.coder == coder), _times(first_day + _later(interview), day), strict=False
        )
    ]


def _paragraph_starts(name: str, paragraphs: Sequence[str], text: str) -> Iterator[int]:
    """Where each spoken paragraph begins in the text, each one looked for after the one before."""
    after = 0
    for paragraph in paragraphs:
        start = text.find(paragraph, after)
        if start < 0:
            raise LostParagraphError(name, paragraph)
        after = start + len(paragraph)
        yield start


def _later(interview: AuthoredInterview) -> timedelta:
    """How much later than the first wave an interview's wave was coded, in whole weeks."""
    return timedelta(weeks=52 * (int(interview.wave) - _FIRST_WAVE))


def _times(first_day: datetime, day: int) -> Iterator[str]:
    """When one coding after the other was made, on a coder's working day number `day`."""
    morning = first_day + timedelta(weeks=day // 5, days=day % 5)
    return ((morning + number * _BETWEEN).strftime("%Y-%m-%dT%H:%M:%SZ") for number in count())


def _segment(mark: Mark, starts: Sequence[int], transcript: Transcript, code: str) -> CodedSegment:
    """One mark as a coded segment."""
    start = starts[mark.start.paragraph] + mark.start.offset
    end = starts[mark.end.paragraph] + mark.end.offset
    address = "\n".join((transcript.name, str(start), str(end), code, mark.coder))
    return CodedSegment(
        id=str(uuid.uuid5(_NAMESPACE, address)),
        interview=transcript.name,
        start=start,
        end=end,
        quote=transcript.text[start:end],
        code=code,
        coder=mark.coder,
        contrary=mark.contrary,
        memo=mark.memo,
    )
