"""Which codes are spoken of together."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, get_args

import numpy as np
import pandas as pd

from analysis.categories import Ints, categorical
from analysis.code_choice import wanted_codes
from analysis.code_tree import CodeTree
from analysis.coded_rows import CodedRows, counting, with_words
from analysis.coders_passages import CodersPassages, several_coders
from analysis.meeting_places import Within, known_within
from analysis.spoken_words import SpokenWords
from interviews.errors import KodbokError

if TYPE_CHECKING:
    from analysis.material import Material

Scope = Literal["same", "any"]
SCOPES: tuple[Scope, ...] = get_args(Scope)
UNEQUAL = 5
"""How many times as frequent one of two codes may be before their coefficient misleads."""
_AT_A_TIME = 16_384  # rows whose line fits the processor's own memory: four times as quick as all at once


class UnknownScopeError(KodbokError):
    """There is no such rule about whose codings meet."""

    def __init__(self, scope: str) -> None:
        super().__init__(f"Codings cannot be taken by {scope!r}; choose one of {', '.join(SCOPES)} (of the same coder, of any).")


def cooccurrence(material: Material, within: Within | str = "overlap", scope: str = "same", codes: str = "all") -> pd.DataFrame:
    """Pairs of codes that meet, counted in passages.

    A passage of a code is what `passages` makes of it, descendants included; so a code meets every code above it wherever it is
    coded. Under the scope `same` two passages meet only by codings of one coder. A proposal that counts goes with the coder whose
    version counts in its interview, or where several do, with other proposals alone.

    Args:
        material: The material.
        within: `overlap` (they share a spoken word), `turn` (they have words in the same turn; a source without turns is one), or
            the number of words that lie between them at most, whoever speaks those.
        scope: `same` coder, or `any`.
        codes: `all`, or `themes` alone.

    Returns:
        A row per pair that meets, in the codebook's order: `code_a, code_b` (categories), `n_a, n_b` (passages of each, as in the
        theme table), `n_ab` (the smaller of the passages of A that meet one of B and the reverse), `c` (0 to 1:
        n_ab / (n_a + n_b - n_ab)) and `flagged` (bool: one of the two has more than five times the passages of the other, so that
        `c` is small however often they meet).

    Raises:
        UnknownNearnessError: There is no such nearness.
        UnknownScopeError: There is no such scope.
        UnknownCodesError: There is no such choice of codes.
    """
    near, wanted = known_within(within), wanted_codes(material, codes)
    if scope not in SCOPES:
        raise UnknownScopeError(scope)
    tree, spoken = CodeTree.of(material.codebook), SpokenWords.of(material)
    rows = CodedRows.of(material, spoken, counting(material) & with_words(material))
    coder = several_coders(material, rows) if scope == "same" else None
    counts, meetings = np.zeros(len(tree), dtype=np.int64), np.zeros((len(tree), len(tree)), dtype=np.int64)
    for part in rows.parts(_AT_A_TIME):
        own = None if coder is None else coder[part]
        found = CodersPassages.of(rows.taken(part), own, tree, spoken=spoken, within=near)
        counts += found.counts
        meetings += found.meetings()
    return _table(tree, counts, np.where(wanted & wanted[:, None], meetings, 0))


def coefficient(one: Ints, other: Ints, both: Ints) -> Ints:
    """How often two codes meet of all the times that one of them is there.

    >>> round(float(coefficient(100, 10, 5)), 3)
    0.048
    """
    return both / (one + other - both)


def _table(tree: CodeTree, counts: Ints, meetings: Ints) -> pd.DataFrame:
    """A row for each pair that meets; A stands before B in the codebook."""
    both = np.triu(np.minimum(meetings, meetings.T), k=1)
    one, other = both.nonzero()
    n_a, n_b, n_ab = counts[one], counts[other], both[one, other]
    return pd.DataFrame(
        {
            "code_a": categorical(one, tree.paths),
            "code_b": categorical(other, tree.paths),
            "n_a": n_a,
            "n_b": n_b,
            "n_ab": n_ab,
            "c": coefficient(n_a, n_b, n_ab),
            "flagged": np.maximum(n_a, n_b) > UNEQUAL * np.minimum(n_a, n_b),
        }
    )
