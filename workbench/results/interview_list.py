"""The list of interviews with their figures."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from interviews.corrections import final_label
from workbench.results.versions import coders_of
from workbench.rows.speaker_rows import correction_of
from workbench.store import schema
from workbench.store.door import live
from workbench.store.texts import interview_rows

if TYPE_CHECKING:
    import sqlalchemy as sa

    from workbench.store.door import Row


@dataclass(frozen=True, slots=True)
class InterviewLine:
    """One interview in the list.

    Attributes:
        name: Its name.
        case: Its organisation.
        wave: Its wave.
        kind: What sort of source it is.
        date: ISO date of the talk.
        words: Number of all spoken words.
        turns: Number of turns.
        speakers: Number of speakers with a label, merged ones once.
        coders: Who has worked on it, the first one first.
        finished: Which of them have finished it.
        problems: Number of problems of its import.
        guessed: Which of its facts (`case`, `date`, `kind`) are guesses that nobody has confirmed.
    """

    name: str
    case: str | None
    wave: str | None
    kind: str
    date: str | None
    words: int
    turns: int
    speakers: int
    coders: tuple[str, ...]
    finished: tuple[str, ...]
    problems: int
    guessed: tuple[str, ...] = ()


def interview_lines(connection: sa.Connection) -> list[InterviewLine]:
    """All live interviews in the order of import."""
    segments = live(connection, schema.segments, schema.segments.c.status == "accepted")
    marks = live(connection, schema.marks)
    worked = coders_of(segments, marks)
    finished = {(mark["interview_id"], mark["coder"]) for mark in marks if mark["state"] == "finished"}
    guessed: dict[str, list[str]] = defaultdict(list)
    for row in live(connection, schema.guesses):
        guessed[row["interview_id"]].append(row["fact"])
    return [
        InterviewLine(
            **{name: row[name] for name in ("name", "case", "wave", "kind", "date", "words")},
            turns=len(row["turns"]),
            speakers=_speakers(row),
            coders=tuple(worked.get(row["id"], ())),
            finished=tuple(coder for coder in worked.get(row["id"], ()) if (row["id"], coder) in finished),
            problems=len(row["problems"]),
            guessed=tuple(sorted(guessed[row["id"]])),
        )
        for row in interview_rows(connection, text=False)
    ]


def _speakers(row: Row) -> int:
    """The number of speakers after all merges."""
    told = {each["label"]: correction_of(each) for each in row["told"]}
    return len({final_label(label, told) for label, *_ in row["speakers"]})
