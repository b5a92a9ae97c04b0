"""What was said: files become transcripts with turns, speakers and cases.

Values are light and loaded at once; what opens files is loaded when it is first asked for.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from interviews.case import Case
from interviews.comment import Comment, Reply
from interviews.errors import KodbokError
from interviews.part import Part
from interviews.problem import Problem
from interviews.source import Source
from interviews.speaker import Speaker
from interviews.transcript import Transcript
from interviews.turn import Turn

if TYPE_CHECKING:
    from interviews.case_list import CaseList, CaseSource, read_cases
    from interviews.document import Heading, Paragraph, Table, write_document
    from interviews.folder import transcript_files
    from interviews.reading import read_parts, read_transcript

__all__ = [
    "Case",
    "CaseList",
    "CaseSource",
    "Comment",
    "Heading",
    "KodbokError",
    "Paragraph",
    "Part",
    "Problem",
    "Reply",
    "Source",
    "Speaker",
    "Table",
    "Transcript",
    "Turn",
    "read_cases",
    "read_parts",
    "read_transcript",
    "transcript_files",
    "write_document",
]

_HOMES = {
    "CaseList": "case_list",
    "CaseSource": "case_list",
    "Heading": "document",
    "Paragraph": "document",
    "Table": "document",
    "read_cases": "case_list",
    "read_parts": "reading",
    "read_transcript": "reading",
    "transcript_files": "folder",
    "write_document": "document",
}


def __getattr__(name: str) -> object:
    """Loads what opens files when it is first asked for, so that the values alone stay quick to import."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
