"""The Word file that an interview's codings go out in: its own one where it has one, else a plain one."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePath
from typing import TYPE_CHECKING

from coding.word_margin.commented import commented
from coding.word_margin.elements import xml_text
from coding.word_margin.plain_document import plain_document
from interviews.errors import KodbokError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from coding.word_margin.margin_comment import MarginComment
    from interviews.source import Source
    from interviews.transcript import Transcript

_WITH_MACROS = ".docm"
_WORD_SUFFIXES = frozenset({".docx", _WITH_MACROS, ".doc"})
_ZIPPED = b"PK"


@dataclass(frozen=True, slots=True)
class CodedDocument:
    """A Word file with codings in its margin.

    Attributes:
        content: Its bytes.
        suffix: The ending that its name needs for Word to open it: `.docx`, or `.docm` where the original holds macros.
        why_plain: Why it is not the original with its looks, in a few words; empty where it is.
    """

    content: bytes
    suffix: str = ".docx"
    why_plain: str = ""


def coded_document(
    transcript: Transcript, source: Source | None, comments: Sequence[MarginComment], made: datetime
) -> CodedDocument:
    """Writes comments into an interview's Word file.

    Args:
        transcript: The interview; the comments' ranges are counted in its text.
        source: Its original file, or None where there is none.
        comments: What shall stand in the margin.
        made: When a plain file says that it was made, in UTC.

    Returns:
        The original with the comments. Where there is none, where it is no Word file, or where it reads as another text (a part of
        a split file, a text that was replaced), a plain file with the same text and the comments.
    """
    why_plain = _why_plain(source)
    if source is not None and not why_plain:
        suffix = _WITH_MACROS if _suffix(source) == _WITH_MACROS else ".docx"
        try:
            return CodedDocument(commented(source.content, source.file_name, transcript.text, comments), suffix)
        except KodbokError as reason:  # whatever is wrong with the original, its codings still go out
            why_plain = str(reason)
    plain = plain_document(transcript, made)
    return CodedDocument(commented(plain, transcript.name, xml_text(transcript.text), comments), why_plain=why_plain)


def _why_plain(source: Source | None) -> str:
    """Why an original cannot hold comments; empty where it may."""
    if source is None:
        return "there is no original file"
    if _suffix(source) not in _WORD_SUFFIXES or not source.content.startswith(_ZIPPED):
        return f"its original, {source.file_name}, is no Word file"
    return ""


def _suffix(source: Source) -> str:
    """The ending of an original's name."""
    return PurePath(source.file_name).suffix.lower()
