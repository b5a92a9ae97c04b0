"""Phrases: words that must follow each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coding.matching.find import Find
from coding.matching.vocabulary import folded_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from coding.matching.vocabulary import Vocabulary

    FormsOf = Callable[[str], frozenset[str]]
    """Gives the forms of a text that count as a folded word."""


def phrase_finds(phrase: str, forms_of: FormsOf, vocabulary: Vocabulary) -> Iterator[Find]:
    """Every place of a phrase of one or more words, in no particular order.

    Between its words the text must hold what the phrase holds there (any white space for a space), so no phrase reaches over the
    end of a sentence or a line.
    """
    words, gaps = folded_words(phrase)
    accepted = [forms_of(word) for word in words]
    if not all(accepted):
        return
    for form in accepted[0] if accepted else ():
        for first in vocabulary.places[form]:
            last = first + len(gaps)
            if not gaps or _goes_on(first, accepted, gaps, vocabulary):
                yield Find(vocabulary.starts[first], vocabulary.ends[last], phrase)


def _goes_on(first: int, accepted: list[frozenset[str]], gaps: tuple[str, ...], vocabulary: Vocabulary) -> bool:
    """Whether the words after the first one follow it."""
    following = vocabulary.forms[first + 1 : first + len(accepted)]
    return (
        len(following) == len(gaps)
        and all(form in forms for form, forms in zip(following, accepted[1:], strict=True))
        and all(vocabulary.gap_is(first + step, gap) for step, gap in enumerate(gaps))
    )
