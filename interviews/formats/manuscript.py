"""A manuscript: text and paragraphs while a format's reader gathers them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from interviews.problem import Problem
from interviews.word.paragraph import Cell, Cue, Paragraph, Story
from interviews.word.passage import REPLACEMENT, Passage
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


class Manuscript:
    """Paragraphs in order, which become the canonical text: a tab between the cells of a row, a line feed between all others."""

    def __init__(self) -> None:
        self._texts: list[str] = []
        self._paragraphs: list[Paragraph] = []
        self._problems: dict[Problem, None] = {}
        self._length = 0

    @property
    def met(self) -> int:
        """The number of paragraphs so far."""
        return len(self._paragraphs)

    def add(self, pieces: Iterable[tuple[str, bool]], looks: Looks = PLAIN) -> None:
        """Adds a paragraph.

        Args:
            pieces: Its text, piece by piece, each with whether it is bold.
            looks: What else is known of it.
        """
        passage = Passage()
        for piece, bold in pieces:
            passage.add(piece, bold=bold)
        text, bold_stretches = passage.finish()
        separator = self._separator(looks.cell)
        start = self._length + len(separator)
        paragraph = Paragraph(
            self.met + 1, start, text, bold_stretches, "", looks.level, looks.numbered, looks.cell, looks.story, looks.cue
        )
        self._paragraphs.append(paragraph)
        self._texts += (separator, text)
        self._length = paragraph.end
        if passage.controls:
            self.complain(f"Control characters stand in the text ({passage.controls}); {REPLACEMENT} stands for each.", here=True)

    def complain(self, message: str, *, here: bool = False) -> None:
        """Notes a problem, with the last paragraph's number if it lies there."""
        self._problems[Problem(message, self.met or None if here else None)] = None

    def finish(self) -> Walked:
        """The text, its paragraphs and the problems."""
        return Walked("".join(self._texts), tuple(self._paragraphs), tuple(self._problems))

    def _separator(self, cell: Cell | None) -> str:
        """What parts the next paragraph from the one before."""
        if not self._paragraphs:
            return ""
        before = self._paragraphs[-1].cell
        in_row = cell is not None and before is not None and before[:2] == cell[:2] and before != cell
        return "\t" if in_row else "\n"
