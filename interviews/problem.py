"""What a reader could not carry over, as data."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Problem:
    """Something in a source that its reader left out or is unsure about.

    Attributes:
        message: A sentence for the person who knows the source.
        paragraph: The paragraph's number in the document, counted from 1 as the walk meets them, or None for the whole source.
    """

    message: str
    paragraph: int | None = None
