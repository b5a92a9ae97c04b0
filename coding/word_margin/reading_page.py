"""The page of a reading copy: how its parts look."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final

from docx.enum.style import WD_STYLE_TYPE
from docx.shared import Mm, Pt
from lxml import etree

from coding.word_margin.elements import add_run, xml_text
from coding.word_margin.paper_table import add_cells, add_header, paragraph_of, table_of
from interviews.document import blank_document, packed
from interviews.word.names import W

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import datetime

    from docx.document import Document

    from coding.word_margin.numbered_spans import Block, Piece
    from coding.word_margin.plain_document import Line
    from coding.word_margin.reading_words import ReadingWords

_Element = etree._Element  # noqa: SLF001  # lxml's own name for its elements

_TEXT: Final = "Kodbok Text"
_MARGIN: Final = "Kodbok Margin"
_MEMO: Final = "Kodbok Memo"
_SMALL: Final = "Kodbok Small"
_FONT: Final = "Calibri"
_STYLES: Final = {_TEXT: (10.5, 4, False), _MARGIN: (8.5, 2, False), _MEMO: (8.5, 3, True), _SMALL: (9, 4, False)}
"""Size and space after, in points, and whether it is slanted."""
_WIDTHS: Final = (6800, 2950)
"""Of text and margin, in twentieths of a point: an A4 page without its edges."""
_FACT_WIDTHS: Final = (1900, 7850)
_CODE_WIDTHS: Final = (8300, 1450)
_EDGE: Final = Mm(19)


class ReadingPage:
    """A document that is filled from its top to its end.

    Args:
        title: The title in its properties.
        words: The words to use.
        made: When it says that it was made, in UTC.
    """

    def __init__(self, title: str, words: ReadingWords, made: datetime) -> None:
        self._words = words
        self._document = blank_document(xml_text(title), made=made)
        _set_styles(self._document)
        _set_page(self._document, xml_text(title), words)
        self._body = self._document.element.body
        self._last = self._body[-1]  # the section's properties
        self._rows: _Element | None = None

    def add_title(self, text: str) -> None:
        """Adds the title."""
        self._add(paragraph_of("Heading 1", text))

    def add_remark(self, text: str) -> None:
        """Adds a remark in small print."""
        self._add(paragraph_of(_SMALL, text))

    def add_facts(self, facts: Iterable[tuple[str, str]]) -> None:
        """Adds names of facts and what they are, a row each."""
        table = table_of(_FACT_WIDTHS)
        for name, value in facts:
            add_cells(table, _FACT_WIDTHS, ([paragraph_of(_SMALL, name, bold=True)], [paragraph_of(_SMALL, value)]))
        self._add(table)
        self._add(paragraph_of(_SMALL))

    def add_codes(self, codes: Sequence[tuple[str, int]]) -> None:
        """Adds the list of codes with how often each was given."""
        table = table_of(_CODE_WIDTHS, lines=True)
        add_header(table, _CODE_WIDTHS, _bold((self._words.codes, self._words.counts)))
        for path, count in codes:
            add_cells(table, _CODE_WIDTHS, ([paragraph_of(_SMALL, path)], [paragraph_of(_SMALL, str(count))]))
        self._add(table)
        self._add(paragraph_of(_SMALL))

    def begin_text(self) -> None:
        """Begins the text with its margin; its header stands on every page."""
        self._rows = table_of(_WIDTHS, rule=True)
        add_header(self._rows, _WIDTHS, _bold((self._words.transcript, self._words.margin)))
        self._add(self._rows)

    def add_row(self, line: Line, block: Block, notes: Iterable[tuple[str, str, str]]) -> None:
        """Adds a block of the text with what stands beside it: numbers, codes and memos."""
        text = paragraph_of(_TEXT)
        bold = (line.start, line.end) if line.heading else (line.start + line.label[0], line.start + line.label[1])
        place = block.start
        for piece in block.pieces:
            _add_piece(text, piece, place, bold)
            place += len(piece.text)
        if self._rows is not None:
            add_cells(self._rows, _WIDTHS, ([text], list(_margin(notes)) or [paragraph_of(_MARGIN)]))

    def finish(self) -> bytes:
        """The document's bytes."""
        self._add(paragraph_of(_MARGIN))  # Word wants a paragraph after a table
        return packed(self._document)

    def _add(self, element: _Element) -> None:
        """Adds something at the end."""
        self._last.addprevious(element)


