"""Where the words of a rule stand in a text: one module for each kind of match."""

from __future__ import annotations

from bisect import bisect_right
from functools import partial
from itertools import accumulate
from typing import TYPE_CHECKING

from coding.matching.compound import compound_forms
from coding.matching.exact import exact_forms
from coding.matching.find import Find
from coding.matching.lemma import lemma_forms
from coding.matching.pattern import PatternError, pattern_finds
from coding.matching.phrase import phrase_finds
from coding.matching.vocabulary import Vocabulary, fold, folded_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coding.matching.phrase import FormsOf
    from coding.rule import Rule

__all__ = ["Find", "PatternError", "Vocabulary", "finds", "fold"]


def finds(rule: Rule, vocabulary: Vocabulary) -> list[Find]:
    """Every place where a word of the rule stands and no excluded word does, in order.

    An excluded word takes away the places of that very form; with `compound` also those where the stem stands inside of it
    (`område` for `råd`). An excluded phrase takes away the finds that lie inside it.

    Raises:
        PatternError: A pattern of the rule is none.
    """
    excluded = sorted(_excluded(rule, vocabulary))
    reach = list(accumulate((find.end for find in excluded), max))
    starts = [find.start for find in excluded]
    return sorted({find for find in _found(rule, vocabulary) if not _lies_inside(find, starts, reach)})


def _lies_inside(find: Find, starts: list[int], reach: list[int]) -> bool:
    """Whether a find lies inside one of the spans with these starts, whose ends up to each of them reach this far."""
    before = bisect_right(starts, find.start)
    return before > 0 and reach[before - 1] >= find.end


def _found(rule: Rule, vocabulary: Vocabulary) -> Iterator[Find]:
    """The places of the rule's words, whatever is excluded by phrases."""
    if rule.match == "pattern":
        yield from pattern_finds(rule.words, vocabulary.text, vocabulary.spans)
        return
    forms_of = _forms_of(rule, vocabulary)
    for phrase in rule.words:
        yield from phrase_finds(phrase, forms_of, vocabulary)


def _forms_of(rule: Rule, vocabulary: Vocabulary) -> FormsOf:
    """What tells which forms of the text count as a word of the rule."""
    excluded = frozenset(fold(word) for word in rule.exclude)
    if rule.match == "compound":
        return partial(compound_forms, exclude=excluded, vocabulary=vocabulary)
    forms = lemma_forms if rule.match == "lemma" else exact_forms
    return lambda word: forms(word, vocabulary) - excluded


def _excluded(rule: Rule, vocabulary: Vocabulary) -> Iterator[Find]:
    """The places of excluded phrases, and for patterns of excluded words too."""
    for phrase in rule.exclude:
        if rule.match == "pattern" or len(folded_words(phrase)[0]) > 1:
            yield from phrase_finds(phrase, partial(exact_forms, vocabulary=vocabulary), vocabulary)
