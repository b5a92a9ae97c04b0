"""Families 3, 4 and 5: the speaker alone on a line, perhaps with a time, and the words on the lines after it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from interviews.layouts.asking import asks
from interviews.layouts.clock import is_time
from interviews.layouts.explanation import NOTHING, Explanation, explained
from interviews.layouts.label import is_initials, is_name_like, names_header, word_role
from interviews.layouts.opening import Opening, alone
from interviews.layouts.preamble import begins_interview, is_later_header
from interviews.layouts.roster import roster
from interviews.layouts.series import series
from interviews.layouts.talk import Talk, Voice
from interviews.word.numbering import BULLET

if TYPE_CHECKING:
    from collections.abc import Mapping

    from interviews.layouts.line import Line
    from interviews.layouts.script import Script

_SPARSE = 0.6
_LOOSE = 0.1
_TIMED = 2


def explain(script: Script) -> Explanation:
    """Reads a script by lines that hold a speaker's name, perhaps a time, and nothing else."""
    header = script.preamble.lines
    openings = [_speaker_line(script, place) if place not in header else None for place in range(len(script.lines))]
    counts = Counter(opening.speaker for opening in openings if opening is not None)
    bold = _speakers_are_bold(script, openings, counts)
    openings = [
        None if opening is not None and counts[opening.speaker] == 1 and _heads(line, speakers_are_bold=bold) else opening
        for line, opening in zip(script.lines, openings, strict=True)
    ]
    counted = _counted(script, openings)
    known = _speakers(script, openings) | counted.keys()
    if not known:
        return NOTHING
    voices = {label: Voice.named(label, label) for label in known} | {label: voice for label, (voice, _) in counted.items()}
    talk, labelled = Talk(script.text), 0
    for place, (line, opening) in enumerate(zip(script.lines, openings, strict=True)):
        if place in header:
            talk.pause()
        elif opening is not None and opening.speaker in known:
            _begin(talk, line, opening, voices[opening.speaker])
            labelled += 1
        else:
            _go_on(talk, script, place)
    return explained(
        talk,
        _SPARSE + (1 - _SPARSE) * min(1.0, 2 * labelled / len(script.lines)),
        loose_weight=0.0 if any(map(word_role, known)) else _LOOSE,
    )


def _speaker_line(script: Script, place: int) -> Opening | None:
    """What a line says if it may be a speaker's: words must come after it, and it is no point of a list."""
    line = script.lines[place]
    opening = alone(line)
    if opening is None or opening.shown.endswith(".") or line.number == BULLET or place + 1 == len(script.lines):
        return None
    return opening


def _speakers_are_bold(script: Script, openings: list[Opening | None], counts: Counter[str]) -> bool:
    """Whether most lines of labels that come back are bold."""
    again = [
        line for line, opening in zip(script.lines, openings, strict=True) if opening is not None and counts[opening.speaker] > 1
    ]
    return 2 * sum(line.bold_lead > 0 for line in again) > len(again)


def _heads(line: Line, *, speakers_are_bold: bool) -> bool:
    """Whether a line that stands once is a heading: by its style, or because it alone is bold."""
    return line.is_heading or (line.stands_out and not speakers_are_bold)


def _speakers(script: Script, openings: list[Opening | None]) -> frozenset[str]:
    """The labels that name speakers: those that come back, and, where times stand beside them, all."""
    labels = [opening.speaker for opening in openings if opening is not None]
    if not labels:
        return frozenset()
    known = roster(labels, script.stands_small, alone=2)
    timed = {opening.speaker for opening in openings if opening is not None and opening.time}
    timed = {label for label in timed if is_name_like(label) and not names_header(label)}
    known |= timed if len(timed) >= _TIMED else frozenset()
    return known if len(known) > 1 or any(word_role(label) or is_initials(label) for label in known) else frozenset()


def _counted(script: Script, openings: list[Opening | None]) -> Mapping[str, tuple[Voice, str]]:
    """The labels whose numbers count questions and answers (`Fråga 1`)."""
    opened = [(place, opening.speaker) for place, opening in enumerate(openings) if opening is not None]
    return series([label for _, label in opened], lambda place: asks(script.lines[opened[place][0] + 1].text))


def _begin(talk: Talk, line: Line, opening: Opening, voice: Voice) -> None:
    """A speaker's line gives the word."""
    if opening.time:
        talk.tell_time(opening.time)
    talk.begin(Voice(opening.shown, voice.speaker, voice.role), line.end, line.end)


def _go_on(talk: Talk, script: Script, place: int) -> None:
    """Meets a line that is no speaker's."""
    line, colon = script.lines[place], script.colons[place]
    if script.heads(line) or begins_interview(line.text):
        talk.head(line)
    elif colon is not None and is_later_header(colon, line.text):
        talk.pause()
    elif is_time(line.text):
        talk.tell_time(line.text)
    else:
        talk.add(line.start, line.end, line.number)
