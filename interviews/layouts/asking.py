"""Whether something asks: a question mark of any script stands in it."""

from __future__ import annotations

QUESTION_MARKS = ("?", "？", "؟", "\u037e")


def asks(text: str) -> bool:
    """Whether a text asks something."""
    return "?" in text or (not text.isascii() and any(mark in text for mark in QUESTION_MARKS))
