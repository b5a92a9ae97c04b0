"""What somebody types into a search: words, phrases in quotation marks, beginnings of words with an asterisk."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from coding.matching import fold
from interviews.errors import KodbokError
from interviews.words import WORD
from workbench.store.word_index import Wanted

_MARKS = '"”“„»«'
_PIECE = re.compile(rf"[{_MARKS}]([^{_MARKS}]*)[{_MARKS}]?|([^\s{_MARKS}]+)")
_STARRED = re.compile(rf"({WORD.pattern})(\*)?")


class EmptySearchError(KodbokError):
    """There is no word to look for."""

    def __init__(self) -> None:
        super().__init__(
            'The search holds no word; write one, several that stand in one turn, "a phrase" or the beginning of a word: ord*.'
        )


@dataclass(frozen=True, slots=True)
class Term:
    """One word, or the words of a phrase that follow one another.

    Attributes:
        words: Which forms each of them means.
    """

    words: tuple[Wanted, ...]


def parsed(query: str, *, inflections: bool = True) -> tuple[Term, ...]:
    """The terms of a search; a turn must hold all of them.

    Words that are joined without a space (`och/eller`) are a phrase. A word with an asterisk stands for all that begin so.

    Args:
        query: What was typed.
        inflections: Whether other forms of a word are meant too, by its dictionary form.

    Raises:
        EmptySearchError: It holds no word.
    """
    pieces = (quoted or bare for quoted, bare in _PIECE.findall(unicodedata.normalize("NFC", query)))
    found = tuple(term for piece in pieces if (term := _term(fold(piece), inflections=inflections)).words)
    if not found:
        raise EmptySearchError
    return tuple(dict.fromkeys(found))


def _term(piece: str, *, inflections: bool) -> Term:
    """The term of one word or phrase."""
    exact_or_inflected = Wanted.inflected if inflections else Wanted
    return Term(tuple(Wanted(form, begins=True) if star else exact_or_inflected(form) for form, star in _STARRED.findall(piece)))
