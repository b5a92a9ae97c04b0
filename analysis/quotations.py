"""Quotations proposed for each theme."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from analysis.categories import Ints
from analysis.quotation import Quotation
from analysis.quotation_choice import QuotationChoice
from coding.code import SEPARATOR
from interviews.errors import KodbokError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from analysis.material import Material

SHORTEST = 8
"""Words of the smallest quotation: fewer say little on their own."""

LONGEST = 60
"""Words of the largest quotation: about what a pull quote holds."""

_CATEGORIES = ("theme", "interview", "case", "speaker", "role")
_COLUMNS = ("id", "theme", "interview", "case", "speaker", "role", "start", "end", "words", "quote", "reason")


class UnknownThemeError(KodbokError):
    """There is no such code to quote for."""

    def __init__(self, theme: str) -> None:
        super().__init__(f"The selection has no code {theme!r}; the codebook (kodbok codebook show) lists the paths.")


def quotes(
    material: Material,
    theme: str | None = None,
    per_theme: int = 3,
    *,
    limits: tuple[int, int] = (SHORTEST, LONGEST),
    say: Callable[[str], str] = str,
) -> pd.DataFrame:
    """Quotations that stand for what was said about each theme, the most telling first.

    Candidates are runs of whole sentences of one turn that a counting segment touches. They are chosen by facility location over
    TF-IDF, the gain halved where the case has been quoted already, so that together they come close to as many coded places as
    they can, from many cases. The interviewer is never quoted, a segment gives one quotation at most, no two quotations
    of a theme overlap, and the same material gives the same quotations every time.

    Args:
        material: The material.
        theme: Path of a code to quote for, its descendants included; None quotes for each theme (each code of the second level,
            and a code of the first level for what is coded with it alone).
        per_theme: How many quotations a theme.
        limits: Words of the smallest and of the largest quotation.
        say: Translates the messages that reasons are made of; `str` leaves them in English.

    Returns:
        The columns `id, theme, interview, case, speaker, role, start, end, words, quote, reason`, themes in the codebook's order.
        Texts with few values are categories. `id` is the segment's; `start` and `end` are the quotation's own, in code points of
        the interview's text.

    Raises:
        UnknownThemeError: The theme is no code of the selection.
    """
    return quotation_table(chosen_quotations(material, theme, per_theme, limits), say)


def quotation_table(chosen: Sequence[Quotation], say: Callable[[str], str] = str) -> pd.DataFrame:
    """Chosen quotations as the table of `quotes`."""
    table = pd.DataFrame([asdict(quotation) for quotation in chosen], columns=list(_COLUMNS))
    table["reason"] = [quotation.reason.sentence(say) for quotation in chosen]
    few = {name: pd.CategoricalDtype(table[name].dropna().drop_duplicates()) for name in _CATEGORIES}
    return table.astype(few | dict.fromkeys(("start", "end", "words"), "int64"))


def chosen_quotations(
    material: Material, theme: str | None = None, per_theme: int = 3, limits: tuple[int, int] = (SHORTEST, LONGEST)
) -> list[Quotation]:
    """The quotations of `quotes` as values, with the facts behind each choice."""
    names, theme_of_code = themes_of_codes(material, theme)
    choice = QuotationChoice.of(material)
    theme_of_place = theme_of_code[choice.places.code]
    return [
        quotation
        for number, name in enumerate(names)
        for quotation in choice.chosen(name, choice.places.taken(theme_of_place == number), per_theme, limits)
    ]


def themes_of_codes(material: Material, theme: str | None) -> tuple[list[str], Ints]:
    """The themes to quote for, and for each code of the codebook the position of its theme, -1 for none."""
    codes = list(material.codebook["code"])
    if theme is None:
        themes = [SEPARATOR.join(code.split(SEPARATOR)[:2]) for code in codes]
        names = list(dict.fromkeys(themes))
        return names, pd.Index(names).get_indexer(pd.Index(themes))
    below = np.array([0 if f"{code}{SEPARATOR}".startswith(f"{theme}{SEPARATOR}") else -1 for code in codes], dtype=np.int64)
    if not (below == 0).any():
        raise UnknownThemeError(theme)
    return [theme], below
