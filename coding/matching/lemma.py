"""Matching by dictionary form: `budget` finds `budgeterna`, but no compound."""

from __future__ import annotations

from coding.lemmas import FUNCTION_WORDS, lemma
from coding.matching.exact import exact_forms
from coding.matching.vocabulary import Vocabulary


def lemma_forms(word: str, vocabulary: Vocabulary) -> frozenset[str]:
    """The forms of the text that share the word's dictionary form; a function word matches itself alone."""
    same_form = exact_forms(word, vocabulary)
    if word in FUNCTION_WORDS:
        return same_form
    return same_form | vocabulary.by_lemma.get(lemma(word), frozenset()) | vocabulary.by_lemma.get(word, frozenset())
