"""What an import of ratings does, rating by rating."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

RatingAction = Literal["new", "changed", "same", "gone", "removed", "refused"]


@dataclass(frozen=True, slots=True)
class RatingChoice:
    """What is told of a file of ratings.

    Attributes:
        wave: The wave of ratings whose table names none; empty text for none, None for the study's only one.
        organisations: How organisations of the file are called in the study, each as `FILE=STUDY`.
        codes: Under which codes assignments fall, each as `ASSIGNMENT=CODE`.
        new_cases: Whether organisations that the study does not know are taken into it.
        drop: Whether ratings that the file holds no more are taken away.
    """

    wave: str | None = None
    organisations: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()
    new_cases: bool = False
    drop: bool = False


@dataclass(frozen=True, slots=True)
class RatingStep:
    """What becomes of one rating.

    Attributes:
        action: `new`, `changed`, `same`, `refused`; `gone` where the file holds it no more and it stays, `removed` where it goes.
        place: File and cell.
        about: Assignment, organisation and wave.
        told: What is told otherwise, each as `rating: yellow -> green`; of a new one, the rating.
        message: Why it is refused.
    """

    action: RatingAction
    place: str
    about: str
    told: tuple[str, ...] = ()
    message: str = ""


@dataclass(frozen=True, slots=True)
class RatingImport:
    """What an import did, or would do.

    Attributes:
        steps: What becomes of every rating: those of the file in its order, then those that it holds no more.
        problems: Sentences about cells that could not be read, and about codes that there are not.
        without_theme: Assignments of the file for which the codebook has no theme.
        new_cases: Organisations that are new to the study.
    """

    steps: tuple[RatingStep, ...]
    problems: tuple[str, ...] = ()
    without_theme: tuple[str, ...] = ()
    new_cases: tuple[str, ...] = ()

    def count(self, action: RatingAction) -> int:
        """How many ratings have a fate."""
        return sum(step.action == action for step in self.steps)

    @property
    def edits(self) -> bool:
        """Whether anything changes."""
        return any(step.action in {"new", "changed", "removed"} for step in self.steps)

    @property
    def whole(self) -> bool:
        """Whether everything of the file was read and taken in."""
        return not (self.problems or self.count("refused"))
