"""Whether something asks: a question mark of any script stands in it."""

from __future__ import annotations

import re

_ADDRESS = r"\w{2,9}://[^\s?]{0,200}(?:\?(?=[\w%&=])[^\s?]{0,200})?"


def asks(text: str) -> bool:
    """Whether a text asks something; the question mark of an address (`https://malmo.se/a?b=1`) does not."""
    if "://" in text:
        text = re.sub(_ADDRESS, "", text)
    return "?" in text or "？" in text or "؟" in text
