"""What the chapters of a report are written from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from analysis.description import how_far, organisations, sources
from analysis.report.inline import Link, filled
from analysis.report.table import number_share

if TYPE_CHECKING:
    from analysis.catalogue import Catalogue
    from analysis.material import Material
    from analysis.names import Names
    from analysis.report.audience import Audience
    from analysis.report.evidence import CodeEvidence, Evidence
    from analysis.report.inline import Piece
    from analysis.report.manuscript import Manuscript
    from analysis.report.shown_writing import ShownWriting

INTERVIEWS, CASES, CODEBOOK = "appendix_b", "appendix_b_cases", "appendix_c"
"""Bookmarks of the appendices that list what the totals count."""


@dataclass(frozen=True, slots=True)
class Report:
    """One report that is being written.

    Attributes:
        page: The manuscript.
        material: The study's tables under their real names.
        evidence: The passages behind the numbers.
        writing: What people wrote.
        audience: Who reads it.
        names: How things are called.
    """

    page: Manuscript
    material: Material
    evidence: Evidence
    writing: ShownWriting
    audience: Audience
    names: Names

    @property
    def say(self) -> Catalogue:
        """The words of the report's language."""
        return self.audience.say

    def selected(self) -> tuple[Piece, ...]:
        """How many sources of which kind, how many cases, and how many are coded to the end; it leads to their appendix."""
        say, material = self.say, self.material
        told = f"{sources(material, say)}, {organisations(material, say)}; {how_far(material, say)}"
        return (Link(told, INTERVIEWS), ". ") if self.audience.is_team else (f"{told} [B]. ",)

    def spread(self, code: CodeEvidence) -> tuple[Piece, ...]:
        """The sentence of how many speak of a code."""
        numbers, number = code.numbers, self.audience.number
        form = (
            self.say("{interviews} of {interviews_total} interviews and {cases} of {cases_total} cases speak of it {reference}.")
            if set(self.material.interviews["kind"]) <= {"interview"}
            else self.say("{interviews} of {interviews_total} sources and {cases} of {cases_total} cases speak of it {reference}.")
        )
        return filled(
            form,
            {
                "interviews": number(int(numbers["interviews"]), code.anchor),
                "interviews_total": number(int(numbers["interviews_total"]), INTERVIEWS),
                "cases": number(int(numbers["cases"]), code.anchor),
                "cases_total": number(int(numbers["cases_total"]), CASES),
                "reference": self.audience.reference(code.label, code.anchor),
            },
        )

    def numbers(self, code: CodeEvidence) -> list[Piece]:
        """A row of a code's numbers: passages, words, share, interviews, cases, passages that speak against it, reference."""
        told, number = code.numbers, self.audience.number
        share = told["share"]
        return [
            *(number(int(told[name]), code.anchor) for name in ("passages", "words")),
            "–" if share is None or share != share else number(float(share), code.anchor),  # noqa: PLR0124  # not a number
            *(number(int(told[name]), code.anchor) for name in ("interviews", "cases")),
            number(code.contrary, code.anchor),
            self.audience.reference(code.label, code.anchor),
        ]

    def number_headers(self) -> list[str]:
        """The names of the columns that `numbers` fills."""
        say = self.say
        return [say("No. of passages"), say("Words"), say("Share"), say("Sources"), say("Cases"), say("Against"), say("Behind it")]

    def number_shares(self) -> list[int]:
        """How wide a first column of names and the columns that `numbers` fills are."""
        *numbers, _ = self.number_headers()
        return [17, *map(number_share, numbers), 10]
