"""The words of a text by their form: rules are tried on each form once, however often it is said."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, chain, pairwise
from typing import TYPE_CHECKING

from coding.lemmas import lemma
from interviews.words import WORD

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

_SAME_SIGN = str.maketrans({"\N{NON-BREAKING HYPHEN}": "-", "’": "'"})
_SPACE = re.compile(r"[^\S\n\t]+")


def fold(text: str) -> str:
    """The text without what tells capitals, kinds of hyphen and kinds of apostrophe apart."""
    return text.translate(_SAME_SIGN).casefold()


def folded_words(text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The folded words of a short text and what stands between them, white space as one space.

    >>> folded_words("Ett år i taget")
    (('ett', 'år', 'i', 'taget'), (' ', ' ', ' '))
    """
    found = list(WORD.finditer(text.translate(_SAME_SIGN)))
    gaps = (text[one.end() : other.start()] for one, other in pairwise(found))
    return tuple(match[0].casefold() for match in found), tuple(_SPACE.sub(" ", gap) for gap in gaps)


@dataclass(frozen=True)  # no slots: what is looked up often is computed once and kept
class Vocabulary:
    """The words inside some stretches of a text, and where each form stands.

    Attributes:
        text: The text.
        spans: The stretches, half-open, in order, in code points.
        starts: Where each word begins.
        ends: Where it ends.
        forms: The word, folded.
        openings: The ordinals of the words that stand first in a stretch.
    """

    text: str
    spans: tuple[tuple[int, int], ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    forms: tuple[str, ...]
    openings: frozenset[int]

    @classmethod
    def of(cls, text: str, spans: Sequence[tuple[int, int]]) -> Vocabulary:
        """Reads the words inside the spans; a word never reaches over a span's end."""
        signs = text.translate(_SAME_SIGN)
        stretches = [list(WORD.finditer(signs, start, end)) for start, end in spans]
        found = list(chain.from_iterable(stretches))
        return cls(
            text,
            tuple(spans),
            starts=tuple(match.start() for match in found),
            ends=tuple(match.end() for match in found),
            forms=tuple(match[0].casefold() for match in found),
            openings=frozenset(accumulate((len(words) for words in stretches), initial=0)),
        )

    @cached_property
    def places(self) -> Mapping[str, Sequence[int]]:
        """The ordinals of the words with a form."""
        places: defaultdict[str, list[int]] = defaultdict(list)
        for ordinal, form in enumerate(self.forms):
            places[form].append(ordinal)
        return dict(places)

    @cached_property
    def by_lemma(self) -> Mapping[str, frozenset[str]]:
        """The forms with a dictionary form."""
        forms: defaultdict[str, set[str]] = defaultdict(set)
        for form in self.places:
            forms[lemma(form)].add(form)
        return {key: frozenset(value) for key, value in forms.items()}

    @cached_property
    def _lines(self) -> str:
        """Every form on a line of its own: one search finds a piece in all of them."""
        return "\n".join(("", *self.places, ""))

    def holding(self, piece: str) -> Iterable[str]:
        """The forms that hold a piece, each once."""
        return dict.fromkeys(self._holding(piece))

    def _holding(self, piece: str) -> Iterator[str]:
        lines, at = self._lines, 0
        while (at := lines.find(piece, at)) >= 0:
            end = lines.index("\n", at)
            yield lines[lines.rindex("\n", 0, at) + 1 : end]
            at = end

    def gap_is(self, ordinal: int, gap: str) -> bool:
        """Whether a word and the next one stand in one stretch with just this between them, white space counted as one space."""
        if ordinal + 1 in self.openings:
            return False
        return _SPACE.sub(" ", self.text[self.ends[ordinal] : self.starts[ordinal + 1]]) == gap
