"""Importing transcripts: one transaction an interview, one group an import."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal
from uuid import UUID, uuid4, uuid5

import sqlalchemy as sa

from interviews.errors import KodbokError
from interviews.part import Part
from interviews.reading import read_parts, read_transcript
from workbench.commands.case_edits import case_id, keep_cases
from workbench.rows.transcript_rows import source_row, transcript_row
from workbench.store import schema
from workbench.store.door import Change, Row, change, live
from workbench.store.errors import StudyUnusableError
from workbench.store.finding import folded_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from interviews.case_list import CaseList, CaseSource
    from interviews.problem import Problem
    from interviews.source import Source
    from interviews.transcript import Transcript
    from workbench.store.database import Database

COMMAND = "interviews add"

_SHARED = UUID("6f0d3c1e-7d0b-4a53-9d0a-0a6a4b6f5c11")
"""Names the originals that several interviews share: the id of such a file follows from its bytes."""


class ErasedBeforeError(KodbokError):
    """The source holds an interview that was erased."""

    def __init__(self, name: str, time: str) -> None:
        super().__init__(
            f"{name} holds an interview that was erased from this study on {time[:10]}, so it is not taken in again; "
            "if that is wrong, import it into a new study."
        )


@dataclass(frozen=True, slots=True)
class FileReport:
    """What became of one file.

    Attributes:
        file: The file.
        outcome: `added`, `skipped` (the study has it already) or `refused`.
        name: Name of the interview, empty where it was refused.
        turns: Number of turns.
        speakers: Number of speakers.
        words: Number of spoken words.
        problems: What the reader could not carry over.
        message: Why it was skipped or refused.
        taken: The name that it would have had if an interview with other words had not had it before, else empty.
        reason: Of one of several interviews in a file: what tells that it begins where it does, else empty.
        paragraph: The paragraph at which it begins.
    """

    file: Path
    outcome: Literal["added", "skipped", "refused"]
    name: str = ""
    turns: int = 0
    speakers: int = 0
    words: int = 0
    problems: tuple[Problem, ...] = ()
    message: str = ""
    taken: str = ""
    reason: str = ""
    paragraph: int = 1


@dataclass(frozen=True, slots=True)
class Redescribed:
    """What a case list changed of an interview that the study had already.

    Attributes:
        name: The interview.
        changes: What changed (`organisation`, `wave`, `kind`, `date`), from what (None for nothing) to what.
    """

    name: str
    changes: tuple[tuple[str, str | None, str | None], ...]


class InterviewImport:
    """One import of several files; its transactions share a group, so that one undo takes it all back.

    Attributes:
        redescribed: What the case list changed of interviews that the study had already.
        unmatched: Names in the case list that no interview of the study has, known when all files have been gone through.
        unlisted: Names of the imported interviews, and of those skipped, that the case list does not mention.
    """

    def __init__(
        self, database: Database, who: str, files: Sequence[Path], case_list: CaseList | None = None, *, split: bool = False
    ) -> None:
        """Prepares the import; it happens while one goes through it. Split, a file with several interviews becomes several."""
        self.database = database
        self.who = who
        self.group: int | None = None
        self.redescribed: tuple[Redescribed, ...] = ()
        self.unmatched: tuple[str, ...] = ()
        self.unlisted: tuple[str, ...] = ()
        self._files = files
        self._split = split
        self._met: set[str] = set()
        self._cases = case_list.cases if case_list else ()
        self._sources: dict[str, CaseSource] = {folded_name(each.name): each for each in case_list.sources} if case_list else {}

    def __iter__(self) -> Iterator[FileReport]:
        """Keeps the organisations of the case list, then imports the files; a bad one never stops the others.

        Raises:
            StudyUnusableError: The disk is full, or somebody holds the study; what was imported before stays.
        """
        with self._change() as made:
            keep_cases(made, self._cases)
        with self._change() as made:
            self._describe_known(made)
        for path in self._files:
            yield from self._reports(path)
        self._look_for_unmatched()

    def _look_for_unmatched(self) -> None:
        """Notes which rows of the list met no interview."""
        with self.database.reading() as connection:
            known = {folded_name(row["name"]) for row in live(connection, schema.interviews)}
        self.unmatched = tuple(source.name for key, source in self._sources.items() if key not in known | self._met)

    def _change(self) -> _Grouped:
        """Opens the door in the import's group."""
        return _Grouped(self)

    def _describe_known(self, made: Change) -> None:
        """Gives interviews that are in the study already what the list says of them, and notes what that changes."""
        for row in live(made.connection, schema.interviews) if self._sources else ():
            source = self._sources.get(folded_name(row["name"]))
            told = {} if source is None else _described(made, row, source)
            if made.replace(schema.interviews, row, **told):
                self.redescribed += (Redescribed(row["name"], _changes(made, row, told)),)

    def _reports(self, path: Path) -> Iterator[FileReport]:
        """Imports one file, interview by interview; one that is refused does not stop the others."""
        try:
            parts = read_parts(path) if self._split else (Part(read_transcript(path)),)
        except KodbokError as error:
            yield FileReport(path, "refused", message=str(error))
            return
        for part in parts:
            yield self._report(path, part)

    def _report(self, path: Path, part: Part) -> FileReport:
        """Imports one interview, unless it cannot be taken in."""
        try:
            return replace(self._interview(path, part.transcript), reason=part.reason, paragraph=part.paragraph)
        except StudyUnusableError:
            raise
        except KodbokError as error:
            return FileReport(path, "refused", message=str(error))

    def _source(self, path: Path, transcript: Transcript) -> CaseSource | None:
        """What the list says of an interview, under its own name or that of the file that it shares with others."""
        for key in (folded_name(transcript.name), folded_name(path.stem)):
            if key in self._sources:
                self._met.add(key)
                return self._sources[key]
        return None

    def _interview(self, path: Path, transcript: Transcript) -> FileReport:
        """Imports one interview."""
        source = self._source(path, transcript)
        with self._change() as made:
            known, named = take_in(made, transcript, source)
        if self._sources and source is None and folded_name(known) not in self._sources:
            self.unlisted += (known or named.name,)
        if known:
            return FileReport(path, "skipped", known, message=f"the study has it already as {known!r}")
        taken = transcript.name if named.name != transcript.name else ""
        sizes = len(named.turns), len(named.speakers), named.word_count
        return FileReport(path, "added", named.name, *sizes, named.problems, taken=taken)


