"""The way back: where in a document's XML each character of its canonical text comes from.

For who writes marks into a document exactly at offsets of its text. The elements are those of the tree that was walked over, which
may then be changed and written back. Take the tree from `interviews.word.markup.parse`: it leaves out XML comments, which would
part the text of an element, and turns the names of a strict document into transitional ones, under which it is then written.
"""

from __future__ import annotations

from bisect import bisect_right
from functools import partial
from itertools import pairwise
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from interviews.word.names import M, W
from interviews.word.numbering import Numbering
from interviews.word.walk import Walk

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from lxml import etree

    from interviews.word.paragraph import Paragraph
    from interviews.word.passage import Passage
    from interviews.word.style_sheet import StyleSheet

_SPEAKING = (
    *(W + name for name in ("t", "tab", "ptab", "br", "cr", "noBreakHyphen", "sym", "fldChar")),
    M + "t",
)


class Place(NamedTuple):
    """Where a character stands in the XML.

    Attributes:
        element: The `w:t` that holds it, or the `w:tab`, `w:br`, `w:noBreakHyphen`, `w:sym` … that stands for it; for what is
            chosen in a form's drop-down list the `w:fldChar` that ends the field.
        offset: Its offset in the element's text, in code points; 0 in elements that stand for one character.
    """

    element: etree._Element
    offset: int


class _Stretch(NamedTuple):
    """Characters of the text that stand side by side in one element.

    Attributes:
        start: Offset of the first one in the text.
        end: Offset after the last one.
        first: Where the first one stands.
        last: Where the last part of the one character stands that was composed of several, else None.
    """

    start: int
    end: int
    first: Place
    last: Place | None = None


class Places:
    """The canonical text of a document with the places of its characters.

    Attributes:
        text: The canonical text, the same that `read_transcript` gives.
    """

    def __init__(self, text: str, stretches: Sequence[_Stretch], empty: Mapping[int, etree._Element]) -> None:
        self.text = text
        self._stretches, self._empty = stretches, empty

    def empty_paragraph(self, offset: int) -> etree._Element | None:
        """The paragraph without text at an offset, or None where none is."""
        return self._empty.get(offset)

    def first(self, offset: int) -> Place | None:
        """Where a character stands; of one that was composed of several (NFC) the first.

        A mark that shall stand before the character goes before this place. None for what parts paragraphs and cells.
        """
        found = self._stretch(offset)
        if found is None or found.last is not None:
            return None if found is None else found.first
        return Place(found.first.element, found.first.offset + offset - found.start)

    def last(self, offset: int) -> Place | None:
        """Where a character stands; of one that was composed of several the last. A mark after it goes after this place."""
        found = self._stretch(offset)
        return self.first(offset) if found is None or found.last is None else found.last

    def _stretch(self, offset: int) -> _Stretch | None:
        """The stretch that a character belongs to."""
        place = bisect_right(self._stretches, offset, key=attrgetter("start")) - 1
        return self._stretches[place] if place >= 0 and offset < self._stretches[place].end else None


def find_places(
    document: etree._Element,
    styles: StyleSheet,
    *,
    footnotes: etree._Element | None = None,
    endnotes: etree._Element | None = None,
) -> Places:
    """Walks over a document as the import does and keeps where every character comes from.

    Args:
        document: The root element of the main part, which the caller owns.
        styles: The document's styles; some hide text.
        footnotes: The root element of the footnotes' part.
        endnotes: The root element of the endnotes' part.
    """
    walk = _PlacedWalk(styles, Numbering(lambda: None))
    walk.add_body(document)
    walk.add_notes("footnote", footnotes)
    walk.add_notes("endnote", endnotes)
    return Places(walk.finish().text, walk.stretches, walk.empty)


class _PlacedWalk(Walk):
    """A walk that notes where its text comes from.

    Attributes:
        stretches: The stretches of the text so far, in order.
        empty: The paragraphs without text, by their offsets in it.
    """

    def __init__(self, styles: StyleSheet, numbering: Numbering) -> None:
        self.stretches: list[_Stretch] = []
        self.empty: dict[int, etree._Element] = {}
        self._met_last: etree._Element | None = None
        self._sources: list[tuple[int, etree._Element]] = []
        super().__init__(styles, numbering)

    def _beginnings(self) -> dict[str, Callable[[etree._Element], None]]:
        """What to do where an element begins; those that add text are noted."""
        met = super()._beginnings()
        return met | {tag: partial(self._noted, met[tag]) for tag in _SPEAKING}

    def _noted(self, handler: Callable[[etree._Element], None], element: etree._Element) -> None:
        """Meets an element and notes it if the open paragraph has grown."""
        passage = self._passage
        before = 0 if passage is None else passage.length
        handler(element)
        if passage is not None and passage.length > before:
            self._sources.append((before, element))

    def _begin_paragraph(self, paragraph: etree._Element) -> None:
        """Meets a paragraph, of which several may become one."""
        self._met_last = paragraph
        super()._begin_paragraph(paragraph)

    def _kept(self, passage: Passage, paragraph: Paragraph) -> None:
        """A paragraph is part of the text: its stretches are known now."""
        super()._kept(passage, paragraph)
        if not paragraph.text and self._met_last is not None:
            self.empty[paragraph.start] = self._met_last
        spread = _char_by_char if passage.is_changed else _as_they_stand
        self.stretches += spread(self._sources, passage, paragraph.start)

    def _flush(self) -> None:
        """Closes the open paragraph."""
        super()._flush()
        self._sources.clear()


def _as_they_stand(sources: Sequence[tuple[int, etree._Element]], passage: Passage, start: int) -> Iterator[_Stretch]:
    """Yields a stretch an element, where the text is as it was added."""
    for begun, end, element in _ends(sources, passage.length):
        yield _Stretch(start + begun, start + end, Place(element, 0))


def _char_by_char(sources: Sequence[tuple[int, etree._Element]], passage: Passage, start: int) -> Iterator[_Stretch]:
    """Yields the stretches where some characters were left out or composed."""
    edges = pairwise(passage.places(range(passage.length + 1)))
    stretch: _Stretch | None = None
    for source, ((begin, begin_too), (end_too, end)) in zip(_places(sources, passage.length), edges, strict=True):
        if begin == end:
            continue
        alone = begin == begin_too == end_too - 1 == end - 1
        own = _Stretch(start + begin, start + end, source, None if alone else source)
        joined = None if stretch is None else _joined(stretch, own)
        if joined is None and stretch is not None:
            yield stretch
        stretch = joined or own
    if stretch is not None:
        yield stretch


def _places(sources: Sequence[tuple[int, etree._Element]], length: int) -> Iterator[Place]:
    """Yields the place of every character that was added to a passage."""
    for begun, end, element in _ends(sources, length):
        for offset in range(end - begun):
            yield Place(element, offset)


def _ends(sources: Sequence[tuple[int, etree._Element]], length: int) -> Iterator[tuple[int, int, etree._Element]]:
    """Yields the beginning and the end of what each element added."""
    ends = [*(begun for begun, _ in sources[1:]), length]
    for (begun, element), end in zip(sources, ends, strict=False):  # an empty paragraph has no element
        yield begun, end, element


def _joined(stretch: _Stretch, after: _Stretch) -> _Stretch | None:
    """Two stretches as one, if they are one character or stand side by side in one element; else None."""
    if (stretch.start, stretch.end) == (after.start, after.end):
        return stretch._replace(last=after.first)
    beside = Place(stretch.first.element, stretch.first.offset + after.start - stretch.start)
    return stretch._replace(end=after.end) if stretch.last is None and after.last is None and after.first == beside else None
