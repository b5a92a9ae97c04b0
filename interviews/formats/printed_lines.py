"""Printed lines: what stands on a page line by line becomes paragraphs again."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from interviews.layouts.clock import begins_with_time
from interviews.layouts.label import is_initials, is_name_like, word_role
from interviews.layouts.line import Line
from interviews.layouts.opening import before_colon
from interviews.word.paragraph import Paragraph

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

PAGE_WORDS = 3
"""A page with fewer words holds no text to speak of."""

_FEWEST_PAGES = 3
_MOSTLY = 0.5
_FULL = 0.6
_WIDE = 0.9
_SENTENCE_ENDS = (".", "?", "!", "…", ":", ".”", '."', "?”", '?"')
_PAGE_NUMBER = re.compile(
    r"(?:sida|sid|page|s\.|p\.)?\s*[–-]?\s*\d{1,4}\s*[–-]?(?:\s*(?:\(\d{1,4}\)|/\s*\d{1,4}|(?:av|of)\s+\d{1,4}))?", re.IGNORECASE
)
_DIGITS = re.compile(r"\d+")
_ITEM = re.compile(r"[•●▪◦·–—-]\s|\(?\d{1,3}[.)]\s|\S{1,40}\t")
_PARTED = re.compile(r"[^\W\d_]{2}[-\u2010\xad]$")
_SUSPENDED = re.compile(r"(?:och|eller|samt|till|respektive|and|or|und|oder)\b")


def without_margins(pages: Sequence[Sequence[str]]) -> tuple[list[list[str]], int]:
    """The lines of pages without empty ones, page numbers and what most pages repeat in their first or last line.

    Returns:
        The pages, and how many lines were left out.
    """
    kept = [[line.strip() for line in page if line.strip()] for page in pages]
    before = sum(map(len, kept))
    for place in (0, -1):
        counts = Counter(_masked(page[place]) for page in kept if page)
        often = {line for line, count in counts.items() if len(kept) >= _FEWEST_PAGES and count > _MOSTLY * len(kept)}
        for page in kept:
            if page and (_masked(page[place]) in often or _is_page_number(page[place], len(kept))):
                del page[place]
    return kept, before - sum(map(len, kept))


def _masked(line: str) -> str:
    """A line as it is compared with those of other pages: whatever its numbers."""
    return _DIGITS.sub("#", line)


def _is_page_number(line: str, pages: int) -> bool:
    """Whether a line at a page's edge is its number; in a file of one page it may be anything."""
    return pages > 1 and _PAGE_NUMBER.fullmatch(line) is not None


def paragraphs_of(pages: Sequence[Sequence[str]]) -> Iterator[str]:
    """Yields paragraphs: a line goes on with the one before if that one is full, ends no sentence, and nothing new begins.

    A word that a hyphen parts at a line's end is put together; `social-` before `och` keeps its hyphen.
    """
    lines = [line for page in pages for line in page]
    full = _FULL * _width(lines)
    paragraph, last = "", ""
    for line in lines:
        if paragraph and _goes_on(last, line, full):
            paragraph = _joined(paragraph, line)
        else:
            if paragraph:
                yield paragraph
            paragraph = line
        last = line
    if paragraph:
        yield paragraph


def _width(lines: Sequence[str]) -> int:
    """The length of a full line: that which one of ten lines goes beyond."""
    lengths = sorted(map(len, lines))
    return lengths[int(_WIDE * (len(lengths) - 1))] if lengths else 0


def _goes_on(last: str, line: str, full: float) -> bool:
    """Whether a line continues the one before."""
    if len(last) < full or _ITEM.match(line) or begins_with_time(line):
        return False
    if last.endswith(_SENTENCE_ENDS) and not line[:1].islower():
        return False
    return not _begins_turn(line)


def _begins_turn(line: str) -> bool:
    """Whether a line begins with what may be a speaker's label."""
    opening = before_colon(Line(0, line, Paragraph(1, 0, line), first=True, bold_lead=0))
    if opening is None:
        return False
    label = opening.speaker
    return is_initials(label) or is_name_like(label) or word_role(label) is not None


def _joined(paragraph: str, line: str) -> str:
    """A paragraph with one more line."""
    if _PARTED.search(paragraph) and line[:1].islower() and not _SUSPENDED.match(line):
        return paragraph[:-1] + line
    return f"{paragraph} {line}"