def add_transcript(database: Database, who: str, transcript: Transcript) -> str:
    """Takes in a transcript that is a value already; returns the name under which the study has it.

    Raises:
        ErasedBeforeError: The study has erased it.
    """
    with change(database, who, COMMAND) as made:
        known, named = take_in(made, transcript, None)
    return known or named.name


def take_in(made: Change, transcript: Transcript, source: CaseSource | None) -> tuple[str, Transcript]:
    """Keeps a transcript unless the study has it: the name that it has there, or nothing, and the transcript as it is named."""
    known = known_as(made.connection, transcript)
    if known:
        return known, transcript
    refuse_erased(made.connection, transcript)
    named = replace(transcript, name=_free_name(made.connection, transcript.name))
    _keep(made, named, source)
    return "", named


class _Grouped:
    """A change in the import's group; the first one that does anything founds it."""

    def __init__(self, owner: InterviewImport) -> None:
        self._owner = owner
        self._door = change(owner.database, owner.who, COMMAND, group=owner.group, repeatable=True)

    def __enter__(self) -> Change:
        self._made = self._door.__enter__()
        return self._made

    def __exit__(self, *error: object) -> bool | None:
        answer = self._door.__exit__(*error)  # type: ignore[arg-type]  # the three of them are passed on as they are
        if self._owner.group is None and not self._made.empty:
            self._owner.group = self._made.revision
        return answer


def _hashes(transcript: Transcript) -> tuple[str, str]:
    """SHA-256 of the text and of the original file."""
    file = hashlib.sha256(transcript.source.content).hexdigest() if transcript.source else transcript.sha256
    return transcript.sha256, file


