"""A comment as it shall stand in the margin."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class MarginComment:
    """A comment and the stretch of text that it is about.

    Attributes:
        start: Offset of its range in the transcript's text, in code points.
        end: Offset after its range.
        text: What it says; paragraphs are parted by line feeds.
        author: Who says it.
        created: When, UTC, ISO 8601 with `Z`; empty where nobody knows.
    """

    start: int
    end: int
    text: str
    author: str
    created: str = ""
