"""The whole report as a Word file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.catalogue import translator
from analysis.names import Names
from analysis.report.across import add_across
from analysis.report.appendices import add_appendices
from analysis.report.audience import MARK, audience
from analysis.report.contents import Report
from analysis.report.evidence import Evidence
from analysis.report.judgements import add_judged_cases
from analysis.report.looks import looks
from analysis.report.manuscript import Manuscript
from analysis.report.method import add_method
from analysis.report.opening import add_opening, add_summary
from analysis.report.package import Cover, packed
from analysis.report.shown_writing import shown_writing
from analysis.report.status import add_status
from analysis.report.theme_chapter import add_theme_chapters

if TYPE_CHECKING:
    from pathlib import Path

    from analysis.material import Material
    from analysis.written import Written


def write_report(  # noqa: PLR0913  # one argument a choice of the person who asks for the file
    material: Material,
    written: Written,
    path: Path,
    *,
    lang: str = "sv",
    names: Names | None = None,
    audience_name: str = "team",
    template: Path | None = None,
) -> None:
    """Writes the report: title, summary, method, a chapter a recommendation, what goes across, status, appendices.

    For the team every number is a link to the passages that it counts. The board's file holds numbers, syntheses and approved
    quotations alone; its numbers carry references into the team's appendix. Equal tables make equal bytes.

    Args:
        material: What is counted.
        written: What people wrote, judged and chosen.
        path: Where to; a file that is there is replaced.
        lang: The language, `sv` or `en`.
        names: How organisations and persons are called; as they are by default.
        audience_name: `team` or `board`.
        template: A Word file whose styles are taken.

    Raises:
        UnknownLanguageError: There is no such language.
        UnknownAudienceError: There is no such audience.
        UnfitTemplateError: The template has no styles; if it is broken or hostile, an error of `interviews.archive`.
    """
    say, called = translator(lang), names or Names()
    reader = audience(audience_name, say)
    title = called.text(material.facts.title) or say("Interview study")
    cover = Cover(title, material.facts.made, lang, say(MARK) if reader.is_team else title, title)
    style = looks(template, cover.language)
    page = Manuscript(say)
    report = Report(page, material, Evidence(material, called), shown_writing(written, material, called), reader, called)
    for add in (add_opening, add_summary, add_method, add_theme_chapters, add_across, add_status, add_appendices, add_judged_cases):
        add(report)
    path.write_bytes(packed(page.finished(), page.pictures, style, cover))
