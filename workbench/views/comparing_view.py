"""What sets parts of a study apart: a theme's words against the rest, one wave against another."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from workbench.store.codes import code_meant
from workbench.views.result_view import ResultView

if TYPE_CHECKING:
    from pathlib import Path

    import pandas as pd

    from analysis.crosswalk import Crosswalk
    from analysis.selection import Selection
    from analysis.wave_table import WaveComparison


class ComparingView(ResultView):
    """Comparisons within a study."""

    def distinctive_words(self, theme: str, selection: Selection | None = None) -> pd.DataFrame:
        """The words that set a theme apart from the rest of a selection; see `analysis.distinctive_words`.

        Args:
            theme: Path, unique name or alias of a code.
            selection: What is wanted.

        Raises:
            CodeUnknownError: There is no such code.
            UnknownThemeError: The selection does not hold it.
        """
        from analysis.word_odds import distinctive_words  # pandas is loaded only for results

        return distinctive_words(self.material(selection, topics=False), self._path_meant(theme))

    def typical_sentences(self, theme: str, selection: Selection | None = None) -> pd.DataFrame:
        """A machine's draft of what a theme says, which nothing keeps or exports; see `analysis.typical_sentences`.

        Args:
            theme: Path, unique name or alias of a code.
            selection: What is wanted.

        Raises:
            CodeUnknownError: There is no such code.
            UnknownThemeError: The selection does not hold it.
        """
        from analysis.sentence_draft import typical_sentences  # pandas is loaded only for results

        return typical_sentences(self.material(selection, topics=False), self._path_meant(theme))

    def waves(
        self,
        earlier: str | None = None,
        later: str | None = None,
        *,
        crosswalk: Crosswalk | Path | None = None,
        selection: Selection | None = None,
        value: str = "cases",
    ) -> pd.DataFrame:
        """Two waves side by side, code by code; see `analysis.waves` for the columns and `wave_comparison` for the rest."""
        return self.wave_comparison(earlier, later, crosswalk=crosswalk, selection=selection).table(value)

    def waves_by_case(
        self,
        earlier: str | None = None,
        later: str | None = None,
        *,
        crosswalk: Crosswalk | Path | None = None,
        selection: Selection | None = None,
        value: str = "share",
    ) -> pd.DataFrame:
        """Two waves side by side, case by case; see `analysis.waves_by_case` for the columns."""
        return self.wave_comparison(earlier, later, crosswalk=crosswalk, selection=selection).by_case(value)

    def wave_comparison(
        self,
        earlier: str | None = None,
        later: str | None = None,
        *,
        crosswalk: Crosswalk | Path | None = None,
        selection: Selection | None = None,
    ) -> WaveComparison:
        """Counts two waves, from which tables and the chart are made.

        Args:
            earlier: The first wave; the one before the other by default.
            later: The second wave; the latest by default.
            crosswalk: What was renamed, merged or parted, or a file that tells it.
            selection: What is wanted; its waves are not looked at, and its codes choose which are shown.

        Raises:
            OneWaveError: There are no two waves.
            UnknownWaveError: A wave is none.
            SameWaveError: Both are the same.
            CrosswalkRowError: A row of the file is none, or names what the study does not have.
            KodbokError: The file cannot be read.
        """
        from analysis.crosswalk import Crosswalk as Pairs  # with the tables, pandas is loaded only for results
        from analysis.selection import Selection as Everything
        from analysis.wave_cells import chosen_waves
        from analysis.wave_table import WaveComparison
        from workbench.results.codebook_table import chosen_codes
        from workbench.results.coding_ages import read_coding_ages
        from workbench.results.crosswalk import study_crosswalk
        from workbench.store.codes import read_study_codebook

        wanted = selection or Everything()
        material = self.material(replace(wanted, waves=(), codes=(), all_waves=True))
        with self._database.reading() as connection:
            ages = read_coding_ages(connection, material)
            shown = chosen_codes(read_study_codebook(connection), wanted.codes) if wanted.codes else ()
            if crosswalk is not None and not isinstance(crosswalk, Pairs):
                crosswalk = study_crosswalk(connection, crosswalk)
        pair = chosen_waves(material.facts.waves, earlier, later)
        return WaveComparison.of(material, pair, crosswalk=crosswalk, ages=ages, shown=[code.path for code in shown])

    def _path_meant(self, theme: str) -> str:
        """The path of the code that a text means."""
        with self._database.reading() as connection:
            return code_meant(connection, theme)[1]
