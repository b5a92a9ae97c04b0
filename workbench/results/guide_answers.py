"""Was it asked here? What of the guide each interview asks, and how much is said about it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from interviews.guide_matching import asked_in, topics_of
from interviews.words import count_words
from workbench.results.interview_choice import chosen_interviews
from workbench.rows.transcript_rows import transcript_of
from workbench.store.guides import read_study_guide
from workbench.store.texts import interview_rows

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import sqlalchemy as sa

    from analysis.selection import Selection
    from interviews.guide import Guide
    from interviews.guide_matching import Asked, How
    from interviews.transcript import Transcript

NO_TURNS = "no speakers were found in it, so nobody can tell who asks"


@dataclass(frozen=True, slots=True)
class GuideAnswer:
    """What one interview has on one topic of the guide.

    Attributes:
        case: Its organisation, or None.
        interview: Its name.
        wave: Its wave, or None.
        topic: The topic.
        asked: Whether the topic comes up: by a question, by its name or under a heading; None where nobody can tell.
        how: `question`, `name` (the interviewer names the topic) or `heading`, the first of these that holds; else None.
        questions: Number of the topic's questions that are asked.
        turns: Number of turns that answer: those of the topic that are no interviewer's.
        words: Number of words in them.
        question: The question of the guide that is surest to be asked, or None.
        turn: Index of the turn that brings the topic up most surely, from 0, or None.
        score: How surely, 0 to 1, or None.
        reason: Why nobody can tell, or None.
    """

    case: str | None
    interview: str
    wave: str | None
    topic: str
    asked: bool | None
    how: How | None = None
    questions: int = 0
    turns: int = 0
    words: int = 0
    question: str | None = None
    turn: int | None = None
    score: float | None = None
    reason: str | None = None


def guide_answers(connection: sa.Connection, selection: Selection) -> list[GuideAnswer]:
    """A row for every selected interview and topic, interviews in Swedish order; none where the study has no guide.

    Raises:
        UnknownValueError: A filter names something that the study does not have.
    """
    guide = read_study_guide(connection)
    rows = chosen_interviews(interview_rows(connection), selection)
    return [answer for row in rows for answer in answers_of(transcript_of(row, row["case"]), guide)]


def answers_of(transcript: Transcript, guide: Guide) -> Iterator[GuideAnswer]:
    """What one interview has on every topic of a guide."""
    asked = asked_in(transcript, guide)
    topics = topics_of(transcript, asked)
    for topic in guide.names:
        about = (transcript.case, transcript.name, transcript.wave, topic)
        if not transcript.turns:
            yield GuideAnswer(*about, asked=None, reason=NO_TURNS)
        else:
            turns, words = _answered(transcript, topics, topic)
            yield _answer(about, [each for each in asked if each.topic == topic], turns, words)


def _answered(transcript: Transcript, topics: Sequence[str | None], topic: str) -> tuple[int, int]:
    """Number and words of the turns that answer on a topic."""
    turns = zip(transcript.turns, topics, strict=True)
    spans = [(turn.start, turn.end) for turn, about in turns if about == topic and turn.role != "interviewer"]
    return len(spans), count_words(transcript.text, spans)


_ORDER: tuple[How, ...] = ("question", "name", "heading")


def _answer(about: tuple[str | None, str, str | None, str], asked: Sequence[Asked], turns: int, words: int) -> GuideAnswer:
    """The row of one topic in one interview."""
    if not asked:
        return GuideAnswer(*about, asked=False, turns=turns, words=words)
    best = min(asked, key=lambda each: (_ORDER.index(each.how), -each.score, each.turn))
    questions = {each.question for each in asked if each.question and each.how == "question"}
    found = (best.question, best.turn, best.score)
    return GuideAnswer(*about, True, best.how, len(questions), turns, words, *found)  # noqa: FBT003  # `asked`, by its place
