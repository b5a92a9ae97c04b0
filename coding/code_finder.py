"""Finding a code by what a person writes."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from interviews.errors import KodbokError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from coding.code import Code


class CodeUnknownError(KodbokError):
    """No code is meant by a text."""

    def __init__(self, text: str, nearest: Sequence[str]) -> None:
        hint = (
            f"did you mean {' or '.join(map(repr, nearest))}?" if nearest else "look at the codebook for the codes that there are."
        )
        super().__init__(f"There is no code {text!r}; {hint}")
        self.nearest = tuple(nearest)


class CodeAmbiguousError(KodbokError):
    """Several codes are meant by a text."""

    def __init__(self, text: str, candidates: Sequence[str]) -> None:
        super().__init__(f"{text!r} may be any of {', '.join(map(repr, candidates))}; write the whole path.")
        self.candidates = tuple(candidates)


def as_written(text: str) -> str:
    """Text in NFC without white space at its ends."""
    return unicodedata.normalize("NFC", text).strip()


def without_case(text: str) -> str:
    """Text as it is compared when case and the amount of white space have no weight."""
    return " ".join(unicodedata.normalize("NFC", text).casefold().split())


def without_accents(text: str) -> str:
    """Text as it is compared when accents have no weight either."""
    parted = unicodedata.normalize("NFD", without_case(text))
    return "".join(char for char in parted if not unicodedata.combining(char))


_NEAREST = 3
"""So many proposals help; more would be a list to read."""
_LIKENESS = 60
"""So many of a hundred letters must two names have in common."""

_FOLDS: tuple[Callable[[str], str], ...] = (as_written, without_case, without_accents)
"""From strict to loose; the first under which something is found decides."""


class CodeFinder:
    """An index of codes by path, name and alias, under each way of folding."""

    def __init__(self, codes: Sequence[Code]) -> None:
        self._paths = {code.path: code for code in codes}
        self._indexes = [_index(codes, fold) for fold in _FOLDS]
        self._nearest: dict[str, list[str]] = {}

    def find(self, text: str) -> Code:
        """Returns the code that a text means: by its path, else by its unique name or alias.

        Raises:
            CodeAmbiguousError: Several codes have the name.
            CodeUnknownError: None has; the nearest ones are named.
        """
        meant = self.meant(text)
        if len(meant) > 1:
            raise CodeAmbiguousError(text, [code.path for code in meant])
        if not meant:
            raise CodeUnknownError(text, self.nearest(text))
        return meant[0]

    def meant(self, text: str) -> Sequence[Code]:
        """Returns the codes that a text may mean: the one at its path, else all that have it as name or alias, else none."""
        written = as_written(text)
        if written in self._paths:
            return (self._paths[written],)
        indexed = zip(_FOLDS, self._indexes, strict=True)
        return next((found for fold, index in indexed if (found := index.get(fold(text)))), ())

    def nearest(self, text: str) -> list[str]:
        """The paths of the codes whose path, name or alias looks most like a text; the answer is kept, for files repeat names."""
        key = without_accents(text)
        if key not in self._nearest:
            self._nearest[key] = self._close(key)
        return self._nearest[key]

    def _close(self, key: str) -> list[str]:
        """The paths of the codes that look most like a folded text."""
        from rapidfuzz import fuzz, process  # used on the way to an error alone

        index = self._indexes[-1]
        close = process.extract(key, index.keys(), scorer=fuzz.ratio, score_cutoff=_LIKENESS, limit=_NEAREST)
        return list(dict.fromkeys(code.path for name, _, _ in close for code in index[name]))[:_NEAREST]


def _index(codes: Sequence[Code], fold: Callable[[str], str]) -> dict[str, list[Code]]:
    """The codes by their folded path, name and aliases."""
    index: dict[str, list[Code]] = {}
    for code in codes:
        for key in {fold(text) for text in (code.path, code.name, *code.aliases)}:
            index.setdefault(key, []).append(code)
    return index