def known_as(connection: sa.Connection, transcript: Transcript, *where: sa.ColumnElement[bool]) -> str:
    """Name of the live interview (under further conditions) that holds the same text or came from the same file, or nothing."""
    text, file = _hashes(transcript)
    joined = schema.interviews.join(schema.transcripts, schema.interviews.c.transcript_id == schema.transcripts.c.id).outerjoin(
        schema.sources, schema.transcripts.c.source_id == schema.sources.c.id
    )
    same_file = schema.sources.c.sha256 == file
    if transcript.source and transcript.source.part:  # others of the same file share its original and hold other words
        same_file = sa.and_(same_file, schema.sources.c.id != _source_id(transcript.source))
    same = sa.or_(schema.transcripts.c.sha256 == text, same_file)
    asked = sa.select(schema.interviews.c.name).select_from(joined).where(schema.interviews.c.ended_rev.is_(None), same, *where)
    return str(connection.execute(asked).scalar() or "")


def refuse_erased(connection: sa.Connection, transcript: Transcript) -> None:
    """Raises where a tombstone tells that the text or the file was erased."""
    text, file = _hashes(transcript)
    for row in connection.execute(sa.select(schema.tombstones)).mappings():
        if text in row["text_sha256"] or file in row["source_sha256"]:
            raise ErasedBeforeError(transcript.name, row["time"])


def _free_name(connection: sa.Connection, name: str) -> str:
    """The name, or with ` (2)` and so on where it is taken."""
    taken = {row["name"] for row in live(connection, schema.interviews)}
    number, free = 1, name
    while free in taken:
        number += 1
        free = f"{name} ({number})"
    return free


def _keep(made: Change, transcript: Transcript, source: CaseSource | None) -> None:
    """Keeps a new interview with its text and its original."""
    interview_id, transcript_id = str(uuid4()), str(uuid4())
    source_id = _keep_source(made.connection, transcript.source) if transcript.source else None
    row = transcript_row(transcript, transcript_id, interview_id, source_id)
    made.connection.execute(sa.insert(schema.transcripts).values(row))
    interview = {
        "id": interview_id,
        "name": transcript.name,
        "transcript_id": transcript_id,
        "case_id": case_id(made, transcript.case) if transcript.case else None,
        "wave": transcript.wave,
        "kind": transcript.kind,
        "date": transcript.date,
        "main_coder": None,
    }
    made.begin(schema.interviews, interview | (_described(made, interview, source) if source else {}))


def _source_id(source: Source) -> str:
    """The id of an original: a new one, or, where several interviews share it, the one that follows from its bytes."""
    return str(uuid5(_SHARED, hashlib.sha256(source.content).hexdigest()) if source.part else uuid4())


def _keep_source(connection: sa.Connection, source: Source) -> str:
    """Keeps an original, once for all the interviews that share it, and returns its id."""
    source_id = _source_id(source)
    kept = connection.execute(sa.select(schema.sources.c.id).where(schema.sources.c.id == source_id)).scalar()
    if kept is None:
        connection.execute(sa.insert(schema.sources).values(source_row(source, source_id)))
    return source_id


def _described(made: Change, row: Row, source: CaseSource) -> Row:
    """What a case list says of an interview; what it leaves empty stays as it is."""
    return {
        "case_id": case_id(made, source.case) if source.case else row["case_id"],
        "wave": source.wave or row["wave"],
        "kind": source.kind or row["kind"],
        "date": source.date or row["date"],
    }


def _changes(made: Change, row: Row, told: Row) -> tuple[tuple[str, str | None, str | None], ...]:
    """What of an interview is told otherwise than it was, organisations by their names."""
    names = {case["id"]: case["name"] for case in live(made.connection, schema.cases)}
    pairs = [("organisation", names.get(row["case_id"]), names.get(told["case_id"]))]
    pairs += [(fact, row[fact], told[fact]) for fact in ("wave", "kind", "date")]
    return tuple((fact, before, after) for fact, before, after in pairs if before != after)
