"""When two passages meet: where they overlap, lie in the same turn, or stand within some words of one another."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

import numpy as np

from analysis.categories import Ints
from interviews.errors import KodbokError

if TYPE_CHECKING:
    from analysis.coded_rows import CodedRows
    from analysis.merging import Merged
    from analysis.spoken_words import SpokenWords

Within: TypeAlias = Literal["overlap", "turn"] | int
Spans: TypeAlias = tuple[Ints, Ints]


class UnknownNearnessError(KodbokError):
    """Passages cannot be asked to be near in this way."""

    def __init__(self, within: object) -> None:
        super().__init__(f"Passages cannot meet within {within!r}; choose overlap, turn, or a number of words from 0.")


def known_within(within: object) -> Within:
    """What a person or a program wrote for `within`.

    >>> known_within("overlap"), known_within("25")
    ('overlap', 25)

    Raises:
        UnknownNearnessError: It is neither `overlap` nor `turn` nor a number of words.
    """
    if within == "overlap":
        return "overlap"
    if within == "turn":
        return "turn"
    text = str(within)
    if not (text.isascii() and text.isdigit() and len(text) <= _DIGITS):
        raise UnknownNearnessError(within)
    return int(text)


_DIGITS = 9  # no interview has a milliard words, and the places on the line stay far below what 64 bits hold


def meeting_spans(merged: Merged, rows: CodedRows, spoken: SpokenWords, within: Within) -> tuple[Spans, Spans]:
    """Passages as spans to be met and as spans that reach out: two of them meet if the one's reach overlaps the other.

    Args:
        merged: The passages.
        rows: The rows that they were merged from.
        spoken: The line of spoken words.
        within: How near is near.

    Returns:
        The starts and ends to be met, which ascend within a key, and those that reach. None is negative.
    """
    if within == "turn":
        spans = _turn(merged.start, spoken), _turn(merged.end - 1, spoken) + 1
        return spans, spans
    if within == "overlap":
        return (merged.start, merged.end), (merged.start, merged.end)
    longest = int(np.diff(spoken.bases, append=len(spoken.counted_before)).max(initial=0))  # more words lie between no two passages
    reach = min(within, longest) + 1  # neighbours have nothing between them, so that no word is a reach of one
    interview = rows.interview[merged.order[merged.heads]].astype(np.int64)
    shift = (interview + 1) * reach  # so that no reach comes into another interview, nor below the line's beginning
    start, end = merged.start + shift, merged.end + shift
    return (start, end), (start - reach, end + reach)


def _turn(place: Ints, spoken: SpokenWords) -> Ints:
    """The turn that holds the word at each place; of turns that begin there, only the last one has words."""
    return np.searchsorted(spoken.starts, place, side="right") - 1
