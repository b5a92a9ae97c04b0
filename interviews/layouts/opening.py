"""The opening of a line: what may be a speaker's label, with the time beside it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from interviews.layouts.clock import TIME_PATTERN
from interviews.layouts.label import is_short

if TYPE_CHECKING:
    from interviews.layouts.line import Line

_LEAD = rf"(?:(?P<lead>{TIME_PATTERN})\s*[–-]?\s*)?"
_LABEL = r"(?P<label>[^\W\d_][^\n\t:：?!;]{0,59}?)(?=[\s\d#\[({<:：]|$)"  # what comes next is tried only where it may begin
_TRAIL = rf"(?:\s*(?P<trail>{TIME_PATTERN}))?"
_COLON = re.compile(rf"{_LEAD}(?P<shown>{_LABEL}{_TRAIL}\s*[:：])(?=[^\d/]|$)")
_DASH = rf"{_LEAD}(?P<shown>{_LABEL}{_TRAIL}\s+[–—-])\s"  # compiled when a file asks for it: most have colons, which come first
_TAB = rf"{_LEAD}(?P<shown>{_LABEL}{_TRAIL})\t"
_ALONE = rf"{_LEAD}(?P<shown>{_LABEL}{_TRAIL}\s*[:：]?)"
_DASHES = (" – ", " — ", " - ")
_REACH = 100


class Opening(NamedTuple):  # a tuple for the same reason as a paragraph
    """What may be the label of a line.

    Attributes:
        speaker: The label without its colon.
        shown: The label as it stands.
        length: Number of the line's characters before what is said.
        time: The time mark beside the label, or None.
    """

    speaker: str
    shown: str
    length: int
    time: str | None = None


def before_colon(line: Line) -> Opening | None:
    """What stands before the first colon (`Intervjuare: text`)."""
    head = line.text[:_REACH]
    return _opening(_COLON.match(head)) if ":" in head or "：" in head else None


def before_dash(line: Line) -> Opening | None:
    """What stands before a dash between blanks (`I – text`)."""
    head = line.text[:_REACH]
    return _opening(re.match(_DASH, head)) if any(dash in head for dash in _DASHES) else None


def before_tab(line: Line) -> Opening | None:
    """What stands before a tab."""
    return _opening(re.match(_TAB, line.text[:_REACH])) if "\t" in line.text[:_REACH] else None


def in_bold(line: Line) -> Opening | None:
    """What stands in bold before plain text."""
    shown = line.text[: line.bold_lead].rstrip()
    if not shown or line.all_bold or not shown[0].isalpha() or not is_short(shown):
        return None
    return Opening(shown.rstrip(":：").rstrip(), shown, line.bold_lead)


def alone(line: Line) -> Opening | None:
    """The whole line, if it is short enough to be a label and a time."""
    opening = _opening(re.fullmatch(_ALONE, line.text)) if len(line.text) <= _REACH else None
    if opening is None or opening.time is None or opening.shown.endswith((":", "：")):
        return opening
    return opening._replace(shown=opening.speaker)


def _opening(match: re.Match[str] | None) -> Opening | None:
    """The opening that was matched, if its label is short enough."""
    if match is None:
        return None
    label, shown, lead, trail = match.group("label", "shown", "lead", "trail")
    return Opening(label.rstrip(), shown, match.end(), lead or trail) if is_short(label) else None
