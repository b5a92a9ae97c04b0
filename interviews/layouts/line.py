"""A line of a transcript, which is what the layouts look at: a paragraph, or what soft breaks part in it."""

from __future__ import annotations

from bisect import bisect_right
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from interviews.word.paragraph import Paragraph

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_HEADING_WORDS = 12
_SENTENCE_ENDS = (".", ",", ";", ":", "!", "?", "…")


class Line(NamedTuple):  # a tuple for the same reason as a paragraph
    """A line with words or signs in it.

    Attributes:
        start: Offset of its first character in the canonical text, in code points; blanks at the edges are not part of it.
        text: What it says.
        paragraph: The paragraph that it belongs to.
        first: Whether it is the first line of that paragraph.
        bold_lead: Number of its characters from the first one on that are bold.
    """

    start: int
    text: str
    paragraph: Paragraph
    first: bool
    bold_lead: int

    @property
    def end(self) -> int:
        """Offset after its last character."""
        return self.start + len(self.text)

    @property
    def all_bold(self) -> bool:
        """Whether all of it is bold."""
        return self.bold_lead == len(self.text)

    @property
    def is_heading(self) -> bool:
        """Whether its paragraph is a title or a heading."""
        return self.paragraph.level is not None

    @property
    def stands_out(self) -> bool:
        """Whether it stands alone in bold without being a sentence, as a heading does."""
        if not self.first or not self.all_bold or self.paragraph.cell is not None:
            return False
        return not self.text.endswith(_SENTENCE_ENDS) and self.text.count(" ") < _HEADING_WORDS

    @property
    def number(self) -> str | None:
        """The automatic number that Word shows before it, or None."""
        return self.paragraph.numbered if self.first else None


def lines_of(paragraphs: Iterable[Paragraph]) -> Iterator[Line]:
    """Yields the lines of paragraphs, in order, empty ones left out."""
    for paragraph in paragraphs:
        text = paragraph.text
        if text and "\n" not in text and not text[0].isspace() and not text[-1].isspace():  # most are one line without more ado
            yield Line(paragraph.start, text, paragraph, True, _bold_lead(paragraph, 0, len(text)) if paragraph.bold else 0)  # noqa: FBT003  # names cost time here
            continue
        place, first = 0, True
        for piece in paragraph.text.split("\n"):
            if text := piece.strip():
                start = place + len(piece) - len(piece.lstrip())
                bold_lead = _bold_lead(paragraph, start, len(text)) if paragraph.bold else 0
                yield Line(paragraph.start + start, text, paragraph, first, bold_lead)
                first = False
            place += len(piece) + 1


def _bold_lead(paragraph: Paragraph, start: int, length: int) -> int:
    """How many characters from an offset on are bold."""
    first, end = paragraph.bold[0]
    if first == start:
        return min(end - start, length)
    place = bisect_right(paragraph.bold, start, key=itemgetter(0)) - 1
    if place < 0:
        return 0
    return max(0, min(paragraph.bold[place][1] - start, length))
