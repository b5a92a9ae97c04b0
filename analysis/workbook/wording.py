"""Fixed values in the reader's words: roles, kinds, origins, yes and no."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from analysis.catalogue import N_, Catalogue

if TYPE_CHECKING:
    from collections.abc import Callable

    import pandas as pd

_RULE = re.compile(r"^(\w+) \((\w+)\): ", re.MULTILINE)
FIXED_VALUES = (
    *(N_("interviewer"), N_("interviewee"), N_("unknown")),
    *(N_("interview"), N_("workshop"), N_("meeting"), N_("survey"), N_("article")),
    *(N_("manual"), N_("rule"), N_("suggestion"), N_("import")),
    *(N_("accepted"), N_("proposed"), N_("rejected")),
    *(N_("yes"), N_("no")),
    *(N_("exact"), N_("lemma"), N_("compound"), N_("pattern"), N_("sentence"), N_("turn")),
)
"""Every value that a table translates."""


def worded(values: pd.Series, say: Callable[[str], str]) -> pd.Series:
    """A column of few different values, each in the reader's words."""
    return values.astype("category").cat.rename_categories(say)


def yes_or_no(values: pd.Series, say: Catalogue) -> pd.Series:
    """A column of true and false in the reader's words."""
    return values.map({True: say("yes"), False: say("no")}).astype("category")


def listed(values: pd.Series) -> pd.Series:
    """A column of lists as text, `; ` between the items; text stays, an empty list is null."""
    return values.map(lambda value: value if value is None or isinstance(value, str) else _joined(value))


def rules(text: object, say: Callable[[str], str]) -> object:
    """Rules, a line each (`compound (sentence): fond`), with their kind and unit in the reader's words."""
    if not isinstance(text, str):
        return text
    return _RULE.sub(lambda rule: f"{say(rule[1])} ({say(rule[2])}): ", text)


def _joined(value: object) -> object:
    return "; ".join(map(str, value)) or None if isinstance(value, (tuple, list)) else value
