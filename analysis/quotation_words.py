"""How long a quotation is."""

from __future__ import annotations

import re

from interviews.words import WORD

_BRACKETS = re.compile(r"\[[^\[\]]*\]")


def quoted_words(text: str) -> int:
    """The number of words of a quotation that somebody said: those in brackets are the editor's.

    >>> quoted_words("[…] Vi har [numera] inte råd.")
    4
    """
    return len(WORD.findall(_BRACKETS.sub(" ", text)))
