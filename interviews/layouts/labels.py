"""Families 1, 2, 6, 7 and 12: a label before what is said, parted by a colon, a dash, a tab or bold type."""

from __future__ import annotations

from typing import TYPE_CHECKING

from interviews.layouts.asides import asides
from interviews.layouts.asking import asks
from interviews.layouts.clock import may_hold_marks
from interviews.layouts.explanation import NOTHING, Explanation, explained
from interviews.layouts.label import folded, is_initials, letter_role, word_role
from interviews.layouts.nameless import nameless
from interviews.layouts.opening import Opening, before_dash, before_point, before_tab, before_time, in_bold, in_brackets
from interviews.layouts.points import are_choices, are_points
from interviews.layouts.preamble import begins_interview, is_later_header
from interviews.layouts.roster import roster
from interviews.layouts.series import series
from interviews.layouts.talk import Talk, Voice

if TYPE_CHECKING:
    from collections.abc import Sequence

    from interviews.layouts.line import Line
    from interviews.layouts.script import Script
    from interviews.speaker import Role

_SPARSE = 0.8
"""How well labels explain a document in which hardly any line has one."""
_FEWEST_NAMES = 0.15
"""The share of lines that must have a label where labels are mere words; with fewer they are points in notes, not speakers."""
_LOOSE = 0.1
_NEARLY_ALL = 0.8
_OFTEN = 0.4


def explain_colons(script: Script) -> Explanation:
    """`Intervjuare: text`, also with a time before the label, beside it or at the end of what is said."""
    return _explain(script, script.colons, alone=1)


def explain_dashes(script: Script) -> Explanation:
    """`I – text`."""
    return _explain(script, [before_dash(line) for line in script.lines], alone=2)


def explain_tabs(script: Script) -> Explanation:
    """A label, a tab, the text."""
    return _explain(script, [before_tab(line) for line in script.lines], alone=2)


def explain_brackets(script: Script) -> Explanation:
    """`[Anna] text`, `<Anna>: text`."""
    return _explain(script, [in_brackets(line) for line in script.lines], alone=2)


def explain_times(script: Script) -> Explanation:
    """`Speaker 1 [00:00:03] text`."""
    if not may_hold_marks(script.text):
        return NOTHING
    return _explain(script, [before_time(line) for line in script.lines], alone=2)


def explain_points(script: Script) -> Explanation:
    """`I. text`, `R) text`, unless the letters count the answers that could be chosen (`A. Yes`, `B. No`)."""
    openings = [before_point(line) for line in script.lines]
    if sum(opening is not None for opening in openings) < _OFTEN * len(openings):
        return NOTHING
    return NOTHING if are_choices(script, openings) else _explain(script, openings, alone=2)


def explain_bold(script: Script) -> Explanation:
    """A label that nothing but bold type parts from the text."""
    return _explain(script, [in_bold(line) for line in script.lines], alone=2)


def _explain(script: Script, openings: Sequence[Opening | None], *, alone: int) -> Explanation:
    """Reads a script by the labels that open its lines."""
    before = script.preamble
    header = before.lines
    opened = [(place, opening) for place, opening in enumerate(openings) if opening is not None and place not in header]
    if not opened:
        return NOTHING
    speech = asides(script, opened)
    opened = [(place, opening) for place, opening in opened if opening.speaker not in speech]
    labels = [opening.speaker for _, opening in opened]
    counted = series(labels, lambda place: asks(script.lines[opened[place][0]].text))
    dense = len(labels) >= _NEARLY_ALL * len(script.lines)
    others = (label for label in labels if label not in counted) if counted else labels
    known = roster(others, script.stands_small, alone=alone, dense=dense) | counted.keys()
    voices = {label: Voice.named(label, label) for label in known} | {label: voice for label, (voice, _) in counted.items()}
    roles = {label: before.roles.get(folded(label)) or word_role(label) or _letter_role(voices[label], label) for label in known}
    one = len({voice.speaker for voice in voices.values()}) == 1
    unnamed = nameless(script, openings, header, roles, one=one)
    if not (_enough(known, alone) or unnamed):
        return NOTHING
    talk, labelled = Talk(script.text), 0
    asks_in_bold = "interviewer" not in roles.values()
    for place, (line, opening) in enumerate(zip(script.lines, openings, strict=True)):
        if place in header:
            talk.pause()
        elif opening is not None and opening.speaker in known:
            number = counted[opening.speaker][1] if opening.speaker in counted else opening.number
            _begin(talk, line, opening, voices[opening.speaker], number)
            labelled += 1
        elif place in unnamed:
            talk.begin(Voice(role=unnamed[place]), line.start, line.end, line.number)
            labelled += 1
        elif asks_in_bold and line.bold_lead and line.all_bold and asks(line.text):
            talk.begin(Voice(role="interviewer"), line.start, line.end, line.number)
            labelled += 1
        else:
            _go_on(talk, script, line, opening)
    density = labelled / len(script.lines)
    sure = any(word_role(label) or is_initials(label) or folded(label) in before.roles for label in known)
    if not sure and (density < _FEWEST_NAMES or are_points(script, openings, known)):
        return NOTHING
    return explained(talk, _SPARSE + (1 - _SPARSE) * density, loose_weight=0.0 if sure else _LOOSE)


def _letter_role(voice: Voice, label: str) -> Role | None:
    """The role of a letter: what its voice tells, else what it usually stands for."""
    return letter_role(label) if voice.role == "unknown" else voice.role


def _enough(known: frozenset[str], alone: int) -> bool:
    """Whether labels are enough to go by: two speakers, or one whose label tells a role."""
    return len(known) > 1 or (alone == 1 and any(word_role(label) for label in known))


def _begin(talk: Talk, line: Line, opening: Opening, voice: Voice, number: str | None) -> None:
    """Somebody labelled takes the word; a number that Word shows goes before one that is typed."""
    if opening.time:
        talk.tell_time(opening.time)
    talk.begin(Voice(opening.shown, voice.speaker, voice.role), line.start + opening.length, line.end, line.number or number)


def _go_on(talk: Talk, script: Script, line: Line, opening: Opening | None) -> None:
    """Meets a line without a speaker's label."""
    if script.heads(line) or begins_interview(line.text):
        talk.head(line)
    elif opening is not None and is_later_header(opening, line.text):
        talk.pause()
    else:
        talk.add(line.start, line.end, line.number)
