"""What may be tidied when speech is printed: fillers, repetitions, spoken spellings, endings and the smallest words.

Tidying takes away nothing that was meant. Words that deny are never tidied, nor are figures.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


def _words(text: str) -> frozenset[str]:
    """The words of a list."""
    return frozenset(text.split())


FILLERS = _words("""
    eh ehm öh öhm äh ähm äm hm hmm mm mhm ah alltså asså ba ju liksom lissom nja så typ va
    um uhm uh er erm well
""")
"""Words that fill a pause; they may go, never come. Hedges such as `kanske` and `nog` are none: they say how sure somebody is."""

PHRASES = tuple(
    tuple(phrase.split())
    for phrase in ("så att säga", "du vet", "vet du", "jag menar", "om man säger så", "vad heter det", "you know", "i mean")
)
"""The same, of several words."""

SMALL = _words("att en ett den det de som och a an the that to and")
"""Articles and joints of sentences, which a small repair may put in, take out or exchange."""

DENYING = _words("aldrig ej icke ingen inget inga ingenting inte knappast nej utan never no nobody none nor not nothing without")
"""Words that turn a sentence round: neither tidied away nor in."""

WRITTEN = {
    "dom": ("de", "dem"),
    "dan": ("dagen",),
    "e": ("är",),
    "ja": ("jag",),
    "la": ("lade",),
    "mej": ("mig",),
    "dej": ("dig",),
    "mera": ("mer",),
    "nån": ("någon",),
    "nåns": ("någons",),
    "nånting": ("någonting",),
    "nånstans": ("någonstans",),
    "nåt": ("något",),
    "nåra": ("några",),
    "o": ("och", "att"),
    "sa": ("sade",),
    "sej": ("sig",),
    "sen": ("sedan",),
    "sån": ("sådan",),
    "sånt": ("sådant",),
    "såna": ("sådana",),
    "va": ("vad", "var", "vara"),
    "ä": ("är",),
    "å": ("och", "att"),
    "gonna": ("going",),
    "cos": ("because",),
    "cause": ("because",),
}
"""How the spoken forms on the left are written."""

ENDINGS = _words("""
    a ad ade an ar are arna as ast aste at d da dd de e en ens er erna es et ets ing it n na or orna r re rna s st t te tt ts
    ed
""") | {""}
"""What inflection adds to a word, in Swedish and English. Endings that turn a meaning round, such as `-lös`, are none."""

_STEM = 3
_SHARE = 0.6
_LONGEST_REPEATED = 4


def is_inflection(one: str, other: str) -> bool:
    """Whether two folded words are forms of one: a common beginning and an ending each.

    >>> is_inflection("kommunen", "kommuner"), is_inflection("möjligt", "omöjligt"), is_inflection("2015", "2016")
    (True, False, False)
    """
    if not (one.isalpha() and other.isalpha()):
        return False
    common = next((at for at, pair in enumerate(zip(one, other, strict=False)) if pair[0] != pair[1]), min(len(one), len(other)))
    stem_long_enough = common >= _STEM and common >= _SHARE * max(len(one), len(other))
    return stem_long_enough and one[common:] in ENDINGS and other[common:] in ENDINGS


def is_repair(said: str, written: str) -> bool:
    """Whether one folded word may stand for another as a small repair: the way it is written, a form of it, or a small word.

    >>> is_repair("dom", "de"), is_repair("en", "ett"), is_repair("bra", "dåligt"), is_repair("kan", "kan't")
    (True, True, False, False)
    """
    if said in DENYING or written in DENYING:
        return False
    return written in WRITTEN.get(said, ()) or {said, written} <= SMALL or is_inflection(said, written)


def removable(words: Sequence[str]) -> list[bool]:
    """For each folded word of a talk whether tidying may leave it out: a filler, a small word, the first of a repetition."""
    filling = [word in FILLERS for word in words]
    for at, word in enumerate(words):
        for phrase in PHRASES:
            if word == phrase[0] and tuple(words[at : at + len(phrase)]) == phrase:
                filling[at : at + len(phrase)] = [True] * len(phrase)
    found = [fills or word in SMALL for fills, word in zip(filling, words, strict=True)]
    for at in _repeated(words, [at for at, fills in enumerate(filling) if not fills]):
        found[at] = True
    return found


def _repeated(words: Sequence[str], places: Sequence[int]) -> Iterator[int]:
    """The places of words that are said again at once, be there fillers between or not."""
    said = [words[at] for at in places]
    for first in range(len(said)):
        for length in range(1, _LONGEST_REPEATED + 1):
            again = said[first + length : first + 2 * length]
            if len(again) == length and again == said[first : first + length]:
                yield from places[first : first + length]


CUT_OFF = re.compile(r"[-–—](?=\s|$)")
"""What follows a word that was broken off (`kom- kommunen`)."""

REMARK = re.compile(r"\[[^\[\]]*\]|\((?:skratt|paus|ohörbar|host|suck|laugh|pause|inaudible)[^()]*\)", re.IGNORECASE)
"""What whoever wrote down the talk remarks in it (`[skratt]`); nobody said it."""
