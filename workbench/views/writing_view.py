"""What lies on the desk of somebody who writes: the matrix, a cell, a theme, the ledger; and saving what was written there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench import commands
from workbench.views.written_view import WrittenView

if TYPE_CHECKING:
    from collections.abc import Collection

    from analysis.ledger_entry import LedgerEntry
    from analysis.selection import Selection
    from workbench.results.cell_overview import CellOverview
    from workbench.results.judgement_overview import JudgementOverview, ProfileOverview
    from workbench.results.ledger_overview import LedgerOverview
    from workbench.results.matrix_overview import MatrixOverview
    from workbench.results.rated_cell import RatedCell
    from workbench.results.rating_overview import RatingOverview
    from workbench.results.theme_page import ThemePage
    from workbench.results.theme_words import ThemeWords
    from workbench.rows.evidence import Evidence


class WritingView(WrittenView):
    """Reading what can be written on, and saving what was written by somebody who saw the study as it was at a revision.

    What was changed after that revision is not overwritten; what was written on codings that have changed since is stale at once.

    Raises:
        WrittenMeanwhileError: By whatever saves: somebody has changed the same after the revision.
    """

    def matrix_overview(self, selection: Selection | None = None, recommendation: str | None = None) -> MatrixOverview:
        """The framework matrix of a recommendation, and how far it is filled.

        Args:
            selection: What is selected.
            recommendation: A code of the first level; empty for all; None for the first.

        Raises:
            UnknownValueError: A filter names something that the study does not have.
        """
        from analysis.written import Written  # pandas is loaded only for results
        from analysis.written_choice import of_cells  # the same
        from workbench.results.matrix_overview import matrix_overview  # the same

        material = self.material(selection)
        return matrix_overview(material, Written(summaries=of_cells(self.summaries(), material)), recommendation)

    def cell_overview(self, case: str, theme: str, wave: str | None = None) -> CellOverview:
        """A cell of the framework matrix with its passages and what changed since it was summarised.

        Args:
            case: Name of the case.
            theme: Path, unique name or alias of the code.
            wave: The wave; None for interviews without one.

        Raises:
            CodeUnknownError: There is no such code.
            NoSuchCellError: The case has no interview in the wave.
            UnknownValueError: There is no such case.
        """
        from workbench.results.cell_overview import read_cell  # pandas is loaded only for results

        return read_cell(self._database, case, theme, wave)

    def theme_page(self, theme: str, wave: str | None = None) -> ThemePage:
        """All that is known of a theme: its numbers, voices, counter-evidence, summaries, synthesis and quotations.

        Args:
            theme: Path, unique name or alias of the code.
            wave: The wave; None for the only one, or the latest.

        Raises:
            CodeUnknownError: There is no such code.
            UnknownValueError: There is no such wave.
            NothingOfThemeError: No interview has a case.
        """
        from workbench.results.theme_page import read_theme  # pandas is loaded only for results

        return read_theme(self._database, theme, wave)

    def theme_words(self, theme: str, wave: str | None = None) -> ThemeWords:
        """The words that set a theme apart, and a machine's draft of what it says; it takes a moment.

        Args:
            theme: Path, unique name or alias of the code.
            wave: The wave; None for the only one, or the latest.

        Raises:
            CodeUnknownError: There is no such code.
            UnknownValueError: There is no such wave.
        """
        from workbench.results.theme_words import read_theme_words  # pandas is loaded only for results

        return read_theme_words(self._database, theme, wave)

    def ledger_overview(self, selection: Selection | None = None, states: Collection[str] = ()) -> LedgerOverview:
        """The ledger under a selection, how many quotations are in each state, and how they are spread.

        Args:
            selection: Whose quotations, and of which themes.
            states: The states that are wanted; all by default.

        Raises:
            UnknownValueError: A filter names something that the study does not have.
        """
        from analysis.selection import Selection
        from workbench.results.ledger_overview import read_ledger_overview  # pandas is loaded only for results

        return read_ledger_overview(self._database, selection or Selection(), states)

    def profile_overview(self, selection: Selection | None = None) -> ProfileOverview:
        """The judgements of all selected cases, scale by scale.

        Raises:
            UnknownValueError: A filter names something that the study does not have.
        """
        from analysis.selection import Selection
        from workbench.results.judgement_overview import read_profiles  # pandas is loaded only for results

        return read_profiles(self._database, selection or Selection())

    def judgement_overview(self, scale: str, case: str, wave: str | None = None) -> JudgementOverview:
        """A case on a scale, with the findings that could justify it.

        Args:
            scale: Name of the scale.
            case: Name of the case.
            wave: The wave; None for interviews without one.

        Raises:
            UnknownValueError: There is no such scale, case or wave.
        """
        from workbench.results.judgement_overview import read_judgement  # pandas is loaded only for results

        return read_judgement(self._database, scale, case, wave)

    def ratings_overview(self, selection: Selection | None = None) -> RatingOverview:
        """The status ratings of a selection, wave by wave, and what a person must look at beside the interviews.

        Raises:
            UnknownValueError: A filter names something that the study does not have.
        """
        from analysis.selection import Selection
        from workbench.results.rating_overview import read_ratings_overview  # pandas is loaded only for results

        return read_ratings_overview(self._database, selection or Selection())

    def rated_cell(self, assignment: str, case: str, wave: str | None = None) -> RatedCell:
        """A cell of the ratings with what was said of its theme.

        Args:
            assignment: The assignment, in any case; one that nothing has yet is empty.
            case: Name of the organisation.
            wave: The wave; empty text for none; None for the only one.

        Raises:
            UnknownValueError: There is no such case or wave.
            WhichWaveError: No wave is named, and there are several.
        """
        from workbench.results.rated_cell import read_rated_cell  # pandas is loaded only for results

        return read_rated_cell(self._database, assignment, case, wave)

    def save_summary(self, place: commands.summary_edits.Place, told: commands.summary_edits.SummaryChange, seen: int) -> bool:
        """Writes the summary of a cell as `set_summary` does. Says whether anything changed."""
        then, evidence = self._seen(seen)
        return commands.seen_edits.save_summary(self._database, self.coder, place, told, evidence=evidence, seen=then)

    def save_synthesis(self, theme: str, text: str | None, seen: int, *, wave: str | None = None) -> bool:
        """Writes the synthesis of a theme as `set_synthesis` does. Says whether anything changed."""
        then, evidence = self._seen(seen)
        about = (theme, wave)
        return commands.seen_edits.save_synthesis(self._database, self.coder, about, text, evidence=evidence, seen=then)

    def save_judgement(
        self, about: commands.judgement_edits.JudgedCase, told: commands.judgement_edits.JudgementChange, seen: int
    ) -> bool:
        """Judges a case on a scale as `judge` does. Says whether anything changed."""
        return commands.seen_edits.save_judgement(self._database, self.coder, about, told, seen=self._known(seen))

    def save_rating(self, about: commands.rating_edits.RatedCase, told: commands.rating_edits.RatingChange, seen: int) -> bool:
        """Rates an assignment as `set_rating` does; what is None stays. Says whether anything changed."""
        return commands.seen_edits.save_rating(self._database, self.coder, about, told, seen=self._known(seen))

    def save_quotation(self, quotation_id: str, told: commands.ledger_edits.QuotationChange, seen: int) -> LedgerEntry:
        """Changes a quotation of the ledger as `set_quotation` does. Returns it as it is then."""
        return commands.seen_edits.save_quotation(self._database, self.coder, quotation_id, told, seen=self._known(seen))

    def _seen(self, seen: int) -> tuple[int, Evidence]:
        """A revision that the study has had, and the codings that counted then."""
        then = self._known(seen)
        return then, self._evidence(then)

    def _known(self, seen: int) -> int:
        """The nearest revision that the study has had; a page may know more of a study that an older copy took the place of."""
        from workbench.store.door import current_revision  # needed here alone

        with self._database.reading() as connection:
            return max(0, min(seen, current_revision(connection)))
