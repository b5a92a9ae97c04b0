"""The study: the one façade that the command line, the page and notebooks call."""

from __future__ import annotations

import getpass
import os
import unicodedata
from typing import TYPE_CHECKING, Self
from uuid import uuid4

from interviews.swedish_order import swedish_key
from workbench import commands
from workbench.rows.segment_rows import segment_of
from workbench.store import copies, history, schema
from workbench.store.codes import read_study_codebook
from workbench.store.database import Database, create_database, open_database
from workbench.store.door import change, current_revision, live
from workbench.store.finding import interview_row
from workbench.store.integrity import breaches
from workbench.store.texts import transcripts_of
from workbench.version import VERSION

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    import pandas as pd

    from analysis.material import Material
    from analysis.selection import Selection
    from coding.codebook import Codebook
    from coding.coding_row import CodingFile
    from coding.memo import Memo
    from coding.segment import CodedSegment
    from interviews.case_list import CaseList
    from interviews.transcript import Transcript
    from workbench.commands.coding_import import NameChoices
    from workbench.commands.coding_report import CodingReport
    from workbench.commands.erasure import Erased
    from workbench.commands.interview_import import InterviewImport
    from workbench.commands.replacement import Replacement
    from workbench.commands.rule_run import RuleRun
    from workbench.results.interview_list import InterviewLine
    from workbench.store.history import LogEntry


def acting_coder(coder: str | None = None) -> str:
    """Who acts: the coder given, else `KODBOK_CODER`, else the login name."""
    given = coder or os.environ.get("KODBOK_CODER") or ""
    return unicodedata.normalize("NFC", given).strip() or _login_name()


def _login_name() -> str:
    """The login name; nothing where the system has none, which only a change is refused for."""
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):
        return ""


def _builtin() -> Codebook:
    """The codebook that a study begins with where no other is given."""
    from coding.builtin_codebooks import builtin_codebook  # its readers are loaded only for a new study

    return builtin_codebook()


def _in_order(segment: CodedSegment) -> tuple[object, ...]:
    """How findings follow one another."""
    return (
        swedish_key(segment.interview),
        segment.start,
        segment.end,
        swedish_key(segment.code),
        swedish_key(segment.coder),
        segment.id,
    )


