"""Choosing a theme's quotations among the sentences that are coded with it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from analysis.categories import Floats, Ints
from analysis.coded_places import CodedPlaces
from analysis.coded_rows import CodedRows, counting, with_words
from analysis.facility import choose
from analysis.quotation import Quotation, QuotationReason
from analysis.sentence_table import SentenceTable
from analysis.spoken_words import SpokenWords
from analysis.tfidf import WeightedWords

if TYPE_CHECKING:
    from analysis.material import Material

MOST_CANDIDATES = 2_000
"""Candidates a theme; of more an even selection is compared, for time grows with their number times that of the places."""

_LONGEST = 1_000_000  # words of a sentence
_ALIKE = 1e-5  # two likenesses that differ by less are equal in single precision


@dataclass(frozen=True, slots=True)
class QuotationChoice:
    """What quotations are chosen from.

    Attributes:
        material: The material.
        table: The sentences that may be quoted.
        places: Where the counting segments lie in them.
        sources: Each interview's case, or the interview itself where it has none.
    """

    material: Material
    table: SentenceTable
    places: CodedPlaces
    sources: list[str]

    @classmethod
    def of(cls, material: Material) -> QuotationChoice:
        """Splits the interviews into sentences and finds the coded ones."""
        spoken = SpokenWords.of(material)
        table = SentenceTable.of(material, spoken)
        rows = CodedRows.of(material, spoken, counting(material) & with_words(material))
        pairs = zip(material.interviews["case"], material.interviews["interview"], strict=True)
        sources = [interview if pd.isna(case) else case for case, interview in pairs]
        return cls(material, table, CodedPlaces.of(rows, table, spoken), sources)

    def chosen(self, theme: str, places: CodedPlaces, count: int, limits: tuple[int, int]) -> list[Quotation]:
        """The quotations of one theme from its coded places, the most telling first."""
        places = places.distinct().thinned(MOST_CANDIDATES)
        return self._chosen(theme, places, places.runs(self.table, limits).distinct().thinned(MOST_CANDIDATES), count)

    def typical(self, theme: str, places: CodedPlaces, count: int, limits: tuple[int, int]) -> list[Quotation]:
        """The single sentences that stand for all sentences of a theme's coded places, the most typical first."""
        said, quotable = (
            places.runs(self.table, words, 1).distinct().thinned(MOST_CANDIDATES) for words in ((1, _LONGEST), limits)
        )
        return self._chosen(theme, said, quotable, count)

    def _chosen(self, theme: str, places: CodedPlaces, runs: CodedPlaces, count: int) -> list[Quotation]:
        """The runs that come closest to the places."""
        if not len(runs):
            return []
        said, quotable = (WeightedWords.of(self.table, some.first, some.last) for some in (places, runs))
        likeness = said.similarity(quotable)
        source = pd.factorize(np.array(self.sources, dtype=object))[0][self.table.interview[runs.first]]
        picks = choose(likeness, source, runs.excluded_by, count)
        near = _nearest(likeness[:, picks])
        return [
            self._quotation(theme, runs.taken([pick]), (near[turn], len(places), source[pick] not in source[picks[:turn]]))
            for turn, pick in enumerate(picks)
        ]

    def _quotation(self, theme: str, run: CodedPlaces, standing: tuple[int, int, bool]) -> Quotation:
        row, first, last = int(run.row[0]), int(run.first[0]), int(run.last[0])
        start, end = int(self.table.start[first]), int(self.table.end[last])
        where = int(self.table.interview[first])
        interview = self.material.interviews.iloc[where]
        turn = self.material.turns.iloc[int(self.table.turn[first])]
        segment = self.material.segments.iloc[row]
        near, of, is_first = standing
        return Quotation(
            id=segment["id"],
            theme=theme,
            interview=interview["interview"],
            case=_text_or_none(interview["case"]),
            speaker=_text_or_none(turn["speaker"]),
            role=turn["role"],
            start=start,
            end=end,
            words=int(self.table.words(run.first, run.last)[0]),
            quote=interview["text"][start:end],
            reason=QuotationReason(near, of, self.sources[where], is_first, bool(segment["contrary"])),
        )


def _nearest(likeness: Floats) -> list[int]:
    """For each chosen quotation the number of places that no other one is more like."""
    best = likeness.max(axis=1, keepdims=True)
    near: Ints = ((likeness > best - _ALIKE) & (best > 0)).sum(axis=0)
    return [int(places) for places in near]


def _text_or_none(cell: Any) -> str | None:  # noqa: ANN401  # a cell of any table
    return None if pd.isna(cell) else str(cell)
