"""Surveys: who answered, what was said in words, what was chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench import commands
from workbench.views.view import View

if TYPE_CHECKING:
    from pathlib import Path

    import pandas as pd

    from workbench.commands.survey_step import SurveyFacts, SurveyImport


class SurveyView(View):
    """Answers to surveys, beside the interviews."""

    def import_survey(self, path: Path, facts: SurveyFacts | None = None, *, dry_run: bool = False) -> SurveyImport:
        """Takes in a survey from Excel, a row a respondent; undo takes all of it back, the same file again changes nothing.

        Answers in words become sources of the kind `survey`, a turn an answer under its question; edited ones replace them like a
        corrected transcript. Closed answers are kept of each respondent, and become attributes of an organisation whose respondents
        all chose alike.

        Args:
            path: The file; `interviews.survey.survey_file.read_survey` tells how it is read.
            facts: What is told of it: its name, wave, columns, how many were invited.
            dry_run: Only tells what would happen.

        Returns:
            What becomes, or would become, of every respondent; one that does not fit is refused by itself.

        Raises:
            SurveyWaveNeededError: The study has several waves, and none is told.
            KodbokError: The file cannot be read, or a name is meant that there is not.
        """
        return commands.survey_import.import_survey(self._database, self.coder, path, facts, dry_run=dry_run)

    def surveys(self) -> pd.DataFrame:
        """A row per survey: `survey, wave, respondents, in_words, cases, invited, response_rate`."""
        from workbench.results.survey_table import read_surveys  # pandas is loaded only for results

        with self._database.reading() as connection:
            return read_surveys(connection)

    def respondents(self) -> pd.DataFrame:
        """A row per respondent: `survey, respondent, interview, case, case_kind, wave`, then a column a closed question."""
        from workbench.results.survey_table import read_respondents  # pandas is loaded only for results

        with self._database.reading() as connection:
            return read_respondents(connection)

    def choices(self) -> pd.DataFrame:
        """A row per closed question and answer: `survey, question, answer, respondents, answered, share`."""
        from workbench.results.survey_table import read_choices  # pandas is loaded only for results

        with self._database.reading() as connection:
            return read_choices(connection)
