"""What a person should look at in a transcript that was read: whatever an ordinary interview seldom is."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from interviews.transcript import Transcript

LEAST_SHARE, MOST_SHARE = 0.4, 0.98
"""Outside these an interviewee says too little or too much for the roles to be right."""
SHORT = 200
"""An interview of fewer words is hardly a whole one."""
_LOOSE = 0.2
"""From this share of turns without a speaker on, labels may have been missed."""
_TALKS = frozenset({"interview", "workshop", "meeting"})
"""Kinds of sources in which people speak with one another."""


class Reading(NamedTuple):
    """What is known of how a transcript was read.

    Attributes:
        transcript: The transcript.
        share: The share of words that are no interviewer's, or None.
        loose: Number of turns without a speaker.
        near: Name of the interview that it is nearly the same as, and how nearly; or None.
        older: Whether an older version of the reader has read it.
    """

    transcript: Transcript
    share: float | None
    loose: int
    near: tuple[str, float] | None
    older: bool


def doubts(reading: Reading) -> Iterator[str]:
    """Yields sentences about what a person should look at, the gravest first."""
    transcript = reading.transcript
    if reading.near:
        name, like = reading.near
        yield f"It is nearly the same as {name} ({100 * like:.0f} % in common); one of the two may be a copy."
    if transcript.kind in _TALKS:
        yield from _of_speakers(reading)
    if transcript.kind == "interview" and transcript.word_count < SHORT:
        yield f"It is very short for an interview: {transcript.word_count} words."
    if reading.older:
        yield "An older version of Kodbok has read it; read it again with `kodbok interviews replace STUDY --all`."


def _of_speakers(reading: Reading) -> Iterator[str]:
    """Yields what seems wrong about who speaks."""
    transcript = reading.transcript
    if not transcript.turns:
        yield "No speakers were found, so all its words count as an interviewee's."
        return
    if len(transcript.speakers) == 1 and reading.loose == 0:
        yield f"Only one speaker was found: {transcript.speakers[0].label}."
    unknown = [speaker.label for speaker in transcript.speakers if speaker.role == "unknown"]
    if unknown:
        yield f"Nothing tells whether they ask or answer: {', '.join(unknown)}."
    if transcript.speakers and reading.loose > _LOOSE * len(transcript.turns):
        yield f"Many turns name no speaker: {reading.loose} of {len(transcript.turns)}."
    yield from _of_share(reading.share, doubted=bool(unknown))


def _of_share(share: float | None, *, doubted: bool) -> Iterator[str]:
    """Yields what is odd about how much interviewees say; little of interviewers tells nothing where roles are in doubt anyway."""
    if share is not None and share < LEAST_SHARE:
        yield f"Interviewees say little of it ({100 * share:.0f} % of the words); the roles may be exchanged."
    if share is not None and share > MOST_SHARE and not doubted:
        yield f"Interviewers say hardly anything ({100 * (1 - share):.0f} % of the words); one may have another role."
