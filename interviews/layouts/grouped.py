"""Family 10: grouped by question: a numbered question that nobody is named for, then one labelled answer a person."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from interviews.layouts.asking import asks
from interviews.layouts.explanation import NOTHING, Explanation, explained
from interviews.layouts.label import folded, is_name_like, word_role
from interviews.layouts.roster import roster
from interviews.layouts.talk import Talk, Voice
from interviews.word.numbering import BULLET

if TYPE_CHECKING:
    from interviews.layouts.line import Line
    from interviews.layouts.opening import Opening
    from interviews.layouts.script import Script

_NUMBER = r"(?P<number>(?:(?:Fråga|Question|Frage|Pregunta|Spørsmål|Spørgsmål|Kysymys) |[QF])?\d{1,3}\s?[.):])\s*(?=\S)"
_FIRST = frozenset("0123456789FQPSK")
_LONGEST_WORD = 12
_FEWEST = 2
_MOSTLY = 0.5
_ASKERS = frozenset("iq")


class _Question(NamedTuple):
    """A question with its number.

    Attributes:
        number: Its number, typed or automatic.
        length: Number of the line's characters before what is asked.
    """

    number: str
    length: int


def explain(script: Script) -> Explanation:
    """Numbered lines ask, labelled lines answer, and the same labels come back under several questions."""
    header = script.preamble.lines
    maybe = (place for place, line in enumerate(script.lines) if line.text[0] in _FIRST or line.paragraph.numbered is not None)
    questions = {place: asked for place in maybe if (asked := _question(script, place)) is not None}
    if len(questions) < _FEWEST:
        return NOTHING
    first = min(questions)
    answers = {
        place: opening
        for place, opening in enumerate(script.colons)
        if opening is not None and place > first and place not in questions and place not in header
    }
    known = roster((opening.speaker for opening in answers.values()), script.stands_small, alone=_FEWEST)
    answers = {place: opening for place, opening in answers.items() if opening.speaker in known}
    if not _fits(script, questions, answers):
        return NOTHING
    return explained(_talk(script, questions, answers), loose_weight=0.0)


def _question(script: Script, place: int) -> _Question | None:
    """The number of a line that Word or its writer numbered."""
    line = script.lines[place]
    if line.is_heading:
        return None
    opening = script.colons[place]
    if opening is None and line.number not in {None, BULLET}:
        return _Question(str(line.number), 0)
    if opening is not None and opening.point is not None and is_name_like(opening.speaker):
        return None
    match = re.match(_NUMBER, line.text) if any(map(str.isdigit, line.text[:_LONGEST_WORD])) else None
    return None if match is None else _Question(match["number"], match.end())


def _fits(script: Script, questions: dict[int, _Question], answers: dict[int, Opening]) -> bool:
    """Whether most numbered lines ask, labelled answers follow at least two of them, and no label is an interviewer's."""
    asking = sum(asks(script.lines[place].text) for place in questions)
    answered = sum(place + 1 in answers for place in questions)
    somebody_asks = any(
        word_role(opening.speaker) == "interviewer" or folded(opening.speaker) in _ASKERS for opening in answers.values()
    )
    return not somebody_asks and asking >= _MOSTLY * len(questions) and answered >= max(_FEWEST, _MOSTLY * len(questions))


def _talk(script: Script, questions: dict[int, _Question], answers: dict[int, Opening]) -> Talk:
    """The talk: what stands before the first question, a legend perhaps, is nobody's."""
    talk = Talk(script.text)
    for place, line in enumerate(script.lines):
        if place in questions:
            _ask(talk, line, questions[place])
        elif place in answers:
            opening = answers[place]
            voice = Voice(opening.shown, opening.speaker, "interviewee")
            talk.begin(voice, line.start + opening.length, line.end, line.number)
        elif script.heads(line):
            talk.head(line)
        else:
            talk.add(line.start, line.end, line.number)
    return talk


def _ask(talk: Talk, line: Line, question: _Question) -> None:
    """A question is put by whoever interviews; a typed number is none of its words."""
    talk.begin(Voice(role="interviewer"), line.start + question.length, line.end, question.number)
