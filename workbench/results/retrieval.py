"""Bringing coded passages together: by codes, cases, their attributes, speakers' roles, coders and waves."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace
from operator import itemgetter
from typing import TYPE_CHECKING, Any

import pandas as pd

from analysis.combination import Combination
from analysis.combined_codes import combined
from analysis.passage_table import passages
from analysis.theme_table import themes
from interviews.errors import KodbokError
from workbench.results.context import after, before
from workbench.results.retrieval_query import described
from workbench.results.study_material import read_material
from workbench.store import schema
from workbench.store.codes import read_study_codebook
from workbench.store.door import live

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import sqlalchemy as sa

    from analysis.material import Material
    from analysis.selection import Selection
    from coding.codebook import Codebook
    from workbench.results.retrieval_query import Retrieval
    from workbench.store.database import Database

AROUND = 160
"""Characters of context on either side, but for what completes a word."""


class NoCaseLikeThatError(KodbokError):
    """No case is what the attributes ask for."""

    def __init__(self, attributes: Mapping[str, Sequence[str]]) -> None:
        asked = "; ".join(f"{name} = {' or '.join(values)}" for name, values in attributes.items())
        super().__init__(f"No case of the selection has {asked}; leave out an attribute or a case.")


@dataclass(frozen=True, slots=True)
class CodedHere:
    """A coded segment that a passage was made of."""

    id: str
    code: str
    coder: str
    status: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage with its source.

    Attributes:
        interview: The interview's name.
        case: Its case, or None.
        wave: Its wave, or None.
        speaker: Who speaks its counted words; None where nobody is named.
        start: Offset in the interview's text, in code points.
        end: Offset after its last character.
        words: Its counted words.
        before: What is said before it in the same turn.
        text: Its text.
        after: What is said after it.
        segments: The coded segments that it was made of.
    """

    interview: str
    case: str | None
    wave: str | None
    speaker: str | None
    start: int
    end: int
    words: int
    before: str
    text: str
    after: str
    segments: tuple[CodedHere, ...]


@dataclass(frozen=True, slots=True)
class Retrieved:
    """What was brought together, and how much it is.

    Attributes:
        name: The combination in one line.
        passages: As many of the passages as were asked for, by interview and place.
        figures: The row of the theme table that the passages make as one code: `passages, words, share, interviews,
            interviews_total, cases, cases_total, finished`; `share` is None where there is nothing to divide by.
        material: What all of it was counted from: one code, whose segments are the passages.
    """

    name: str
    passages: tuple[Passage, ...]
    figures: Mapping[str, int | float | None]
    material: Material


def retrieve(database: Database, asked: Retrieval, *, first: int = 0, most: int | None = None) -> Retrieved:
    """Brings passages together.

    Args:
        database: The study's database.
        asked: What is asked for.
        first: How many passages are passed over; all are counted.
        most: How many are wanted at most.

    Raises:
        CodeUnknownError: There is no such code.
        UnknownValueError: A filter names something that the study does not have.
        NoCaseLikeThatError: No case of the selection has the attributes.
    """
    with database.reading() as connection:
        codes = _known(read_study_codebook(connection), asked.codes)
        selection = _narrowed(connection, asked)
    whole = read_material(database, replace(selection, codes=()))
    name = described(codes)
    material = combined(whole, codes, name)
    table = passages(material)
    chosen = table.iloc[first : None if most is None else first + most]
    sources = _Sources(whole)
    return Retrieved(name, tuple(map(sources.passage, chosen.to_dict("records"))), _figures(material), material)


def _known(book: Codebook, codes: Combination) -> Combination:
    """The same codes by their paths."""
    any_of, all_of, none_of = (
        tuple(dict.fromkeys(book.find(code).path for code in told)) for told in (codes.any_of, codes.all_of, codes.none_of)
    )
    return Combination(any_of, all_of, none_of, codes.below)


def _narrowed(connection: sa.Connection, asked: Retrieval) -> Selection:
    """The selection with the cases that have the attributes."""
    wanted = {name: values for name, values in asked.attributes.items() if values}
    if not wanted:
        return asked.selection
    cases = live(connection, schema.cases)
    having = [row["name"] for row in cases if all(str(row["attributes"].get(name)) in values for name, values in wanted.items())]
    kept = tuple(name for name in having if not asked.selection.cases or name in asked.selection.cases)
    if not kept:
        raise NoCaseLikeThatError(wanted)
    return replace(asked.selection, cases=kept)


def _figures(material: Material) -> dict[str, int | float | None]:
    """The one row of the theme table."""
    row = themes(material).iloc[0]
    wanted = ("passages", "words", "interviews", "interviews_total", "cases", "cases_total", "finished")
    share = None if pd.isna(row["share"]) else float(row["share"])
    return {**{name: int(row[name]) for name in wanted}, "share": share}


class _Sources:
    """What passages are told from: texts, turns and coded segments."""

    def __init__(self, material: Material) -> None:
        facts = material.interviews[["interview", "wave", "text"]].astype(object)
        self._facts = {name: (wave, text) for name, wave, text in facts.itertuples(index=False)}
        turns = material.turns[["interview", "start", "end"]]
        self._turns = {name: rows[["start", "end"]].to_numpy().tolist() for name, rows in turns.groupby("interview", observed=True)}
        told = material.segments[["id", "code", "coder", "status", "start", "end"]].astype({"code": object, "coder": object})
        self._segments = {each[0]: CodedHere(*each) for each in told.itertuples(index=False, name=None)}

    def passage(self, row: Mapping[Any, Any]) -> Passage:
        """A passage with its source."""
        name, start, end = str(row["interview"]), int(row["start"]), int(row["end"])
        wave, text = self._facts[name]
        turns = self._turns[name]
        first, last = bisect_right(turns, start, key=itemgetter(0)) - 1, bisect_left(turns, end, key=itemgetter(0)) - 1
        return Passage(
            interview=name,
            case=_told(row["case"]),
            wave=_told(wave),
            speaker=_told(row["speaker"]),
            start=start,
            end=end,
            words=int(row["words"]),
            before=before(text, min(turns[max(first, 0)][0], start), start, AROUND),
            text=text[start:end],
            after=after(text, end, max(turns[last][1], end), AROUND),
            segments=tuple(self._segments[each] for each in row["segments"].split("; ")),
        )


def _told(value: Any) -> str | None:  # noqa: ANN401  # a cell of a table
    """A cell's text, or None where it is empty."""
    return None if pd.isna(value) else str(value)
