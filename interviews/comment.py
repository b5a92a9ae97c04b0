"""A margin comment of a source document, with the replies to it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Reply:
    """What somebody answered to a comment.

    Attributes:
        text: What the reply says; paragraphs are parted by line feeds.
        author: Who wrote it; empty where the file does not say.
        created: When, as for a comment.
    """

    text: str
    author: str
    created: str | None = None


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment and the stretch of text that it is about.

    Attributes:
        start: Offset of its range in the transcript's text, in code points.
        end: Offset after its range; equal to start for a comment on a point.
        text: What the comment says; paragraphs are parted by line feeds.
        author: Who wrote it; empty where the file does not say.
        created: When, ISO 8601, or None. It ends with `Z` where the file says that it is UTC; without a zone it is the writer's
            own clock, for Word writes that with a `Z` that means nothing.
        replies: The thread's replies, in the file's order.
        resolved: Whether the thread is marked as done.
    """

    start: int
    end: int
    text: str
    author: str
    created: str | None = None
    replies: tuple[Reply, ...] = ()
    resolved: bool = False
