"""Reading a source file into a transcript."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from importlib import import_module
from typing import TYPE_CHECKING

from lxml.etree import XMLSyntaxError

from interviews.archive import BrokenArchiveError
from interviews.comment import Comment
from interviews.disguise import true_suffix
from interviews.errors import KodbokError
from interviews.layouts import Found, find_turns
from interviews.original import original_bytes
from interviews.part import Part
from interviews.problem import Problem
from interviews.source import Source
from interviews.transcript import Transcript
from interviews.word.margin_comments import margin_comments
from interviews.word.margins import margin_problems
from interviews.word.numbering import Numbering
from interviews.word.package import WHAT, WordPackage
from interviews.word.remarks import placed
from interviews.word.style_sheet import StyleSheet
from interviews.word.walk import WALK_VERSION, Walk, Walked
from interviews.words import WORD

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

_LONGEST_IDENTIFIER = 60
_NOTES_LAST = "The footnotes and endnotes of the whole file stand at the end of its last interview."
_WORD_SUFFIXES = frozenset({".docx", ".docm", ".dotx", ".dotm", ".doc", ".dot"})
_FORMATS = {
    ".md": ("markdown", "read_markdown"),
    ".odt": ("open_document", "read_open_document"),
    ".pdf": ("pdf", "read_pdf"),
    ".rtf": ("rich_text", "read_rich_text"),
    ".txt": ("plain_text", "read_plain_text"),
    ".vtt": ("subtitles", "read_subtitles"),
    ".srt": ("subtitles", "read_subtitles"),
}
"""The reader of each other format: its module and its function."""


class OtherFormatError(KodbokError):
    """The file has a suffix that no reader is there for."""

    def __init__(self, path: Path) -> None:
        known = ", ".join(sorted({".docx", *_FORMATS}))
        super().__init__(f"{path.name} is of a kind that Kodbok does not read ({known}); save the text as .docx.")


class NoWordsError(KodbokError):
    """The document has no text."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"{path.name} holds no words outside its headers and pictures; if it is a scan, have the text recognised first."
        )


def read_transcript(path: Path, name: str | None = None) -> Transcript:
    """Reads a file into a transcript with its turns and speakers.

    Args:
        path: A file whose suffix `interviews.folder` names.
        name: The interview's name; by default the file's stem.

    Returns:
        The transcript, with `problems` for all that could not be carried over. Its turns are empty where no speakers were found.

    Raises:
        KodbokError: The file cannot be used: `OtherFormatError`, `NoWordsError`, or an error of `interviews.original`,
            `interviews.archive`, `interviews.word.package` or the format's reader in `interviews.formats`.
    """
    content, walked = _walked(path)
    return _whole(
        _stem(path) if name is None else name,
        Source(path.name, content, WALK_VERSION),
        walked,
        find_turns(walked.text, walked.paragraphs),
    )


def read_parts(path: Path) -> tuple[Part, ...]:
    """Reads a Word file that may hold several interviews into one transcript an interview, called `STEM – IDENTIFIER`.

    The texts are stretches of the text that `read_transcript` gives, one after the other, with nothing but line feeds between them.

    Args:
        path: A .docx file.

    Returns:
        The interviews in order; a single one where nothing tells that there are more.

    Raises:
        KodbokError: As `read_transcript`.
    """
    content, walked = _walked(path)
    found = find_turns(walked.text, walked.paragraphs)
    if not found.beginnings:
        return (Part(_whole(_stem(path), Source(path.name, content, WALK_VERSION), walked, found)),)
    source = Source(path.name, content, WALK_VERSION, part=True)
    return tuple(_parts(_stem(path), source, walked, found))


def _walked(path: Path) -> tuple[bytes, Walked]:
    """The bytes of a file and what the walk makes of them."""
    content = original_bytes(path)
    walked = _walk(content, path)
    if WORD.search(walked.text) is None:
        raise NoWordsError(path)
    return content, walked


def _stem(path: Path) -> str:
    """The name of a file without its suffix."""
    return unicodedata.normalize("NFC", path.stem)


