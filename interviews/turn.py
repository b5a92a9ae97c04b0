"""A turn: what one speaker says until another one begins."""

from __future__ import annotations

from dataclasses import dataclass

from interviews.speaker import Role


@dataclass(frozen=True, slots=True)
class Turn:
    """A stretch of spoken words in a transcript's text.

    Attributes:
        start: Offset of the first spoken character, in code points.
        end: Offset after the last spoken character, in code points; labels and times lie outside.
        label: The label as it stands in the text (`IP:`), or None.
        speaker: The label without its colon, or None where the source names nobody.
        time: Seconds from the start of the recording, or None.
        heading: The nearest heading above the turn, or None.
        number: The automatic number of the turn's first paragraph (`3.`), or None.
        role: The speaker's role; it may be known even where the speaker is not (bold question, plain answer).
    """

    start: int
    end: int
    label: str | None = None
    speaker: str | None = None
    time: float | None = None
    heading: str | None = None
    number: str | None = None
    role: Role = "unknown"
