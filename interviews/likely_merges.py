"""Labels that may be one speaker's: rare ones that resemble frequent ones, and variants in case, signs or a lone number."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from interviews.layouts.roster import resembles

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from interviews.turn import Turn

_OFTEN = 3
_RARE = 2
_NO_LETTER = re.compile(r"[\W\d_]+")
_DIGITS = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class MergeProposal:
    """A label that may be another one; only a person can tell.

    Attributes:
        label: The label with fewer turns.
        into: The one that it may be.
        reason: Why.
    """

    label: str
    into: str
    reason: str


def merge_proposals(turns: Sequence[Turn]) -> tuple[MergeProposal, ...]:
    """What may be merged, each label at most once, in order of appearance."""
    counts = Counter(turn.speaker for turn in turns if turn.speaker is not None)
    found: dict[str, MergeProposal] = {}
    for proposal in (*_misspelt(counts), *_variants(counts)):
        if proposal.into not in found:
            found.setdefault(proposal.label, proposal)
    return tuple(found[label] for label in counts if label in found)


def _misspelt(counts: Mapping[str, int]) -> Iterator[MergeProposal]:
    """Yields the labels that stand once and resemble one that stands often."""
    often = [label for label, count in counts.items() if count >= _OFTEN]
    for label, count in counts.items():
        if count < _RARE < len(label) and not label[-1].isdigit():
            other = resembles(label, often)
            if other is not None:
                yield MergeProposal(label, other, f"stands once and resembles “{other}”")


def _variants(counts: Mapping[str, int]) -> Iterator[MergeProposal]:
    """Yields the labels that differ from a more frequent one in case, signs or a lone number."""
    by_letters: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for label in sorted(counts, key=lambda label: -counts[label]):
        letters, number = _NO_LETTER.sub("", label.casefold()), "".join(_DIGITS.findall(label))
        by_letters[letters][number].append(label)
    for numbers in by_letters.values():
        for first, *others in numbers.values():
            yield from (MergeProposal(other, first, f"differs from “{first}” in case or signs alone") for other in others)
        if "" in numbers and len(numbers) == _RARE:
            first, other = sorted((labels[0] for labels in numbers.values()), key=lambda label: -counts[label])
            yield MergeProposal(other, first, f"differs from “{first}” in a lone number alone")
