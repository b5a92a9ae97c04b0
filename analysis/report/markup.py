"""WordprocessingML made as lxml elements, which is some twenty times as fast as through python-docx."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING

from lxml import etree

from analysis.report.inline import Link, Marked, Reference, Strong
from coding.word_margin.elements import add_run
from interviews.word.names import W

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from analysis.report.inline import Piece

Element = etree._Element  # noqa: SLF001  # lxml's own name for its elements
_NUMBERED_LINK = ("rStyle", "KodbokLink")


class Markup:
    """Makes paragraphs, and numbers the bookmarks in them from 1, so that equal reports are equal bytes."""

    def __init__(self) -> None:
        self._numbers: Iterator[int] = count(1)

    def paragraph(self, pieces: Iterable[Piece], style: str = "", anchor: str = "") -> Element:
        """A paragraph of a style; with an anchor, all of it bears a bookmark."""
        made = etree.Element(W + "p")
        if style:
            etree.SubElement(etree.SubElement(made, W + "pPr"), W + "pStyle").set(W + "val", style)
        if anchor:
            with_bookmark = Marked("", anchor)
            self._add_marked(made, with_bookmark, pieces)
        else:
            self.add(made, pieces)
        return made

    def add(self, parent: Element, pieces: Iterable[Piece]) -> None:
        """Adds pieces at the end of a paragraph."""
        for piece in pieces:
            if isinstance(piece, str):
                add_run(parent, piece)
            elif isinstance(piece, Strong):
                add_run(parent, piece.text, ("b", None))
            elif isinstance(piece, Link):
                add_run(link(parent, piece.anchor), piece.text, _NUMBERED_LINK)
            elif isinstance(piece, Reference):
                field(parent, f" REF {piece.anchor} \\h ", piece.text)
            else:
                self._add_marked(parent, piece, [piece.text])

    def _add_marked(self, parent: Element, marked: Marked, pieces: Iterable[Piece]) -> None:
        """Adds pieces between the ends of a bookmark."""
        number = str(next(self._numbers))
        start = etree.SubElement(parent, W + "bookmarkStart")
        start.set(W + "id", number)
        start.set(W + "name", marked.anchor)
        self.add(parent, pieces)
        etree.SubElement(parent, W + "bookmarkEnd").set(W + "id", number)

    def caption(self, label: str, number: int, text: str, anchor: str) -> Element:
        """A caption with its number in a field, the label and the number under a bookmark: `Tabell 3. Textställen`."""
        made = etree.Element(W + "p")
        properties = etree.SubElement(made, W + "pPr")
        etree.SubElement(properties, W + "pStyle").set(W + "val", "Caption")
        bookmark = str(next(self._numbers))
        start = etree.SubElement(made, W + "bookmarkStart")
        start.set(W + "id", bookmark)
        start.set(W + "name", anchor)
        add_run(made, f"{label} ")
        field(made, f" SEQ {label} \\* ARABIC ", str(number))
        etree.SubElement(made, W + "bookmarkEnd").set(W + "id", bookmark)
        add_run(made, f". {text}")
        return made


def link(parent: Element, anchor: str) -> Element:
    """Adds an empty link to a bookmark and returns it."""
    made = etree.SubElement(parent, W + "hyperlink")
    made.set(W + "anchor", anchor)
    made.set(W + "history", "1")
    return made


def field(parent: Element, code: str, shown: str) -> None:
    """Adds a field with what it shows until Word works it out anew."""
    field_sign(parent, "begin")
    field_code(parent, code)
    field_sign(parent, "separate")
    add_run(parent, shown)
    field_sign(parent, "end")


def field_sign(parent: Element, kind: str) -> None:
    """Adds the beginning, the middle or the end of a field."""
    run = etree.SubElement(parent, W + "r")
    etree.SubElement(run, W + "fldChar").set(W + "fldCharType", kind)


def field_code(parent: Element, code: str) -> None:
    """Adds what a field works out."""
    run = etree.SubElement(parent, W + "r")
    made = etree.SubElement(run, W + "instrText")
    made.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    made.text = code
