"""What one row of a coding sheet shows: a turn, a sentence, or a paragraph of a source without turns."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Literal, get_args

from coding.sentences import sentences, trim
from interviews.speaker import Role

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from interviews.transcript import Transcript

UnitKind = Literal["turn", "sentence"]
UNIT_KINDS: tuple[UnitKind, ...] = get_args(UnitKind)

Span = tuple[int, int]

MOST_ROOM = 1_800
"""As many characters as the highest row of Excel shows in the width of the text's column."""
_LINE_ROOM = 70
"""What a line break takes up of it."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A stretch of an interview that is coded as a whole.

    Attributes:
        start: Offset of the first character, in code points.
        end: Offset after the last character; white space stands at neither end.
        speaker: Who speaks; empty where nobody is named, and after the first row of a turn.
        role: The speaker's role.
    """

    start: int
    end: int
    speaker: str = ""
    role: Role = "unknown"


def units(transcript: Transcript, kind: UnitKind = "turn") -> list[Unit]:
    """The units of a transcript, in order.

    A source without turns is taken by paragraphs. What is too long for one row goes on in further units, which begin with a
    sentence. Labels, titles and times are in no unit.
    """
    found: list[Unit] = []
    for start, end, speaker, role in _stretches(transcript):
        spans = list(_pieces(transcript.text, start, end, kind))
        found += [Unit(*span, speaker if span is spans[0] else "", role) for span in spans]
    return found


def _stretches(transcript: Transcript) -> Iterator[tuple[int, int, str, Role]]:
    """The turns, or else the paragraphs."""
    for turn in transcript.turns:
        yield turn.start, turn.end, turn.speaker or "", turn.role
    if not transcript.turns:
        breaks = [-1, *(place for place, char in enumerate(transcript.text) if char == "\n"), len(transcript.text)]
        yield from ((before + 1, after, "", "unknown") for before, after in pairwise(breaks))


def _pieces(text: str, start: int, end: int, kind: UnitKind) -> Iterator[Span]:
    """The units of one stretch."""
    start, end = trim(text, start, end)
    if start < end:
        found = [piece for span in sentences(text, start, end) for piece in _cut(text, span)]
        yield from found if kind == "sentence" else _gathered(text, found)


def _cut(text: str, span: Span) -> Iterator[Span]:
    """A sentence, in parts where it is longer than a row."""
    start, end = span
    while end - start > MOST_ROOM:
        space = text.rfind(" ", start + MOST_ROOM // 2, start + MOST_ROOM)
        stop = space if space > 0 else start + MOST_ROOM
        yield trim(text, start, stop)
        start, end = trim(text, stop, end)
    if start < end:
        yield start, end


def _gathered(text: str, spans: Iterable[Span]) -> Iterator[Span]:
    """Sentences that follow one another, as many in one as a row has room for."""
    start = end = -1
    for first, last in spans:
        if start >= 0 and _room(text, start, last) > MOST_ROOM:
            yield start, end
            start = -1
        start, end = (first if start < 0 else start), last
    if start >= 0:
        yield start, end


def _room(text: str, start: int, end: int) -> int:
    """How much of a row a stretch takes up."""
    return end - start + _LINE_ROOM * text.count("\n", start, end)
