"""A paragraph of a document, as the walk over a Word file meets it and the readers of other formats give it."""

from __future__ import annotations

from typing import Literal, NamedTuple

Story = Literal["body", "note"]


class Cell(NamedTuple):
    """Where in a table a paragraph stands; tables inside a cell belong to that cell.

    Attributes:
        table: The table's number in the document, from 0.
        row: The row, from 0.
        column: The column, from 0, a cell over two columns counting as two.
    """

    table: int
    row: int
    column: int


class Cue(NamedTuple):
    """What a recording's cues tell of a paragraph: the format itself says when somebody speaks, and mostly who.

    Attributes:
        speaker: Who speaks, or None where the cues name nobody.
        label: The label as it stands in the paragraph, or None.
        said: Offset in the paragraph's text where the spoken words begin.
    """

    speaker: str | None
    label: str | None
    said: int


class Paragraph(NamedTuple):  # made for every paragraph, and a tuple is made in a fraction of a dataclass's time
    """A paragraph with what its looks tell.

    Attributes:
        number: Its number in the document, from 1, in the walk's order.
        start: Offset of its first character in the canonical text, in code points.
        text: Its text; soft breaks are line feeds.
        bold: Half-open stretches of bold text, offsets in `text`.
        style: Name of its style, as Word stores it.
        level: 1 to 9 for a heading, 0 for a title, None for the rest.
        numbered: The automatic number that Word shows before it, or None.
        cell: Where in a table it stands, or None.
        story: `note` for footnotes and endnotes.
        cue: What the cues of a recording tell of it, or None in other formats; its first line is then its time.
    """

    number: int
    start: int
    text: str
    bold: tuple[tuple[int, int], ...] = ()
    style: str = ""
    level: int | None = None
    numbered: str | None = None
    cell: Cell | None = None
    story: Story = "body"
    cue: Cue | None = None

    @property
    def end(self) -> int:
        """Offset after its last character in the canonical text."""
        return self.start + len(self.text)
