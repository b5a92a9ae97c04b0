"""Families 5 and 14: cues of a recording, each begun by its time (`0:0:2.90 --> 0:0:4.480`, `[125:43] : …`)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from interviews.layouts.clock import TIME_PATTERN, begins_with_time, seconds
from interviews.layouts.explanation import NOTHING, Explanation, explained
from interviews.layouts.label import is_name_like, is_short
from interviews.layouts.talk import Talk, Voice

if TYPE_CHECKING:
    from interviews.layouts.line import Line
    from interviews.layouts.script import Script

_CUE = rf"(?P<time>{TIME_PATTERN})\s*:?\s*"
_NAMED = 1.0
_NAMELESS = 0.7
_MOSTLY = 0.6
_FEWEST = 3
_SENTENCE_ENDS = (".", "?", "!", "…", ",")


def explain(script: Script) -> Explanation:
    """Reads a script whose every cue begins with a time, and with a name on the line after it if they mostly have one."""
    cues = {place: match for place, line in enumerate(script.lines) if (match := _cue(line)) is not None}
    if len(cues) < _FEWEST:
        return NOTHING
    names = {place + 1 for place, match in cues.items() if _is_name_after(script, place, match)}
    names = names if len(names) >= _MOSTLY * len(cues) else set()
    talk = Talk(script.text)
    for place, line in enumerate(script.lines):
        if place in cues:
            _begin_cue(talk, line, cues[place])
        elif place in names:
            talk.begin(Voice.named(line.text, line.text.rstrip(":： ")), line.end, line.end)
        elif line.is_heading:
            talk.head(line)
        else:
            talk.add(line.start, line.end, line.number)
    return explained(talk, _NAMED if names else _NAMELESS)


def _cue(line: Line) -> re.Match[str] | None:
    """The time that begins a line, where it sets it apart from what is said."""
    match = re.match(_CUE, line.text) if begins_with_time(line.text) else None
    if match is None or seconds(match["time"]) is None:
        return None
    set_apart = match.end() == len(line.text) or not match["time"][0].isdigit() or "-->" in match["time"]
    return match if set_apart else None


def _is_name_after(script: Script, place: int, match: re.Match[str]) -> bool:
    """Whether a cue's time stands alone and a name stands on the line after it, with words after that."""
    line, after = script.lines[place], script.lines[place + 1 : place + 3]
    if match.end() < len(line.text) or len(after) < 2:  # noqa: PLR2004  # the name and what is said
        return False
    name = after[0].text
    return is_short(name) and is_name_like(name) and not name.endswith(_SENTENCE_ENDS) and _cue(after[1]) is None


def _begin_cue(talk: Talk, line: Line, match: re.Match[str]) -> None:
    """A cue begins; until a name comes nobody is named."""
    talk.begin(Voice(), line.end, line.end)
    talk.tell_time(match["time"])
    talk.add(line.start + match.end(), line.end, line.number)
