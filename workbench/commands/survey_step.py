"""What an import of survey answers does, respondent by respondent."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from interviews.survey.survey_file import SurveyChoice

if TYPE_CHECKING:
    from interviews.survey.survey import SurveyColumn

AnswerAction = Literal["new", "changed", "same", "refused"]


@dataclass(frozen=True, slots=True)
class SurveyFacts:
    """What is told of a survey.

    Attributes:
        name: What it is called; its file's name by default. A corrected file is known by it.
        wave: The wave of its answers; empty text for none, None for the study's only one.
        invited: How many were asked; None leaves what is known.
        organisations: How organisations of the file are called in the study, each as `FILE=STUDY`.
        new_cases: Whether organisations that the study does not know are taken into it.
        columns: What is told of its columns.
    """

    name: str = ""
    wave: str | None = None
    invited: int | None = None
    organisations: tuple[str, ...] = ()
    new_cases: bool = False
    columns: SurveyChoice = field(default_factory=SurveyChoice)


@dataclass(frozen=True, slots=True)
class AnswerStep:
    """What becomes of one respondent.

    Attributes:
        action: `new`, `changed`, `same` or `refused`.
        place: The row of the file.
        about: The respondent.
        told: What is told otherwise.
        message: Why it is refused.
    """

    action: AnswerAction
    place: str
    about: str
    told: tuple[str, ...] = ()
    message: str = ""


@dataclass(frozen=True, slots=True)
class SurveyImport:
    """What an import did, or would do.

    Attributes:
        name: What the survey is called.
        columns: What its columns were taken as.
        steps: What becomes of every respondent.
        problems: Sentences about what could not be read.
        notes: Sentences about how the file was read, and what its answers cannot tell of organisations.
        missing: Respondents whom the study knows and the file has no more; they stay.
        empty: Rows without any answer.
        new_cases: Organisations that are new to the study.
        changed: Whether anything changes.
    """

    name: str
    columns: tuple[SurveyColumn, ...]
    steps: tuple[AnswerStep, ...]
    problems: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    empty: int = 0
    new_cases: tuple[str, ...] = ()
    changed: bool = False

    def count(self, action: AnswerAction) -> int:
        """How many respondents have a fate."""
        return sum(step.action == action for step in self.steps)

    @property
    def whole(self) -> bool:
        """Whether everything of the file was read and taken in."""
        return not (self.problems or self.count("refused"))
