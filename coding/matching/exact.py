"""Matching by form: the word as it is written, whatever its capitals."""

from __future__ import annotations

from coding.matching.vocabulary import Vocabulary


def exact_forms(word: str, vocabulary: Vocabulary) -> frozenset[str]:
    """The word itself, if the text has it."""
    return frozenset({word}) & vocabulary.places.keys()
