"""Families 1, 2, 6, 7 and 12: a label before what is said, parted by a colon, a dash, a tab or bold type."""

from __future__ import annotations

from typing import TYPE_CHECKING

from interviews.layouts.explanation import NOTHING, Explanation, explained
from interviews.layouts.label import folded, is_initials, letter_role, names_nobody, word_role
from interviews.layouts.opening import Opening, before_dash, before_tab, in_bold
from interviews.layouts.points import are_points
from interviews.layouts.preamble import begins_interview, is_later_header, preamble
from interviews.layouts.roster import roster
from interviews.layouts.talk import Talk, Voice

if TYPE_CHECKING:
    from collections.abc import Sequence

    from interviews.layouts.line import Line
    from interviews.layouts.script import Script

_SPARSE = 0.8
"""How well labels explain a document in which hardly any line has one."""
_FEWEST_NAMES = 0.15
"""The share of lines that must have a label where labels are mere words; with fewer they are points in notes, not speakers."""
_LOOSE = 0.1
_NEARLY_ALL = 0.8


def explain_colons(script: Script) -> Explanation:
    """`Intervjuare: text`, also with a time before the label, beside it or at the end of what is said."""
    return _explain(script, script.colons, alone=1)


def explain_dashes(script: Script) -> Explanation:
    """`I – text`."""
    return _explain(script, [before_dash(line) for line in script.lines], alone=2)


def explain_tabs(script: Script) -> Explanation:
    """A label, a tab, the text."""
    return _explain(script, [before_tab(line) for line in script.lines], alone=2)


def explain_bold(script: Script) -> Explanation:
    """A label that nothing but bold type parts from the text."""
    return _explain(script, [in_bold(line) for line in script.lines], alone=2)


def _explain(script: Script, openings: Sequence[Opening | None], *, alone: int) -> Explanation:
    """Reads a script by the labels that open its lines."""
    before = preamble(script)
    header = before.lines
    labels = [opening.speaker for place, opening in enumerate(openings) if opening is not None and place not in header]
    known = roster(labels, script.stands_small, alone=alone, dense=len(labels) >= _NEARLY_ALL * len(script.lines))
    if not _enough(known, alone):
        return NOTHING
    talk, labelled = Talk(script.text), 0
    asks_in_bold = not any("interviewer" in {word_role(label), letter_role(label)} for label in known)
    for place, (line, opening) in enumerate(zip(script.lines, openings, strict=True)):
        if place in header:
            talk.pause()
        elif opening is not None and opening.speaker in known:
            _begin(talk, line, opening)
            labelled += 1
        elif asks_in_bold and line.all_bold and "?" in line.text:
            talk.begin(Voice(role="interviewer"), line.start, line.end, line.number)
            labelled += 1
        else:
            _go_on(talk, script, line, opening)
    density = labelled / len(script.lines)
    sure = any(word_role(label) or is_initials(label) or folded(label) in before.roles for label in known)
    if not sure and (density < _FEWEST_NAMES or are_points(script, openings, known)):
        return NOTHING
    return explained(talk, _SPARSE + (1 - _SPARSE) * density, loose_weight=0.0 if sure else _LOOSE)


def _enough(known: frozenset[str], alone: int) -> bool:
    """Whether labels are enough to go by: two speakers, or one whose label tells a role."""
    return len(known) > 1 or (alone == 1 and any(word_role(label) for label in known))


def _begin(talk: Talk, line: Line, opening: Opening) -> None:
    """Somebody labelled takes the word."""
    if opening.time:
        talk.tell_time(opening.time)
    nobody = names_nobody(opening.speaker)
    role = (word_role(opening.speaker) if nobody else None) or "unknown"
    voice = Voice(opening.shown, None if nobody else opening.speaker, role)
    talk.begin(voice, line.start + opening.length, line.end, line.number)


def _go_on(talk: Talk, script: Script, line: Line, opening: Opening | None) -> None:
    """Meets a line without a speaker's label."""
    if script.heads(line) or begins_interview(line.text):
        talk.head(line)
    elif opening is not None and is_later_header(opening, line.text):
        talk.pause()
    else:
        talk.add(line.start, line.end, line.number)
