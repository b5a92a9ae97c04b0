"""Subtitle formats: the cues themselves tell when somebody speaks, and mostly who."""

from __future__ import annotations

from typing import TYPE_CHECKING

from interviews.layouts.clock import seconds
from interviews.layouts.explanation import NOTHING, Explanation
from interviews.layouts.talk import Talk, Voice

if TYPE_CHECKING:
    from interviews.layouts.line import Line
    from interviews.layouts.script import Script


def explain(script: Script) -> Explanation:
    """Takes over what the cues tell, where a script was read from cues."""
    first = [line for line in script.lines if line.first and line.paragraph.cue is not None]
    if not first:
        return NOTHING
    talk = Talk(script.text)
    for line in first:
        _add(talk, line)
    return Explanation(1.0, talk.turns)


def _add(talk: Talk, line: Line) -> None:
    """Adds the words of a paragraph of cues, whose first line is its time."""
    cue = line.paragraph.cue
    if cue is None:
        return
    if seconds(line.text) is not None:
        talk.tell_time(line.text)
    talk.begin(Voice(cue.label, cue.speaker), line.paragraph.start + cue.said, line.paragraph.end)
