"""What people write and judge of a study: summaries, syntheses, judgements, and what it tells of itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench import commands
from workbench.views.ledger_view import LedgerView
from workbench.views.rating_view import RatingView

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    import pandas as pd

    from analysis.material import Material
    from analysis.selection import Selection
    from analysis.written import Written
    from workbench.commands.written_step import WrittenImport
    from workbench.rows.evidence import Evidence


class WrittenView(LedgerView, RatingView):
    """Summaries of cases and themes, syntheses of themes, judgements of cases on scales, facts for the account of the method."""

    def summaries(self, selection: Selection | None = None) -> pd.DataFrame:
        """The summaries: `Written.summaries` tells the columns. All of them, or what a selection holds.

        Raises:
            UnknownValueError: A filter names something that the study does not have.
        """
        from analysis.written_choice import of_cells  # pandas is loaded only for results
        from workbench.results.written_tables import evidence_needed, read_summaries  # the same

        with self._database.reading() as connection:
            table = read_summaries(connection, evidence_needed(connection))
        return table if selection is None else of_cells(table, self.material(selection, topics=False))

    def syntheses(self, selection: Selection | None = None) -> pd.DataFrame:
        """The syntheses: `Written.syntheses` tells the columns. All of them, or what a selection holds."""
        from analysis.written_choice import of_waves  # pandas is loaded only for results
        from workbench.results.written_tables import evidence_needed, read_syntheses  # the same

        with self._database.reading() as connection:
            table = read_syntheses(connection, evidence_needed(connection))
        return table if selection is None else of_waves(table, self.material(selection, topics=False))

    def judgements(self, selection: Selection | None = None) -> pd.DataFrame:
        """The judgements: `Written.judgements` tells the columns. All of them, or what a selection holds."""
        from analysis.written_choice import of_cells  # pandas is loaded only for results
        from workbench.results.written_tables import read_judgements  # the same

        with self._database.reading() as connection:
            table = read_judgements(connection)
        return table if selection is None else of_cells(table, self.material(selection, topics=False))

    def scales(self) -> pd.DataFrame:
        """The scales on which cases are judged: `scale, steps, definition`; `steps` is a tuple of the values in order."""
        from workbench.results.written_tables import read_scales  # pandas is loaded only for results

        with self._database.reading() as connection:
            return read_scales(connection)

    def facts(self) -> dict[str, str]:
        """What the study tells of itself, by key: `title, purpose, interviewers, transcriber, durations, declined, …`."""
        with self._database.reading() as connection:
            return commands.study_facts.told_facts(connection)

    def set_facts(self, **told: str) -> bool:
        """Keeps facts of the study, all or none; empty text clears one. Says whether anything changed.

        Raises:
            UnknownFactError: There is no such fact.
            WrongDateError: The day of erasure is none.
        """
        return commands.study_facts.set_facts(self._database, self.coder, told)

    def is_written(self) -> bool:
        """Whether anybody has written a summary or a synthesis, so that results tell what was asked."""
        with self._database.reading() as connection:
            return commands.written_moves.written_on_codes(connection) != {}

    def written(self, selection: Selection | None = None) -> Written:
        """What people wrote, judged and told, beside the material of the same selection."""
        from analysis.selection import Selection

        return self.written_in(self.material(selection or Selection(), topics=False))

    def written_in(self, material: Material) -> Written:
        """What people wrote and judged of what a material holds."""
        from analysis.written import Written  # pandas is loaded only for results
        from analysis.written_choice import of_cells, of_waves  # the same
        from workbench.results import written_tables  # the same

        ledger, ratings = self.ledger_in(material), self.ratings_in(material)
        with self._database.reading() as connection:
            evidence = written_tables.evidence_needed(connection)
            return Written(
                summaries=of_cells(written_tables.read_summaries(connection, evidence), material),
                syntheses=of_waves(written_tables.read_syntheses(connection, evidence), material),
                judgements=of_cells(written_tables.read_judgements(connection), material),
                ledger=ledger,
                ratings=ratings,
                facts=commands.study_facts.told_facts(connection),
                scales=written_tables.read_scales(connection),
            )

    def framework(self, selection: Selection | None = None) -> pd.DataFrame:
        """The framework matrix of a selection, a row a cell; see `analysis.framework`.

        Raises:
            UnknownValueError: A filter names something that the study does not have.
        """
        from analysis.framework import framework  # pandas is loaded only for results
        from analysis.selection import Selection

        material = self.material(selection or Selection())
        return framework(material, self.written_in(material))

    def homeless_summaries(self) -> pd.DataFrame:
        """Summaries of a case and a wave in which there is no interview any more; they stay, and no matrix shows them."""
        from analysis.selection import Selection
        from analysis.written_choice import homeless  # pandas is loaded only for results

        return homeless(self.summaries(), self.material(Selection(all_waves=True), topics=False))

    def set_summary(
        self,
        case: str,
        theme: str,
        text: str | None = None,
        *,
        wave: str | None = None,
        key: str | None = None,
        holds: bool = False,
    ) -> bool:
        """Writes the summary of a case and a theme, on the codings that count now. Says whether anything changed.

        Args:
            case: Name of the case.
            theme: Path, unique name or alias of the code.
            text: The summary; empty text takes it away, None leaves it. The same text again says that it still holds.
            wave: The wave; empty text for interviews without one, None for the only one or the latest.
            key: Id of the coded segment that is the key quotation, or the beginning of it; empty text marks none.
            holds: That it still holds as it stands, whatever changed in the codings.

        Raises:
            UnknownValueError: There is no such case.
            CodeUnknownError: There is no such code.
            NoInterviewThereError: The case has no interview in the wave.
            NotBehindError: The key quotation is no passage of the cell.
            NoSummaryError: There is no text that could be confirmed or given a key quotation.
        """
        place = commands.summary_edits.Place(case, theme, wave)
        told = commands.summary_edits.SummaryChange(text, key, holds)
        return commands.summary_edits.set_summary(self._database, self.coder, place, told, evidence=self._evidence())

    def set_synthesis(self, theme: str, text: str | None, *, wave: str | None = None) -> bool:
        """Writes the synthesis of a theme, on the codings and summaries that there are now. Says whether anything changed.

        Args:
            theme: Path, unique name or alias of the code.
            text: The synthesis; empty text takes it away; None, as the same text again, says that it holds as it stands.
            wave: As for summaries.

        Raises:
            CodeUnknownError: There is no such code.
            NoInterviewThereError: The study has no interview in the wave.
            NoSynthesisError: There is no text that could hold.
        """
        return commands.synthesis_edits.set_synthesis(self._database, self.coder, theme, text, evidence=self._evidence(), wave=wave)

    def _evidence(self, revision: int | None = None) -> Evidence:
        """The codings that count. They are read before a text is written: what changes in between makes it stale, as it should."""
        from workbench.results.evidence import read_evidence  # needed here alone

        with self._database.reading() as connection:
            return read_evidence(connection, revision)

    def save_scale(self, name: str, steps: Sequence[str] | None = None, *, definition: str | None = None) -> bool:
        """Makes a scale or changes it. Says whether anything changed.

        Args:
            name: The scale's name.
            steps: Its values in order; without any, every value is allowed. None leaves them.
            definition: What it is about; None leaves it.

        Raises:
            EmptyScaleError: It has no name.
            StepInUseError: A value would go that cases have.
        """
        return commands.judgement_edits.save_scale(self._database, self.coder, name, steps=steps, definition=definition)

    def delete_scale(self, name: str) -> int:
        """Takes a scale away with its judgements, restorably; returns how many went along.

        Raises:
            UnknownValueError: There is no such scale.
        """
        return commands.judgement_edits.delete_scale(self._database, self.coder, name)

    def judge(
        self,
        scale: str,
        case: str,
        value: str | None = None,
        *,
        wave: str | None = None,
        comment: str | None = None,
        segments: Sequence[str] | None = None,
    ) -> bool:
        """Judges a case on a scale; what is None stays. Says whether anything changed.

        Args:
            scale: Name of the scale.
            case: Name of the case.
            value: The value; empty text takes the judgement away.
            wave: As for summaries.
            comment: Why it is so.
            segments: Ids of the coded segments that show it, or beginnings of these.

        Raises:
            UnknownValueError: There is no such scale or case.
            NoInterviewThereError: The case has no interview in the wave.
            NotOnScaleError: The scale has no such value.
            NotBehindError: A segment is no finding in an interview of the case and wave.
        """
        about = commands.judgement_edits.JudgedCase(scale, case, wave)
        told = commands.judgement_edits.JudgementChange(value, comment, segments)
        return commands.judgement_edits.set_judgement(self._database, self.coder, about, told)

    def export_summaries(
        self, path: Path, selection: Selection | None = None, *, lang: str = "sv", force: bool = False
    ) -> tuple[int, int, int]:
        """Writes the framework matrix as a workbook to be edited and read back, with syntheses, judgements and passages.

        Returns:
            How many cells, syntheses and judgements can be written in it.

        Raises:
            OutputExistsError: There is a file of that name and force is not given.
            TextTooLongError: A text does not fit into a cell of Excel.
            UnknownLanguageError: There is no such language.
        """
        from analysis.framework_book.writing import write_framework_book  # loads openpyxl
        from analysis.selection import Selection
        from interviews.output import replacing  # only where something leaves the study
        from workbench.results.framework_sheets import framework_sheets

        material = self.material(selection or Selection())
        written = self.written_in(material)
        with self._database.reading() as connection:
            sheets = framework_sheets(connection, material, written)
        with replacing(path, force=force) as temporary:
            write_framework_book(sheets, temporary, lang)
        return len(sheets.cells), len(sheets.syntheses), len(sheets.judgements)

    def import_summaries(self, path: Path, *, dry_run: bool = False) -> WrittenImport:
        """Reads a workbook of `export_summaries` back: what was edited in it, and nothing else; undo takes all of it back.

        Returns:
            What becomes, or would become, of every row; one that does not fit is refused by itself.

        Raises:
            FrameworkFileError: The file is no such workbook.
        """
        return commands.written_import.import_written(self._database, self.coder, path, self._evidence, dry_run=dry_run)
