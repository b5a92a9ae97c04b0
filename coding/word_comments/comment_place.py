"""What a comment is about: its range, or, where that holds no word, the turn that it points at."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from interviews.words import WORD

if TYPE_CHECKING:
    from interviews.comment import Comment
    from interviews.transcript import Transcript

Span = tuple[int, int]


class CommentPlaces:
    """The places of a transcript's comments.

    Args:
        transcript: The transcript.
    """

    def __init__(self, transcript: Transcript) -> None:
        self._text = transcript.text
        self._turns = [(turn.start, turn.end) for turn in transcript.turns]
        self._starts = [start for start, _ in self._turns]
        self._breaks = [place for place, char in enumerate(self._text) if char == "\n"]

    def paragraph(self, comment: Comment) -> int:
        """The paragraph of the text at which a comment begins, counted from 1; every line of the text is one."""
        return bisect_left(self._breaks, comment.start) + 1

    def told(self, address: Span | None) -> Span | None:
        """The span that a comment tells itself, if there is such a stretch in the text."""
        return address if address and 0 <= address[0] < address[1] <= len(self._text) else None

    def span(self, comment: Comment) -> Span | None:
        """What is coded: the comment's range to the character; for a point, or a range without a word, the turn around it.

        A point at a label means the turn that the label begins; one outside of all turns means its paragraph. None where there is
        no word either.
        """
        start, end = max(comment.start, 0), min(comment.end, len(self._text))
        if WORD.search(self._text, start, end):
            return start, end
        found = self._turn(start) or self._line(start)
        return found if WORD.search(self._text, *found) else None

    def _turn(self, point: int) -> Span | None:
        """The turn that holds a point or ends there, else one that begins later in the same paragraph."""
        last = bisect_right(self._starts, point) - 1
        if last >= 0 and point <= self._turns[last][1]:
            return self._turns[last]
        line_end = self._line(point)[1]
        following = self._turns[last + 1] if last + 1 < len(self._turns) else None
        return following if following and following[0] <= line_end else None

    def _line(self, point: int) -> Span:
        """The paragraph around a point."""
        line = bisect_left(self._breaks, point)
        start = self._breaks[line - 1] + 1 if line else 0
        return start, self._breaks[line] if line < len(self._breaks) else len(self._text)
