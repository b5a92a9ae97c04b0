"""The manuscript: what the report says, in order, before it is packed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from lxml import etree

from analysis.report.inline import Reference
from analysis.report.markup import Markup, field, field_code, field_sign, link
from analysis.report.picture import KINDS, Picture, drawing
from analysis.report.table import table_element
from coding.word_margin.elements import add_run
from interviews.word.names import W

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from analysis.catalogue import Catalogue
    from analysis.report.inline import Piece
    from analysis.report.markup import Element
    from analysis.report.table import Cell

_CONTENTS_DEPTH = 2


@dataclass(frozen=True, slots=True)
class _Heading:
    """A heading that the contents list."""

    text: str
    level: int
    anchor: str


class Manuscript:
    """Headings, paragraphs, tables and pictures in order; numbers captions, and lists the contents when it is finished.

    Attributes:
        say: The words of the report's language.
        document: The root of the main part.
        body: The elements so far.
        pictures: The pictures so far; the first is related as `image1`.
    """

    def __init__(self, say: Catalogue) -> None:
        self.say = say
        self.document: Element = etree.Element(W + "document", nsmap={"w": W[1:-1], "r": KINDS})
        self.body: Element = etree.SubElement(self.document, W + "body")  # moved there later, it would take as long as writing it
        self.pictures: list[Picture] = []
        self._markup = Markup()
        self._headings: list[_Heading] = []
        self._tables = 0
        self._contents: Element | None = None

    def heading(self, text: str, level: int = 1, *, on_page: bool = False) -> None:
        """Adds a heading; one on the page begins no new one, whatever its style says."""
        anchor = f"_Toc{len(self._headings) + 1:06d}"
        self._headings.append(_Heading(text, level, anchor))
        made = self._markup.paragraph([text], f"Heading{level}", anchor)
        for properties in made.iter(W + "pPr"):
            if on_page:
                etree.SubElement(properties, W + "pageBreakBefore").set(W + "val", "0")
                etree.SubElement(properties, W + "spacing").set(W + "before", "480")
        self.body.append(made)

    def marked_heading(self, pieces: Iterable[Piece], level: int) -> None:
        """Adds a heading that bears marks of its own and that the contents do not list."""
        self.body.append(self._markup.paragraph(pieces, f"Heading{level}"))

    def say_paragraph(self, text: str, style: str = "") -> None:
        """Adds a paragraph of words alone."""
        self.paragraph([text], style)

    def paragraph(self, pieces: Iterable[Piece], style: str = "") -> None:
        """Adds a paragraph; a style is named by its id in the report's own styles."""
        self.body.append(self._markup.paragraph(pieces, style))

    def lines(self, text: str, style: str = "") -> None:
        """Adds a text that a person wrote, a paragraph for each of its lines that says something."""
        for line in text.splitlines():
            if line.strip():
                self.say_paragraph(line.strip(), style)

    def to_write(self, text: str) -> None:
        """Adds a mark that a person has something to write here."""
        self.say_paragraph(self.say("To be written: {what}").format(what=text), "KodbokToWrite")

    def table(self, caption: str, headers: Sequence[str], rows: Sequence[Sequence[Cell]], shares: Sequence[int]) -> Reference:
        """Adds a table under its caption and returns a reference to it."""
        self._tables += 1
        label, anchor = self.say("Table"), f"_Ref_table{self._tables}"
        self.body.append(self._markup.caption(label, self._tables, caption, anchor))
        self.body.append(table_element(self._markup, headers, rows, shares, caption=caption))
        self.say_paragraph("", "KodbokAfterTable")
        return Reference(f"{label} {self._tables}", anchor)

    def coming_table(self, ahead: int = 1) -> Reference:
        """A reference to the table that comes so many tables from here."""
        number = self._tables + ahead
        return Reference(f"{self.say('Table')} {number}", f"_Ref_table{number}")

    @property
    def next_figure(self) -> Reference:
        """A reference to the picture that comes next."""
        number = len(self.pictures) + 1
        return Reference(f"{self.say('Figure')} {number}", f"_Ref_figure{number}")

    def picture(self, picture: Picture, caption: str) -> None:
        """Adds a picture above its caption."""
        reference = self.next_figure
        self.pictures.append(picture)
        number = len(self.pictures)
        self.body.append(drawing(picture, number))
        self.body.append(self._markup.caption(self.say("Figure"), number, caption, reference.anchor))

    def contents(self) -> None:
        """Says that the contents stand here."""
        self._contents = etree.SubElement(self.body, W + "sdt")

    def finished(self) -> Element:
        """The main part with its contents listed."""
        if self._contents is not None:
            self._list_contents(self._contents)
        return self.document

    def _list_contents(self, parent: Element) -> None:
        """Fills the contents: a field that Word works out anew, with entries that hold until then."""
        properties = etree.SubElement(etree.SubElement(parent, W + "sdtPr"), W + "docPartObj")
        etree.SubElement(properties, W + "docPartGallery").set(W + "val", "Table of Contents")
        etree.SubElement(properties, W + "docPartUnique")
        content = etree.SubElement(parent, W + "sdtContent")
        content.append(self._markup.paragraph([self.say("Contents")], "TOCHeading"))
        listed = [each for each in self._headings if each.level <= _CONTENTS_DEPTH]
        for place, each in enumerate(listed):
            content.append(self._entry(each, first=place == 0))
        last = etree.SubElement(content, W + "p")
        field_sign(last, "end")

    def _entry(self, heading: _Heading, *, first: bool) -> Element:
        """A line of the contents; the first one begins the field."""
        made = self._markup.paragraph([], f"TOC{heading.level}")
        if first:
            field_sign(made, "begin")
            field_code(made, f' TOC \\o "1-{_CONTENTS_DEPTH}" \\h \\z \\u ')
            field_sign(made, "separate")
        inside = link(made, heading.anchor)
        add_run(inside, f"{heading.text}\t")
        field(inside, f" PAGEREF {heading.anchor} \\h ", "–")
        return made
