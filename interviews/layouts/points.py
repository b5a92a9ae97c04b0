"""Family 13: notes, whose points come back under the same words as speakers do (`Ekonomi: …`, `Personal: …`) and are none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from interviews.layouts.asking import asks
from interviews.layouts.label import is_initials
from interviews.word.numbering import BULLET

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from interviews.layouts.opening import Opening
    from interviews.layouts.script import Script

_MOSTLY = 0.5
_NEARLY_ALL = 0.8
_FEW = 0.2
_TYPED_BULLETS = frozenset("-–—•*")
_SENTENCE_ENDS = (".", "!", "…", "”", '"')


def are_points(script: Script, openings: Sequence[Opening | None], known: Collection[str]) -> bool:
    """Whether labels that tell no role are the points of notes: most stand in a list, or nobody asks and few say whole sentences.

    Args:
        script: The script.
        openings: What opens each of its lines.
        known: The labels that come back, none of which tells a role.
    """
    places = [place for place, opening in enumerate(openings) if opening is not None and opening.speaker in known]
    listed = sum(script.lines[place].number == BULLET or _is_typed(openings[place]) for place in places)
    if listed > _MOSTLY * len(places):
        return True
    sentences = sum(script.lines[place].text.endswith(_SENTENCE_ENDS) for place in places)
    return not any(" " in label for label in known) and not asks(script.text) and sentences < _NEARLY_ALL * len(places)


def _is_typed(opening: Opening | None) -> bool:
    """Whether somebody typed a bullet before a label."""
    return opening is not None and opening.point in _TYPED_BULLETS


def are_choices(script: Script, openings: Sequence[Opening | None]) -> bool:
    """Whether letters before full stops or brackets count the answers that could be chosen: A, B and on, none of which asks."""
    places = [place for place, opening in enumerate(openings) if opening is not None and is_initials(opening.speaker)]
    letters = sorted({opening.speaker for place in places if (opening := openings[place]) is not None})
    if letters != [chr(ord("A") + number) for number in range(len(letters))]:
        return False
    return sum(asks(script.lines[place].text) for place in places) < _FEW * len(places)
