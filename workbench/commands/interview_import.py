"""Importing transcripts: one transaction an interview, one group an import."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from interviews.case import Case
from interviews.errors import KodbokError
from interviews.guessing import Guess, guesses
from interviews.guessing.date_guess import year_in_name
from interviews.part import Part
from interviews.reading import read_parts, read_transcript
from workbench.commands.case_edits import case_id, keep_cases
from workbench.commands.case_telling import People, described, differences, sources_by_name, told_facts
from workbench.commands.guess_edits import confirm_facts, mark_guesses
from workbench.commands.import_report import FileReport, Redescribed
from workbench.commands.interview_keeping import free_name, keep_interview, known_as, once_known_as, refuse_erased
from workbench.commands.written_moves import follow_interviews
from workbench.store import schema
from workbench.store.door import Change, Row, change, live
from workbench.store.errors import StudyUnusableError
from workbench.store.finding import folded_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from interviews.case_list import CaseList
    from interviews.case_source import CaseSource
    from interviews.guessing import Fact
    from interviews.transcript import Transcript
    from workbench.store.database import Database

COMMAND = "interviews add"
_KNOWN = "the study has it already as {!r}"
_WHOLE = "the study has the whole file as {!r}; to part it, take that one out first: `kodbok interviews remove`"
_REPLACED = "it is another version of {!r}, which the study had before; to take it instead: `kodbok interviews replace`"


class InterviewImport:
    """One import of several files; its transactions share a group, so that one undo takes it all back.

    Attributes:
        redescribed: What the case list changed of interviews that the study had already.
        unmatched: Names in the case list that no interview of the study has, known when all files have been gone through.
        unseated: Participants of the case list whom no label of their interview fits, known then, too.
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
        self.unseated: tuple[str, ...] = ()
        self.unlisted: tuple[str, ...] = ()
        self._files = files
        self._split = split
        self._met: set[str] = set()
        self._list = case_list
        self._sources = sources_by_name(case_list)
        self._people = People(case_list.participants if case_list else ())

    def __iter__(self) -> Iterator[FileReport]:
        """Keeps the organisations and persons of the case list, then imports the files; a bad one never stops the others.

        Raises:
            StudyUnusableError: The disk is full, or somebody holds the study; what was imported before stays.
        """
        if self._list:
            with self._change() as made:
                keep_cases(made, self._list.cases)
            with self._change() as made:
                self._people.enrol(made, self._list)
            with self._change() as made:
                self._describe_known(made)
        for path in self._files:
            yield from self._reports(path)
        self._look_for_unmatched()

    def _look_for_unmatched(self) -> None:
        """Notes which rows of the list met no interview, and which participants no label."""
        with self.database.reading() as connection:
            known = {folded_name(row["name"]) for row in live(connection, schema.interviews)}
        self.unmatched = tuple(source.name for key, source in self._sources.items() if key not in known | self._met)
        self.unseated = self._people.unmatched

    def _change(self) -> _Grouped:
        """Opens the door in the import's group."""
        return _Grouped(self)

    def _describe_known(self, made: Change) -> None:
        """Gives interviews that are in the study already what the list says of them, and notes what that changes."""
        before = live(made.connection, schema.interviews)
        for row in before:
            source = self._sources.get(folded_name(row["name"]))
            told = described(made, row, source) if source else {}
            changes = differences(made, row, told, source) if source else ()
            made.replace(schema.interviews, row, **told)
            confirm_facts(made, row["id"], told_facts(source) if source else ())
            changes += self._people.seat(made, row | told, source)
            if changes:
                self.redescribed += (Redescribed(row["name"], changes),)
        follow_interviews(made, {row["id"]: row for row in before})

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
            if once := _replaced(made, transcript):
                return FileReport(path, "skipped", once, message=_REPLACED.format(once))
            taken = take_in(made, transcript, source)
            if taken.interview:
                self._people.seat(made, taken.interview, source)
            whole = taken.known and _holds_all(made, transcript)
        known, named = taken.known, taken.named
        if self._sources and source is None and folded_name(known) not in self._sources:
            self.unlisted += (known or named.name,)
        if known:
            return FileReport(path, "skipped", known, message=(_WHOLE if whole else _KNOWN).format(known))
        other = transcript.name if named.name != transcript.name else ""
        sizes = len(named.turns), len(named.speakers), named.word_count
        year = "" if source and source.wave else year_in_name(transcript.name) or ""
        return FileReport(path, "added", named.name, *sizes, named.problems, taken=other, guesses=taken.guesses, year=year)


