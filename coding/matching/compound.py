"""Matching inside compounds: `fond` finds `investeringsfonderna`, but not `fondue`.

The stem must be anchored: what is left on either side of it is nothing, a known word, a linking letter or an ending. On a list of
compounds from interviews this found 97 % of what exact words find 29 % of, at a precision of 90 %; excluded words bring it to 99 %.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from coding.lemmas import is_known_word

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coding.matching.vocabulary import Vocabulary


def _pieces(text: str) -> frozenset[str]:
    """The pieces of a list."""
    return frozenset(text.split())


_LINKS = _pieces("s e o u a")
_FIRST_PARTS = _pieces("o ö å av be bi bo by el eu fn gå in it ny om på rå tv ut vd föräldra socio")
"""What may stand first although it is short, or missing in the dictionary."""
_LAST_PARTS = _pieces("år by bo ö")
_NO_PARTS = _pieces("ade are arn ens ers ets het ing des tes dom ste ler")
"""Known words that are more often the remains of another one."""
_ENDINGS = _pieces("""
    a e n r s t ar ad ade ades ande ans ars as at ats en ens er ers es et ets d de des na nas ns or orna ornas rna rnas arna arnas
    erna ernas te tes ts an ja jas jer het hetens heten heter heternas ig iga igt lig liga ligt are aren arna aste ast
    ing ings ingen ingens ingar ingarna ingarnas ning nings ningen ningens ningar ningarna ningarnas
    ation ations ationen ationer ationerna sk skt ska isk iskt iska iell iellt iella
""")
_BREAK = re.compile("[-']")
_SMALLEST_PART = 3
_LONGEST_LINK = 4  # the longest ending before another part: upphandl-ings-krav


def compound_forms(stem: str, exclude: frozenset[str], vocabulary: Vocabulary) -> frozenset[str]:
    """The forms of the text in which the stem is anchored, but for those in which an excluded word holds it."""
    return frozenset(form for form in vocabulary.holding(stem) if holds_stem(form, stem, exclude))


@lru_cache(maxsize=1 << 16)
def holds_stem(form: str, stem: str, exclude: frozenset[str] = frozenset()) -> bool:
    """Whether a folded form is the stem with endings, or a compound with it.

    Args:
        form: The word form, folded.
        stem: What to find in it, folded.
        exclude: Words that do not count: a form equal to one of them, and a longer form where one of them holds the stem (`område`
            for `råd`).

    >>> holds_stem("kunskapsallianserna", "allians"), holds_stem("steam", "team")
    (True, False)
    >>> holds_stem("bostadsområdet", "råd", frozenset({"område"}))
    False
    """
    excluded = [span for piece in exclude if stem in piece and piece != stem for span in _spans(form, piece)]
    return form not in exclude and any(
        _may_precede(_BREAK.split(form[:start])[-1], stem) and _may_follow(_BREAK.split(form[end:])[0])
        for start, end in _spans(form, stem)
        if not any(first <= start and end <= last for first, last in excluded)
    )


def _spans(form: str, piece: str) -> Iterator[tuple[int, int]]:
    """Every place of a piece in a form."""
    at = form.find(piece)
    while at >= 0:
        yield at, at + len(piece)
        at = form.find(piece, at + 1)


def _may_precede(left: str, stem: str) -> bool:
    """Nothing, or the first parts of a compound; of three equal consonants two are written (process + stöd = processtöd)."""
    if not left or left in _FIRST_PARTS or _is_made_of_parts(left):
        return True
    whole = left + left[-1] if left[-1] == stem[0] else left[:-1] if left[-1] in _LINKS else ""
    return whole in _FIRST_PARTS or _is_made_of_parts(whole)


def _may_follow(right: str) -> bool:
    """Nothing, an ending, or a linking letter or an ending and the last parts of a compound."""
    if not right or right in _ENDINGS or right in _LAST_PARTS or _is_made_of_parts(right):
        return True
    cuts = range(1, min(_LONGEST_LINK, len(right)) + 1)
    return any(right[:cut] in _ENDINGS and (right[cut:] in _LAST_PARTS or _is_made_of_parts(right[cut:])) for cut in cuts)


def _is_made_of_parts(piece: str) -> bool:
    """Whether a piece is a known word, or two of them in a row."""
    return _is_part(piece) or any(
        _is_part(piece[:cut]) and _is_part(piece[cut:]) for cut in range(_SMALLEST_PART, len(piece) - _SMALLEST_PART + 1)
    )


def _is_part(piece: str) -> bool:
    """Whether a piece can be part of a compound by itself."""
    return len(piece) >= _SMALLEST_PART and piece not in _NO_PARTS and is_known_word(piece)
