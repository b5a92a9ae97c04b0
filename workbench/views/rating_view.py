"""Status ratings: how assignments stand in the organisations, as these say themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench import commands
from workbench.views.result_view import ResultView

if TYPE_CHECKING:
    from pathlib import Path

    import pandas as pd

    from analysis.material import Material
    from analysis.selection import Selection
    from workbench.commands.rating_step import RatingChoice, RatingImport


class RatingView(ResultView):
    """Ratings green, yellow, red of assignments, beside what was said in the interviews."""

    def ratings(self, selection: Selection | None = None) -> pd.DataFrame:
        """The ratings: `Written.ratings` tells the columns. All of them, or what a selection holds.

        Raises:
            UnknownValueError: A filter names something that the study does not have.
        """
        from workbench.results.rating_table import read_rating_table  # pandas is loaded only for results

        if selection is not None:
            return self.ratings_in(self.material(selection, topics=False))
        with self._database.reading() as connection:
            return read_rating_table(connection)

    def ratings_in(self, material: Material) -> pd.DataFrame:
        """What a material's selection holds of the ratings."""
        from analysis.written_choice import of_ratings  # pandas is loaded only for results

        return of_ratings(self.ratings(), material)

    def set_rating(
        self,
        assignment: str,
        case: str,
        wave: str | None,
        rating: str | None,
        *,
        comment: str | None = None,
        kind: str | None = None,
    ) -> bool:
        """Rates an assignment of an organisation, or takes a rating away; undo takes that back. Says whether anything changed.

        Args:
            assignment: The assignment, in any case; a name that nothing has yet is a new one.
            case: Name of the organisation.
            wave: The wave; empty text for none; None for the only one.
            rating: `green`, `yellow`, `red`, or `none` where there is a comment alone; None takes away what is there.
            comment: What is said of it; None leaves it as it is.
            kind: `ongoing`, `development`, `investigation` or nothing; None leaves it as it is.

        Raises:
            NoAssignmentError: The assignment has no name.
            UnknownValueError: There is no such case or wave.
            WhichWaveError: No wave is named, and there are several.
            UnknownRatingError: There is no such rating or kind.
            NothingRatedError: There would be a kind alone.
        """
        edits = commands.rating_edits
        told = edits.TAKEN_AWAY if rating is None else edits.RatingChange(rating, comment, kind)
        return edits.set_rating(self._database, self.coder, edits.RatedCase(assignment, case, wave), told)

    def import_ratings(self, path: Path, choice: RatingChoice | None = None, *, dry_run: bool = False) -> RatingImport:
        """Takes in a matrix of ratings from Excel or Word; undo takes all of it back, the same file again changes nothing.

        Args:
            path: The file; `interviews.ratings.rating_file.read_ratings` tells which forms it may have.
            choice: What is told of it: its wave, names and codes that differ, whether new organisations come in.
            dry_run: Only tells what would happen.

        Returns:
            What becomes, or would become, of every rating; one that does not fit is refused by itself.

        Raises:
            WaveNeededError: The file names no wave, and the study has several.
            NotWholeError: What is gone shall be taken away, and the file was not read as a whole.
            KodbokError: The file cannot be read, or a name or a code is meant that there is not.
        """
        return commands.rating_import.import_ratings(self._database, self.coder, path, choice, dry_run=dry_run)

    def export_ratings(self, path: Path, selection: Selection | None = None, *, lang: str = "sv", force: bool = False) -> int:
        """Writes the ratings of a selection as a workbook to be edited in Excel and read back with `import_ratings`.

        Returns:
            How many there are in it.

        Raises:
            OutputExistsError: There is a file of that name and force is not given.
            CommentTooLongError: A comment does not fit into a cell.
            UnknownLanguageError: There is no such language.
        """
        from analysis.selection import Selection  # pandas and openpyxl are loaded only here
        from analysis.status_book import write_status_book
        from interviews.output import replacing
        from workbench.results.rating_table import read_stamps

        material = self.material(selection or Selection(), topics=False)
        with self._database.reading() as connection:
            stamps = read_stamps(connection)
        table = self.ratings_in(material).drop(columns="code").merge(stamps, on="id", how="inner")
        with replacing(path, force=force) as temporary:
            write_status_book(table, material.facts, temporary, lang)
        return len(table)

    def status_beside_interviews(self, selection: Selection | None = None) -> pd.DataFrame:
        """Every rating beside what the interviews say of its theme; see `analysis.status_join`."""
        from analysis.selection import Selection  # pandas is loaded only for results
        from analysis.status_join import status_join

        material = self.material(selection or Selection())
        return status_join(material, self.ratings_in(material))
