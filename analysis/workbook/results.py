"""What the workbook and its CSV files show: every result of a material, counted once, with the words to show it in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from analysis.case_grid import CaseGrid, case_grid
from analysis.catalogue import Catalogue, translator
from analysis.material import Material
from analysis.passage_table import passages
from analysis.quotations import quotes
from analysis.theme_table import themes
from analysis.workbook.column import Column
from analysis.workbook.table import Table

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True)  # no slots: the results are counted when first asked for, and kept
class Results:
    """The results of a material.

    Attributes:
        material: The tables that they are counted from.
        say: The catalogue of the reader's language.
    """

    material: Material
    say: Catalogue

    @classmethod
    def of(cls, material: Material, lang: str) -> Results:
        """The results in a language."""
        return cls(material, translator(lang))

    @cached_property
    def themes(self) -> pd.DataFrame:
        """The theme table."""
        return themes(self.material)

    @cached_property
    def passages(self) -> pd.DataFrame:
        """The merged passages."""
        return passages(self.material)

    @cached_property
    def quotes(self) -> pd.DataFrame:
        """The proposed quotations."""
        return quotes(self.material, say=self.say)

    @cached_property
    def by_case(self) -> CaseGrid:
        """Passages by code and case."""
        return case_grid(self.material)

    def table(self, title: str, columns: Sequence[Column], data: pd.DataFrame) -> Table:
        """A table in the reader's language; `title` and headers as the catalogue knows them."""
        return Table(self.say(title), tuple(columns), tuple(self.say(column.header) for column in columns), data)
