"""A manuscript: text and paragraphs while a format's reader gathers them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from interviews.problem import Problem
from interviews.word.marks import MarkKind, Marks
from interviews.word.paragraph import Cell, Cue, Paragraph, Story
from interviews.word.passage import REPLACEMENT, Passage
from interviews.word.remarks import Remark, placed
from interviews.word.walk import Walked

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True)
class Looks:
    """What a format tells about a paragraph beside its text; the attributes are those of `Paragraph`."""

    level: int | None = None
    numbered: str | None = None
    cell: Cell | None = None
    story: Story = "body"
    cue: Cue | None = None


PLAIN = Looks()


class Mark(NamedTuple):
    """A mark of a comment between the pieces of a paragraph.

    Attributes:
        kind: What it marks.
        number: The comment's number or name.
    """

    kind: MarkKind
    number: str


Piece = tuple[str, bool]
"""A stretch of text, and whether it is bold."""


class Manuscript:
    """Paragraphs in order, which become the canonical text: a tab between the cells of a row, a line feed between all others."""

    def __init__(self) -> None:
        self._texts: list[str] = []
        self._paragraphs: list[Paragraph] = []
        self._problems: dict[Problem, None] = {}
        self._marks, self._remarks = Marks(), list[Remark]()
        self._length = 0

    @property
    def met(self) -> int:
        """The number of paragraphs so far."""
        return len(self._paragraphs)

    def add(self, pieces: Iterable[Piece | Mark], looks: Looks = PLAIN) -> None:
        """Adds a paragraph.

        Args:
            pieces: Its text, piece by piece, each with whether it is bold; the marks of comments between them.
            looks: What else is known of it.
        """
        passage = Passage()
        for piece in pieces:
            if isinstance(piece, Mark):
                self._marks.meet(piece.kind, piece.number, passage, self._length)
            else:
                passage.add(piece[0], bold=piece[1])
        text, bold_stretches = passage.finish()
        separator = self._separator(looks.cell)
        start = self._length + len(separator)
        paragraph = Paragraph(
            self.met + 1, start, text, bold_stretches, "", looks.level, looks.numbered, looks.cell, looks.story, looks.cue
        )
        self._paragraphs.append(paragraph)
        self._texts += (separator, text)
        self._length = paragraph.end
        self._marks.keep(passage, paragraph)
        if passage.controls:
            self.complain(f"Control characters stand in the text ({passage.controls}); {REPLACEMENT} stands for each.", here=True)

    def mark(self, mark: Mark) -> None:
        """Adds the mark of a comment between paragraphs."""
        self._marks.meet(mark.kind, mark.number, None, self._length)

    def remark(self, remark: Remark) -> None:
        """Adds a comment, which stands where its marks do."""
        self._remarks.append(remark)

    def complain(self, message: str, *, here: bool = False) -> None:
        """Notes a problem, with the last paragraph's number if it lies there."""
        self._problems[Problem(message, self.met or None if here else None)] = None

    def finish(self) -> Walked:
        """The text, its paragraphs, the problems and the comments."""
        self._marks.finish(self._length)
        comments, lost = placed(self._remarks, self._marks)
        return Walked("".join(self._texts), tuple(self._paragraphs), (*self._problems, *lost), comments)

    def _separator(self, cell: Cell | None) -> str:
        """What parts the next paragraph from the one before."""
        if not self._paragraphs:
            return ""
        before = self._paragraphs[-1].cell
        in_row = cell is not None and before is not None and before[:2] == cell[:2] and before != cell
        return "\t" if in_row else "\n"