def _bold(names: Iterable[str]) -> list[_Element]:
    """The paragraphs of a header."""
    return [paragraph_of(_SMALL, name, bold=True) for name in names]


def _margin(notes: Iterable[tuple[str, str, str]]) -> Iterator[_Element]:
    """Yields the paragraphs of the margin."""
    for number, code, memo in notes:
        paragraph = paragraph_of(_MARGIN)
        add_run(paragraph, f"{number}\t", ("b", None))
        add_run(paragraph, code)
        yield paragraph
        for line in memo.split("\n") if memo else ():
            yield paragraph_of(_MEMO, line)


def _add_piece(paragraph: _Element, piece: Piece, place: int, bold: tuple[int, int]) -> None:
    """Adds a piece of text with the numbers before it, underlined where it is coded."""
    for number in piece.closes:
        _add_mark(paragraph, f"\u202f{number}]")
    for number in piece.opens:
        _add_mark(paragraph, f"[{number}\u202f")
    line = [("u", "double" if piece.depth > 1 else "single")] if piece.depth else []
    edges = sorted({place, place + len(piece.text), *(edge for edge in bold if place < edge < place + len(piece.text))})
    for start, end in pairwise(edges):
        weight = [("b", None)] if bold[0] <= start and end <= bold[1] else []
        add_run(paragraph, piece.text[start - place : end - place], *weight, *line)


def _add_mark(paragraph: _Element, text: str) -> None:
    """Adds the number of a coding where it begins or ends."""
    add_run(paragraph, text, ("b", None), ("sz", "15"), ("szCs", "15"))


def _set_styles(document: Document) -> None:
    """Makes the styles of the text and the margin, and lets all others be black and of one font."""
    normal = document.styles["Normal"]
    normal.font.name = _FONT
    for name, (size, after, slanted) in _STYLES.items():
        style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = normal
        style.font.size, style.font.italic = Pt(size), slanted or None
        style.paragraph_format.space_after, style.paragraph_format.line_spacing = Pt(after), 1.1
    for name in (_MARGIN, _MEMO):
        hanging = document.styles[name].paragraph_format
        hanging.left_indent = Mm(7)
    margin = document.styles[_MARGIN].paragraph_format
    margin.first_line_indent = -Mm(7)
    margin.tab_stops.add_tab_stop(Mm(7))
    title = document.styles["Heading 1"]
    title.paragraph_format.space_after = Pt(8)
    _blacken(title)


def _blacken(style: object) -> None:
    """Makes a heading black, in the font of the text."""
    properties = style.element.find(W + "rPr")  # type: ignore[attr-defined]  # python-docx's styles are untyped here
    for name in ("color", "rFonts"):
        for element in properties.findall(W + name):
            properties.remove(element)


def _set_page(document: Document, title: str, words: ReadingWords) -> None:
    """Sets the edges, the mark above each page and the number below."""
    for section in document.sections:
        section.left_margin = section.right_margin = _EDGE
        section.top_margin = section.bottom_margin = Mm(20)
        above = section.header.paragraphs[0]
        above.text = words.classified
        below = section.footer.paragraphs[0]
        below.text = f"{title}   ·   "
        for before, field in zip(words.page, ("PAGE", "NUMPAGES"), strict=True):
            below.add_run(before)
            _add_field(below._p, field)  # noqa: SLF001  # python-docx has no verb for fields
        for paragraph in (above, below):
            paragraph.style = document.styles[_SMALL]
    for language in document.styles.element.iter(W + "lang"):
        language.set(W + "val", words.tag)


def _add_field(paragraph: _Element, instruction: str) -> None:
    """Adds a field that Word fills in."""
    field = etree.SubElement(paragraph, W + "fldSimple", {W + "instr": instruction})
    add_run(field, "1")
