"""A copy of a transcript for reading on paper, with its codes in the margin; nothing in it depends on colour."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

from coding.sentences import sentences
from coding.word_margin.numbered_spans import coded_blocks, numbered_spans
from coding.word_margin.plain_document import lines_of
from coding.word_margin.reading_page import ReadingPage
from coding.word_margin.short_names import short_coders, short_codes
from interviews.swedish_order import swedish_key

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime

    from coding.codebook import Codebook
    from coding.segment import CodedSegment
    from coding.word_margin.numbered_spans import Block, NumberedSpan
    from coding.word_margin.plain_document import Line
    from coding.word_margin.reading_words import ReadingWords
    from interviews.transcript import Transcript

_LONG_LINE = 700
"""Longer lines are shown in several blocks, so that codes stand beside what they are about."""


def reading_copy(
    transcript: Transcript, segments: Sequence[CodedSegment], codebook: Codebook, *, words: ReadingWords, made: datetime
) -> bytes:
    """The bytes of a Word file with a transcript in a wide column and its codes in a narrow one.

    Args:
        transcript: The transcript.
        segments: Its coded segments.
        codebook: The study's codebook, whose order the list of codes follows.
        words: The words to use.
        made: When it is made, in UTC.
    """
    page = ReadingPage(transcript.name, words, made)
    page.add_title(transcript.name)
    page.add_facts([(name, value) for name, value in _facts(transcript, segments, words) if value])
    counts = Counter(each.code for each in segments)
    used = [code.path for code in codebook if code.path in counts]
    if used:
        page.add_remark(words.how)
        page.add_codes([(path, counts[path]) for path in used])
    else:
        page.add_remark(words.uncoded)
    notes = _Notes(used, sorted({each.coder for each in segments}, key=swedish_key), words)
    page.begin_text()
    lines = list(lines_of(transcript))
    for line, block in _blocks(transcript.text, lines, segments):
        if block.begun or any(piece.text or piece.closes for piece in block.pieces):
            page.add_row(line, block, notes.of(block))
    return page.finish()


def _facts(transcript: Transcript, segments: Sequence[CodedSegment], words: ReadingWords) -> Iterator[tuple[str, str]]:
    """Yields what is known of the interview, with its heading; some of it may be empty."""
    yield words.case, transcript.case or ""
    yield words.kind, words.kinds[transcript.kind]
    yield words.wave, transcript.wave or ""
    yield words.date, transcript.date or ""
    yield words.size, words.sizes.format(words=transcript.word_count, segments=len(segments))
    coders = sorted({each.coder for each in segments}, key=swedish_key)
    short = short_coders(coders)
    yield words.coders, ", ".join(name if short[name] == name else f"{name} ({short[name]})" for name in coders)


def _blocks(text: str, lines: Sequence[Line], segments: Sequence[CodedSegment]) -> Iterator[tuple[Line, Block]]:
    """Yields the blocks that the text is shown in, each with its line."""
    parted = [(line, stretch) for line in lines for stretch in _stretches(text, line)]
    found = coded_blocks(text, [stretch for _, stretch in parted], numbered_spans(segments))
    yield from zip((line for line, _ in parted), found, strict=True)


def _stretches(text: str, line: Line) -> Iterator[tuple[int, int]]:
    """Yields the stretches that a line is shown in: itself, or some sentences of a long one at a time."""
    if len(line.text) <= _LONG_LINE:
        yield line.start, line.end
        return
    edges = [line.start]
    for _, (start, end) in pairwise(sentences(text, line.start, line.end)):
        if end - edges[-1] > _LONG_LINE and start > edges[-1]:
            edges.append(start)
    yield from pairwise([*edges, line.end])


class _Notes:
    """What stands in the margin beside a block."""

    def __init__(self, codes: Sequence[str], coders: Sequence[str], words: ReadingWords) -> None:
        self._codes, self._coders, self._words = short_codes(codes), short_coders(coders), words

    def of(self, block: Block) -> Iterator[tuple[str, str, str]]:
        """Yields number, code and memo of every coding beside a block; those that go on from before stand together, first."""
        going = [f"{span.number} {name}" for span in block.continued for name in self._names(span)]
        if going:
            yield "…", f"{', '.join(going)} ({self._words.continued})", ""
        for span in block.begun:
            yield from self._begun(span)

    def _names(self, span: NumberedSpan) -> Iterator[str]:
        """Yields the codes of a span, each once."""
        yield from dict.fromkeys(self._codes[each.code] for each in span.segments)

    def _begun(self, span: NumberedSpan) -> Iterator[tuple[str, str, str]]:
        """Yields what is said of a span that begins: a line for each code, with all who gave it."""
        ways: dict[tuple[str, bool], list[CodedSegment]] = {}
        for each in span.segments:
            ways.setdefault((each.code, each.contrary), []).append(each)
        for place, ((code, contrary), given) in enumerate(ways.items()):
            coders = ", ".join(dict.fromkeys(self._coders[each.coder] for each in given))
            against = f" – {self._words.contrary}" if contrary else ""
            yield "" if place else str(span.number), f"{self._codes[code]} ({coders}){against}", self._memos(given)

    def _memos(self, given: Sequence[CodedSegment]) -> str:
        """The memos of codings; of several coders each with who wrote it."""
        said = [each for each in given if each.memo]
        if len(given) == 1:
            return given[0].memo
        return "\n".join(f"{self._coders[each.coder]}: {each.memo}" for each in said)
