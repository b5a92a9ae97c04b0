"""Where segments lie among the turns and words of their interviews, all at once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from interviews.transcript import Transcript

    Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class TurnSpans:
    """The turns of one interview as arrays; a source without turns is one turn of its own.

    Attributes:
        start: Offsets in code points.
        end: Offsets in code points.
        word_start: Ordinals among all spoken words.
        word_end: Ordinals among all spoken words.
        counted: Whether the turn's words count.
        words: Offsets of all spoken words.
    """

    start: Ints
    end: Ints
    word_start: Ints
    word_end: Ints
    counted: NDArray[np.bool_]
    words: Ints

    @classmethod
    def of(cls, transcript: Transcript, roles: tuple[str, ...]) -> TurnSpans:
        """The turns of a transcript; `roles` narrows what counts, interviewers never do."""
        turns = transcript.turns
        start = np.array([turn.start for turn in turns] or [0], dtype=np.int64)
        end = np.array([turn.end for turn in turns] or [len(transcript.text)], dtype=np.int64)
        spoken = [turn.role for turn in turns] or ["unknown"]
        counted = np.array([role != "interviewer" and (not roles or role in roles) for role in spoken], dtype=np.bool_)
        words = np.array(transcript.words.starts, dtype=np.int64)
        return cls(start, end, np.searchsorted(words, start), np.searchsorted(words, end), counted, words)


@dataclass(frozen=True, slots=True)
class Places:
    """Where segments lie, one entry a segment.

    Attributes:
        turn: Index of the turn that holds most of the segment's words (the first, when equal); -1 for none.
        word_start: Ordinal of the first spoken word.
        word_end: Ordinal after the last spoken word.
        words: Number of counted words.
    """

    turn: Ints
    word_start: Ints
    word_end: Ints
    words: Ints


def places(spans: TurnSpans, start: Ints, end: Ints) -> Places:
    """Finds turn and words of every segment of one interview.

    Segments are paired with every turn that they meet; a segment of n turns makes n pairs.
    """
    word_start, word_end = np.searchsorted(spans.words, start), np.searchsorted(spans.words, end)
    first = np.searchsorted(spans.end, start, side="right")
    last = np.searchsorted(spans.start, end, side="left")
    count = np.maximum(last - first, 0)
    segment = np.repeat(np.arange(len(start)), count)
    turn = first[segment] + np.arange(len(segment)) - np.repeat(np.cumsum(count) - count, count)
    shared = np.minimum(word_end[segment], spans.word_end[turn]) - np.maximum(word_start[segment], spans.word_start[turn])
    shared = np.maximum(shared, 0)
    words = np.bincount(segment, shared * spans.counted[turn], minlength=len(start)).astype(np.int64)
    order = np.lexsort((turn, -shared, segment))
    most = np.full(len(start), -1, dtype=np.int64)
    leading = order[np.unique(segment[order], return_index=True)[1]] if len(segment) else order
    most[segment[leading]] = turn[leading]
    return Places(most, word_start, word_end, words)
