"""Dialogue: a mark at the beginning of a line says that somebody else speaks (`— Hur länge?`, `>> Tio år.`); nobody is named."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from interviews.layouts.asking import asks
from interviews.layouts.explanation import NOTHING, Explanation, explained
from interviews.layouts.talk import Talk, Voice

if TYPE_CHECKING:
    from collections.abc import Sequence

    from interviews.layouts.script import Script
    from interviews.speaker import Role

_MARK = r"(?:>{2,3}|[—–-])\s*(?=[^\s\d>—–-])"
_MARKS = frozenset(">—–-")
_FEWEST = 3
_SOME = 0.2
_MOSTLY = 0.5
_FEW = 0.25


def explain(script: Script) -> Explanation:
    """Reads a script most of whose lines begin with such a mark, where somebody asks and somebody else answers."""
    header = script.preamble.lines
    lines = [line for place, line in enumerate(script.lines) if place not in header]
    said = [place for place, line in enumerate(lines) if line.text[0] in _MARKS and not line.is_heading]
    if len(said) < _FEWEST or len(said) < _MOSTLY * len(lines):
        return NOTHING
    marked = {place: match.end() for place in said if (match := re.match(_MARK, lines[place].text)) is not None}
    roles = _roles([asks(lines[place].text) for place in marked])
    if roles is None:
        return NOTHING
    talk, begun = Talk(script.text), 0
    for place, line in enumerate(lines):
        if place in marked:
            talk.begin(Voice(role=roles[begun % 2]), line.start + marked[place], line.end)
            begun += 1
        elif script.heads(line):
            talk.head(line)
        else:
            talk.add(line.start, line.end, line.number)
    return explained(talk)


def _roles(asking: Sequence[bool]) -> tuple[Role, Role] | None:
    """The roles of those who speak by turns; None where it is a list, in which nothing or everything is asked."""
    in_a_row = sum(one and other for one, other in pairwise(asking))
    if len(asking) < _FEWEST or sum(asking) < _SOME * len(asking) or in_a_row > _FEW * sum(asking):
        return None
    first, second = (sum(theirs) / len(theirs) for theirs in (asking[::2], asking[1::2]))
    if first >= _MOSTLY and second < _FEW:
        return "interviewer", "interviewee"
    return ("interviewee", "interviewer") if second >= _MOSTLY and first < _FEW else ("unknown", "unknown")
