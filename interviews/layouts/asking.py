"""Whether something asks: a question mark of any script stands in it."""

from __future__ import annotations


def asks(text: str) -> bool:
    """Whether a text asks something."""
    return "?" in text or "？" in text or "؟" in text
