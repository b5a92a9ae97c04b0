"""A survey: its columns, and what its respondents answered."""

from __future__ import annotations

from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal, get_args

from interviews.transcript import Transcript
from interviews.turn import Turn

if TYPE_CHECKING:
    from collections.abc import Mapping

    from interviews.problem import Problem

Use = Literal["id", "case", "date", "open", "closed", "left_out", "empty"]
USES: tuple[Use, ...] = get_args(Use)


@dataclass(frozen=True, slots=True)
class SurveyColumn:
    """What a column is taken as.

    Attributes:
        letter: The column's letter in Excel.
        question: Its header.
        use: `open` (its answers are read and coded), `closed` (they are facts of the respondent), `id`, `case`, `date`; `left_out`
            and `empty` are not taken in.
        guessed: Whether the use is a guess from the answers, not told and not clear from the header.
        answers: How many there are.
        different: How many different ones.
    """

    letter: str
    question: str
    use: Use
    guessed: bool
    answers: int
    different: int


@dataclass(frozen=True, slots=True)
class Respondent:
    """What one respondent answered.

    Attributes:
        id: What tells the respondent from the others.
        place: The row of the file.
        case: The organisation as the file writes it; empty where it names none.
        date: ISO date of the answer, or None.
        said: The answers to open questions, by question.
        chosen: The answers to closed ones, by question.
    """

    id: str
    place: str
    case: str = ""
    date: str | None = None
    said: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    chosen: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))

    def transcript(self, name: str) -> Transcript:
        r"""The answers to open questions as a source of its own: its name, then each question as a heading over its answer.

        >>> answers = Respondent("7", "row 2", said={"Vad är bra?": "Allt."}).transcript("Enkät 7")
        >>> answers.text, answers.spoken(answers.turns[0]), answers.turns[0].heading
        ('Enkät 7\nVad är bra?\nAllt.', 'Allt.', 'Vad är bra?')
        """
        text, turns = name, []
        for question, answer in self.said.items():
            start = len(text) + len(question) + 2
            turns.append(Turn(start, start + len(answer), heading=question, role="interviewee"))
            text += f"\n{question}\n{answer}"
        return Transcript(name, text, tuple(turns), kind="survey", date=self.date)


@dataclass(frozen=True, slots=True)
class Survey:
    """A file of answers as it was read.

    Attributes:
        columns: What each column was taken as.
        respondents: Those who answered anything, in the order of their rows.
        problems: What could not be read, with its place; nothing of it is among the answers.
        empty: Number of rows without any answer.
        notes: What a person must know of how the sheet was read.
    """

    columns: tuple[SurveyColumn, ...]
    respondents: tuple[Respondent, ...]
    problems: tuple[Problem, ...] = ()
    empty: int = 0
    notes: tuple[str, ...] = ()
