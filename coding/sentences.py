"""Where sentences end in Swedish talk that somebody has written down."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


def _abbreviations(text: str) -> frozenset[str]:
    """The abbreviations of a list, without their last full stop."""
    return frozenset(text.split())


_OPENED = _abbreviations("""
    adr ank avd avs b bitr bl ca cit dr dvs eng ev evt ex exkl fig f fil följ fr g gm hr inkl jfr jmf kap kl kv max mfl mr mrs ms
    nr o obs ordf p pga prof resp s sid sk t tel tex tf tfn u uppl utg v vs vol övers approx
""")
"""Abbreviations that wait for what follows: a full stop after them ends nothing. Dotted ones (`t.ex.`) are known by their shape."""

_CLOSING = _abbreviations("""
    osv o.s.v mm m.m m.fl etc dyl o.dyl o.d e.d e.dyl d.y d.ä jr sr kr tkr mkr inc ltd corp co a.m p.m m fl d st min tim sek milj
    mdr forts fam art red el tom tab ung reg inst
""")
"""Abbreviations that may stand last, or look like a word: a sentence ends after them unless the next word begins small."""

_LAST_WORD = re.compile(r"[^\s()\[\]\"”“«»'’/–—]*\Z")
_DOTTED = re.compile(r"(?:[^\W\d_]{1,3}\.)+[^\W\d_]{1,4}")
_STOP = re.compile(r"(?:[.!?…]+[\"'”’»)\]]*)+")
_NEXT = re.compile(r"\s+([\"'”“’«»(\[–—-]*)\s*(\w?)")
_LOOK_BACK = 24  # longer than any abbreviation; keeps the work linear


def sentences(text: str, start: int = 0, end: int | None = None) -> list[tuple[int, int]]:
    r"""Splits a stretch of text into sentences.

    A line break always ends a sentence. Marks that close a quotation or a bracket after the full stop belong to the sentence. The
    time is linear in the length of the stretch.

    Args:
        text: The text.
        start: Where the stretch begins, in code points.
        end: Where it ends; the end of the text if None.

    Returns:
        Half-open spans in order, in code points of the whole text, free of white space at both ends. They do not overlap and
        hold every character that is not white space.

    >>> text = "Vi träffades kl. 10.30 med bl.a. Malmö stad. Sen var det lunch, kaffe osv. Det gick bra!\nJa."
    >>> [text[start:end] for start, end in sentences(text)]
    ['Vi träffades kl. 10.30 med bl.a. Malmö stad.', 'Sen var det lunch, kaffe osv.', 'Det gick bra!', 'Ja.']
    """
    end = len(text) if end is None else min(end, len(text))
    found: list[tuple[int, int]] = []
    for line_start, line_end in _lines(text, start, end):
        begun = line_start
        for stop in _STOP.finditer(text, line_start, line_end):
            if _ends_sentence(text, stop, begun, line_end):
                found.append((begun, stop.end()))
                begun = stop.end()
        found.append((begun, line_end))
    return [trimmed for span in found if (trimmed := trim(text, *span))[0] < trimmed[1]]


def trim(text: str, start: int, end: int) -> tuple[int, int]:
    """The span without the white space at both of its ends; an empty span where there is nothing else."""
    stretch = text[start:end]
    bare = stretch.lstrip()
    start = end - len(bare)
    return start, start + len(bare.rstrip())


def _lines(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The spans between line breaks."""
    while start < end:
        line_break = text.find("\n", start, end)
        line_end = end if line_break < 0 else line_break
        yield start, line_end
        start = line_end + 1


def _ends_sentence(text: str, stop: re.Match[str], begun: int, end: int) -> bool:
    """Whether the sentence that began at `begun` is over after these marks."""
    if stop.end() == end:
        return True
    following = _NEXT.match(text, stop.end(), end)
    if following is None:  # no white space: a decimal, a time, an address on the net
        return False
    opened, first = following.groups()
    if stop[0].startswith("."):
        return _dot_ends(text, stop, begun, first, opened=bool(opened))
    if stop[0].startswith("…"):
        return not first.islower()
    quoted = stop[0][-1] not in ".!?…"
    return not (quoted and first.islower())  # ”Går det?” frågade hon


def _dot_ends(text: str, stop: re.Match[str], begun: int, first: str, *, opened: bool) -> bool:
    """Whether a full stop, or a row of them, ends the sentence before a word that begins with `first`."""
    if stop[0].startswith(".."):
        return not first.islower()
    if not stop[0].strip("."):
        return _abbreviation_allows(text, stop, begun, first, opened=opened)
    return not (first.islower() and not opened)  # ”Det går.” sa hon


def _abbreviation_allows(text: str, stop: re.Match[str], begun: int, first: str, *, opened: bool) -> bool:
    """Whether the word before a single full stop lets it end the sentence."""
    before = text[max(begun, stop.start() - _LOOK_BACK) : stop.start()]
    last = _LAST_WORD.search(before)
    word = last[0] if last else ""
    short = word.casefold()
    if short in _CLOSING:
        return opened or not first.islower()
    if word.isdigit():  # 1. as a number of a list, den 3. maj; but: det var 2014. Sedan
        return not first.islower() and bool(before[: -len(word)].strip())
    initial = len(word) == 1 and word.isupper()
    return not (short in _OPENED or initial or _DOTTED.fullmatch(word))