def _whole(name: str, source: Source, walked: Walked, found: Found) -> Transcript:
    """The transcript of a whole file."""
    return Transcript(
        name=name,
        text=walked.text,
        turns=found.turns,
        speakers=found.speakers,
        comments=walked.comments,
        source=source,
        problems=walked.problems + found.problems,
    )


def _parts(stem: str, source: Source, walked: Walked, whole: Found) -> Iterator[Part]:
    """Yields the interviews of a file; what stands before the first one belongs to it, notes of the whole file to the last."""
    begun = whole.beginnings
    starts = [0, *(beginning.start for beginning in begun[1:])]
    for beginning, start, end in zip(begun, starts, [*starts[1:], len(walked.text) + 1], strict=True):
        stretch = _stretch(walked, start, end)
        own, theirs = find_turns(stretch.text, stretch.paragraphs), _inside(whole, start, end)
        name = f"{stem} – {beginning.identifier[:_LONGEST_IDENTIFIER].strip()}"
        found = theirs if len(theirs.turns) > len(own.turns) else own
        reason = f"“{beginning.identifier}”: {beginning.reason}"
        yield Part(_whole(name, source, stretch, found), stretch.paragraphs[0].number, reason)


def _inside(whole: Found, start: int, end: int) -> Found:
    """What was found in a stretch of the whole file; a short interview repeats too little to be understood by itself."""
    turns = tuple(
        replace(turn, start=turn.start - start, end=turn.end - start) for turn in whole.turns if start <= turn.start < end
    )
    speaking = {turn.speaker for turn in turns}
    return Found(turns, tuple(speaker for speaker in whole.speakers if speaker.label in speaking))


def _stretch(walked: Walked, start: int, end: int) -> Walked:
    """The paragraphs of a stretch with its text, comments and problems; a problem of the whole file goes to the first stretch."""
    inside = [paragraph for paragraph in walked.paragraphs if start <= paragraph.start < end]
    numbers = {paragraph.number for paragraph in inside} | ({None} if start == 0 else set())
    problems = tuple(problem for problem in walked.problems if problem.paragraph in numbers)
    if any(paragraph.story == "note" for paragraph in inside):
        problems += (Problem(_NOTES_LAST),)
    moved = tuple(paragraph._replace(start=paragraph.start - start) for paragraph in inside)
    text = walked.text[start:end].rstrip("\n")
    return Walked(text, moved, problems, tuple(_comments_in(walked.comments, start, end, len(text))))


def _comments_in(comments: Iterable[Comment], start: int, end: int, length: int) -> Iterator[Comment]:
    """Yields the comments that begin in a stretch, as they stand in its text of a length; what reaches out of it is cut off."""
    for comment in comments:
        if start <= comment.start < end:
            yield replace(comment, start=min(comment.start - start, length), end=min(comment.end - start, length))


def _walk(content: bytes, path: Path) -> Walked:
    """The text, paragraphs and problems of a file, by its format's reader; what calls itself a Word file may well be another."""
    suffix = path.suffix.lower()
    if suffix in _WORD_SUFFIXES:
        suffix = true_suffix(content, path.name) or suffix
    if suffix in _WORD_SUFFIXES:
        return _walk_word(content, path.name)
    if suffix not in _FORMATS:
        raise OtherFormatError(path)
    module, function = _FORMATS[suffix]
    read: Callable[[bytes, str], Walked] = getattr(import_module(f"interviews.formats.{module}"), function)
    return read(content, path.name)


def _walk_word(content: bytes, file_name: str) -> Walked:
    """The text, paragraphs, comments and problems of a Word file."""
    package = WordPackage(content, file_name)
    try:
        styles = StyleSheet(package.content("styles"))
        walk = Walk(styles, Numbering(lambda: package.part("numbering")))
        walk.add_body(package.main())
        walk.add_notes("footnote", package.part("footnotes"))
        walk.add_notes("endnote", package.part("endnotes"))
        walked = walk.finish()
        comments, lost = placed(list(margin_comments(package, styles)), walk.marks)
    except XMLSyntaxError as cause:  # styles are parsed one by one while the walk asks for them
        raise BrokenArchiveError(file_name, WHAT, "its styles are no valid XML") from cause
    return Walked(walked.text, walked.paragraphs, (*walked.problems, *margin_problems(package), *lost), comments)
