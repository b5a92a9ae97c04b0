"""Merging: labels of a transcript that may be one speaker's, proposed for a person to confirm; nothing is merged here."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from interviews.layouts.label import word_role
from interviews.layouts.roster import resembles

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from interviews.layouts.draft import Spoken

Likeness = Literal["misspelling", "variant", "short form"]

_RARE = 1
_OFTEN = 2
_TWO = 2
_MOST_WORDS = 4
_MOST_COMPARED = 50
_MOST_LIKENED = 300
_NO_LETTER = r"[\W\d_]+"


@dataclass(frozen=True, slots=True)
class MergeProposal:
    """Two labels that may be one speaker's.

    Attributes:
        label: The label that may be another spelling.
        into: The label that it would become.
        reason: `misspelling` where it stands once and resembles one that stands often, `variant` where the two differ in case,
            signs or a lone number, `short form` where the label is the first name or the initials of the other.
    """

    label: str
    into: str
    reason: Likeness


def merge_proposals(turns: Sequence[Spoken]) -> tuple[MergeProposal, ...]:
    """The labels of turns that may be one speaker's, each proposed once: misspellings first, then variants of a label.

    Args:
        turns: The turns of a transcript.
    """
    counts: Counter[str] = Counter()
    for turn in turns:
        if turn.speaker is not None:
            counts[turn.speaker] += turn.label is not None  # a turn that goes on has none
    found: dict[str, MergeProposal] = {}
    for proposal in (*_misspelt(counts), *_variants(counts), *_short_forms(counts)):
        if found.get(proposal.into, proposal).into != proposal.label:
            found.setdefault(proposal.label, proposal)
    return tuple(found.values())


def _misspelt(counts: Mapping[str, int]) -> Iterator[MergeProposal]:
    """Yields labels that stand once and resemble one that stands often; another number makes another person."""
    often = [speaker for speaker, count in Counter(counts).most_common(_MOST_COMPARED) if count >= _OFTEN]
    rare = [speaker for speaker, count in counts.items() if count <= _RARE]
    rare = [speaker for speaker in rare if len(speaker) > _TWO and not speaker[-1].isdigit()]
    for speaker in rare if often and len(rare) <= _MOST_LIKENED else ():
        other = resembles(speaker, often)
        if other is not None:
            yield MergeProposal(speaker, other, "misspelling")


def _variants(counts: Mapping[str, int]) -> Iterator[MergeProposal]:
    """Yields labels that differ from another in case, signs or a lone number (`IP`, `Ip 1`): the rarer one goes into the other."""
    by_letters: dict[str, dict[str, str]] = defaultdict(dict)
    for speaker in counts:
        letters, number = re.sub(_NO_LETTER, "", speaker.casefold()), "".join(re.findall(r"\d+", speaker))
        known = by_letters[letters]
        if letters and number in known:
            yield _variant(speaker, known[number], counts)
        known.setdefault(number, speaker)
    for letters, known in by_letters.items():
        if letters and "" in known and len(known) == _TWO:
            first, second = known.values()
            yield _variant(second, first, counts)


def _short_forms(counts: Mapping[str, int]) -> Iterator[MergeProposal]:
    """Yields first names and initials of which one full name alone may be the long form (`Karin`, `KE` for `Karin Ek`)."""
    full = [speaker for speaker in counts if _TWO <= len(speaker.split()) <= _MOST_WORDS and word_role(speaker) is None]
    long_forms: dict[str, list[str]] = defaultdict(list)
    for speaker in full[:_MOST_COMPARED]:
        words = speaker.split()
        for short in {words[0].casefold(), "".join(word[0] for word in words).casefold()}:
            long_forms[short].append(speaker)
    for speaker in counts:
        meant = long_forms.get(speaker.casefold(), ())
        if len(speaker) >= _TWO and len(meant) == 1 and speaker not in full:
            yield MergeProposal(speaker, meant[0], "short form")


def _variant(later: str, earlier: str, counts: Mapping[str, int]) -> MergeProposal:
    """The proposal for two variants; of two that stand equally often the earlier one is kept."""
    label, into = (later, earlier) if counts[later] <= counts[earlier] else (earlier, later)
    return MergeProposal(label, into, "variant")
