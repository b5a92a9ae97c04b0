"""A machine's draft of what a theme says: its most typical sentences, spread over cases."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from analysis.machine_draft import MACHINE
from analysis.quotation_choice import QuotationChoice
from analysis.quotations import LONGEST, SHORTEST, themes_of_codes

if TYPE_CHECKING:
    from analysis.material import Material
    from analysis.quotation import Quotation

SENTENCE_COLUMNS = (
    *("author", "theme", "id", "interview", "case", "speaker", "role", "start", "end", "words", "quote", "contrary", "near", "of"),
)
MOST_SENTENCES = 5
_OF_QUOTATION = SENTENCE_COLUMNS[1:-3]


def typical_sentences(material: Material, theme: str, most: int = MOST_SENTENCES) -> pd.DataFrame:
    """The sentences that stand best for all that is said about a theme, the most typical first.

    They are chosen as quotations are: so that together they come close in their words to as many of the theme's sentences as they
    can, from many cases, two of a segment never. It is a draft to begin a synthesis with, made without any understanding: nothing
    keeps it, and no report or workbook takes it for what a person wrote. The same material gives the same draft every time.

    Args:
        material: The material.
        theme: Path of a code; what lies below it belongs to it.
        most: How many sentences at most.

    Returns:
        The columns of `SENTENCE_COLUMNS`: `author` is `machine` in every row, `id` the segment's, `start` and `end` the sentence's
        own in code points of the interview's text, `contrary` (bool) that the segment speaks against the theme; no other sentence
        of the draft is closer to `near` of the theme's `of` sentences. Shorter and longer ones than quotations are left out.

    Raises:
        UnknownThemeError: The theme is no code of the selection.
    """
    return drafted(material, QuotationChoice.of(material), theme, most)


def drafted(material: Material, choice: QuotationChoice, theme: str, most: int = MOST_SENTENCES) -> pd.DataFrame:
    """The table of `typical_sentences`, where sentences are split already."""
    _, of_code = themes_of_codes(material, theme)
    places = choice.places.taken(of_code[choice.places.code] == 0)
    rows = [_row(each) for each in choice.typical(theme, places, most, (SHORTEST, LONGEST))]
    return pd.DataFrame(rows, columns=list(SENTENCE_COLUMNS)).astype({"contrary": bool})


def _row(sentence: Quotation) -> dict[str, object]:
    """A sentence as a row of the draft."""
    told = {name: getattr(sentence, name) for name in _OF_QUOTATION}
    reason = sentence.reason
    return {"author": MACHINE, **told, "contrary": reason.contrary, "near": reason.near, "of": reason.of}
