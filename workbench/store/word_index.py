"""The full-text index of a study: where each word form is spoken, with its dictionary form.

It is made of the texts alone. A version of a transcript never changes once it is kept, so what was indexed stays true; a new
version has an id of its own and is indexed when somebody searches next. Plain tables and no full-text engine: SQLite's leaves
deleted words in its file before 3.42, where an erasure promises that none are left, and a server has another one.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from itertools import groupby
from operator import attrgetter
from threading import Lock
from typing import TYPE_CHECKING

import sqlalchemy as sa

from coding.lemmas import FUNCTION_WORDS, lemma
from coding.matching import Vocabulary
from workbench.store import dialect, schema

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from workbench.store.database import Database
    from workbench.store.door import Row

_LAST_SIGN = "\U0010ffff"
_LOADING = Lock()
_ANY_WORD = "budgeten"
_PLACES = schema.word_places.c


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which word forms are meant.

    Attributes:
        form: The folded word, or its beginning.
        begins: Whether every form that begins so is meant.
        lemmas: Dictionary forms that are meant too.
    """

    form: str
    begins: bool = False
    lemmas: frozenset[str] = frozenset()

    @classmethod
    def inflected(cls, form: str) -> Wanted:
        """A folded word with its inflections, as a rule by lemma finds them; a function word is meant as it is written alone."""
        if form in FUNCTION_WORDS:
            return cls(form)
        load_dictionary()
        return cls(form, lemmas=frozenset({form, lemma(form)}))

    def means(self, form: str, its_lemma: str) -> bool:
        """Whether a form is meant."""
        return (form.startswith(self.form) if self.begins else form == self.form) or its_lemma in self.lemmas

    def where(self) -> sa.ColumnElement[bool]:
        """The same as a condition of the index; forms compare by code points there."""
        own = _PLACES.form.between(self.form, self.form + _LAST_SIGN) if self.begins else _PLACES.form == self.form
        return sa.or_(own, _PLACES.lemma.in_(sorted(self.lemmas))) if self.lemmas else own


def fill(database: Database) -> int:
    """Indexes the live transcripts that are not indexed yet, or by another dictionary; returns how many.

    It changes nothing that anybody has said or decided, so it makes no revision. A study that may only be read is left alone.
    """
    with database.reading() as connection:
        if not database.writable or not _unindexed(connection):
            return 0
    load_dictionary()  # before the lock, which others wait for
    with database.writing(dialect.REPEATABLE) as connection:
        missing = _unindexed(connection)  # somebody else may have come first
        for row in texts(connection, missing):
            _index(connection, row)
    return len(missing)


def _index(connection: sa.Connection, row: Row) -> None:
    """Indexes one version of a transcript anew."""
    for table in (schema.word_places, schema.indexed_texts):
        connection.execute(sa.delete(table).where(table.c.transcript_id == row["id"]))
    found = index_rows(row)
    if found:
        connection.execute(sa.insert(schema.word_places), found)
    connection.execute(sa.insert(schema.indexed_texts).values(transcript_id=row["id"], dictionary=_dictionary()))


def index_rows(row: Mapping[str, object]) -> list[Row]:
    """The index of one version of a transcript.

    Args:
        row: `id`, `text` and `turns` of the transcript.

    Returns:
        `transcript_id, form, lemma, places` for each form; places are offsets of first characters, in code points, ascending.
    """
    text, turns = str(row["text"]), row["turns"]
    spans = [(turn[0], turn[1]) for turn in turns] if isinstance(turns, list) and turns else [(0, len(text))]
    words = Vocabulary.of(text, spans)
    return [
        {
            "transcript_id": row["id"],
            "form": form,
            "lemma": lemma(form),
            "places": [words.starts[ordinal] for ordinal in ordinals],
        }
        for form, ordinals in words.places.items()
    ]


def load_dictionary() -> None:
    """Loads the dictionary, which takes a second or two, once: several searches at a time wait for the first of them."""
    with _LOADING:
        lemma(_ANY_WORD)


@cache
def _dictionary() -> str:
    """What gives the lemmas, so that another one makes the index anew."""
    from simplemma import __version__  # loaded only where somebody searches or checks

    return f"simplemma {__version__}"


def _unindexed(connection: sa.Connection) -> list[str]:
    """Ids of the live interviews' transcripts that no index of the present dictionary holds."""
    indexed, interviews = schema.indexed_texts.c, schema.interviews.c
    known = sa.select(indexed.transcript_id).where(indexed.dictionary == _dictionary())
    asked = sa.select(interviews.transcript_id).where(interviews.ended_rev.is_(None), interviews.transcript_id.not_in(known))
    return list(connection.execute(asked.order_by(interviews.row)).scalars())


def texts(connection: sa.Connection, ids: Iterable[str]) -> Iterator[Row]:
    """`id, text, turns` of transcripts, one at a time."""
    transcripts = schema.transcripts.c
    for each in ids:
        asked = sa.select(transcripts.id, transcripts.text, transcripts.turns).where(transcripts.id == each)
        yield dict(connection.execute(asked).mappings().one())


class Index:
    """The words of the live interviews, to be asked; what the study could not keep of them is read from the texts."""

    def __init__(self, connection: sa.Connection) -> None:
        """Reads the texts that are not indexed, which there are in a study that may only be read."""
        self._connection = connection
        self._unkept = [row for text in texts(connection, _unindexed(connection)) for row in index_rows(text)]

    def places(self, wanted: Wanted) -> dict[str, list[int]]:
        """Where the words that are meant begin, by transcript, in no particular order."""
        found: dict[str, list[int]] = {}
        for transcript, places in (*self._kept(wanted), *self._read(wanted)):
            found.setdefault(transcript, []).extend(places)
        return found

    def _kept(self, wanted: Wanted) -> Sequence[tuple[str, list[int]]]:
        """What the index holds of the live interviews."""
        indexed, interviews = schema.indexed_texts.c, schema.interviews.c
        live = sa.select(interviews.transcript_id).where(interviews.ended_rev.is_(None))
        current = sa.select(indexed.transcript_id).where(indexed.dictionary == _dictionary(), indexed.transcript_id.in_(live))
        asked = sa.select(_PLACES.transcript_id, _PLACES.places).where(wanted.where(), _PLACES.transcript_id.in_(current))
        return [(row.transcript_id, row.places) for row in self._connection.execute(asked)]

    def _read(self, wanted: Wanted) -> Sequence[tuple[str, list[int]]]:
        """What the texts hold that are not indexed."""
        return [(row["transcript_id"], row["places"]) for row in self._unkept if wanted.means(row["form"], row["lemma"])]


def untrue(connection: sa.Connection) -> Iterator[str]:
    """Ids of the transcripts whose index does not hold what their text says."""
    indexed = schema.indexed_texts.c
    kept = sa.select(schema.word_places).order_by(_PLACES.transcript_id)
    by_text = groupby(connection.execute(kept), key=attrgetter("transcript_id"))
    stored = {text: {row.form: (row.lemma, row.places) for row in rows} for text, rows in by_text}
    current = connection.execute(sa.select(indexed.transcript_id).where(indexed.dictionary == _dictionary())).scalars().all()
    for row in texts(connection, current):
        if {each["form"]: (each["lemma"], each["places"]) for each in index_rows(row)} != stored.get(row["id"], {}):
            yield row["id"]
