"""Writing a plain, well-made Word document: the sample study's interviews and the tests' small files."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO
from typing import TYPE_CHECKING

import docx
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.oxml.ns import qn
from docx.shared import Mm

from interviews.steady_archive import without_dates

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from docx.document import Document
    from docx.text.paragraph import Paragraph as DocxParagraph

_MADE = datetime(2014, 11, 3, 9, 0, tzinfo=UTC)
"""What every document says of when it was made, so that the same blocks give the same bytes."""
_LONGEST_PROPERTY = 255
"""python-docx refuses longer ones."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading.

    Attributes:
        text: What it says.
        level: 0 for the document's title, else 1 to 9.
    """

    text: str
    level: int = 1


@dataclass(frozen=True, slots=True)
class Paragraph:
    r"""A paragraph; `\n` is a soft break and `\t` a tab.

    Attributes:
        text: What it says after the label.
        bold_label: What stands before it in bold (`IP: `), with whatever parts it from the text.
        bold: Whether the text itself is bold.
        style: Name of one of Word's own paragraph styles, in English (`List Number`, `List Bullet`, `Quote`).
    """

    text: str
    bold_label: str = ""
    bold: bool = False
    style: str = "Normal"


@dataclass(frozen=True, slots=True)
class Table:
    r"""A table with borders; `\n` in a cell begins a new paragraph there.

    Attributes:
        rows: The cells' texts, row by row, all rows of one length.
        header: Whether the first row is a header, bold and repeated on every page.
    """

    rows: Sequence[Sequence[str]]
    header: bool = False


Block = Heading | Paragraph | Table


def write_document(path: Path, blocks: Sequence[Block], *, title: str = "", author: str = "Kodbok") -> None:
    """Writes a Word document in Swedish; the same blocks give the same bytes.

    Args:
        path: Where to; a file that is there is replaced.
        blocks: Headings, paragraphs and tables, in order.
        title: The document's title in its properties; by default its first heading, else the file's name.
        author: The author in its properties.
    """
    document = blank_document(title or _first_heading(blocks) or path.stem, author)
    for block in blocks:
        _add(document, block)
    path.write_bytes(packed(document))


def blank_document(title: str, author: str = "Kodbok", *, made: datetime = _MADE) -> Document:
    """An empty A4 document in Swedish.

    Args:
        title: The title in its properties.
        author: The author there.
        made: When it says that it was made, in UTC.
    """
    document = docx.Document()
    _set_properties(document, title, author, made)
    _set_language(document)
    _set_page(document)
    return document


def packed(document: Document) -> bytes:
    """A document's bytes, which do not tell when they were packed."""
    stream = BytesIO()
    document.save(stream)
    return without_dates(stream.getvalue())


def _first_heading(blocks: Sequence[Block]) -> str:
    """The text of the first heading, or nothing."""
    return next((block.text for block in blocks if isinstance(block, Heading)), "")


def _set_properties(document: Document, title: str, author: str, made: datetime) -> None:
    """Says what the document is, whose and how old."""
    properties = document.core_properties
    properties.title, properties.author, properties.last_modified_by = title[:_LONGEST_PROPERTY], author, author
    properties.comments, properties.language, properties.revision = "", "sv-SE", 1
    properties.created = properties.modified = made.replace(tzinfo=None)


def _set_language(document: Document) -> None:
    """Makes Swedish the language of all text, so that Word's spelling check fits."""
    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), "sv-SE")


def _set_page(document: Document) -> None:
    """Makes the page an A4."""
    for section in document.sections:
        section.page_width, section.page_height = Mm(210), Mm(297)
        section.left_margin = section.right_margin = Mm(25)


def _add(document: Document, block: Block) -> None:
    """Adds one block at the end."""
    if isinstance(block, Heading):
        document.add_heading(block.text, block.level)
    elif isinstance(block, Table):
        _add_table(document, block)
    else:
        named = None if block.style == "Normal" else block.style  # to look up the default style takes longer than all the rest
        _fill(document.add_paragraph(style=named), block)


def _fill(written: DocxParagraph, paragraph: Paragraph) -> None:
    """Adds a paragraph's runs; python-docx turns tabs and newlines into Word's own."""
    if paragraph.bold_label:
        written.add_run(paragraph.bold_label).bold = True
    if paragraph.text:
        written.add_run(paragraph.text).bold = True if paragraph.bold else None


def _add_table(document: Document, table: Table) -> None:
    """Adds a table, row by row."""
    written = document.add_table(rows=len(table.rows), cols=len(table.rows[0]), style="Table Grid")
    written.alignment = WD_TABLE_ALIGNMENT.LEFT
    for row_number, (row, texts) in enumerate(zip(written.rows, table.rows, strict=True)):
        is_header = table.header and row_number == 0
        for cell, text in zip(row.cells, texts, strict=True):
            first, *others = text.split("\n")
            _fill(cell.paragraphs[0], Paragraph(first, bold=is_header))
            for other in others:
                _fill(cell.add_paragraph(), Paragraph(other, bold=is_header))
        if is_header:
            row._tr.get_or_add_trPr().append(row._tr.makeelement(qn("w:tblHeader")))  # noqa: SLF001  # python-docx has no verb for it
