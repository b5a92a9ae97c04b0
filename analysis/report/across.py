"""What goes across: every theme beside the others, where it is contradicted, and what was judged of each case."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from analysis.names import by_number
from analysis.report.contents import NUMBER_SHARES
from analysis.report.evidence import THEME_LEVEL
from analysis.report.inline import Strong

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
    page.table(say("All themes"), [say("Theme"), *report.number_headers()], rows, [14, *NUMBER_SHARES])
    page.heading(say("Challenges: where themes are spoken against"), 2)
    against = [code for code in ordered if code.contrary]
    if not against:
        page.say_paragraph(say("No passage is marked as speaking against its theme."))
    for code in against:
        number, reference = report.audience.number(code.contrary, code.anchor), report.audience.reference(code.label, code.anchor)
        page.paragraph([Strong(f"{code.name}: "), number, " ", reference], "ListBullet")
    if report.writing.judgements:
        _add_judgements(report)


def _add_judgements(report: Report) -> None:
    """Adds how many cases were judged how; the team sees which."""
    page, say = report.page, report.say
    page.heading(say("Judgements of each case"), 2)
    found: dict[tuple[str, str], set[str]] = defaultdict(set)
    for row in report.writing.judgements:
        found[row["scale"], row["value"]].add(row["case"])
    rows = [
        [
            scale,
            value,
            report.audience.plain(len(cases)),
            *(["; ".join(sorted(cases, key=by_number))] if report.audience.is_team else []),
        ]
        for (scale, value), cases in sorted(found.items())
    ]
    headers = [say("Scale"), say("Value"), say("Cases"), *([say("Which")] if report.audience.is_team else [])]
    shares = [4, 4, -3, *([6] if report.audience.is_team else [])]
    page.table(say("Judgements"), headers, rows, shares)
