"""The opening of a report: title, contents, summary."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.report.evidence import THEME_LEVEL
from analysis.report.inline import Strong

if TYPE_CHECKING:
    from analysis.report.contents import Report
    from analysis.report.evidence import CodeEvidence

_FOREMOST = 3


def add_opening(report: Report) -> None:
    """Adds the title page and the contents."""
    page, say, facts = report.page, report.say, report.material.facts
    page.say_paragraph(report.names.text(facts.title) or say("Interview study"), "Title")
    page.say_paragraph(say("Report of the team") if report.audience.is_team else say("Report to the board"), "Subtitle")
    if facts.made:
        page.say_paragraph(facts.made[:10], "Subtitle")
    page.paragraph(report.selected())
    page.say_paragraph(_how_to_read(report), "KodbokNote")
    page.contents()


def _how_to_read(report: Report) -> str:
    say = report.say
    if report.audience.is_team:
        return say("Every number is a link to the passages that it counts; they stand in appendix A.")
    return say(
        "References such as [A1] lead into the appendices of the team's report (revision {revision} of the study), where what "
        "stands behind every number is found. The team keeps it, for it holds personal data."
    ).format(revision=report.material.facts.revision)


def add_summary(report: Report) -> None:
    """Adds the summary: for each recommendation its synthesis and its most spoken-of themes."""
    page, say = report.page, report.say
    page.heading(say("Summary"))
    for code in report.evidence.codes:
        if code.level == 1:
            _add_recommendation(report, code)
    _add_state(report)


def _add_recommendation(report: Report, code: CodeEvidence) -> None:
    page, say = report.page, report.say
    page.heading(code.name, 2)
    synthesis = report.writing.syntheses.get(code.path)
    if synthesis:
        page.lines(synthesis["text"])
    else:
        page.to_write(say("the synthesis of {code}").format(code=code.name))
    page.paragraph(report.spread(code))
    foremost = sorted(report.evidence.under(code.path), key=lambda each: -int(each.numbers["cases"]))[:_FOREMOST]
    if any(each.passages for each in foremost):
        page.say_paragraph(say("Spoken of by most cases:"))
    for each in foremost:
        if each.passages:
            page.paragraph([Strong(f"{each.name}. "), *report.spread(each)], "ListBullet")


def _add_state(report: Report) -> None:
    """Says how much of the report is written."""
    say, written = report.say, report.writing
    themes = [code for code in report.evidence.codes if code.level == THEME_LEVEL]
    done = sum(code.path in written.syntheses for code in themes)
    approved = sum(map(len, written.quotations.values()))
    report.page.heading(say("State of the report"), 2)
    told = say("Syntheses are written for {done} of {total} themes.").format(done=done, total=len(themes))
    quoted = say("Approved quotations: {approved}; awaiting approval and therefore left out: {waiting}.").format(
        approved=approved, waiting=written.waiting
    )
    report.page.say_paragraph(f"{told} {quoted}")
