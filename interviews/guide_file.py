"""Reading an interview guide from a file."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from interviews.errors import KodbokError
from interviews.guide import Guide, Topic

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

MOST_QUESTIONS = 1000
"""More than that no interview can ask; every turn is held against every question."""
_MARKED = re.compile(r"^(?:(?:\d+(?:\.\d+)*|[a-zåäö])[.):]\s+|\d+(?:\.\d+)+\s+|[-–—•*▪◦·]\s*)+", re.IGNORECASE)
"""A number, letter or bullet that was typed before a text."""

Row = tuple[str, str]
"""A topic and a question, one of which may be empty: without a topic it is that of the row before."""


class NoGuideError(KodbokError):
    """The file names neither topics nor questions."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"{path.name} holds no topics and questions that could be told apart; give a table with the columns “ämne” and “fråga” "
            "(.xlsx, .csv), headings with questions below them (.docx), or a list of questions under each topic (.yaml)."
        )


class GuideTooLargeError(KodbokError):
    """The file holds more questions than any guide."""

    def __init__(self, path: Path, count: int) -> None:
        super().__init__(
            f"{path.name} holds {count} questions, more than {MOST_QUESTIONS}, which no interview asks; give the guide alone."
        )


def read_guide(path: Path) -> Guide:
    """Reads an interview guide.

    Args:
        path: A table (.xlsx, .csv) with the columns topic (`ämne`, `tema`, `frågeområde`) and question (`fråga`); YAML, topics
            with lists of questions or a list of entries with `topic` and `questions`; or a document (.docx and whatever else
            Kodbok reads) with headings or bold lines as topics and their questions below, or a table of topics and questions.

    Raises:
        NoGuideError: There are no topics and no questions in it.
        GuideTooLargeError: It holds more than a thousand questions.
        KodbokError: The file cannot be read.
    """
    guide = guide_of(_rows(path), unicodedata.normalize("NFC", path.stem))
    if not guide.topics:
        raise NoGuideError(path)
    if guide.question_count > MOST_QUESTIONS:
        raise GuideTooLargeError(path, guide.question_count)
    return guide


def _rows(path: Path) -> Iterable[Row]:
    """The rows of a file, by its suffix; each reader is loaded only for its own files."""
    match path.suffix.lower():
        case ".xlsx" | ".xlsm" | ".xls" | ".csv":
            from interviews.guide_table import table_rows

            return table_rows(path)
        case ".yaml" | ".yml":
            from interviews.guide_yaml import yaml_rows

            return yaml_rows(path)
        case _:
            from interviews.guide_document import document_rows

            return document_rows(path)


def guide_of(rows: Iterable[Row], nameless: str) -> Guide:
    """The guide of some rows: a topic goes on until another is named, each question stands once in it.

    Args:
        rows: Topics and questions.
        nameless: What a topic is called whose questions stand above any name.
    """
    names: dict[str, str] = {}
    questions: dict[str, dict[str, None]] = {}
    key = ""
    for topic, question in rows:
        name, asked = plain(topic), list(_lines(question))
        if name or (asked and not key):
            key = (name or nameless).casefold()
            names.setdefault(key, name or nameless)
        if key:
            questions.setdefault(key, {}).update(dict.fromkeys(asked))
    return Guide(tuple(Topic(name, tuple(questions.get(key, ()))) for key, name in names.items()))


def plain(text: str) -> str:
    """A text on one line, without a number or bullet before it and a colon after it.

    >>> plain(" 2.  Demokratiserad  styrning: "), plain("- Hur går det?")
    ('Demokratiserad styrning', 'Hur går det?')
    """
    one = " ".join(unicodedata.normalize("NFC", text).split())
    return _MARKED.sub("", one).rstrip(":").strip()


def _lines(cell: str) -> Iterator[str]:
    """The questions of a cell, one a line."""
    return filter(None, map(plain, cell.splitlines()))
