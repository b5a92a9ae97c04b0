"""All passages of one theme on paper, by kind of organisation and organisation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.catalogue import translator
from analysis.description import how_far, organisations, sources
from analysis.names import Names
from analysis.quotations import UnknownThemeError
from analysis.report.audience import MARK
from analysis.report.evidence import Evidence
from analysis.report.inline import Marked
from analysis.report.looks import looks
from analysis.report.manuscript import Manuscript
from analysis.report.package import Cover, packed
from analysis.report.passages import add_passages

if TYPE_CHECKING:
    from pathlib import Path

    from analysis.material import Material


def write_theme_paper(
    material: Material, theme: str, path: Path, *, lang: str = "sv", names: Names | None = None, template: Path | None = None
) -> None:
    """Writes every passage of a code, what lies below it included; for the team alone, for it holds what was said.

    Args:
        material: What is counted.
        theme: Path of the code.
        path: Where to; a file that is there is replaced.
        lang: The language, `sv` or `en`.
        names: How organisations and persons are called; as they are by default.
        template: A Word file whose styles are taken.

    Raises:
        UnknownThemeError: The selection has no such code.
        UnknownLanguageError: There is no such language.
        UnfitTemplateError: The template has no styles; if it is broken or hostile, an error of `interviews.archive`.
    """
    say, called = translator(lang), names or Names()
    code = Evidence(material, called).by_path.get(theme)
    if code is None:
        raise UnknownThemeError(theme)
    cover = Cover(code.shown, material.facts.made, lang, say(MARK), called.text(material.facts.title) or say("Interview study"))
    style, page = looks(template, cover.language), Manuscript(say)
    page.marked_heading([Marked(code.shown, code.anchor)], 1)
    if code.definition:
        page.say_paragraph(code.definition, "KodbokNote")
    page.say_paragraph(f"{sources(material, say)}, {organisations(material, say)}; {how_far(material, say)}.")
    add_passages(page, code, 2)
    path.write_bytes(packed(page.finished(), page.pictures, style, cover))
