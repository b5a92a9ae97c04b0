"""Searching all that was said: every place of some words, with the words around it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING

import sqlalchemy as sa

from coding.sentences import trim
from interviews.swedish_order import swedish_key
from workbench.results.context import after, before
from workbench.results.search_query import parsed
from workbench.rows.transcript_rows import transcript_of
from workbench.store import schema
from workbench.store.texts import interview_rows
from workbench.store.word_index import Index, fill

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from interviews.turn import Turn
    from workbench.results.search_query import Term
    from workbench.store.database import Database
    from workbench.store.door import Row

_WORD = re.compile(r"\w+(?:[-'’\N{NON-BREAKING HYPHEN}]\w+)*")
"""A word as the index tells them apart: kinds of hyphen and of apostrophe are one to it."""
AROUND = 70
"""Characters of context on either side, but for what completes a word."""
_HOW_MANY = sa.select(sa.func.count()).select_from(schema.interviews).where(schema.interviews.c.ended_rev.is_(None))


@dataclass(frozen=True, slots=True)
class Hit:
    """One place that a search found.

    Attributes:
        interview: The interview's name.
        case: Its case, or None.
        wave: Its wave, or None.
        start: Offset of the first character in the interview's text, in code points.
        end: Offset after the last one.
        speaker: Who speaks there, or None where nobody is named.
        role: In what role.
        before: What is said before it in the same turn, on one line; an ellipsis where there is more.
        words: The words found.
        after: What is said after it.
    """

    interview: str
    case: str | None
    wave: str | None
    start: int
    end: int
    speaker: str | None
    role: str
    before: str
    words: str
    after: str


@dataclass(frozen=True, slots=True)
class Found:
    """What a search found.

    Attributes:
        hits: The hits, as many as were asked for, by interview in Swedish order and by place.
        total: How many there are.
        interviews: In how many interviews.
        interviews_total: How many were searched.
    """

    hits: tuple[Hit, ...]
    total: int
    interviews: int
    interviews_total: int


@dataclass(frozen=True)  # no slots: who speaks where is read only where a hit is shown
class _Said:
    """What was said in one interview, cut into turns; into paragraphs where the source has no turns.

    Attributes:
        row: The interview's row with text, turns and what people told of its speakers.
        starts: Where each stretch begins.
        ends: Where it ends.
    """

    row: Row
    starts: Sequence[int]
    ends: Sequence[int]

    @classmethod
    def of(cls, row: Row) -> _Said:
        """Cuts the text of an interview."""
        spans = [(turn[0], turn[1]) for turn in row["turns"]] or list(_paragraphs(row["text"]))
        return cls(row, [start for start, _ in spans], [end for _, end in spans])

    @property
    def text(self) -> str:
        """The interview's text."""
        return str(self.row["text"])

    def at(self, offset: int) -> int:
        """The stretch that a word lies in, by its number."""
        return bisect_right(self.starts, offset) - 1

    @cached_property
    def _turns(self) -> tuple[Turn, ...]:
        return transcript_of(self.row, self.row["case"]).turns

    def speaker(self, at: int) -> tuple[str | None, str]:
        """Who speaks a stretch, and in what role."""
        return (self._turns[at].speaker, self._turns[at].role) if self.row["turns"] else (None, "unknown")


def search(database: Database, query: str, *, inflections: bool = True, most: int = 300) -> Found:
    """Finds every place of some words in all live interviews, interviewers' turns included; labels and headings are not searched.

    Several words are found where one turn holds all of them; a phrase where its words follow one another in a turn, whatever signs
    stand between them.

    Args:
        database: The study's database.
        query: Words, `"phrases"`, and beginnings of words with an asterisk.
        inflections: Whether other forms of a word are found too, by its dictionary form.
        most: How many hits are wanted; all are counted.

    Raises:
        EmptySearchError: The query holds no word.
    """
    terms = parsed(query, inflections=inflections)
    fill(database)
    with database.reading() as connection:
        places = _places(connection, terms)
        rows = interview_rows(connection, schema.interviews.c.transcript_id.in_(places))
        everywhere = connection.execute(_HOW_MANY).scalar_one()
    rows.sort(key=lambda row: swedish_key(row["name"]))
    said = [_Said.of(row) for row in rows]
    spans = [(each, found) for each in said if (found := _spans(each, places[each.row["transcript_id"]]))]
    hits = (_hit(each, *span) for each, found in spans for span in found)
    return Found(tuple(islice(hits, most)), sum(len(found) for _, found in spans), len(spans), everywhere)


def _places(connection: sa.Connection, terms: Sequence[Term]) -> dict[str, list[list[frozenset[int]]]]:
    """For each transcript that holds all of the words, where each word of each term begins."""
    index = Index(connection)
    asked = [[index.places(word) for word in term.words] for term in terms]
    everywhere = [set(places) for term in asked for places in term]
    held = set.intersection(*everywhere)
    return {text: [[frozenset(places[text]) for places in term] for term in asked] for text in held}


def _spans(said: _Said, terms: Sequence[Sequence[frozenset[int]]]) -> list[tuple[int, int]]:
    """Every place of a term in the stretches that hold all of them, in order."""
    found = [_by_stretch(said, places) for places in terms]
    together = set.intersection(*map(set, found))
    return sorted({span for held in found for at in together for span in held[at]})


def _by_stretch(said: _Said, places: Sequence[frozenset[int]]) -> dict[int, list[tuple[int, int]]]:
    """The places of one term, by the stretch that they lie in."""
    held: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)
    for start in places[0]:
        at = said.at(start)
        end = _end(said.text, start, said.ends[at], places[1:])
        if end is not None:
            held[at].append((start, end))
    return held


def _end(text: str, start: int, limit: int, following: Sequence[frozenset[int]]) -> int | None:
    """Where the phrase that begins at a word ends, or None where other words follow."""
    word = _WORD.match(text, start, limit)
    for accepted in following:
        word = _WORD.search(text, word.end(), limit) if word else None
        if word is None or word.start() not in accepted:
            return None
    return word.end() if word else None


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """The lines of a text that hold something."""
    end = -1
    for line in text.split("\n"):
        start, end = end + 1, end + 1 + len(line)
        if line.strip():
            yield trim(text, start, end)


def _hit(said: _Said, start: int, end: int) -> Hit:
    """A hit with the words around it."""
    text, at = said.text, said.at(start)
    speaker, role = said.speaker(at)
    return Hit(
        interview=said.row["name"],
        case=said.row["case"],
        wave=said.row["wave"],
        start=start,
        end=end,
        speaker=speaker,
        role=role,
        before=before(text, said.starts[at], start, AROUND),
        words=" ".join(text[start:end].split()),
        after=after(text, end, said.ends[at], AROUND),
    )
