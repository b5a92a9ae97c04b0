"""What a study adds up to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.views.view import View

if TYPE_CHECKING:
    import pandas as pd

    from analysis.material import Material
    from analysis.selection import Selection


class ResultView(View):
    """Results: the tables that every analysis begins with."""

    def material(self, selection: Selection | None = None, *, topics: bool = True) -> Material:
        """The study's tables under a selection; see `analysis.Material`.

        Args:
            selection: What is wanted.
            topics: Whether the headings of turns tell the topics of the guide, if there is one; it takes a moment an interview.

        Raises:
            UnknownValueError: A filter names something that the study does not have.
        """
        from analysis.selection import Selection  # with the tables, pandas is loaded only for results
        from workbench.results.study_material import read_material  # the same

        return read_material(self._database, selection or Selection(), topics=topics)

    def segments(self, selection: Selection | None = None, *, everything: bool = False) -> pd.DataFrame:
        """The segments table: one row per segment that counts, or every live one; see `Material.segments` for the columns."""
        from analysis.selection import Selection  # with the tables, pandas is loaded only for results
        from workbench.results.study_material import read_segments  # the same

        return read_segments(self._database, selection or Selection(), everything=everything)
