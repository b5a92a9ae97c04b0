"""One of several interviews that came in one file."""

from __future__ import annotations

from dataclasses import dataclass

from interviews.transcript import Transcript


@dataclass(frozen=True, slots=True)
class Part:
    """An interview with its place in the file.

    Attributes:
        transcript: The interview; its text is one stretch of the whole file's text.
        paragraph: Number of its first paragraph in the document.
        reason: What tells that it begins there, as half a sentence; empty where the file holds one interview.
    """

    transcript: Transcript
    paragraph: int = 1
    reason: str = ""
