"""Guides in Word files and other documents: headings or bold lines with questions below them, or a table.

Importing this module loads the readers of documents, so it is imported when one is met.
"""

from __future__ import annotations

from itertools import groupby, pairwise
from typing import TYPE_CHECKING, NamedTuple

from interviews.guide_table import header_places
from interviews.reading import read_paragraphs

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from interviews.word.paragraph import Paragraph

Row = tuple[str, str]

_LONGEST_NAME = 100
"""A line that is longer is no topic, bold or not."""
_LISTS = ("list", "lista", "punkt", "nummer")
"""How the styles of lists begin, in English and Swedish."""


class _Section(NamedTuple):
    """A topic of the document: its name, the depth of its heading and the paragraphs below it."""

    name: str
    level: int
    below: list[Paragraph]


def document_rows(path: Path) -> Iterator[Row]:
    """Yields the topics and questions of a document.

    Raises:
        KodbokError: The file cannot be read.
    """
    paragraphs = [each for each in read_paragraphs(path).paragraphs if each.text.strip() and each.story == "body"]
    tables = [row for table in _tables(paragraphs) for row in table]
    yield from tables or _from_sections(_sections([each for each in paragraphs if each.cell is None]))


def _tables(paragraphs: Sequence[Paragraph]) -> Iterator[list[Row]]:
    """The rows of every table that has a header of topics and questions."""
    inside = [each for each in paragraphs if each.cell is not None]
    for _, cells in groupby(inside, key=lambda each: each.cell.table if each.cell else -1):
        rows = [_cells(list(row)) for _, row in groupby(cells, key=lambda each: each.cell.row if each.cell else -1)]
        columns = header_places([rows[0].get(place, "") for place in range(max(rows[0]) + 1)])
        if columns is not None:
            topic, question = (-1 if place is None else place for place in columns)
            yield [(row.get(topic, ""), row.get(question, "")) for row in rows[1:]]


def _cells(paragraphs: Sequence[Paragraph]) -> dict[int, str]:
    """The texts of a row's cells, by column."""
    texts: dict[int, list[str]] = {}
    for paragraph in paragraphs:
        if paragraph.cell is not None:
            texts.setdefault(paragraph.cell.column, []).append(paragraph.text)
    return {column: "\n".join(lines) for column, lines in texts.items()}


def _sections(paragraphs: Sequence[Paragraph]) -> list[_Section]:
    """The topics: below headings where there are any, else below bold lines, else below short lines that ask nothing."""
    levels = [each.level or 0 for each in paragraphs]
    if not any(levels):
        levels = [int(_is_bold(each)) for each in paragraphs]
    if not any(levels):
        levels = [int(_leads(each, after)) for each, after in pairwise([*paragraphs, None]) if each is not None]
    sections: list[_Section] = []
    for paragraph, level in zip(paragraphs, levels, strict=True):
        if level:
            sections.append(_Section(" ".join(paragraph.text.split()), level, []))
        elif sections and paragraph.level != 0:
            sections[-1].below.append(paragraph)
        elif "?" in paragraph.text:
            sections.append(_Section("", 1, [paragraph]))
    return sections


def _is_bold(paragraph: Paragraph) -> bool:
    """Whether a short paragraph is bold throughout."""
    text = paragraph.text.rstrip(" :")
    bold = sum(end - start for start, end in paragraph.bold)
    return bold >= len(text.strip()) and len(text) <= _LONGEST_NAME


def _leads(paragraph: Paragraph, after: Paragraph | None) -> bool:
    """Whether a short line asks nothing and a question stands below it."""
    text = paragraph.text.strip()
    return "?" not in text and len(text) <= _LONGEST_NAME and text[-1:] not in ".!,;" and after is not None and "?" in after.text


def _from_sections(sections: Sequence[_Section]) -> Iterator[Row]:
    """The rows of the topics; a heading with nothing but deeper headings below it is a title."""
    for section, after in pairwise([*sections, None]):
        if section is None or (not section.below and after is not None and after.level > section.level):
            continue
        yield section.name, ""
        for paragraph in _questions(section.below):
            yield "", paragraph.text


def _questions(below: Sequence[Paragraph]) -> list[Paragraph]:
    """The questions below a topic: what asks or stands in a list; where nothing does, whatever stands there."""
    asked = [each for each in below if "?" in each.text or each.numbered or each.style.casefold().startswith(_LISTS)]
    return asked or list(below)
