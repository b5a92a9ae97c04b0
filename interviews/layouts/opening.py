"""The opening of a line: what may be a speaker's label, with the time beside it."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from interviews.layouts.clock import MARK_PATTERN, TIME_PATTERN
from interviews.layouts.label import is_short

if TYPE_CHECKING:
    from interviews.layouts.line import Line

# All patterns are compiled when a file asks for them: most have plain labels before a colon, which need none.
_POINT = r"(?:(?P<point>(?:\d{1,3}[.)]|[-–—•*])(?=\s)|>{2,3})\s*)?"
_LEAD = rf"{_POINT}(?:(?P<lead>{TIME_PATTERN})\s*[–-]?\s*)?"
_LABEL = r"(?P<label>[^\W\d_][^\n\t:：?!;]{0,59}?)(?=[\s\d#\[({<:：]|$)"  # what comes next is tried only where it may begin
_TRAIL = rf"(?:\s*(?P<trail>{TIME_PATTERN}))?"
_SAID = r"(?:(?<=：)|(?<=[^\d\s]:)(?=\d)|(?=[^\d/]|$))"  # what may come after a colon: 10:30 and https:// are no labels
_COLON = rf"{_LEAD}(?P<shown>{_LABEL}{_TRAIL}\s*[:：]){_SAID}"
_DASH = rf"{_LEAD}(?P<shown>{_LABEL}{_TRAIL}\s+[–—-])\s"
_TAB = rf"{_LEAD}(?P<shown>{_LABEL}{_TRAIL})\t"
_ALONE = rf"{_LEAD}(?P<shown>{_LABEL}(?:{_TRAIL}\s*[:：]?|\s*[:：]\s*(?P<after>{TIME_PATTERN})))"
TITLES = r"(?:Dr|Prof|Mrs?|Ms|Mme|Mlle|M|Hr|Fr|Sr|Sra)\."
_SHORTENED = r"(?!(?:Kl|Ca|Nr|Bl|Uhr)\.)"  # `Kl. 10.30` begins a sentence; who is called KL is written in capitals
_POINTED = rf"{_LEAD}{_SHORTENED}(?P<shown>(?P<label>(?:{TITLES}\s)?[^\W\d_][^\n\t:：?!;.)]{{0,39}}){_TRAIL}[.)])\s"
_BRACKETED = (
    rf"{_LEAD}(?P<shown>(?:\[(?P<square>[^\W\d_][^\]\n]{{0,39}})\]|<(?P<angle>[^\W\d_][^>\n]{{0,39}})>|\((?P<round>[^\W\d_][^)\n]{{0,39}})\))"
    rf"(?:\s*(?P<trail>{TIME_PATTERN})(?=\s*(?:[:：]|$)))?\s*[:：]?)"
)
_TIMED = rf"(?P<lead>)(?P<point>)(?P<shown>{_LABEL})\s*(?P<trail>{MARK_PATTERN})\s*(?=\S)"
_OPEN_BRACKETS = ("[", "<", "(")
_DASHES = (" – ", " — ", " - ")
_REACH = 100
_GLUED = r"[^\W\d_A-ZÅÄÖ]{2}\.[A-ZÅÄÖ]"  # a word, a full stop and a capital: the sentence before, with the label right behind it


class Opening(NamedTuple):  # a tuple for the same reason as a paragraph
    """What may be the label of a line.

    Attributes:
        speaker: The label without its colon.
        shown: The label as it stands.
        length: Number of the line's characters before what is said.
        time: The time mark beside the label, or None.
        point: The number or sign of a list that is typed before the label, or None.
    """

    speaker: str
    shown: str
    length: int
    time: str | None = None
    point: str | None = None

    @property
    def number(self) -> str | None:
        """The number that is typed before the label, or None."""
        return self.point if self.point is not None and self.point[0].isdigit() else None


def before_colon(line: Line) -> Opening | None:
    """What stands before the first colon (`Intervjuare: text`)."""
    head = line.text[:_REACH]
    place = head.find(":")
    if place < 0 and "：" not in head:
        return None
    after = head[place + 1 : place + 2]
    plain = _plain(head[:place]) if place > 0 and not after.isdigit() and after != "/" else None
    return plain or _opening(re.match(_COLON, head))


@lru_cache(512)  # the labels of a file come back
def _plain(label: str) -> Opening | None:
    """The opening of a line whose label is mere letters and blanks, perhaps with a number, and a colon; most are."""
    if not label[0].isalpha() or not label.rstrip("0123456789").replace(" ", "").isalpha() or not is_short(label):
        return None
    return Opening(label.rstrip(), f"{label}:", len(label) + 1)


def before_dash(line: Line) -> Opening | None:
    """What stands before a dash between blanks (`I – text`)."""
    head = line.text[:_REACH]
    return _opening(re.match(_DASH, head)) if any(dash in head for dash in _DASHES) else None


def before_tab(line: Line) -> Opening | None:
    """What stands before a tab."""
    return _opening(re.match(_TAB, line.text[:_REACH])) if "\t" in line.text[:_REACH] else None


def before_point(line: Line) -> Opening | None:
    """What stands before a full stop or a bracket (`I. text`, `R) text`)."""
    head = line.text[:_REACH]
    opening = _opening(re.match(_POINTED, head))
    return None if opening is None or re.fullmatch(TITLES, opening.shown) else opening


def before_time(line: Line) -> Opening | None:
    """What stands before a time in brackets (`Speaker 1 [00:00:03] text`)."""
    return _opening(re.match(_TIMED, line.text[:_REACH]))


def in_brackets(line: Line) -> Opening | None:
    """What stands in brackets, with a colon after it or not (`[Anna] text`, `<Anna>: text`)."""
    head = line.text[:_REACH]
    if not any(bracket in head for bracket in _OPEN_BRACKETS):
        return None
    match = re.match(_BRACKETED, head)
    if match is None:
        return None
    label = match["square"] or match["angle"] or match["round"]
    return Opening(label.strip(), match["shown"], match.end(), match["lead"] or match["trail"], match["point"])


def in_bold(line: Line) -> Opening | None:
    """What stands in bold before plain text."""
    shown = line.text[: line.bold_lead].rstrip()
    if not shown or line.all_bold or not shown[0].isalpha() or not is_short(shown):
        return None
    return Opening(shown.rstrip(":：").rstrip(), shown, line.bold_lead)


def alone(line: Line) -> Opening | None:
    """The whole line, if it is short enough to be a label and a time."""
    if len(line.text) > _REACH:
        return None
    if line.text[-1:] in {"]", ">"} or line.text.startswith(_OPEN_BRACKETS):
        opening = in_brackets(line)
        if opening is not None and opening.length == len(line.text):
            return opening
    match = re.fullmatch(_ALONE, line.text)
    opening = _opening(match, match["after"]) if match is not None else None
    if opening is None or opening.time is None or not opening.shown.endswith(opening.time):
        return opening
    return opening._replace(shown=opening.speaker)


def _opening(match: re.Match[str] | None, after: str | None = None) -> Opening | None:
    """The opening that was matched, if its label is short enough and no sentence ends in it (`Tre år.Intervjuare:`)."""
    if match is None:
        return None
    label, shown, lead, trail, point = match.group("label", "shown", "lead", "trail", "point")
    if not is_short(label) or ("." in label and re.search(_GLUED, label)):
        return None
    return Opening(label.rstrip(), shown, match.end(), lead or trail or after, point or None)
