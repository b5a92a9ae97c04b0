"""The study: the one façade that the command line, the page and notebooks call."""

from __future__ import annotations

import getpass
import os
import unicodedata
from typing import TYPE_CHECKING, Self

from workbench import commands
from workbench.store import copies, history
from workbench.store.database import create_database, open_database
from workbench.store.door import change
from workbench.store.facts import study_key
from workbench.store.integrity import breaches
from workbench.store.new_id import new_id
from workbench.version import VERSION
from workbench.views.codebook_view import CodebookView
from workbench.views.coding_view import CodingView
from workbench.views.comparing_view import ComparingView
from workbench.views.finding_view import FindingView
from workbench.views.history_view import HistoryView
from workbench.views.interview_view import InterviewView
from workbench.views.memo_view import MemoView
from workbench.views.names_view import NamesView
from workbench.views.report_view import ReportView
from workbench.views.review_view import ReviewView
from workbench.views.speaker_view import SpeakerView
from workbench.views.survey_view import SurveyView
from workbench.views.writing_view import WritingView

if TYPE_CHECKING:
    from pathlib import Path

    from coding.codebook import Codebook


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


class Study(
    ReportView,
    WritingView,
    ReviewView,
    InterviewView,
    SpeakerView,
    SurveyView,
    CodebookView,
    CodingView,
    MemoView,
    NamesView,
    FindingView,
    ComparingView,
    HistoryView,
):
    """A study in one file: all its views together.

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

    @classmethod
    def create(cls, path: str | Path, *, title: str = "", codebook: Codebook | None = None, coder: str | None = None) -> Self:
        """Makes a new study file, with the built-in codebook `rekommendationerna` unless another is given.

        Raises:
            StudyExistsError: There is a file of that name; a study is never replaced.
        """
        book = _builtin() if codebook is None else codebook
        database = create_database(path, {"version": VERSION, "study": new_id()})
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
    def study_id(self) -> str:
        """The study's own UUID, which tells it from every other study."""
        with self._database.reading() as connection:
            return study_key(connection)

    @property
    def shared_folder(self) -> str | None:
        """In what sort of synchronised or network folder the study lies, or None."""
        return self._database.shared

    @property
    def kept_before(self) -> Path | None:
        """Where the study lies as it was, if opening it has carried it to the present format."""
        return self._database.kept_before

    @property
    def title(self) -> str:
        """The study's title."""
        with self._database.reading() as connection:
            return commands.study_facts.read_facts(connection).get("title", "")

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
