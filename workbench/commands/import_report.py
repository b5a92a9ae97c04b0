"""What became of an import: file by file, and of the interviews that a list describes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from pathlib import Path

    from interviews.guessing import Guess
    from interviews.problem import Problem

Difference = tuple[str, str | None, str | None]
"""What changed (`organisation`, `wave`, `kind`, `date`, `role of IP` …), from what (None for nothing) to what."""


@dataclass(frozen=True, slots=True)
class FileReport:
    """What became of one file.

    Attributes:
        file: The file.
        outcome: `added`, `skipped` (the study has it already) or `refused`.
        name: Name of the interview, empty where it was refused.
        turns: Number of turns.
        speakers: Number of speakers.
        words: Number of spoken words.
        problems: What the reader could not carry over.
        message: Why it was skipped or refused.
        taken: The name that it would have had if an interview with other words had not had it before, else empty.
        reason: Of one of several interviews in a file: what tells that it begins where it does, else empty.
        paragraph: The paragraph at which it begins.
        guesses: What was guessed of the interview, for nobody told it.
        year: A year in its name that may be its wave, which is never guessed; empty where there is none or the wave is told.
    """

    file: Path
    outcome: Literal["added", "skipped", "refused"]
    name: str = ""
    turns: int = 0
    speakers: int = 0
    words: int = 0
    problems: tuple[Problem, ...] = ()
    message: str = ""
    taken: str = ""
    reason: str = ""
    paragraph: int = 1
    guesses: tuple[Guess, ...] = ()
    year: str = ""


@dataclass(frozen=True, slots=True)
class Redescribed:
    """What a case list changed of an interview that the study had already.

    Attributes:
        name: The interview.
        changes: What changed.
    """

    name: str
    changes: tuple[Difference, ...]
