"""Families 1, 2, 6, 7 and 12: a label before what is said, parted by a colon, a dash, a tab or bold type."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

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
from interviews.speaker import Role

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from interviews.layouts.line import Line
    from interviews.layouts.script import Script

_SPARSE = 0.8
"""How well labels explain a document in which hardly any line has one."""
_FEWEST_NAMES = 0.15
"""The share of lines that must have a label where labels are mere words; with fewer they are points in notes, not speakers."""
_LOOSE = 0.1
_NEARLY_ALL = 0.8
_OFTEN = 0.4
_ASKER = Voice(role="interviewer")


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
    return _explain(script, [before_time(line) for line in script.lines], alone=1)


def explain_points(script: Script) -> Explanation:
    """`I. text`, `R) text`, unless the letters count the answers that could be chosen (`A. Yes`, `B. No`)."""
    openings = [before_point(line) for line in script.lines]
    if sum(opening is not None for opening in openings) < _OFTEN * len(openings):
        return NOTHING
    return NOTHING if are_choices(script, openings) else _explain(script, openings, alone=2)


def explain_bold(script: Script) -> Explanation:
    """A label that nothing but bold type parts from the text."""
    return _explain(script, [in_bold(line) for line in script.lines], alone=2)


class _Known(NamedTuple):
    """What is known of a file's labels.

    Attributes:
        voices: The voice of each label that names a speaker.
        numbers: The number of each label that counts turns.
        unnamed: Numbers of the lines at which somebody without a label begins, with that person's role.
        asks_in_bold: Whether bold questions are an interviewer's, for no label is.
        sure: Whether a label tells a role, so that the labels are no mere words.
    """

    voices: Mapping[str, Voice]
    numbers: Mapping[str, str]
    unnamed: Mapping[int, Role]
    asks_in_bold: bool
    sure: bool


def _explain(script: Script, openings: Sequence[Opening | None], *, alone: int) -> Explanation:
    """Reads a script by the labels that open its lines."""
    known = _judged(script, openings, alone=alone)
    if known is None:
        return NOTHING
    talk, labelled = _talk(script, openings, known)
    density = labelled / len(script.lines)
    if not known.sure and (density < _FEWEST_NAMES or are_points(script, openings, known.voices)):
        return NOTHING
    return explained(talk, _SPARSE + (1 - _SPARSE) * density, loose_weight=0.0 if known.sure else _LOOSE)


def _judged(script: Script, openings: Sequence[Opening | None], *, alone: int) -> _Known | None:
    """What is known of the labels, or None where they are not enough to go by: two speakers, or one whose label tells a role."""
    header, told = script.preamble.lines, script.preamble.roles
    opened = [(place, opening) for place, opening in enumerate(openings) if opening is not None and place not in header]
    speech = asides(script, opened)
    opened = [(place, opening) for place, opening in opened if opening.speaker not in speech]
    labels = [opening.speaker for _, opening in opened]
    counted = series(labels, lambda place: asks(script.lines[opened[place][0]].text))
    others = (label for label in labels if label not in counted) if counted else labels
    known = roster(others, script.stands_small, alone=alone, dense=len(labels) >= _NEARLY_ALL * len(script.lines)) | counted.keys()
    voices = {label: Voice.named(label, label) for label in known} | {label: voice for label, (voice, _) in counted.items()}
    roles = {label: told.get(folded(label)) or word_role(label) or _letter_role(voices[label], label) for label in known}
    unnamed = nameless(script, openings, header, roles, one=len({voice.speaker for voice in voices.values()}) == 1)
    if not (len(known) > 1 or unnamed or (alone == 1 and any(map(word_role, known)))):
        return None
    sure = any(word_role(label) or is_initials(label) or folded(label) in told for label in known)
    numbers = {label: number for label, (_, number) in counted.items()}
    return _Known(voices, numbers, unnamed, "interviewer" not in roles.values(), sure)


def _talk(script: Script, openings: Sequence[Opening | None], known: _Known) -> tuple[Talk, int]:
    """The talk, and how many of its lines say who speaks."""
    talk, labelled = Talk(script.text), 0
    header, voices, unnamed = script.preamble.lines, known.voices, known.unnamed
    for place, (line, opening) in enumerate(zip(script.lines, openings, strict=True)):
        if place in header:
            talk.pause()
            continue
        if opening is not None and opening.speaker in voices:
            _begin(talk, line, opening, known)
        elif place in unnamed:
            talk.begin(Voice(role=unnamed[place]), line.start, line.end, line.number)
        elif known.asks_in_bold and line.bold_lead and line.all_bold and asks(line.text):
            talk.begin(_ASKER, line.start, line.end, line.number)
        else:
            _go_on(talk, script, line, opening)
            continue
        labelled += 1
    return talk, labelled


def _letter_role(voice: Voice, label: str) -> Role | None:
    """The role of a letter: what its voice tells, else what it usually stands for."""
    return letter_role(label) if voice.role == "unknown" else voice.role


def _begin(talk: Talk, line: Line, opening: Opening, known: _Known) -> None:
    """Somebody labelled takes the word; a number that Word shows goes before one that is typed."""
    if opening.time:
        talk.tell_time(opening.time)
    voice = known.voices[opening.speaker]
    number = line.number or known.numbers.get(opening.speaker) or opening.number
    talk.begin(Voice(opening.shown, voice.speaker, voice.role), line.start + opening.length, line.end, number)


def _go_on(talk: Talk, script: Script, line: Line, opening: Opening | None) -> None:
    """Meets a line without a speaker's label."""
    if script.heads(line) or begins_interview(line.text):
        talk.head(line)
    elif opening is not None and is_later_header(opening, line.text):
        talk.pause()
    else:
        talk.add(line.start, line.end, line.number)
