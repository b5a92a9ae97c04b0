"""A text as its words, with what stands between them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from interviews.words import WORD

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class WordList:
    """All words of a text, labels and times too, in order.

    Attributes:
        text: The text.
        spans: Where the words stand, in code points.
        words: The words as they are written.
    """

    text: str
    spans: tuple[Span, ...]
    words: tuple[str, ...]

    @classmethod
    def of(cls, text: str) -> WordList:
        """The words of a text."""
        found = [(match.span(), match.group()) for match in WORD.finditer(text)]
        return cls(text, tuple(span for span, _ in found), tuple(word for _, word in found))

    def gap(self, before: int, after: int) -> Span:
        """The characters after one word and before another; -1 is the text's beginning, the number of words its end."""
        start = self.spans[before][1] if before >= 0 else 0
        return start, self.spans[after][0] if after < len(self.spans) else len(self.text)

    def marks(self, start: int, end: int) -> list[int]:
        """Offsets of the characters of a span that belong to no word."""
        first, last = self.touched(start, end)
        edges = [start, *(edge for span in self.spans[first:last] for edge in span), end]
        return [at for left, right in zip(edges[::2], edges[1::2], strict=True) for at in range(left, right)]

    def touched(self, start: int, end: int) -> Span:
        """Half-open ordinals of the words of which a span holds at least one character."""
        return bisect_right(self.spans, start, key=_end), bisect_left(self.spans, end, key=_start)


def _start(span: Span) -> int:
    return span[0]


def _end(span: Span) -> int:
    return span[1]
