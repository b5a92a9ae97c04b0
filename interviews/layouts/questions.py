"""Families 7 and 9: nobody is labelled, but questions look other than answers, or come first in their paragraph."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from interviews.layouts.asking import asks
from interviews.layouts.explanation import NOTHING, Explanation, explained
from interviews.layouts.talk import Talk, Voice
from interviews.layouts.vocabulary import REQUEST_WORDS
from interviews.word.numbering import BULLET

if TYPE_CHECKING:
    from collections.abc import Callable

    from interviews.layouts.line import Line
    from interviews.layouts.script import Script

_TYPED = r"(?:(?:Fråga|Question|Frage|Pregunta|Spørsmål|Spørgsmål|Kysymys) )?\d{1,3}[.)]\s+(?=\D)"
_QUESTION = Voice(role="interviewer")
_ANSWER = Voice(role="interviewee")
_FEWEST = 2
_MOSTLY = 0.5
_NEARLY_ALL = 0.8
_MOST_IN_A_ROW = 1.5
_FEW = 0.25
_FIRST = frozenset("0123456789FQPSK")
_LONGEST_WORD = 12


def explain_bold(script: Script) -> Explanation:
    """Bold question, plain answer."""
    return _explain(script, lambda line: line.all_bold)


def explain_numbers(script: Script) -> Explanation:
    """Questions that Word numbers, answers that it does not; a numbered list in which little is asked is one of notes."""
    return _explain(script, lambda line: line.number not in {None, BULLET}, mostly=_NEARLY_ALL)


def explain_typed_numbers(script: Script) -> Explanation:
    """Questions that their writer numbered (`1) Hur länge?`); the numbers are none of their words."""
    if sum(line.text[0] in _FIRST and any(map(str.isdigit, line.text[:_LONGEST_WORD])) for line in script.lines) < _FEWEST:
        return NOTHING
    return _explain(script, lambda line: re.match(_TYPED, line.text) is not None, mostly=_NEARLY_ALL, number=_TYPED)


def explain_broken_paragraphs(script: Script) -> Explanation:
    """Question and answer in one paragraph, parted by a soft break."""
    broken = {line.paragraph.number for line in script.lines if not line.first}
    whole = {line.paragraph.number for line in script.lines if not line.is_heading}
    if len(broken) < _NEARLY_ALL * len(whole):
        return NOTHING
    return _explain(script, lambda line: line.first and line.paragraph.number in broken)


def explain_alternation(script: Script) -> Explanation:
    """Paragraphs that are questions by turns."""
    asking = [_asks(line) for line in script.lines if not line.is_heading]
    questions = sum(asking)
    in_a_row = sum(one and other for one, other in pairwise(asking))
    rare = len(asking) - questions > _MOST_IN_A_ROW * questions + 1
    if questions <= _FEWEST or in_a_row > questions * _FEW or rare:
        return NOTHING
    return _explain(script, _asks)


def _explain(script: Script, is_marked: Callable[[Line], bool], *, mostly: float = _MOSTLY, number: str = "") -> Explanation:
    """Reads marked lines as questions and the others as answers, if at least a share of the marked ones do ask."""
    header = script.preamble.lines
    lines = [line for place, line in enumerate(script.lines) if place not in header]
    marked = [is_marked(line) and not line.is_heading for line in lines]
    asking = [_asks(line) for place, line in enumerate(lines) if marked[place] and not _heads(line, marked, place)]
    if len(asking) < _FEWEST or sum(asking) < mostly * len(asking) or all(marked):
        return NOTHING
    talk = Talk(script.text)
    asked: bool | None = None
    for place, (line, mark) in enumerate(zip(lines, marked, strict=True)):
        if _heads(line, marked, place):
            talk.head(line)
        elif mark != asked and (mark or asked):
            typed = re.match(number, line.text) if mark and number else None
            start = line.start + (typed.end() if typed else 0)
            talk.begin(_QUESTION if mark else _ANSWER, start, line.end, typed[0].strip() if typed else line.number)
            asked = mark
        else:
            talk.add(line.start, line.end, line.number)
    return explained(talk)


def _asks(line: Line) -> bool:
    """Whether a line asks something, or asks for it (`Berätta om …`)."""
    return asks(line.text) or line.text.split(maxsplit=1)[0].casefold().rstrip(",.:") in REQUEST_WORDS


def _heads(line: Line, marked: list[bool], place: int) -> bool:
    """Whether a marked line is a heading, or a bold one that is no sentence and stands over another one, as a topic does."""
    return line.is_heading or (marked[place] and line.stands_out and place + 1 < len(marked) and marked[place + 1])
