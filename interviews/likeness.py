"""How far two interviews are the same: corrected, shortened or renamed versions of one another.

Texts are compared by their shingles, the sequences of five words in a row (Broder 1997). The share of the shorter text's shingles
that the longer one has too (its containment) stays high where words were corrected here and there or parts left out; interviews of
the
same guide share hardly any, for whoever answers puts it in words of their own. Interviewers' words are left out for that reason.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations
from typing import TYPE_CHECKING
from zlib import crc32

from interviews.words import WORD

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from interviews.transcript import Transcript

NEAR = 0.35
"""From what containment two interviews are nearly the same.

In the sample study, where the same guide was asked in the same city, no two have more than 0.003; an interview of which every fifth
word was changed has 0.40 of its own, one of which half was left out 1.0.
"""
_WORDS = 5
"""So many words make a shingle."""
_LEAST = 12
"""Texts of fewer shingles are alike by chance."""
_ONE_OF = 4
"""So many shingles are there for one that is kept in looking for candidates."""
_CANDIDATE = 0.2
"""From what containment among the kept ones two interviews are compared in full."""
_MANY = 30
"""Of more copies of one text than this, each is compared with the first one only."""
_FORM = 5
"""From so many interviews on, a shingle that more than half of them have belongs to a form that all were given; it is kept of
an interview that has little else, for that one is a copy."""

Shingles = frozenset[int]


@dataclass(frozen=True, slots=True)
class NearDuplicate:
    """Two interviews that are nearly the same.

    Attributes:
        one: Name of the one that comes first.
        other: Name of the other.
        likeness: The share of the shorter one's sequences of five words that the longer one has too, 0 to 1.
    """

    one: str
    other: str
    likeness: float


def shingles(transcript: Transcript) -> Shingles:
    """The hashed sequences of five words of all that is not an interviewer's; of the whole text where nobody is known to speak.

    None goes from one turn over to another, so that a copy in which no speakers were found has all of them too.
    """
    spans = [(turn.start, turn.end) for turn in transcript.turns if turn.role != "interviewer"]
    texts = (transcript.text[start:end] for start, end in spans or [(0, len(transcript.text))])
    return frozenset().union(*map(shingles_of, texts))


def shingles_of(text: str) -> Shingles:
    """The hashed sequences of five words of a text, without regard to case."""
    words = [_number(word) for word in WORD.findall(text.casefold())]
    return frozenset(map(hash, zip(*(words[place:] for place in range(_WORDS)), strict=False)))


@lru_cache(maxsize=1 << 17)
def _number(word: str) -> int:
    """A number for a word, the same in every process, as Python's own hash of numbers is and that of texts is not."""
    return crc32(word.encode())


def likeness(one: Shingles, other: Shingles) -> float:
    """The share of the smaller set that the larger one has too, 0 to 1; 0 where either is too small to tell."""
    least = min(len(one), len(other))
    return len(one & other) / least if least >= _LEAST else 0.0


def near_duplicates(transcripts: Sequence[Transcript]) -> list[NearDuplicate]:
    """Pairs of interviews that are nearly the same, in the order given.

    Every fourth shingle, told by its hash, stands in an index, so that the time grows with the number of words and not with the
    number of pairs; candidates are then compared in full. A shingle that more than half of five or more interviews have is part of
    a form and tells nothing.

    Args:
        transcripts: The interviews.
    """
    found = [shingles(transcript) for transcript in transcripts]
    form = _of_forms(found)
    found = [each - form if len(each - form) >= _LEAST else each for each in found] if form else found
    pairs = ((one, other, likeness(found[one], found[other])) for one, other in sorted(_candidates(found)))
    return [
        NearDuplicate(transcripts[one].name, transcripts[other].name, round(like, 3)) for one, other, like in pairs if like >= NEAR
    ]


def nearest(transcript: Transcript, others: Mapping[str, Shingles]) -> tuple[str, float] | None:
    """The name of the interview that another one is nearly the same as, with the likeness; None where there is none.

    Args:
        transcript: The interview that is asked about.
        others: The shingles of those that are known, by name.
    """
    own = shingles(transcript)
    best = max(((likeness(own, each), name) for name, each in others.items()), default=(0.0, ""))
    return (best[1], round(best[0], 3)) if best[0] >= NEAR else None


def _of_forms(found: Sequence[Shingles]) -> Shingles:
    """The shingles that most of the interviews have."""
    if len(found) < _FORM:
        return frozenset()
    counted = Counter(shingle for each in found for shingle in each)
    return frozenset(shingle for shingle, count in counted.items() if 2 * count > len(found))


def _pairs(numbers: Sequence[int]) -> Iterator[tuple[int, int]]:
    """The pairs of those that hold a shingle; of many, each with the first one alone."""
    return combinations(numbers, 2) if len(numbers) <= _MANY else ((numbers[0], other) for other in numbers[1:])


def _candidates(found: Sequence[Shingles]) -> Iterator[tuple[int, int]]:
    """Pairs that have enough of their kept shingles in common to be looked at."""
    kept = [[shingle for shingle in each if shingle % _ONE_OF == 0] for each in found]
    holders: dict[int, list[int]] = defaultdict(list)
    for number, each in enumerate(kept):
        for shingle in each:
            holders[shingle].append(number)
    shared = Counter(pair for numbers in holders.values() for pair in _pairs(numbers))
    for (one, other), count in shared.items():
        if count >= _CANDIDATE * min(len(kept[one]), len(kept[other])):
            yield one, other
