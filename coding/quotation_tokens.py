"""Words, signs and marks of a quotation: what one says when one compares it with the words that were spoken."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

Sort = Literal["word", "sign", "omission", "insertion"]

OMISSION = "[…]"
"""How words that are left out are marked; `[...]` is understood too."""

_SIGNS = str.maketrans({"“": '"', "”": '"', "„": '"', "»": '"', "«": '"', "’": "'", "‘": "'", "–": "-", "—": "-", "‑": "-"})
_WORD = r"\w+(?:[-'’‑]\w+)*"
_SPOKEN = re.compile(rf"(?P<word>{_WORD})|(?P<sign>\S)")
_EDITED = re.compile(
    rf"(?P<omission>\[\s*(?:…|\.\s?\.\s?\.)\s*\])|(?P<insertion>\[[^\[\]]*\w[^\[\]]*\])|(?P<word>{_WORD})|(?P<sign>\S)"
)


@dataclass(frozen=True, slots=True)
class Token:
    """One piece of a text.

    Attributes:
        sort: A word, a punctuation sign, a mark for words left out, or words in brackets.
        start: Offset of its first character.
        end: Offset after its last one.
        text: The piece as it stands, quotation marks and dashes of any shape as one.
    """

    sort: Sort
    start: int
    end: int
    text: str

    @property
    def folded(self) -> str:
        """The piece without its capitals."""
        return self.text.casefold()

    @property
    def is_mark(self) -> bool:
        """Whether it stands for any words of the talk."""
        return self.sort in {"omission", "insertion"}


def spoken_tokens(text: str) -> list[Token]:
    """The words and signs that were spoken; brackets of the transcript are signs like others."""
    return [_token(match) for match in _SPOKEN.finditer(text)]


def edited_tokens(text: str) -> list[Token]:
    """The words, signs and marks of an edited quotation.

    >>> [token.sort for token in edited_tokens("Det [...] är [numera] bra.")]
    ['word', 'omission', 'word', 'insertion', 'word', 'sign']
    """
    return [_token(match) for match in _EDITED.finditer(text)]


def _token(match: re.Match[str]) -> Token:
    """The piece that was found."""
    return Token(match.lastgroup, match.start(), match.end(), match[0].translate(_SIGNS))  # type: ignore[arg-type]  # a group is a sort
