"""The interviews of a study."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench import commands
from workbench.store.finding import interview_row
from workbench.store.texts import transcripts_of
from workbench.views.guide_view import GuideView

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from interviews.case_list import CaseList
    from interviews.transcript import Transcript
    from workbench.commands.erasure import Erased
    from workbench.commands.interview_import import InterviewImport
    from workbench.commands.replacement import Replacement
    from workbench.results.interview_list import InterviewLine
    from workbench.results.interview_overview import InterviewOverview


class InterviewView(GuideView):
    """Interviews: taking them in, reading, describing, replacing and removing them."""

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

    def replace_transcript(self, name: str, corrected: Transcript | Path | None = None, *, dry_run: bool = False) -> Replacement:
        """Replaces an interview's transcript by a corrected one (or its file) and carries the coded segments over.

        Without one, the kept original is read again, as this version of Kodbok reads it. Where the text is the same and only turns,
        speakers, comments or problems are read otherwise, no segment is touched.

        Args:
            name: The interview.
            corrected: The corrected transcript, or the file that holds it; None for the original.
            dry_run: Only tell what would happen.

        Returns:
            What became of every coded segment: unchanged, moved, changed or lost. The same text again changes nothing.

        Raises:
            StandsElsewhereError: The text or file is that of another interview of the study.
            ErasedBeforeError: The study has erased it.
            NoOriginalError: Nothing is given, and the study keeps no original.
            KodbokError: The file cannot be read.
        """
        replacing = commands.replacement.replace_transcript
        return replacing(self._database, self.coder, name, corrected, dry_run=dry_run)

    def interviews(self) -> list[InterviewLine]:
        """The interviews in the order of import, with their figures."""
        from workbench.results.interview_list import interview_lines  # loaded only for the list

        with self._database.reading() as connection:
            return interview_lines(connection)

    def overview(self) -> list[InterviewOverview]:
        """The interviews in the order of import, with what is coded of each and who changed it last."""
        from workbench.results.interview_overview import interview_overviews  # loaded only for the page

        with self._database.reading() as connection:
            return interview_overviews(connection)

    def transcript(self, name: str) -> Transcript:
        """The transcript of an interview, without its original file; where there is a guide, headings tell its topics."""
        with self._database.reading() as connection:
            found = transcripts_of(connection, [interview_row(connection, name)["name"]])
        return self._with_topics(found)[0]

    def transcripts(self) -> list[Transcript]:
        """All transcripts, in the order of import, without their original files; headings as in `transcript`."""
        with self._database.reading() as connection:
            found = transcripts_of(connection)
        return self._with_topics(found)

    def guessed_facts(self, name: str) -> dict[str, str]:
        """Which of `case`, `date` and `kind` of an interview are guesses still, and what they were guessed from."""
        with self._database.reading() as connection:
            return commands.guess_edits.guessed_facts(connection, interview_row(connection, name)["id"])

    def describe_interview(self, name: str, **told: str | None) -> bool:
        """Sets `case`, `wave`, `kind`, `date` or `main_coder`; None leaves one, empty text clears it. Says if anything changed.

        A fact that is told is no guess any more, also where it was guessed right.

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
