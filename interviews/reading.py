"""Reading a source file into a transcript."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from lxml.etree import XMLSyntaxError

from interviews.archive import BrokenArchiveError
from interviews.errors import KodbokError
from interviews.layouts import find_turns
from interviews.original import original_bytes
from interviews.source import Source
from interviews.transcript import Transcript
from interviews.word.margins import margin_problems
from interviews.word.numbering import Numbering
from interviews.word.package import WHAT, WordPackage
from interviews.word.style_sheet import StyleSheet
from interviews.word.walk import WALK_VERSION, Walk, Walked
from interviews.words import WORD

if TYPE_CHECKING:
    from pathlib import Path

_WORD_SUFFIXES = frozenset({".docx", ".docm", ".doc"})


class OtherFormatError(KodbokError):
    """The file has a suffix that no reader is there for."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path.name} is no Word file (.docx), the only kind that this version reads; save the text as .docx.")


class NoWordsError(KodbokError):
    """The document has no text."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"{path.name} holds no words outside its headers and pictures; if it is a scan, have the text recognised first."
        )


def read_transcript(path: Path, name: str | None = None) -> Transcript:
    """Reads a Word file into a transcript with its turns and speakers.

    Args:
        path: A .docx file.
        name: The interview's name; by default the file's stem.

    Returns:
        The transcript, with `problems` for all that could not be carried over. Its turns are empty where no speakers were found.

    Raises:
        KodbokError: The file cannot be used: `OtherFormatError`, `NoWordsError`, or an error of `interviews.original`,
            `interviews.archive` or `interviews.word.package`.
    """
    content = original_bytes(path)
    if path.suffix.lower() not in _WORD_SUFFIXES:
        raise OtherFormatError(path)
    walked = _walk_word(content, path.name)
    if WORD.search(walked.text) is None:
        raise NoWordsError(path)
    found = find_turns(walked.text, walked.paragraphs)
    return Transcript(
        name=unicodedata.normalize("NFC", path.stem) if name is None else name,
        text=walked.text,
        turns=found.turns,
        speakers=found.speakers,
        source=Source(path.name, content, WALK_VERSION),
        problems=walked.problems + found.problems,
    )


def _walk_word(content: bytes, file_name: str) -> Walked:
    """The text, paragraphs and problems of a Word file."""
    package = WordPackage(content, file_name)
    try:
        walk = Walk(StyleSheet(package.content("styles")), Numbering(lambda: package.part("numbering")))
        walk.add_body(package.main())
        walk.add_notes("footnote", package.part("footnotes"))
        walk.add_notes("endnote", package.part("endnotes"))
    except XMLSyntaxError as cause:  # styles are parsed one by one while the walk asks for them
        raise BrokenArchiveError(file_name, WHAT, "its styles are no valid XML") from cause
    walked = walk.finish()
    return Walked(walked.text, walked.paragraphs, walked.problems + tuple(margin_problems(package)))
