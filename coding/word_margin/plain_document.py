"""A plain Word file of a transcript that was no Word file; it reads back as exactly the same text."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from lxml import etree

from coding.word_margin.elements import add_run, add_values
from interviews.document import blank_document, packed
from interviews.word.names import W

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from interviews.transcript import Transcript


class Line(NamedTuple):
    """A line of a transcript.

    Attributes:
        start: Offset of its first character in the text.
        text: What stands in it.
        label: Where the label of the turn that begins in it stands, offsets in the line; empty where none does.
        heading: Whether it is a heading above turns.
    """

    start: int
    text: str
    label: tuple[int, int] = (0, 0)
    heading: bool = False

    @property
    def end(self) -> int:
        """Offset after its last character in the text."""
        return self.start + len(self.text)


def lines_of(transcript: Transcript) -> Iterator[Line]:
    """Yields the lines of a transcript's text, with what its turns tell of them."""
    labels = dict(_labels(transcript))
    headings = {turn.heading for turn in transcript.turns if turn.heading}
    spoken = {place for turn in transcript.turns for place in _line_starts(transcript.text, turn.start, turn.end)}
    start = 0
    for text in transcript.text.split("\n"):
        label_start, label_end = labels.get(start, (start, start))
        heading = text.strip() in headings and start not in spoken
        yield Line(start, text, (label_start - start, label_end - start), heading)
        start += len(text) + 1


def plain_document(transcript: Transcript, made: datetime) -> bytes:
    """The bytes of a Word file in which each line of a transcript is a paragraph, labels in bold and headings as such.

    A character that no XML may hold becomes U+FFFD, which moves nothing (`coding.word_margin.elements.xml_text`).

    Args:
        transcript: The transcript.
        made: When it is made, in UTC.
    """
    document = blank_document(transcript.name, made=made)
    body = document.element.body
    ends = body[-1]  # the section's properties stand last
    for line in lines_of(transcript):
        paragraph = etree.Element(W + "p")
        _fill(paragraph, line)
        ends.addprevious(paragraph)
    return packed(document)


def _fill(paragraph: etree._Element, line: Line) -> None:
    """Adds a line's style and runs."""
    if line.heading:
        add_values(etree.SubElement(paragraph, W + "pPr"), [("pStyle", "Heading2")])
    start, end = line.label
    for text, bold in ((line.text[:start], False), (line.text[start:end], True), (line.text[end:], False)):
        if text:
            add_run(paragraph, text, *([("b", None)] if bold else []))


def _labels(transcript: Transcript) -> Iterator[tuple[int, tuple[int, int]]]:
    """Yields the start of each line with a label, and where in the text the label stands: before its turn's words."""
    before = 0
    for turn in transcript.turns:
        start = -1 if turn.label is None else transcript.text.rfind(turn.label, before, turn.start)
        if turn.label and start >= 0:
            end = start + len(turn.label)
            begun = transcript.text.rfind("\n", 0, start) + 1
            if "\n" not in transcript.text[start:end]:
                yield begun, (start, end)
        before = turn.end


def _line_starts(text: str, start: int, end: int) -> Iterator[int]:
    """Yields the starts of the lines that a stretch reaches into."""
    place = text.rfind("\n", 0, start) + 1
    while place < max(end, start + 1):
        yield place
        found = text.find("\n", place, end)
        if found < 0:
            return
        place = found + 1
