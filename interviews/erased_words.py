"""Taking words that somebody said out of what others have written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from interviews.words import WORD

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

LEAST_WORDS = 6
"""So many words in a row are taken for somebody's own; fewer stand in anybody's sentences."""
LEFT_OUT = "[…]"


class ErasedWords:
    """The words of texts that are erased.

    Args:
        texts: What was said.
    """

    def __init__(self, texts: Iterable[str]) -> None:
        self._runs = {run for text in texts for run in _runs(_words(text))}

    def out_of(self, text: str) -> str:
        """A text in which every run of the erased words is left out.

        >>> ErasedWords(["Vi har bara pengar till och med juni."]).out_of("Hon sa: vi har bara pengar till och med juni, sa hon.")
        'Hon sa: […], sa hon.'
        """
        words = list(WORD.finditer(text))
        told = [word[0].casefold() for word in words]
        said = [False] * len(words)
        for at, run in enumerate(_runs(told)):
            if run in self._runs:
                said[at : at + LEAST_WORDS] = [True] * LEAST_WORDS
        return "".join(_left(text, [(word.start(), word.end()) for word in words], said))


def _words(text: str) -> list[str]:
    """The words of a text as they are compared."""
    return [word[0].casefold() for word in WORD.finditer(text)]


def _runs(words: list[str]) -> Iterator[tuple[str, ...]]:
    """Yields every run of `LEAST_WORDS` words."""
    return (tuple(words[at : at + LEAST_WORDS]) for at in range(len(words) - LEAST_WORDS + 1))


def _left(text: str, spans: list[tuple[int, int]], said: list[bool]) -> Iterator[str]:
    """Yields what is left of a text, and a mark in place of each run."""
    place = 0
    for at, (start, end) in enumerate(spans):
        if not said[at]:
            continue
        if at == 0 or not said[at - 1]:
            yield text[place:start]
            yield LEFT_OUT
        place = end
    yield text[place:]
