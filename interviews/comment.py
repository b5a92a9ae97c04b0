"""A margin comment of a source document."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment and the stretch of text that it is about.

    Attributes:
        start: Offset of its range in the transcript's text, in code points.
        end: Offset after its range; equal to start for a comment on a point.
        text: What the comment says.
        author: Who wrote it.
        created: When, ISO 8601, or None.
    """

    start: int
    end: int
    text: str
    author: str
    created: str | None = None
