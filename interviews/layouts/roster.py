"""The roster: which of a file's labels name its speakers, judged by repetition."""

from __future__ import annotations

from collections import Counter
from difflib import get_close_matches
from itertools import islice
from math import ceil, inf
from typing import TYPE_CHECKING

from interviews.layouts.label import folded, is_initials, is_name_like, names_header, word_role

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

_OFTEN = 2
_MOST_COMPARED = 50
_MOST_LIKENED = 300
"""With more labels that stand seldom nobody could tell which of them are misspelt, and comparing would take minutes."""
_CLOSE = 0.8
_FEW_LETTERS = 2
_LARGE_PART = 0.2
"""Such a part of all labels is a speaker's, even if the label is a word too."""


def roster(labels: Iterable[str], stands_small: Callable[[str], bool], *, alone: int = 1, dense: bool = False) -> frozenset[str]:
    """The labels that name speakers, as they are spelt.

    A label counts when it comes back, or tells a role; one that stands once counts beside such labels if it is a misspelling of
    one, or has their shape.

    Args:
        labels: Every label of the file, once for each time it stands there.
        stands_small: Says whether a label is a word that stands in small letters in the text. Such a one hardly is a name
            (`Problemet`) unless it stands often beside others, for some names are words (`Hans`, `Bo`, `Liv`).
        alone: How often a label that tells a role must stand to count.
        dense: Whether nearly all that might have a label has one, so that standing once tells nothing against it.
    """
    counts = Counter(labels)
    initials = 1 if dense and alone == 1 else _OFTEN
    small = {label for label in counts if stands_small(label)}
    often = {
        label for label, count in counts.items() if count >= _needed(label, alone, initials, inf if label in small else _OFTEN)
    }
    if not often:
        return frozenset()
    large = max(_OFTEN, ceil(_LARGE_PART * counts.total()))
    also_a_word = min(large, _OFTEN + 1) if dense else large
    often |= {label for label in small if counts[label] >= max(also_a_word, _needed(label, alone, initials, _OFTEN))}
    compared = sorted(often, key=lambda label: (-counts[label], label))[:_MOST_COMPARED]
    rest = [label for label in counts if label not in often]
    likened = compared if len(rest) <= _MOST_LIKENED else []
    seldom = {label for label in rest if _belongs(label, compared, likened, dense=dense)}
    if alone == 1 and (dense or any(_is_first_name(label) for label in compared)):
        seldom |= {label for label in counts if _is_first_name(label) and not stands_small(label)}
    return frozenset(often | seldom)


def _needed(label: str, alone: int, initials: int, name: float) -> float:
    """How often a label must stand to count by itself; `name` is how often a name must."""
    if names_header(label, before_talk=True):
        return inf
    if word_role(label) is not None:
        return alone
    if is_initials(label):
        return initials
    if alone == 1 and len(label) <= _FEW_LETTERS and label.isalpha() and label.islower():
        return _OFTEN + 1
    return name if is_name_like(label) else inf


def _belongs(label: str, often: list[str], likened: list[str], *, dense: bool) -> bool:
    """Whether a label that stands once has the shape of those that come back, or may be a misspelling of one."""
    if names_header(label, before_talk=True) or not is_name_like(label):
        return False
    if is_initials(label):
        return any(is_initials(other) for other in often)
    return (" " in label and (dense or len(often) >= _OFTEN)) or resembles(label, likened) is not None


def _is_first_name(label: str) -> bool:
    """Whether a label may be a first name: one word that is neither a role nor initials nor the beginning of a header line."""
    if " " in label or word_role(label) is not None or is_initials(label):
        return False
    return is_name_like(label) and not names_header(label, before_talk=True)


def resembles(label: str, others: Iterable[str]) -> str | None:
    """The one of other labels that a label may be a misspelling of, or None; only a few others are looked at."""
    by_folded = {folded(other): other for other in islice(others, _MOST_COMPARED)}
    close = get_close_matches(folded(label), by_folded, n=1, cutoff=_CLOSE)
    return by_folded[close[0]] if close else None
