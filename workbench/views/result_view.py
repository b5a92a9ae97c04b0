"""What a study adds up to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.views.view import View

if TYPE_CHECKING:
    import pandas as pd

    from analysis.material import Material
    from analysis.meeting_places import Within
    from analysis.saturation_rule import SaturationRule
    from analysis.selection import Selection
    from analysis.shuffled_interviews import SaturationOrders


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

    def cooccurrence(
        self, selection: Selection | None = None, *, within: Within | str = "overlap", scope: str = "same", codes: str = "all"
    ) -> pd.DataFrame:
        """Pairs of codes that are spoken of together; see `analysis.cooccurrence` for what they mean and for the columns."""
        from analysis import cooccurrence  # with the tables, pandas is loaded only for results

        return cooccurrence(self.material(selection, topics=False), within, scope, codes)

    def saturation(self, selection: Selection | None = None, rule: SaturationRule | None = None) -> pd.DataFrame:
        """What is new in each interview; see `analysis.saturation` for the columns."""
        from analysis import saturation  # with the tables, pandas is loaded only for results

        return saturation(self.material(selection, topics=False), rule)

    def saturation_orders(
        self, selection: Selection | None = None, rule: SaturationRule | None = None, *, orders: int = 1_000, seed: int = 2020
    ) -> SaturationOrders:
        """What saturation comes to in random orders of the interviews; see `analysis.saturation_orders`."""
        from analysis import saturation_orders  # with the tables, pandas is loaded only for results

        return saturation_orders(self.material(selection, topics=False), rule, orders=orders, seed=seed)
