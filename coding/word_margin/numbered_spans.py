"""What is coded in a text, numbered, so that marks in the text and notes beside it can refer to one another."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from coding.segment import CodedSegment


@dataclass(frozen=True, slots=True)
class NumberedSpan:
    """A stretch of text with all codings that have exactly it.

    Attributes:
        number: Its number, from 1, in the order of the text.
        start: Offset of its first character.
        end: Offset after its last character.
        segments: The codings.
    """

    number: int
    start: int
    end: int
    segments: tuple[CodedSegment, ...]


class Piece(NamedTuple):
    """A piece of a block's text in which nothing begins or ends.

    Attributes:
        text: What it says.
        depth: How many spans it lies in.
        closes: Numbers of the spans that end before it, the innermost first.
        opens: Numbers of the spans that begin with it, the outermost first.
    """

    text: str
    depth: int
    closes: tuple[int, ...] = ()
    opens: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of a text that is shown by itself, with what is coded in it.

    Attributes:
        start: Offset of its first character.
        end: Offset after its last character.
        begun: The spans that begin in it.
        continued: The spans that have begun before it and go on in it.
        pieces: Its text.
    """

    start: int
    end: int
    begun: tuple[NumberedSpan, ...]
    continued: tuple[NumberedSpan, ...]
    pieces: tuple[Piece, ...]


def numbered_spans(segments: Iterable[CodedSegment]) -> tuple[NumberedSpan, ...]:
    """Numbers the spans of coded segments in the order of the text, of those that begin together the longest first."""
    ordered = sorted(segments, key=lambda each: (each.start, -each.end, each.code, each.coder))
    spans = [list(group) for _, group in groupby(ordered, key=lambda each: (each.start, each.end))]
    return tuple(NumberedSpan(number, group[0].start, group[0].end, tuple(group)) for number, group in enumerate(spans, start=1))


def coded_blocks(text: str, stretches: Sequence[tuple[int, int]], spans: Sequence[NumberedSpan]) -> Iterator[Block]:
    """Yields the blocks of a text with the spans in them; every span begins in one block and ends in one.

    Args:
        text: The text.
        stretches: Where the blocks stand, in order; a character between two of them parts them.
        spans: The spans, in the order of their starts.
    """
    waiting, going = list(reversed(spans)), list[NumberedSpan]()
    for place, (start, end) in enumerate(stretches):
        limit = stretches[place + 1][0] if place + 1 < len(stretches) else len(text) + 1
        continued = tuple(span for span in going if span.end > start)
        begun: list[NumberedSpan] = []
        while waiting and waiting[-1].start < limit:
            begun.append(waiting.pop())
        here = [*going, *begun]
        going = [span for span in here if span.end > end]
        yield Block(start, end, tuple(begun), continued, tuple(_pieces(text, (start, end), here)))


def _pieces(text: str, block: tuple[int, int], spans: Sequence[NumberedSpan]) -> Iterator[Piece]:
    """Yields the pieces of a block; the last one may be empty, and holds what ends with the block."""
    start, end = block
    opens: dict[int, list[int]] = {}
    closes: dict[int, list[int]] = {}
    for span in spans:
        if span.start >= start:
            opens.setdefault(min(span.start, end), []).append(span.number)
        if span.end <= end:
            closes.setdefault(max(span.end, start), []).insert(0, span.number)
    edges = sorted({start, end, *opens, *closes})
    for place, following in zip(edges, [*edges[1:], end], strict=True):
        depth = sum(span.start <= place and span.end >= following for span in spans) if following > place else 0
        yield Piece(text[place:following], depth, tuple(closes.get(place, ())), tuple(opens.get(place, ())))
