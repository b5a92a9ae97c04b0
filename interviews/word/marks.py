"""The marks of comments: where a walk meets the beginnings and ends of their ranges, and what refers to them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from interviews.word.paragraph import Paragraph
    from interviews.word.passage import Passage

MarkKind = Literal["start", "end", "point"]
Span = tuple[int, int]


class _Mark:
    """One mark; its place is known once its paragraph is finished.

    Attributes:
        kind: What it marks.
        place: Its offset in the open passage, then in the canonical text.
        paragraph_end: Offset after its paragraph in the canonical text.
    """

    __slots__ = ("kind", "paragraph_end", "place")

    def __init__(self, kind: MarkKind, place: int) -> None:
        self.kind, self.place, self.paragraph_end = kind, place, place


class Marks:
    """The marks of one document, by comment.

    A mark between paragraphs, or in one that is left out, stands where the next text begins if a range begins there, else where
    the text before it ends.
    """

    def __init__(self) -> None:
        self._by_comment: dict[str, list[_Mark]] = {}
        self._open: list[_Mark] = []
        self._waiting: list[_Mark] = []

    def meet(self, kind: MarkKind, comment: str, passage: Passage | None, length: int) -> None:
        """Meets a mark of a comment, in an open passage or after a text so long."""
        mark = _Mark(kind, length if passage is None else passage.length)
        self._by_comment.setdefault(comment, []).append(mark)
        if passage is not None:
            self._open.append(mark)
        elif kind == "start":
            self._waiting.append(mark)

    def keep(self, passage: Passage, paragraph: Paragraph) -> None:
        """The open passage is a paragraph of the text."""
        if not self._open and not self._waiting:
            return
        start, end = paragraph.start, paragraph.end
        for mark in self._waiting:
            mark.place, mark.paragraph_end = start, end
        for mark, (before, after) in zip(self._open, passage.places([mark.place for mark in self._open]), strict=True):
            mark.place, mark.paragraph_end = start + (after if mark.kind == "end" else before), end
        self._waiting.clear()
        self._open.clear()

    def drop(self, length: int) -> None:
        """The open passage is left out, after a text so long; also called at the very end."""
        for mark in self._open:
            mark.place = mark.paragraph_end = length
        self._waiting += (mark for mark in self._open if mark.kind == "start")
        self._open.clear()

    def finish(self, length: int) -> None:
        """The text has ended at a length."""
        self.drop(length)
        for mark in self._waiting:
            mark.place = mark.paragraph_end = length
        self._waiting.clear()

    def spans(self, comment: str) -> list[Span]:
        """The ranges of a comment's number: mostly one, several where a file repeats numbers, none where nothing marks it.

        A range that is never closed ends at what refers to the comment, else with its paragraph; without any range what refers
        to it marks a point. Empty ranges count only where there is none with text.
        """
        marks = self._by_comment.get(comment, [])
        found, begun = _closed(marks)
        if begun is not None and not found:
            found = [(begun.place, _end_of(begun, marks))]
        if not found:
            found = [(mark.place, mark.place) for mark in marks if mark.kind == "point"] or [(m.place, m.place) for m in marks]
        return [span for span in found if span[0] < span[1]] or found


def _closed(marks: list[_Mark]) -> tuple[list[Span], _Mark | None]:
    """The ranges that have both ends, and the beginning of one that has not."""
    found: list[Span] = []
    begun: _Mark | None = None
    for mark in marks:
        if mark.kind == "start":
            begun = begun or mark
        elif mark.kind == "end" and begun is not None:
            found.append((min(begun.place, mark.place), mark.place))
            begun = None
    return found, begun


def _end_of(begun: _Mark, marks: list[_Mark]) -> int:
    """Where a range without an end ends."""
    points = (mark.place for mark in marks[marks.index(begun) :] if mark.kind == "point" and mark.place >= begun.place)
    return next(points, begun.paragraph_end)
