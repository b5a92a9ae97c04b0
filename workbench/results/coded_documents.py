"""Word files of a study's interviews with what is coded in them: which interview, whose codings, under which name."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import sqlalchemy as sa

from coding.word_comments import CodeNames
from coding.word_margin.coded_document import coded_document
from coding.word_margin.reading_copy import reading_copy
from coding.word_margin.reading_words import READING_WORDS
from coding.word_margin.segment_comments import segment_comments
from interviews.source import Source
from interviews.swedish_order import swedish_key
from workbench.results.file_names import file_stems
from workbench.rows.segment_rows import segment_of
from workbench.rows.transcript_rows import transcript_of
from workbench.store import schema
from workbench.store.codes import read_study_codebook
from workbench.store.door import live
from workbench.store.finding import UnknownValueError, found_interview
from workbench.store.former_codes import former_paths
from workbench.store.texts import interview_rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from coding.codebook import Codebook
    from coding.segment import CodedSegment
    from interviews.transcript import Transcript
    from workbench.store.database import Database
    from workbench.store.door import Row


@dataclass(frozen=True, slots=True)
class DocumentChoice:
    """What shall be written.

    Attributes:
        coders: Whose codings; everybody's where none is named.
        interviews: Names of the interviews; all of them where none is named.
        clean: A copy for reading on paper instead of comments.
        lang: The language of that copy, `sv` or `en`.
    """

    coders: tuple[str, ...] = ()
    interviews: tuple[str, ...] = ()
    clean: bool = False
    lang: str = "sv"


@dataclass(frozen=True, slots=True)
class WrittenDocument:
    """One Word file.

    Attributes:
        interview: The interview.
        file_name: The file's name.
        content: Its bytes.
        segments: How many codings stand in it.
        why_plain: Why it is not the original with its looks, in a few words; empty where it is, and for a copy for paper.
    """

    interview: str
    file_name: str
    content: bytes
    segments: int
    why_plain: str = ""


def coded_documents(database: Database, choice: DocumentChoice) -> Iterator[WrittenDocument]:
    """Yields a file for each interview, in Swedish order of their names; those without codings too, for somebody to code.

    Raises:
        UnknownInterviewError: No interview is called like one that is asked for.
        UnknownValueError: A coder who is asked for has done nothing in the study.
    """
    with database.reading() as connection:
        writer = _Writer(connection, choice)
        yield from writer.documents()


class _Writer:
    """Writes the files of one state of a study."""

    def __init__(self, connection: sa.Connection, choice: DocumentChoice) -> None:
        self._connection, self._choice = connection, choice
        self._codebook: Codebook = read_study_codebook(connection)
        self._names = CodeNames(self._codebook, former=former_paths(connection))
        self._made = datetime.now(UTC)
        rows = sorted(interview_rows(connection), key=lambda row: swedish_key(row["name"]))
        self._stems = dict(zip((row["id"] for row in rows), file_stems(row["name"] for row in rows), strict=True))
        self._rows = _chosen(rows, choice.interviews)
        self._segments = self._read_segments()

    def documents(self) -> Iterator[WrittenDocument]:
        """Yields the files, one read and written at a time."""
        for row in self._rows:
            transcript, segments = transcript_of(row, row["case"]), self._segments.get(row["id"], [])
            yield self._copy(row, transcript, segments) if self._choice.clean else self._commented(row, transcript, segments)

    def _copy(self, row: Row, transcript: Transcript, segments: Sequence[CodedSegment]) -> WrittenDocument:
        """The copy of an interview for reading on paper."""
        words = READING_WORDS[self._choice.lang]
        content = reading_copy(transcript, segments, self._codebook, words=words, made=self._made)
        return WrittenDocument(row["name"], f"{self._stems[row['id']]}.docx", content, len(segments))

    def _commented(self, row: Row, transcript: Transcript, segments: Sequence[CodedSegment]) -> WrittenDocument:
        """An interview's file with its codings as comments."""
        comments = segment_comments(segments, transcript, self._names)
        document = coded_document(transcript, _source(self._connection, row["source_id"]), comments, self._made)
        file_name = f"{self._stems[row['id']]}{document.suffix}"
        return WrittenDocument(row["name"], file_name, document.content, len(segments), document.why_plain)

    def _read_segments(self) -> dict[str, list[CodedSegment]]:
        """The accepted segments of the chosen coders, by the interview's id, in the order of the text."""
        accepted = live(self._connection, schema.segments, schema.segments.c.status == "accepted")
        coders = set(_known_coders(self._choice.coders, {row["coder"] for row in accepted}))
        names = {row["id"]: row["name"] for row in self._rows}
        paths = {code.id: code.path for code in self._codebook}
        found: dict[str, list[CodedSegment]] = {}
        for row in accepted:
            if row["interview_id"] in names and (not coders or row["coder"] in coders):
                found.setdefault(row["interview_id"], []).append(segment_of(row, names, paths))
        for segments in found.values():
            segments.sort(key=lambda each: (each.start, each.end, swedish_key(each.code), swedish_key(each.coder), each.id))
        return found


def _chosen(rows: list[Row], names: Iterable[str]) -> list[Row]:
    """The interviews of the names, in any case; all of them where there are none."""
    wanted = {found_interview(rows, name)["id"] for name in names}
    return [row for row in rows if row["id"] in wanted] if wanted else rows


def _known_coders(coders: Sequence[str], known: set[str]) -> Sequence[str]:
    """The coders; raises where one has coded nothing, which is mostly a misspelt name."""
    for coder in coders:
        if coder not in known:
            raise UnknownValueError("--coder", coder, sorted(known, key=swedish_key))
    return coders


def _source(connection: sa.Connection, source_id: str | None) -> Source | None:
    """An original file, or None where the interview has none."""
    if source_id is None:
        return None
    row = connection.execute(sa.select(schema.sources).where(schema.sources.c.id == source_id)).mappings().one_or_none()
    return None if row is None else Source(row["file_name"], row["content"], row["walk"])
