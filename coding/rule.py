"""A rule: words that make a passage a proposal for a code."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

Match = Literal["exact", "lemma", "compound", "pattern"]
MATCHES: tuple[Match, ...] = get_args(Match)
Unit = Literal["sentence", "turn"]
UNITS: tuple[Unit, ...] = get_args(Unit)


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of a code.

    Attributes:
        match: `exact` compares word forms, `lemma` dictionary forms, `compound` finds the stem inside compounds, `pattern` takes
            spaCy token patterns.
        words: The words or phrases to find; for `pattern` one JSON list of token descriptions each.
        exclude: Word forms that do not count although they match.
        unit: How much is marked around a find.
    """

    match: Match
    words: tuple[str, ...]
    exclude: tuple[str, ...] = ()
    unit: Unit = "sentence"
