"""What sets parts of a study apart: a theme's words against the rest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.store.codes import code_meant
from workbench.views.result_view import ResultView

if TYPE_CHECKING:
    import pandas as pd

    from analysis.selection import Selection


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
        from analysis.distinctive_words import distinctive_words  # pandas is loaded only for results

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
        from analysis.typical_sentences import typical_sentences  # pandas is loaded only for results

        return typical_sentences(self.material(selection, topics=False), self._path_meant(theme))

    def _path_meant(self, theme: str) -> str:
        """The path of the code that a text means."""
        with self._database.reading() as connection:
            return code_meant(connection, theme)[1]
