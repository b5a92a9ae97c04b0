"""What a study knows of its interview guide."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench import commands
from workbench.store.finding import interview_row
from workbench.store.guides import read_study_guide
from workbench.store.texts import transcripts_of
from workbench.views.view import View

if TYPE_CHECKING:
    from analysis.selection import Selection
    from interviews.guide import Guide
    from interviews.guide_matching import Asked
    from interviews.transcript import Transcript
    from workbench.commands.guide_edits import GuideChange
    from workbench.results.guide_answers import GuideAnswer


class GuideView(View):
    """A study with an interview guide: the part of the façade that asks what was asked."""

    def guide(self) -> Guide:
        """The interview guide; one without topics where none was given."""
        with self._database.reading() as connection:
            return read_study_guide(connection)

    def save_guide(self, guide: Guide) -> GuideChange:
        """Makes a guide the study's in place of the one before; undo brings that back."""
        return commands.guide_edits.save_guide(self._database, self.coder, guide)

    def guide_answers(self, selection: Selection | None = None) -> tuple[list[GuideAnswer], tuple[str, ...]]:
        """Was it asked here? A row for every selected interview and topic, and what a reader must know of the selection.

        Raises:
            UnknownValueError: A filter names something that the study does not have.
        """
        from analysis.selection import Selection  # only for this result
        from workbench.results.guide_answers import guide_answers  # the same
        from workbench.results.interview_choice import chosen_interviews, notes
        from workbench.store.texts import interview_rows

        chosen = selection or Selection()
        with self._database.reading() as connection:
            interviews = interview_rows(connection, text=False)
            told = notes(interviews, chosen_interviews(interviews, chosen), chosen)
            return guide_answers(connection, chosen), told

    def asked_in(self, name: str) -> tuple[Transcript, tuple[Asked, ...]]:
        """An interview with all the places where a question or a topic of the guide comes up in it.

        Raises:
            UnknownInterviewError: No interview is called so.
        """
        from interviews.guide_matching import asked_in  # compares words: only where there is a guide

        with self._database.reading() as connection:
            guide = read_study_guide(connection)
            (transcript,) = transcripts_of(connection, [interview_row(connection, name)["name"]])
        return transcript, asked_in(transcript, guide)

    def _with_topics(self, transcripts: list[Transcript]) -> list[Transcript]:
        """Transcripts whose turns' headings tell the guide's topics; as they are where there is no guide."""
        guide = self.guide()
        if not guide.topics:
            return transcripts
        from interviews.guide_matching import with_topics  # compares words: only where there is a guide

        return [with_topics(transcript, guide) for transcript in transcripts]
