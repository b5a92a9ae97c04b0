"""How much of one text stands in another, said quickly, without a diff."""

from __future__ import annotations

from interviews.words import WORD

_PHRASE = 3
"""Two texts on anything share their small words; phrases of three words they share only where one comes from the other."""


def likeness(one: str, other: str) -> float:
    """Returns the share, from 0 to 1, of the shorter text's phrases that stand in the other one too.

    >>> likeness("Det går bra, tycker jag.", "Nej. Det går bra, tyckte jag.")
    0.3333333333333333
    """
    fewer, more = sorted((_phrases(one), _phrases(other)), key=len)
    return len(fewer & more) / len(fewer) if fewer else float(fewer == more)


def _phrases(text: str) -> set[tuple[str, ...]]:
    """Every three words in a row, in any case; all words where there are no more than that."""
    words = [word.casefold() for word in WORD.findall(text)]
    return {tuple(words[place : place + _PHRASE]) for place in range(max(len(words) - _PHRASE + 1, min(len(words), 1)))}
