"""The codings that a summary or a synthesis was written on, told in few characters, so that a change can be seen later.

What somebody reads before writing is the words, under which code of the theme they stand, and whether they speak against it. So a
coding that is made anew in the same words, carried over to a corrected transcript or agreed upon by the coders is the same
evidence, whatever its id; other words, another code of the theme or a mark `contrary` are other evidence.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator

    from workbench.store.door import Row

_LENGTH = 16
UNTOLD = ""
"""Stands for a coding that was erased, or a text that was joined on: what holds it is stale until somebody looks at it again."""


class Cell(NamedTuple):
    """A case, a code and a wave, by ids.

    Attributes:
        case: The case's id; None for interviews without one.
        code: The code's id.
        wave: The wave, or None.
    """

    case: str | None
    code: str
    wave: str | None


@dataclass(frozen=True, slots=True)
class Evidence:
    """The codings that count, by cell; each code has those of its descendants too.

    Attributes:
        passages: For each cell the token of every coded segment, by the segment's id.
    """

    passages: Mapping[Cell, Mapping[str, str]]

    def of_cell(self, case: str, code: str, wave: str | None) -> Mapping[str, str]:
        """Tokens by segment of a case and a code."""
        return self.passages.get(Cell(case, code, wave), {})

    def of_code(self, code: str, wave: str | None) -> Mapping[str, str]:
        """Tokens by segment of a code in all cases of a wave."""
        found = (told for cell, told in self.passages.items() if (cell.code, cell.wave) == (code, wave))
        return {segment: token for told in found for segment, token in told.items()}


def token_of(segment: Row) -> str:
    """What a coded segment is told by."""
    against = "contrary" if segment["contrary"] else ""
    parts = "\x1f".join((segment["interview_id"], segment["code_id"], against, segment["quote"]))
    return hashlib.sha256(parts.encode("utf-8")).hexdigest()[:_LENGTH]


def summary_token(summary: Row) -> str:
    """What a summary is told by among those of its theme and wave: whose it is and what it says."""
    return hashlib.sha256(f"{summary['case_id']}\x1f{summary['text']}".encode()).hexdigest()[:_LENGTH]


def basis_of(tokens: Iterable[str]) -> list[str]:
    """Tokens in the order in which they are kept."""
    return sorted(tokens)


def difference(before: Iterable[str], now: Iterable[str]) -> tuple[int, int]:
    """How many tokens are new and how many are gone.

    >>> difference(["a", "b"], ["b", "b", "c"])
    (2, 1)
    """
    old, new = Counter(before), Counter(now)
    return (new - old).total(), (old - new).total()


def without_erased(basis: Iterable[str], erased: Container[str]) -> Iterator[str]:
    """Yields a basis in which nothing tells what was erased."""
    return (UNTOLD if token in erased else token for token in basis)
