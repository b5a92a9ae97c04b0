"""Which names are ordinary Swedish words too: `björn`, `sten` and `per` in small letters are no persons."""

from __future__ import annotations

from functools import cache

_NO_WORDS = frozenset({"emma", "eva", "jan", "karl", "lisa", "nora", "pia"})
"""Names that the word list takes for words, for forms of `jan.` and the like; a text that means them does not write so."""
_WORDS = frozenset({"inger", "love", "lund", "siv", "sven", "tor", "ulf"})
"""Words that the list has as names alone, or in other forms."""


@cache
def is_ordinary_word(word: str) -> bool:
    """Whether a word in small letters is in the Swedish word list as anything but a name.

    >>> is_ordinary_word("sten"), is_ordinary_word("karin")
    (True, False)
    """
    from simplemma.strategies import DictionaryLookupStrategy  # its list is loaded only where a name stands in small letters

    if word in _NO_WORDS or word in _WORDS:
        return word in _WORDS
    lemma = DictionaryLookupStrategy().get_lemma(word, "sv")
    return lemma is not None and lemma[:1].islower()