def _missing(facts: Row, source: CaseSource | None) -> set[Fact]:
    """The facts that neither the list nor the transcript tells; whoever reads a file makes it an interview unasked."""
    missing: set[Fact] = set()
    if facts["case_id"] is None:
        missing.add("case")
    if facts["date"] is None:
        missing.add("date")
    if facts["kind"] == "interview" and (source is None or source.kind is None):
        missing.add("kind")
    return missing


def _value(made: Change, guess: Guess) -> str:
    """A guess as the interview keeps it."""
    return case_id(made, guess.value) if guess.fact == "case" else guess.value


def _cases(made: Change) -> list[Case]:
    """The organisations of the study."""
    return [Case(row["name"], row["kind"], row["attributes"]) for row in live(made.connection, schema.cases)]


def add_transcript(database: Database, who: str, transcript: Transcript) -> str:
    """Takes in a transcript that is a value already; returns the name under which the study has it.

    Raises:
        ErasedBeforeError: The study has erased it.
    """
    with change(database, who, COMMAND) as made:
        taken = take_in(made, transcript, guessing=False)
    return taken.known or taken.named.name


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of a transcript that was to be taken in.

    Attributes:
        known: The name under which the study has it already, or nothing.
        named: The transcript as the study calls it.
        guesses: What was guessed of the new interview.
        interview: The new interview's row; None where the study has it already.
    """

    known: str
    named: Transcript
    guesses: tuple[Guess, ...] = ()
    interview: Row | None = None


def take_in(made: Change, transcript: Transcript, source: CaseSource | None = None, *, guessing: bool = True) -> Taken:
    """Keeps a transcript unless the study has it, with what a list tells of it and guesses of the rest.

    Raises:
        ErasedBeforeError: The study has erased it.
    """
    known, named = _unknown(made, transcript)
    if known:
        return Taken(known, named)
    facts = _facts(made, named)
    facts |= described(made, facts, source) if source else {}
    wanted = _missing(facts, source) if guessing else set()
    guessed = guesses(transcript, _cases(made), wanted, properties=source is None)
    facts |= {"case_id" if guess.fact == "case" else guess.fact: _value(made, guess) for guess in guessed}
    interview = keep_interview(made, named, facts)
    mark_guesses(made, interview["id"], guessed)
    return Taken("", named, guessed, interview)


def _replaced(made: Change, transcript: Transcript) -> str:
    """Name of the interview that once had the text of a transcript and has another one now, or nothing."""
    return "" if known_as(made.connection, transcript) else once_known_as(made.connection, transcript)


def _holds_all(made: Change, transcript: Transcript) -> bool:
    """Whether an interview of a file that holds several is known only as a part of the whole, which came in as one."""
    parted = transcript.source is not None and transcript.source.part
    return bool(parted) and not known_as(made.connection, transcript, schema.transcripts.c.sha256 == transcript.sha256)


def _unknown(made: Change, transcript: Transcript) -> tuple[str, Transcript]:
    """The name under which the study has a transcript already, or nothing; and the transcript under a name that is free."""
    known = known_as(made.connection, transcript)
    if known:
        return known, transcript
    refuse_erased(made.connection, transcript)
    return "", replace(transcript, name=free_name(made.connection, transcript.name))


def _facts(made: Change, transcript: Transcript) -> Row:
    """What a transcript tells of itself."""
    case = case_id(made, transcript.case) if transcript.case else None
    return {"case_id": case, "wave": transcript.wave, "kind": transcript.kind, "date": transcript.date}


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
