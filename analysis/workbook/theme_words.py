"""The sheet of words by theme: those that set a theme apart from all else that is said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.catalogue import N_
from analysis.workbook.column import Column
from analysis.workbook.sheet import location
from analysis.workbook.wording import listed

if TYPE_CHECKING:
    from collections.abc import Mapping

    from analysis.workbook.results import Results
    from analysis.workbook.table import Table

TITLE = N_("Words by theme")
COLUMNS = (
    Column("theme", N_("theme"), "text", 48),
    Column("word", N_("word"), "text", 20),
    Column("forms", N_("as it is said"), "text", 34),
    Column("here", N_("in the theme"), "number", 10),
    Column("rest", N_("outside of it"), "number", 10),
    Column("interviews", N_("interviews"), "number", 12),
    Column("log_odds", N_("log-odds"), "decimal", 10),
    Column("z", "z", "decimal", 8),
)
MEANING = N_(
    "Interviewees' words by their dictionary forms: those that the theme's passages say more often than all the rest (log-odds "
    "with an informative prior, Monroe et al. 2008; z = how many standard deviations). Shown are the first ten with z above 1 "
    "that two interviews say."
)
CAUTION = N_("A word that sets a theme apart tells how people speak of it, not what they think.")


def table(results: Results) -> Table | None:
    """A row a theme and word, the most distinctive first; None where no word stands out."""
    words = results.theme_words
    if words.empty:
        return None
    shown = words.assign(forms=listed(words["forms"]))
    return results.table(TITLE, COLUMNS, shown).noted(results.say(MEANING), results.say(CAUTION))


def linked(words: Table, first_row: Mapping[str, int], passages: str) -> Table:
    """The table with every number of times in a theme leading to its first passage."""
    themes = words.data["theme"].astype(str)
    return words.linked({"here": [location(passages, first_row[each]) if each in first_row else None for each in themes]})
