"""What the workbook and its CSV files show: every result of a material, counted once, with the words to show it in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING

from analysis.case_grid import CaseGrid, case_grid
from analysis.catalogue import Catalogue, translator
from analysis.cooccurrence_table import cooccurrence
from analysis.material import Material
from analysis.names import Names
from analysis.passage_table import passages
from analysis.printed_quotations import PrintedQuotations
from analysis.quotations import chosen_quotations, quotation_table
from analysis.saturation_curve import SaturationCurve
from analysis.saturation_rule import SaturationRule
from analysis.theme_table import themes
from analysis.wave_table import WaveComparison
from analysis.word_odds import theme_words
from analysis.workbook.column import Column
from analysis.workbook.table import Table
from analysis.written import Written

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True)  # no slots: the results are counted when first asked for, and kept
class Results:
    """The results of a material.

    What sheets and files see is what may be shown: names are replaced here, after everything is counted, and nowhere else.

    Attributes:
        counted: The material that everything is counted from, with real names.
        say: The catalogue of the reader's language.
        names: How things are called here.
        printed: Which quotations are carried; proposals alone where it is None.
        written: What people wrote and judged, with real names; nothing of it is shown where it is None.
        waves: Two waves, where they are set side by side, with real names.
    """

    counted: Material
    say: Catalogue
    names: Names = field(default_factory=Names)
    printed: PrintedQuotations | None = None
    written: Written | None = None
    waves: WaveComparison | None = None

    @classmethod
    def of(
        cls,
        material: Material,
        lang: str,
        names: Names | None = None,
        *,
        printed: PrintedQuotations | None = None,
        written: Written | None = None,
        waves: WaveComparison | None = None,
    ) -> Results:
        """The results in a language; with real names unless others are given."""
        return cls(material, translator(lang), names or Names(), printed, written, waves)

    @cached_property
    def material(self) -> Material:
        """The material as it is shown."""
        return self.names.material(self.counted)

    @cached_property
    def themes(self) -> pd.DataFrame:
        """The theme table."""
        return self.names.frame(themes(self.counted))

    @cached_property
    def passages(self) -> pd.DataFrame:
        """The merged passages."""
        shown = self.names.frame(passages(self.counted))
        return shown.sort_values(["code", "interview"], kind="stable", ignore_index=True) if self.names.renumbers else shown

    @cached_property
    def quotes(self) -> pd.DataFrame:
        """The proposed quotations; none where only approved ones are carried."""
        chosen = chosen_quotations(self.counted) if self.printed is None or self.printed.with_proposals else []
        return quotation_table([self.names.quotation(each) for each in chosen], self.say)

    @property
    def ledger(self) -> pd.DataFrame | None:
        """The rows of the ledger that are carried, with real names; None where it is not shown."""
        return self.printed.table if self.printed and self.printed.with_ledger else None

    @cached_property
    def shown_written(self) -> Written | None:
        """What people wrote and judged, as it is shown; who did so works with the material and keeps their name."""
        if self.written is None:
            return None
        summaries, syntheses = (
            self.names.frame(table).assign(author=table["author"]) for table in (self.written.summaries, self.written.syntheses)
        )
        judgements, scales, ratings = map(self.names.frame, (self.written.judgements, self.written.scales, self.written.ratings))
        return replace(
            self.written, summaries=summaries, syntheses=syntheses, judgements=judgements, scales=scales, ratings=ratings
        )

    @cached_property
    def cooccurrence(self) -> pd.DataFrame:
        """Pairs of themes that meet."""
        return self.names.frame(cooccurrence(self.counted, codes="themes"))

    @cached_property
    def saturation(self) -> SaturationCurve:
        """Saturation by the usual rule, over all codes, with real names."""
        return SaturationCurve.of(self.counted, SaturationRule())

    @cached_property
    def theme_words(self) -> pd.DataFrame:
        """The distinctive words of every theme; where names are replaced, words that name somebody are left out."""
        return self.names.frame(self._unnamed(theme_words(self.counted)))

    def _unnamed(self, words: pd.DataFrame) -> pd.DataFrame:
        """The words without those that the export would replace, written small or with a capital."""
        if self.names.replacer is None:
            return words
        forms = [(word, *said) for word, said in zip(words["word"], words["forms"], strict=True)]
        named = [any(self.names.text(form) != form for word in each for form in (word, word.title())) for each in forms]
        return words[[not is_named for is_named in named]].reset_index(drop=True)

    @cached_property
    def by_case(self) -> CaseGrid:
        """Passages by code and case."""
        return case_grid(self.material)

    def table(self, title: str, columns: Sequence[Column], data: pd.DataFrame) -> Table:
        """A table in the reader's language; `title` and headers as the catalogue knows them."""
        return Table(self.say(title), tuple(columns), tuple(self.say(column.header) for column in columns), data)
