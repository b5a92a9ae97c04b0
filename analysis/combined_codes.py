"""Passages under several codes at once: and, or, not."""

from __future__ import annotations

from dataclasses import replace
from functools import reduce
from itertools import groupby, islice, starmap
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import pandas as pd

from analysis.categories import categorical, positions
from analysis.passage_table import passages
from analysis.spoken_words import SpokenWords
from coding.code import SEPARATOR

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from analysis.combination import Combination
    from analysis.material import Material

_PLACES = ("start", "end", "word_start", "word_end")


def combined(material: Material, combination: Combination, name: str) -> Material:
    """A material with one code, whose segments are the combination's passages; its results count as those of any code do.

    Args:
        material: The material.
        combination: What is combined; without any code, all that is coded.
        name: What the code is called.

    Returns:
        The same interviews, cases and turns. Each segment is a passage: its `id` holds the ids of the coded segments that it was
        made of, joined by `; `.
    """
    legs = [_spans(material, each, below=combination.below) for each in _legs(combination)]
    met = reduce(_meet, legs)
    if combination.none_of:
        met = _apart(met, _spans(material, combination.none_of, below=combination.below))
    book = pd.DataFrame({"code": [name], "level": [1], "name": [name], "parent": [None]})
    selection = replace(material.selection, codes=combination.any_of + combination.all_of)
    return replace(material, segments=_segments(material, met, name), codebook=book, selection=selection)


def _legs(combination: Combination) -> list[tuple[str, ...]]:
    """Sets of codes, under one of each of which a passage is; an empty set means every code."""
    legs = [combination.any_of] if combination.any_of else []
    return [*legs, *((path,) for path in combination.all_of)] or [()]


def _spans(material: Material, paths: Sequence[str], *, below: bool) -> list[_Span]:
    """The passages of some codes as if they were one."""
    known = _with_those_below(material.codebook["code"], paths) if below else list(paths)
    wanted = material.segments["code"].isin(known if paths else list(material.codebook["code"]))
    code = pd.Categorical(["*"] * int(wanted.sum()), categories=["*"])
    book = pd.DataFrame({"code": ["*"], "level": [1], "name": ["*"], "parent": [None]})
    return _rows(passages(replace(material, segments=material.segments[wanted].assign(code=code), codebook=book)))


def _with_those_below(codes: Iterable[str], paths: Sequence[str]) -> list[str]:
    return [code for code in codes if any(code == path or code.startswith(path + SEPARATOR) for path in paths)]


class _Span(NamedTuple):
    """A stretch of spoken words of one interview."""

    interview: str
    case: str | None
    start: int
    end: int
    word_start: int
    word_end: int
    segments: str


def _rows(table: pd.DataFrame) -> list[_Span]:
    """The spans of a table of passages, by interview in its order and by place; those of one interview are apart."""
    return list(starmap(_Span, table[list(_Span._fields)].itertuples(index=False, name=None)))


def _meet(one: list[_Span], other: list[_Span]) -> list[_Span]:
    """The stretches of words that lie in a passage of both, with the segments of both."""
    return list(starmap(_shared, _overlapping(one, other)))


def _overlapping(one: list[_Span], other: list[_Span]) -> Iterator[tuple[_Span, _Span]]:
    """Pairs that share a spoken word, in the order of the first; both sides are gone through once."""
    there = {name: list(spans) for name, spans in groupby(other, key=attrgetter("interview"))}
    for name, mine in groupby(one, key=attrgetter("interview")):
        yield from _in_one_interview(mine, there.get(name, []))


def _in_one_interview(one: Iterable[_Span], other: Sequence[_Span]) -> Iterator[tuple[_Span, _Span]]:
    at = 0
    for mine in one:
        while at < len(other) and other[at].word_end <= mine.word_start:
            at += 1
        for its in islice(other, at, None):
            if its.word_start >= mine.word_end:
                break
            yield mine, its


def _shared(one: _Span, other: _Span) -> _Span:
    """What two passages share: words belong to spans by their first characters, so offsets and ordinals cut alike."""
    return one._replace(
        start=max(one.start, other.start),
        end=min(one.end, other.end),
        word_start=max(one.word_start, other.word_start),
        word_end=min(one.word_end, other.word_end),
        segments="; ".join(dict.fromkeys([*one.segments.split("; "), *other.segments.split("; ")])),
    )


def _apart(spans: list[_Span], others: list[_Span]) -> list[_Span]:
    """The spans that share no word with any of the others."""
    touched = {mine for mine, _ in _overlapping(spans, others)}
    return [span for span in spans if span not in touched]


def _segments(material: Material, spans: list[_Span], name: str) -> pd.DataFrame:
    """The spans as rows of a segments table that all count."""
    names = list(material.interviews["interview"])
    table = pd.DataFrame(spans, columns=_Span._fields).astype(dict.fromkeys(_PLACES, "int64"))
    interview = positions(table["interview"], names)
    spoken = SpokenWords.of(material)
    base = spoken.bases[interview]
    words = spoken.counted_between(base + table["word_start"].to_numpy(), base + table["word_end"].to_numpy())
    return pd.DataFrame(
        {
            "id": table["segments"],
            "interview": categorical(interview, names),
            "case": table["case"],
            **{column: table[column] for column in _PLACES},
            "words": np.asarray(words, dtype=np.int64),
            "code": pd.Categorical([name] * len(table), categories=[name]),
            "counts": True,
            "status": "accepted",
        }
    )
