"""Numbered labels (`Q1:`, `A1:`, `Fråga 2:`): numbers that count turns and are no part of anybody's name."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING

from interviews.layouts.label import names_nobody
from interviews.layouts.talk import Voice

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from interviews.speaker import Role

_NUMBERED = r"(?P<stem>[^\d]*[^\d\s])[\s_]?(?P<number>\d{1,3})[a-z]?"
_FEWEST = 2
_NEARLY_ALL = 0.9
_MOSTLY = 0.5
_QUESTION_LETTERS = frozenset({"q", "f", "p", "k", "s", "e"})
_ANSWER_LETTERS = frozenset({"a", "s", "r", "v", "b"})


def series(labels: Sequence[str], asking: Callable[[int], bool]) -> Mapping[str, tuple[Voice, str]]:
    """The labels whose number counts turns, with their voice and that number; none where numbers tell persons apart.

    Persons come back under their number; turns are counted from one on. Where questions and answers are counted side by side
    (`Q1`, `A1`, `Q2` …) hardly anybody else may be labelled.

    Args:
        labels: The labels of a file's lines, in order.
        asking: Says whether the line of one of those labels asks, by the label's place among them.
    """
    different = [label for label in dict.fromkeys(labels) if label[-1:].isdigit() or label[-2:-1].isdigit()]
    if len(different) < _FEWEST:
        return {}
    found = {label: match for label in different if (match := re.fullmatch(_NUMBERED, label)) is not None}
    numbers: dict[str, list[int]] = defaultdict(list)
    for label in labels:
        if label in found:
            numbers[found[label]["stem"]].append(int(found[label]["number"]))
    counted = {stem for stem, theirs in numbers.items() if _counts(theirs)}
    kept = {stem: Voice.named(stem, stem) for stem in counted if names_nobody(stem)} or _pair(labels, asking, found, counted)
    return {label: (kept[match["stem"]], match["number"]) for label, match in found.items() if match["stem"] in kept}


def _counts(numbers: Sequence[int]) -> bool:
    """Whether numbers count from the beginning, each standing once."""
    return len(numbers) >= _FEWEST and numbers[0] <= 1 and all(one < other for one, other in pairwise(numbers))


def _pair(
    labels: Sequence[str], asking: Callable[[int], bool], found: Mapping[str, re.Match[str]], counted: set[str]
) -> dict[str, Voice]:
    """The voices of two stems that count the same questions and answers."""
    if len(counted) != _FEWEST:
        return {}
    theirs = [place for place, label in enumerate(labels) if label in found and found[label]["stem"] in counted]
    first = found[labels[theirs[0]]]["stem"]
    (second,) = counted - {first}
    met = Counter(found[labels[place]]["stem"] for place in theirs)
    asked = sum(asking(place) for place in theirs if found[labels[place]]["stem"] == first)
    if len(theirs) < _NEARLY_ALL * len(labels) or abs(met[first] - met[second]) > 1 or asked < _MOSTLY * met[first]:
        return {}
    if first.casefold() in _QUESTION_LETTERS and second.casefold() in _ANSWER_LETTERS:
        return {first: _nobody("interviewer"), second: _nobody("interviewee")}
    return {stem: Voice.named(stem, stem) for stem in (first, second)}


def _nobody(role: Role) -> Voice:
    """The voice of a letter that says who asks and who answers."""
    return Voice(role=role)