class Study:
    """A study in one file.

    Use it as a context manager, so that the file is whole when it is closed:

        with Study.open("studie.kodbok") as study:
            print(study.segments())

    Every change is made in the name of `coder` and can be undone; spans are half-open, in code points of the interview's text.
    Interviews are found by their names, in any case and with or without their file's ending; codes by path, unique name or alias.

    Attributes:
        coder: Who acts.

    Raises:
        UnknownInterviewError: By whatever takes an interview's name: none is called so.
        CodeUnknownError: By whatever takes a code: there is none.
        CodeAmbiguousError: The same: several are meant.
        NobodyActsError: By every change: there is neither a coder nor a login name.
        ReadOnlyStudyError: By every change: the file or its folder may not be written to.
        StudyBusyError: By every change: somebody else holds the study for longer than ten seconds.
        StudyRefusedError: The system does not let the file be read or written.
    """

    def __init__(self, database: Database, coder: str) -> None:
        """Wraps an open database; `create` and `open` are the ways to get one."""
        self._database = database
        self.coder = coder

    @classmethod
    def create(cls, path: str | Path, *, title: str = "", codebook: Codebook | None = None, coder: str | None = None) -> Self:
        """Makes a new study file, with the built-in codebook `rekommendationerna` unless another is given.

        Raises:
            StudyExistsError: There is a file of that name; a study is never replaced.
        """
        book = _builtin() if codebook is None else codebook
        database = create_database(path, {"version": VERSION, "study": str(uuid4())})
        study = cls(database, acting_coder(coder))
        try:
            with change(database, study.coder, history.FOUNDING) as made:
                commands.study_facts.keep_title(made, title)
                commands.codebook_edits.keep_codes(made, book)
        except BaseException:
            database.discard()
            raise
        return study

    @classmethod
    def open(cls, path: str | Path, *, coder: str | None = None) -> Self:
        """Opens a study file; one of an older format is migrated after a backup.

        Raises:
            StudyMissingError: There is no such file.
            NotAStudyError: The file is something else.
            NewerStudyError: A newer Kodbok has written it.
        """
        return cls(open_database(path), acting_coder(coder))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self.close()

    def close(self) -> None:
        """Folds everything into the one file and lets go of it."""
        self._database.close()

    @property
    def path(self) -> Path:
        """The study file."""
        return self._database.path

    @property
    def shared_folder(self) -> str | None:
        """In what sort of synchronised or network folder the study lies, or None."""
        return self._database.shared

    @property
    def kept_before(self) -> Path | None:
        """Where the study lies as it was, if opening it has carried it to the present format."""
        return self._database.kept_before

    @property
    def revision(self) -> int:
        """The number of the latest change."""
        with self._database.reading() as connection:
            return current_revision(connection)

    @property
    def title(self) -> str:
        """The study's title."""
        with self._database.reading() as connection:
            return commands.study_facts.read_facts(connection).get("title", "")

    # Interviews

    def add_interviews(self, files: Sequence[Path], case_list: CaseList | None = None, *, split: bool = False) -> InterviewImport:
        """Imports files one by one while the result is gone through: a transaction and a report an interview, one group in all.

        A file with several interviews comes in as one, or with `split` as several, called `STEM – IDENTIFIER`.
        """
        return commands.interview_import.InterviewImport(self._database, self.coder, files, case_list, split=split)

    def add_transcript(self, transcript: Transcript) -> str:
        """Takes in a transcript that is a value already; returns the name under which the study has it.

        Raises:
            ErasedBeforeError: The study has erased it.
        """
        return commands.interview_import.add_transcript(self._database, self.coder, transcript)

    def replace_transcript(self, name: str, corrected: Transcript | Path, *, dry_run: bool = False) -> Replacement:
        """Replaces an interview's transcript by a corrected one (or its file) and carries the coded segments over.

        Args:
            name: The interview.
            corrected: The corrected transcript, or the file that holds it.
            dry_run: Only tell what would happen.

        Returns:
            What became of every coded segment: unchanged, moved, changed or lost. The same text again changes nothing.

        Raises:
            StandsElsewhereError: The text or file is that of another interview of the study.
            ErasedBeforeError: The study has erased it.
            KodbokError: The file cannot be read.
        """
        replacing = commands.replacement.replace_transcript
        return replacing(self._database, self.coder, name, corrected, dry_run=dry_run)

    def interviews(self) -> list[InterviewLine]:
        """The interviews in the order of import, with their figures."""
        from workbench.results.interview_list import interview_lines  # loaded only for the list

        with self._database.reading() as connection:
            return interview_lines(connection)

    def transcript(self, name: str) -> Transcript:
        """The transcript of an interview, without its original file."""
        with self._database.reading() as connection:
            return transcripts_of(connection, [interview_row(connection, name)["name"]])[0]

    def transcripts(self) -> list[Transcript]:
        """All transcripts, in the order of import, without their original files."""
        with self._database.reading() as connection:
            return transcripts_of(connection)

    def describe_interview(self, name: str, **told: str | None) -> bool:
        """Sets `case`, `wave`, `kind`, `date` or `main_coder`; None leaves one, empty text clears it. Says if anything changed.

        Raises:
            WrongKindError: The kind does not exist.
            WrongDateError: The date is none.
        """
        return commands.interview_edits.describe_interview(self._database, self.coder, name, **told)

    def finish_interview(self, name: str) -> bool:
        """Marks an interview as finished by the coder; says whether that changed anything."""
        return commands.interview_edits.mark_interview(self._database, self.coder, name, "finished")

    def unfinish_interview(self, name: str) -> bool:
        """Takes the coder's mark of an interview back; says whether that changed anything."""
        return commands.interview_edits.mark_interview(self._database, self.coder, name, "begun")

    def remove_interview(self, name: str) -> int:
        """Takes an interview out, restorably; returns the number of findings that went along."""
        return commands.interview_edits.remove_interview(self._database, self.coder, name)

    def erase_interview(self, name: str) -> Erased:
        """Erases an interview for good: text, original, quotes and history."""
        return commands.erasure.erase_interview(self._database, self.coder, name)

    # Codebook

    def codebook(self) -> Codebook:
        """The study's codebook."""
        with self._database.reading() as connection:
            return read_study_codebook(connection)

    def save_codebook(self, codebook: Codebook, *, command: str = "codebook import") -> bool:
        """Makes a codebook the study's; codes are told by their ids. Says whether anything changed.

        Args:
            codebook: The new codebook.
            command: What the log shall call the change.

        Raises:
            CodesInUseError: A code that is missing from it carries findings; nothing is changed.
        """
        return commands.codebook_edits.save_codebook(self._database, self.coder, codebook, command)

    def merge_codes(self, path: str, into: str) -> int:
        """Merges a code into another one with its segments; returns their number."""
        return commands.codebook_edits.merge_codes(self._database, self.coder, path, into)

    # Coding

    def code(self, interview: str, start: int, end: int, code: str, *, contrary: bool = False, memo: str = "") -> CodedSegment:
        """Codes a span; the same span, code and coder stands once only.

        Raises:
            SpanOutsideError: The span does not lie in the text, or ends before it begins.
        """
        where = (interview, start, end)
        return commands.segment_edits.add_segment(self._database, self.coder, where, code, contrary=contrary, memo=memo)

    def change_segment(self, segment_id: str, **told: object) -> bool:
        """Changes a segment's `start` and `end`, `code`, `contrary` or `memo`; says whether anything changed.

        Raises:
            UnknownSegmentError: There is no such segment.
            SpanOutsideError: The span does not lie in the text, or ends before it begins.
        """
        return commands.segment_edits.change_segment(self._database, self.coder, segment_id, **told)

    def delete_segment(self, segment_id: str) -> None:
        """Takes a segment away, restorably; raises UnknownSegmentError where there is none."""
        commands.segment_edits.delete_segment(self._database, self.coder, segment_id)

    def run_rules(self) -> RuleRun:
        """Marks proposals by the codebook's rules; a second run changes nothing."""
        return commands.rule_run.run_rules(self._database, self.coder)

    def accept(self, ids: Sequence[str] = (), *, codes: Sequence[str] = (), interviews: Sequence[str] = ()) -> int:
        """Makes proposals findings of the coder: those with the ids, else all, or all for the codes and in the interviews.

        Returns:
            How many were decided.

        Raises:
            UnknownSegmentError: An id is unknown.
            DecidedAlreadyError: An id is of a segment that somebody has decided.
        """
        choice = commands.decisions.Choice(tuple(ids), tuple(codes), tuple(interviews))
        return commands.decisions.decide(self._database, self.coder, choice, "accepted")

    def reject(self, ids: Sequence[str] = (), *, codes: Sequence[str] = (), interviews: Sequence[str] = ()) -> int:
        """Rejects proposals, which is remembered; chooses them, answers and raises like `accept`."""
        choice = commands.decisions.Choice(tuple(ids), tuple(codes), tuple(interviews))
        return commands.decisions.decide(self._database, self.coder, choice, "rejected")

    def import_codings(self, file: CodingFile, *, dry_run: bool = False) -> CodingReport:
        """Takes in a file of codings, or says what it would do."""
        return commands.coding_import.import_codings(self._database, self.coder, file, dry_run=dry_run)

    def import_coded_files(
        self, files: Sequence[Path], choices: NameChoices | None = None, *, dry_run: bool = False
    ) -> CodingReport:
        """Takes in codings from tables (.csv, .xlsx) and from the margin comments of Word files, or says what that would do.

        A Word file meets its interview by its text, then by its name, and is imported with it if the study has none.

        Args:
            files: The files; one that cannot be used is refused by itself.
            choices: What shall be done with names that are no codes; they are refused by default.
            dry_run: Only tell what would happen.

        Raises:
            NameTableError: The table of names names no code.
            CodeAmbiguousError: Several codes are called like the parent of new ones.
            CodeFieldError: The parent of new codes can be no code's path.
        """
        return commands.coding_import.import_files(self._database, self.coder, files, choices, dry_run=dry_run)

    def findings(self) -> list[CodedSegment]:
        """All coders' accepted segments of all waves, by interview, start, end, code, coder and id, in Swedish order."""
        with self._database.reading() as connection:
            names = {row["id"]: row["name"] for row in live(connection, schema.interviews)}
            paths = {row["id"]: row["path"] for row in live(connection, schema.codes)}
            rows = live(connection, schema.segments, schema.segments.c.status == "accepted")
        found = [segment_of(row, names, paths) for row in rows]
        return sorted(found, key=_in_order)

    # Memos

    def write_memo(self, text: str, *, interview: str = "", code: str = "") -> Memo:
        """Writes a memo on an interview, on a code, or on the study; a note on a coding stands in the coding itself.

        Raises:
            UnknownInterviewError: No interview is called so.
            CodeUnknownError: There is no such code.
        """
        write = commands.memo_edits.write_memo
        if interview:
            return write(self._database, self.coder, "interview", interview, text)
        return write(self._database, self.coder, "code" if code else "study", code, text)

    def delete_memo(self, memo_id: str) -> None:
        """Takes a memo away, restorably.

        Raises:
            UnknownMemoError: There is none of that id.
        """
        commands.memo_edits.delete_memo(self._database, self.coder, memo_id)

    def memos(self) -> list[Memo]:
        """All memos, the oldest first."""
        with self._database.reading() as connection:
            return commands.memo_edits.read_memos(connection)

    # Results

    def material(self, selection: Selection | None = None) -> Material:
        """The study's tables under a selection; see `analysis.Material`.

        Raises:
            UnknownValueError: A filter names something that the study does not have.
        """
        from analysis.selection import Selection  # with the tables, pandas is loaded only for results
        from workbench.results.study_material import read_material  # the same

        return read_material(self._database, selection or Selection())

    def segments(self, selection: Selection | None = None, *, everything: bool = False) -> pd.DataFrame:
        """The segments table: one row per segment that counts, or every live one; see `Material.segments` for the columns."""
        from analysis.selection import Selection  # with the tables, pandas is loaded only for results
        from workbench.results.study_material import read_segments  # the same

        return read_segments(self._database, selection or Selection(), everything=everything)

    # History

    def undo(self) -> tuple[str, int]:
        """Takes the coder's own last change back; returns its command and how many things that touched.

        Raises:
            NothingToRevertError: The coder has changed nothing that could be undone.
            ChangedSinceError: Somebody changed the same things since.
            StillNeededError: Something that stays refers to what would go.
        """
        return history.revert(self._database, self.coder, "undo")

    def redo(self) -> tuple[str, int]:
        """Does again what the coder undid last; answers and raises like `undo`."""
        return history.revert(self._database, self.coder, "redo")

    def log(self) -> list[LogEntry]:
        """Who did what when, oldest first."""
        with self._database.reading() as connection:
            return history.read_log(connection)

    def check(self) -> list[str]:
        """Sentences about every broken invariant; none for a sound study."""
        return breaches(self._database)

    def backup(self, target: Path, *, force: bool = False) -> None:
        """Writes a consistent copy while others work.

        Raises:
            CopyOntoItselfError: The copy would take the study's own place.
            OutputExistsError: There is a file of that name and force is not given.
        """
        copies.backup(self._database, target, force=force)
