"""Proposals: what the codebook's rules find, for a person to accept or reject."""

from __future__ import annotations

import json
import uuid
from bisect import bisect_left, bisect_right
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from coding.matching import Find, Vocabulary, finds, fold
from coding.rule import Match, Rule
from coding.segment import CodedSegment
from coding.sentences import sentences, trim

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from coding.code import Code
    from coding.codebook import Codebook
    from interviews.transcript import Transcript

NAMESPACE = uuid.UUID("6f1c9d5e-0f5a-5c0e-9c1b-7d2b1b3e4a90")
"""Under it the ids of proposals are made; it never changes, or every study would get its proposals twice."""


@dataclass(frozen=True, slots=True)
class WordForm:
    """A form that a rule's word finds, for looking over a codebook before it is used.

    Attributes:
        code: Path of the code.
        match: The rule's kind of match.
        word: The word, phrase or pattern, as the rule spells it.
        form: What it found, folded.
        count: How often, in all transcripts.
    """

    code: str
    match: Match
    word: str
    form: str
    count: int


def propose(transcript: Transcript, codebook: Codebook) -> list[CodedSegment]:
    """What the rules of a codebook find in a transcript.

    Interviewers' turns are left out, retired codes propose nothing. A rule marks the sentence around a find, or the turn (the
    paragraph, where the source has no turns); several finds in one unit make one proposal, and so do two rules of one code.

    Returns:
        Proposed segments without a coder and without a time, sorted by start, end and code. The id is the same wherever the
        transcript's text, the code's id, the rule's kind and the span are.

    Raises:
        PatternError: A pattern of a rule is none.
    """
    spoken = spoken_spans(transcript)
    vocabulary = Vocabulary.of(transcript.text, spoken)
    units = _Units(transcript.text, spoken)
    marked: dict[tuple[int, int, str], CodedSegment] = {}
    for code, rule in _rules(codebook):
        for span in dict.fromkeys(units.around(find, rule) for find in finds(rule, vocabulary)):
            if (*span, code.path) not in marked:
                marked[*span, code.path] = _proposal(transcript, code, rule, span)
    return [marked[key] for key in sorted(marked)]


def word_forms(transcripts: Iterable[Transcript], codebook: Codebook) -> list[WordForm]:
    """The word forms that the rules find, the most frequent first.

    Raises:
        PatternError: A pattern of a rule is none.
    """
    counts: Counter[tuple[str, Match, str, str]] = Counter()
    for transcript in transcripts:
        vocabulary = Vocabulary.of(transcript.text, spoken_spans(transcript))
        for code, rule in _rules(codebook):
            found = finds(rule, vocabulary)
            counts.update((code.path, rule.match, find.word, _form(transcript, find)) for find in found)
    return [WordForm(*key, count=count) for key, count in sorted(counts.items(), key=lambda item: (-item[1], item[0]))]


def spoken_spans(transcript: Transcript) -> list[tuple[int, int]]:
    """The turns that are not an interviewer's; the paragraphs of a source without turns."""
    if transcript.turns:
        return [(turn.start, turn.end) for turn in transcript.turns if turn.role != "interviewer"]
    return list(_paragraphs(transcript.text))


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """The lines of a text that hold something, without white space around them."""
    end = -1
    for line in text.split("\n"):
        start, end = end + 1, end + 1 + len(line)
        if line.strip():
            yield trim(text, start, end)


def _rules(codebook: Codebook) -> Iterator[tuple[Code, Rule]]:
    """The rules of the codes that are in use."""
    return ((code, rule) for code in codebook.codes if not code.retired for rule in code.rules)


def _form(transcript: Transcript, find: Find) -> str:
    """What a find found, on one line."""
    return fold(" ".join(transcript.text[find.start : find.end].split()))


def _proposal(transcript: Transcript, code: Code, rule: Rule, span: tuple[int, int]) -> CodedSegment:
    """The proposal of a rule for a span."""
    return CodedSegment(
        id=_proposal_id(transcript, code, rule, span),
        interview=transcript.name,
        start=span[0],
        end=span[1],
        quote=transcript.text[slice(*span)],
        code=code.path,
        origin="rule",
        status="proposed",
    )


def _proposal_id(transcript: Transcript, code: Code, rule: Rule, span: tuple[int, int]) -> str:
    """A UUID made of the text, the code, the rule and the span.

    The rule counts by its kind of match and its unit: whoever adds a word to it keeps the proposals that it made already.
    """
    facts = [transcript.sha256, code.id, [rule.match, rule.unit], span]
    return str(uuid.uuid5(NAMESPACE, json.dumps(facts)))


class _Units:
    """The sentences and turns of one text; a turn is cut into sentences when a find asks for it, once."""

    def __init__(self, text: str, spans: list[tuple[int, int]]) -> None:
        self._text = text
        self._spans = spans
        self._starts = [start for start, _ in spans]
        self._sentences: dict[int, list[tuple[int, int]]] = {}

    def around(self, find: Find, rule: Rule) -> tuple[int, int]:
        """The turn around a find, or the sentence, or the sentences if it reaches over several."""
        turn = bisect_right(self._starts, find.start) - 1
        if rule.unit == "turn":
            return self._spans[turn]
        cut = self._cut(turn)
        first = bisect_right(cut, find.start, key=_start) - 1
        last = bisect_left(cut, find.end, key=_start) - 1
        return cut[first][0], cut[last][1]

    def _cut(self, turn: int) -> list[tuple[int, int]]:
        """The sentences of a turn."""
        if turn not in self._sentences:
            self._sentences[turn] = sentences(self._text, *self._spans[turn])
        return self._sentences[turn]


def _start(span: tuple[int, int]) -> int:
    return span[0]
