"""Whether something asks: a question mark of any script stands in it."""

from __future__ import annotations

import re

_ASKS = r"[?？؟](?!\w)"


def asks(text: str) -> bool:
    """Whether a text asks something; the question mark of an address (`https://malmo.se/a?b=1`) does not."""
    marked = "?" in text or "？" in text or "؟" in text
    return marked and ("://" not in text or re.search(_ASKS, text) is not None)
