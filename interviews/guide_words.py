"""Words of questions as they are compared: folded, likened to one another, and weighed by how much they tell."""

from __future__ import annotations

import math
from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING

from interviews.words import WORD

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence


def _words(text: str) -> frozenset[str]:
    """The words of a list."""
    return frozenset(text.split())


_SMALL_WORDS = _words("""
    alla allt att av bara berätta beskriv beskriva bli blir blivit både börja börjar då de dem den denna det detta dig din dina ditt
    du där efter ej eller en er era ert ett exempel finns fanns för fråga från får få ge går gå gått gäller gör göra gjort ha har
    hade haft han hon hos hur här i in inte ja jag jo ju kan kunde kunnat känner liksom lite man med men mer mest min mycket måste
    något någon några ni nog nu när nästa också om oss på precis rent sa se ser säga så sätt ska skulle som säger tack tala talar
    tar ta till tro tror tycker tänker tänka under upp ut vad var vara varit varför vem vet vi vid vidare vilka vilken vilket vill
    är även över slutligen avslutningsvis okej alltså väl dag ännu fungera fungerar fungerade fungerat betyda betyder betydde betytt
    komma kommer kom kommit står stod stått känns kändes börjat började hända händer hände hänt handlar arbeta
    arbetar arbetat
    a about all also an and any are as at be been but by can could describe did do does feel for from get give go going had has have
    how i if in into is it its just know like me more most much my no not now of ok okay on one or other our out please say see so
    some tell that the their them then there these they think this to up us was we well were what when where which who why will
    with would yes you your happen happened happens mean means meant work works worked come comes came
""")
"""Words that questions of any topic are made of; they tell which one is meant only where nothing else differs."""

_LITTLE = 0.12
"""What a small word weighs beside a telling one that stands once."""
_ALIKE = 0.74
"""From what similarity (share of common letters in order) two long words count as forms of one."""
_SHORT = 4
"""Words shorter than this are forms of nothing but themselves."""
_PART = 5
"""So many letters at least has the part that a compound shares with a word."""
_PART_WORTH = 0.8
"""What a word counts that is a part of a compound, or a compound of it."""
_REMEMBERED = 1 << 17


def folded_words(text: str) -> tuple[str, ...]:
    """The words of a text, without regard to case."""
    return tuple(WORD.findall(text.casefold()))


def likeness(one: str, other: str) -> float:
    """How far two folded words may be taken for forms of one word, 0 to 1.

    Endings differ (`verktyg`, `verktygen`), and a compound holds its parts (`investeringsperspektivet`, `perspektiv`).
    """
    if one == other:
        return 1.0
    short, long = (one, other) if len(one) <= len(other) else (other, one)
    if len(short) < _SHORT or one in _SMALL_WORDS or other in _SMALL_WORDS:
        return 0.0
    form = _form_likeness(short, long) if short[:3] == long[:3] else 0.0
    return max(form, _PART_WORTH) if len(long) >= len(short) + 3 and _is_part(short, long) else form


@lru_cache(maxsize=_REMEMBERED)
def _form_likeness(short: str, long: str) -> float:
    """How alike two words are that begin alike; 0 where that is little."""
    from rapidfuzz.distance import Indel  # compiled, and wanted only where a guide is given

    return float(Indel.normalized_similarity(short, long, score_cutoff=_ALIKE))


def _is_part(short: str, long: str) -> bool:
    """Whether a word begins or ends a longer one, endings apart."""
    stem = short[: max(_PART, len(short) - 2)]
    return len(short) >= _PART and (long.startswith(stem) or stem in long[-len(short) - 3 :])


def is_telling(word: str) -> bool:
    """Whether a folded word tells what a question is about."""
    return word not in _SMALL_WORDS


class Weights:
    """What words tell: the rarer among some texts, the more."""

    def __init__(self, texts: Iterable[Sequence[str]]) -> None:
        """Counts in how many texts (as folded words) each word stands."""
        kept = [frozenset(words) for words in texts]
        self._count = len(kept)
        self._found = Counter(word for words in kept for word in words)
        self._known: dict[str, float] = {}

    def __getitem__(self, word: str) -> float:
        """The weight of a word; one that was never met is as rare as one that was met once."""
        if word not in self._known:
            rarity = math.log(1 + self._count / max(1, self._found[word])) / math.log(2 + self._count)
            self._known[word] = _LITTLE if word in _SMALL_WORDS else rarity
        return self._known[word]


def coverage(words: Sequence[str], likest: Mapping[str, float], weights: Weights) -> float:
    """The share of the weight of some words that another text has too, given the likeness of each to the likest word there."""
    whole = sum(weights[word] for word in words)
    return sum(weights[word] * likest.get(word, 0.0) for word in words) / whole if whole else 0.0
