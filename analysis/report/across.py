"""What goes across: every theme beside the others, where it is contradicted, and what was judged of each case."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.report.evidence import THEME_LEVEL
from analysis.report.inline import Strong
from analysis.report.judgements import add_judgements

if TYPE_CHECKING:
    from analysis.report.contents import Report


def add_across(report: Report) -> None:
    """Adds the chapter."""
    page, say = report.page, report.say
    page.heading(say("Across the recommendations"))
    themes = [code for code in report.evidence.codes if code.level == THEME_LEVEL]
    ordered = sorted(themes, key=lambda code: (-int(code.numbers["cases"]), -int(code.numbers["passages"])))
    page.say_paragraph(say("The themes in order of how many cases speak of them."))
    rows = [[code.name, *report.numbers(code)] for code in ordered]
    page.table(say("All themes"), [say("Theme"), *report.number_headers()], rows, report.number_shares())
    page.heading(say("Challenges: where themes are spoken against"), 2)
    against = [code for code in ordered if code.contrary]
    if not against:
        page.say_paragraph(say("No passage is marked as speaking against its theme."))
    for code in against:
        number = report.audience.number(say.ngettext("{n} passage", "{n} passages", code.contrary), code.anchor)
        reference = report.audience.reference(code.label, code.anchor)
        page.paragraph([Strong(f"{code.name}: "), number, " ", reference], "ListBullet")
    add_judgements(report)
