"""States and attributions in the reader's words: one list for what is written and what is read back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.ledger_state import ATTRIBUTIONS, STATES
from interviews.grid import fold_header

if TYPE_CHECKING:
    from collections.abc import Mapping

STATE_WORDS: Mapping[str, Mapping[str, str]] = {
    "sv": {
        "proposed": "föreslaget",
        "edited": "redigerat",
        "sent": "skickat",
        "approved": "godkänt",
        "changed": "ändrat",
        "withdrawn": "tillbakadraget",
    },
    "en": {state: state for state in STATES},
}
ATTRIBUTION_WORDS: Mapping[str, Mapping[str, str]] = {
    "sv": {"none": "ingen", "case_kind": "organisationstyp", "case": "organisation", "role": "roll"},
    "en": {each: each.replace("_", " ") for each in ATTRIBUTIONS},
}


def meant(text: str, words: Mapping[str, Mapping[str, str]]) -> str | None:
    """The state or attribution that a cell means, in either language or as programs write it; None for none of them.

    >>> meant(" Godkänt", STATE_WORDS), meant("case_kind", ATTRIBUTION_WORDS), meant("klart", STATE_WORDS)
    ('approved', 'case_kind', None)
    """
    folded = fold_header(text)
    for of_language in words.values():
        for value, word in of_language.items():
            if folded in {value, word}:
                return value
    return None
