"""The validation report: how every transcript was read, and what a person should look at before anybody codes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from interviews.likeness import near_duplicates
from interviews.word.walk import WALK_VERSION
from interviews.words import count_words
from workbench.results.doubts import Reading, doubts
from workbench.store import schema
from workbench.store.door import live
from workbench.store.originals import read_by_older_walk
from workbench.store.texts import interview_rows, transcripts_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    import sqlalchemy as sa

    from interviews.likeness import NearDuplicate
    from interviews.problem import Problem
    from interviews.transcript import Transcript
    from interviews.turn import Turn

NO_WORDS = "nothing is spoken in it"
NO_TURNS = "no speakers were found in it"


@dataclass(frozen=True, slots=True)
class Validation:
    """How one interview was read.

    Attributes:
        interview: Its name.
        case: Its organisation, or None.
        wave: Its wave, or None.
        kind: What sort of source it is.
        words: Number of all spoken words.
        turns: Number of turns.
        speakers: Number of speakers with a label.
        interviewers: How many of them interview.
        interviewees: How many of them are interviewed.
        unknown_roles: How many of them have no known role.
        interviewee_share: The share of the spoken words that are no interviewer's, 0 to 1; None where nobody can tell.
        turns_without_speaker: Number of turns that name nobody.
        problems: Number of problems of its reading.
        near_duplicate_of: Name of the interview that it is nearly the same as, or None.
        likeness: The share of the shorter one's sequences of five words that the other one has too, 0 to 1, or None.
        guesses: Which facts of it are guesses, and what they were guessed from (`date: file name`).
        read_by_older: Whether an older version of the reader has read it.
        look: Sentences about what a person should look at; none where all seems well.
        found: Its problems.
        reason: Why there is no share, or None.
    """

    interview: str
    case: str | None
    wave: str | None
    kind: str
    words: int
    turns: int
    speakers: int
    interviewers: int
    interviewees: int
    unknown_roles: int
    interviewee_share: float | None
    turns_without_speaker: int
    problems: int
    near_duplicate_of: str | None
    likeness: float | None
    guesses: tuple[str, ...]
    read_by_older: bool
    look: tuple[str, ...]
    found: tuple[Problem, ...]
    reason: str | None = None


def validation(connection: sa.Connection) -> list[Validation]:
    """A row for every live interview, in the order of import."""
    transcripts = transcripts_of(connection)
    near = _nearest(near_duplicates(transcripts))
    older = {row["name"] for row in read_by_older_walk(connection, WALK_VERSION)}
    guesses = _guesses(connection)
    return [_of(each, near.get(each.name), guesses.get(each.name, ()), older=each.name in older) for each in transcripts]


def _nearest(pairs: Sequence[NearDuplicate]) -> Mapping[str, tuple[str, float]]:
    """The interview that each one is most nearly the same as, by name, with the likeness."""
    best: dict[str, tuple[str, float]] = {}
    for pair in sorted(pairs, key=lambda pair: pair.likeness):
        best[pair.one], best[pair.other] = (pair.other, pair.likeness), (pair.one, pair.likeness)
    return best


def _guesses(connection: sa.Connection) -> Mapping[str, tuple[str, ...]]:
    """The guessed facts of every interview, by its name."""
    names = {row["id"]: row["name"] for row in interview_rows(connection, text=False)}
    told: dict[str, tuple[str, ...]] = {}
    for row in live(connection, schema.guesses):
        if row["interview_id"] in names:
            name = names[row["interview_id"]]
            told[name] = (*told.get(name, ()), f"{row['fact']}: {row['told_by']}")
    return told


def _of(transcript: Transcript, near: tuple[str, float] | None, guesses: tuple[str, ...], *, older: bool) -> Validation:
    """The row of one interview."""
    roles = [speaker.role for speaker in transcript.speakers]
    asked = _words(transcript, lambda turn: turn.role == "interviewer")
    share = round(1 - asked / transcript.word_count, 4) if transcript.turns and transcript.word_count else None
    loose = sum(turn.speaker is None for turn in transcript.turns)
    other, like = near or (None, None)
    return Validation(
        **{name: getattr(transcript, name) for name in ("case", "wave", "kind")},
        interview=transcript.name,
        words=transcript.word_count,
        turns=len(transcript.turns),
        speakers=len(roles),
        interviewers=roles.count("interviewer"),
        interviewees=roles.count("interviewee"),
        unknown_roles=roles.count("unknown"),
        interviewee_share=share,
        turns_without_speaker=loose,
        problems=len(transcript.problems),
        near_duplicate_of=other,
        likeness=like,
        guesses=guesses,
        read_by_older=older,
        look=tuple(doubts(Reading(transcript, share, loose, near, older=older))),
        found=transcript.problems,
        reason=None if share is not None else NO_WORDS if transcript.turns else NO_TURNS,
    )


def _words(transcript: Transcript, wanted: Callable[[Turn], bool]) -> int:
    """Number of words in the turns that are wanted."""
    return count_words(transcript.text, [(turn.start, turn.end) for turn in transcript.turns if wanted(turn)])
