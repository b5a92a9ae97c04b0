"""The transcript: a source's fixed text and what is known about it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, get_args

from interviews.comment import Comment
from interviews.problem import Problem
from interviews.source import Source
from interviews.speaker import Speaker
from interviews.turn import Turn
from interviews.words import WordIndex, count_words

Kind = Literal["interview", "workshop", "meeting", "survey", "article"]
KINDS: tuple[Kind, ...] = get_args(Kind)


@dataclass(frozen=True)  # no slots: the word index is computed once and kept
class Transcript:
    """A source's canonical text with its turns, speakers and problems.

    Addresses are half-open `[start, end)` offsets in Unicode code points of `text`.

    Attributes:
        name: The interview's name, by default its file's stem.
        text: The canonical text, NFC, fixed at import.
        turns: Turns in order; they never overlap. Empty where no speakers were found and nothing told turns apart.
        speakers: Every speaker with a label, in order of appearance.
        comments: The document's margin comments.
        case: Name of the organisation, or None.
        wave: The follow-up's year or name, or None.
        kind: What sort of source it is.
        date: ISO date of the talk, or None.
        source: The original file, or None for text that never was one.
        problems: What the reader could not carry over.
    """

    name: str
    text: str
    turns: tuple[Turn, ...] = ()
    speakers: tuple[Speaker, ...] = ()
    comments: tuple[Comment, ...] = ()
    case: str | None = None
    wave: str | None = None
    kind: Kind = "interview"
    date: str | None = None
    source: Source | None = None
    problems: tuple[Problem, ...] = ()

    @cached_property
    def words(self) -> WordIndex:
        """The spoken words: those inside turns, or all of them where the source has no turns."""
        return WordIndex.of(self.text, self._spoken_spans)

    @cached_property
    def word_count(self) -> int:
        """The number of spoken words; quicker than `words` where nobody asks where they are."""
        return count_words(self.text, self._spoken_spans)

    @property
    def _spoken_spans(self) -> list[tuple[int, int]]:
        """Where words are spoken."""
        return [(turn.start, turn.end) for turn in self.turns] or [(0, len(self.text))]

    @cached_property
    def sha256(self) -> str:
        """SHA-256 of the text in UTF-8, as hexadecimal digits."""
        return hashlib.sha256(self.text.encode("utf-8")).hexdigest()

    def spoken(self, turn: Turn) -> str:
        """The words of a turn, as they stand in the text."""
        return self.text[turn.start : turn.end]
