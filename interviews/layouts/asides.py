"""Asides: a word and a colon that open a paragraph of speech (`Problemet: pengarna.`) and look like a label."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from interviews.layouts.label import is_initials, word_role

if TYPE_CHECKING:
    from collections.abc import Sequence

    from interviews.layouts.opening import Opening
    from interviews.layouts.script import Script

_MOST = 3
_FEW = 0.2


def asides(script: Script, opened: Sequence[tuple[int, Opening]]) -> frozenset[str]:
    """The labels after which speech goes on in small letters, where it does not after others.

    Args:
        script: The script.
        opened: The numbers of lines with what may be their label.
    """
    counts = Counter(opening.speaker for _, opening in opened)
    if min(counts.values(), default=_MOST + 1) > _MOST:
        return frozenset()
    small: dict[str, list[bool]] = defaultdict(list)
    for place, opening in opened:
        small[opening.speaker].append(script.lines[place].text[opening.length :].lstrip()[:1].islower())
    rare = [label for label, theirs in small.items() if len(theirs) <= _MOST and all(theirs)]
    rare = [label for label in rare if word_role(label) is None and not is_initials(label)]
    rest = [one for label, theirs in small.items() if label not in rare for one in theirs]
    return frozenset(rare) if sum(rest) < _FEW * len(rest) else frozenset()
