"""The matrix of ratings: assignments by organisations, and how many are green, yellow and red. Nothing here loads pandas."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from analysis.catalogue import N_
from analysis.names import by_number
from interviews.ratings.rating import LIGHTS

if TYPE_CHECKING:
    import pandas as pd

COMMENT_ALONE, NOT_RATED = "comment", "none"
SIGNS: Mapping[str, tuple[str, str]] = {"green": ("●", N_("G green")), "yellow": ("▲", N_("Y yellow")), "red": ("■", N_("R red"))}
"""The sign of each rating, and its letter with its word, so that nobody needs its colour."""


def sign(rating: str, say: Callable[[str], str]) -> str:
    """The sign of a rating with its letter in the reader's language; nothing for what is not rated.

    >>> sign("green", str)
    '● G'
    """
    if rating in SIGNS:
        shape, name = SIGNS[rating]
        return f"{shape} {say(name).split()[0]}"
    return "…" if rating == COMMENT_ALONE else ""


@dataclass(frozen=True, slots=True)
class StatusMatrix:
    """The ratings of one wave.

    Attributes:
        wave: The wave; empty for ratings of none.
        assignments: What is rated; numbers in names by their size.
        cases: Who rates, in Swedish order; numbers in names by their size.
        cells: The rating of an assignment and a case: one of `LIGHTS` or `COMMENT_ALONE`.
    """

    wave: str
    assignments: tuple[str, ...]
    cases: tuple[str, ...]
    cells: Mapping[tuple[str, str], str]

    def cell(self, assignment: str, case: str) -> str:
        """A rating; `NOT_RATED` where there is none."""
        return self.cells.get((assignment, case), NOT_RATED)

    def counts(self, assignment: str = "") -> dict[str, int]:
        """How many cells of an assignment, or of all, are green, yellow, red, a comment alone, and not rated."""
        wanted = [assignment] if assignment else self.assignments
        counted = Counter(self.cell(each, case) for each in wanted for case in self.cases)
        return {rating: counted[rating] for rating in (*LIGHTS, COMMENT_ALONE, NOT_RATED)}


def status_matrices(ratings: pd.DataFrame) -> list[StatusMatrix]:
    """The matrix of every wave of ratings (see `Written.ratings`), in order.

    Assignments are told by their names, in any case; the first spelling of each wave is shown.
    """
    by_wave: dict[str, list[dict[Hashable, Any]]] = {}
    for row in ratings[["assignment", "case", "wave", "rating"]].to_dict("records"):
        by_wave.setdefault(row["wave"] if isinstance(row["wave"], str) else "", []).append(row)
    return [_matrix(wave, by_wave[wave]) for wave in sorted(by_wave, key=by_number)]


def _matrix(wave: str, rows: list[dict[Hashable, Any]]) -> StatusMatrix:
    """The matrix of some ratings."""
    spelt: dict[str, str] = {}
    for row in rows:
        spelt.setdefault(row["assignment"].casefold(), row["assignment"])
    cells = {(spelt[row["assignment"].casefold()], row["case"]): row["rating"] or COMMENT_ALONE for row in rows}
    cases = sorted({row["case"] for row in rows}, key=by_number)
    return StatusMatrix(wave, tuple(sorted(spelt.values(), key=by_number)), tuple(cases), cells)
