"""Family 8: turns run together in a paragraph, a label glued to the sentence before it (`… bra.IP:\u00a0Ja.`)."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from interviews.layouts.explanation import NOTHING, Explanation
from interviews.layouts.label import is_initials, is_name_like, word_role
from interviews.layouts.labels import explain_colons
from interviews.layouts.opening import TITLES
from interviews.layouts.roster import roster
from interviews.layouts.script import Script

if TYPE_CHECKING:
    from collections.abc import Iterator

    from interviews.layouts.line import Line

_UPPER, _LOWER = "A-ZÀ-ÖØ-ÞŠŽΑ-ΩА-Я\u0600-\u06ff\u4e00-\u9fff", "a-zß-öø-ÿα-ωа-я"
_NAME_WORD = rf"[{_UPPER}][\w’'-]{{0,19}}"
_REST = rf"(?:[ \u00a0](?:{_NAME_WORD}|\d{{1,2}}|von|van|de|af|och|and|nr)){{0,3}}"
_AFTER = rf"(?:(?<=[.?!…\"“”’»«)\]])|(?<=[.?!…\"“”’»«)\]][ \u00a0])|(?<=[{_LOWER}\d]))"
_INSIDE = rf"{_AFTER}(?P<label>(?:{TITLES}[ \u00a0])?{_NAME_WORD}{_REST})\s{{0,3}}[:：](?=[^\d/]|$)"
_FEWEST = 2


def explain(script: Script) -> Explanation:
    """Cuts lines before the labels inside them and reads the pieces as labelled lines, where most labels stand inside lines."""
    colons = script.text.count(":") + script.text.count("：")
    if colons - sum(opening is not None for opening in script.colons) < _FEWEST - 1:  # one label may open the first line
        return NOTHING
    said = (0 if opening is None else opening.length for opening in script.colons)
    inside = [_inside(line, begin) for line, begin in zip(script.lines, said, strict=True)]
    met = Counter(label for labels in inside for label in labels.values())
    at_start = Counter(opening.speaker for opening in script.colons if opening is not None)
    both = met + at_start
    known = frozenset(label for label in roster(both.elements(), script.stands_small) if both[label] > 1 or word_role(label))
    often = sum(met[label] for label in known)
    if len(known) < _FEWEST or often < max(_FEWEST, sum(at_start[label] for label in known)):
        return NOTHING
    pieces = (
        piece for line, labels in zip(script.lines, inside, strict=True) for piece in _cut(line, _places(line, labels, known))
    )
    return explain_colons(Script(script.text, tuple(pieces)))


def _inside(line: Line, begin: int) -> dict[int, str]:
    """Labels that stand inside a line, by their places in it; most lines have no colon after their own label, and so none."""
    if line.text.find(":", begin) < 0 and line.text.find("：", begin) < 0:
        return {}
    found = {match.start(): match["label"] for match in re.finditer(_INSIDE, line.text) if match.start()}
    return {place: label for place, label in found.items() if is_name_like(label)}


def _places(line: Line, labels: dict[int, str], known: frozenset[str]) -> list[int]:
    """Where to cut a line: before every known label, and before a role or initials also where no sentence ends."""
    sure = sorted((label for label in known if word_role(label) or is_initials(label)), key=len, reverse=True)
    places = {place for place, label in labels.items() if label in known}
    if sure and places:
        bare = re.compile(rf"(?<![\w])(?:{'|'.join(map(re.escape, sure))})\s{{0,3}}[:：](?=[^\d/]|$)")
        starts = [match.start() for match in bare.finditer(line.text) if match.start()]
        places |= {start for start in starts if _sign_before(line.text, start) not in {":", "：", ""}}
    return sorted(places)


def _sign_before(text: str, place: int) -> str:
    """The last sign before a place that is no blank, or nothing."""
    while place > 0 and text[place - 1].isspace():
        place -= 1
    return text[place - 1 : place] if place else ""


def _cut(line: Line, places: list[int]) -> Iterator[Line]:
    """Yields the pieces of a line, each without blanks at its edges."""
    for start, end in zip([0, *places], [*places, len(line.text)], strict=True):
        piece = line.text[start:end]
        begins = start + len(piece) - len(piece.lstrip())
        if text := piece.strip():
            bold_lead = max(0, min(line.bold_lead - begins, len(text)))
            yield line._replace(start=line.start + begins, text=text, first=line.first and start == 0, bold_lead=bold_lead)
