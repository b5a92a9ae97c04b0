"""Remarks in the margin, put where they stand in the text and under the one that they answer."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from interviews.comment import Comment, Reply
from interviews.problem import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from interviews.word.marks import Marks, Span


@dataclass(frozen=True, slots=True)
class Remark:
    """A comment or a reply before it is known where it stands.

    Attributes:
        number: What its marks in the text call it.
        text: What it says.
        author: Who wrote it, or an empty string.
        created: When, in ISO 8601, or None.
        names: What other remarks may call it.
        answers: What the remark that it answers is called, or None.
        resolved: Whether it is marked as done.
    """

    number: str
    text: str
    author: str
    created: str | None = None
    names: tuple[str, ...] = ()
    answers: str | None = None
    resolved: bool = False


def placed(remarks: Sequence[Remark], marks: Marks) -> tuple[tuple[Comment, ...], tuple[Problem, ...]]:
    """Puts remarks where their marks stand.

    Args:
        remarks: The remarks in the file's order.
        marks: Where their marks were met.

    Returns:
        The comments in the order of the text, replies with the first one of their thread, and a problem for each author whose
        comments stand nowhere in the text; what these say is not told, for it may be about people.
    """
    spans = list(_spans(remarks, marks))
    comments: list[Comment] = []
    lost: Counter[str] = Counter()
    for thread in _threads(remarks):
        span = next((span for place in thread if (span := spans[place])), None)  # its own; a reply's only where it has none
        first, *answers = (remarks[place] for place in thread)
        if span is None:
            lost.update(remark.author for remark in (first, *answers))
            continue
        replies = tuple(Reply(each.text, each.author, each.created) for each in answers)
        comments.append(Comment(*span, first.text, first.author, first.created, replies, first.resolved))
    comments.sort(key=lambda comment: (comment.start, comment.end))
    return tuple(comments), tuple(_left_out(author, count) for author, count in lost.items())


def _spans(remarks: Sequence[Remark], marks: Marks) -> Iterator[Span | None]:
    """Yields where each remark stands; of several that repeat a number each takes its own range, while there is one."""
    spans = {number: marks.spans(number) for number in {remark.number for remark in remarks}}
    met: Counter[str] = Counter()
    for remark in remarks:
        own = spans[remark.number]
        yield own[min(met[remark.number], len(own) - 1)] if own else None
        met[remark.number] += 1


def _threads(remarks: Sequence[Remark]) -> list[list[int]]:
    """The places of the remarks, thread by thread, each begun by the one that is no reply."""
    by_name = {name: place for place, remark in enumerate(remarks) for name in remark.names}
    firsts = _firsts([by_name.get(remark.answers or "") for remark in remarks])
    found: dict[int, list[int]] = {place: [place] for place, first in enumerate(firsts) if first == place}
    for place, first in enumerate(firsts):
        if first != place:
            found[first].append(place)
    return list(found.values())


def _firsts(answered: Sequence[int | None]) -> list[int]:
    """For each comment, the first one of its thread, from the one that it answers; in a circle each stands for itself."""
    firsts: dict[int, int] = {}
    for place in range(len(answered)):
        line: dict[int, None] = {}
        above: int | None = place
        while above is not None and above not in firsts and above not in line:
            line[above] = None
            above = answered[above]
        if above in line:
            firsts |= {each: each for each in line}
        elif line:
            first = firsts[above] if above is not None else next(reversed(line))
            firsts |= dict.fromkeys(line, first)
    return [firsts[place] for place in range(len(answered))]


def _left_out(author: str, count: int) -> Problem:
    """What is said of an author's comments that stand nowhere."""
    by = author or "an unknown author"
    if count == 1:
        return Problem(f"1 margin comment by {by} is left out, for nothing in the text says what it is about.")
    return Problem(f"{count} margin comments by {by} are left out, for nothing in the text says what they are about.")
