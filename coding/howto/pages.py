"""The page as a Word document.

Importing this module loads python-docx, so it is imported when a document is written.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from coding.howto.lines import Line, lines_of
from interviews.document import Block, Heading, Paragraph

if TYPE_CHECKING:
    from collections.abc import Mapping

_STYLES: Mapping[str, str] = {"step": "List Number", "point": "List Bullet", "text": "Normal"}


def document_blocks(page: str) -> list[Block]:
    """The blocks of a page."""
    return [_block(line) for line in lines_of(page)]


def _block(line: Line) -> Block:
    """One line as a block."""
    if line.form == "title":
        return Heading(line.text, 1)
    if line.form == "heading":
        return Heading(line.text, 2)
    return Paragraph(line.text, style=_STYLES[line.form])
