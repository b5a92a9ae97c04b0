"""Matching by spaCy's token patterns, for what words alone do not say."""

from __future__ import annotations

import json
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from coding.code_fields import is_pattern
from coding.matching.find import Find
from interviews.errors import KodbokError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


class PatternError(KodbokError):
    """A rule's pattern is none that spaCy understands."""

    def __init__(self, pattern: str, why: str) -> None:
        super().__init__(
            f"The pattern {pattern} cannot be used ({why}); write a JSON list with a description of each token, "
            'like [{"LOWER": "ett"}, {"LOWER": "år"}].'
        )


def pattern_finds(patterns: Sequence[str], text: str, spans: Sequence[tuple[int, int]]) -> Iterator[Find]:
    """Every longest place inside the spans that a token pattern describes.

    The tokens are those of spaCy's blank Swedish pipeline: they know their form, not their part of speech.

    Args:
        patterns: One JSON list of token descriptions each.
        text: The text.
        spans: Stretches in which to look; no find reaches over their ends.

    Raises:
        PatternError: A pattern is no JSON list of token descriptions.
    """
    pipeline, matcher = _matcher(tuple(patterns))
    for start, end in spans:
        document = pipeline(text[start:end])
        for key, first, last in matcher(document):
            found = document[first:last]
            yield Find(start + found.start_char, start + found.end_char, pipeline.vocab.strings[key])


@lru_cache(maxsize=64)
def _matcher(patterns: tuple[str, ...]) -> tuple[Any, Any]:
    """A blank pipeline and a matcher with the patterns, each under its own text."""
    import spacy  # takes 0.8 s and 180 MB: only for codebooks with token patterns
    from spacy.matcher import Matcher

    pipeline = spacy.blank("sv")
    pipeline.max_length = 1 << 30  # the limit guards trained pipelines, and a turn may be long
    matcher = Matcher(pipeline.vocab, validate=True)
    for pattern in patterns:
        try:
            matcher.add(pattern, [_tokens(pattern)], greedy="LONGEST")
        except (ValueError, TypeError) as cause:  # spaCy's own errors about patterns are ValueErrors
            raise PatternError(pattern, _first_line(cause)) from cause
    return pipeline, matcher


def _tokens(pattern: str) -> list[dict[str, Any]]:
    """The token descriptions of a pattern."""
    tokens: list[dict[str, Any]] = json.loads(pattern)
    if not is_pattern(tokens):
        raise TypeError("it is no list of token descriptions")
    return tokens


def _first_line(cause: Exception) -> str:
    """What an error says first, as part of a sentence."""
    return (str(cause).splitlines() or [type(cause).__name__])[0].rstrip(".:")
