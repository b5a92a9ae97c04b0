"""The appendices: the passages behind every number, the interviews, the codebook."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from analysis.names import by_number
from analysis.report.contents import CASES, CODEBOOK, INTERVIEWS
from analysis.report.evidence import THEME_LEVEL
from analysis.report.inline import Marked
from analysis.report.passages import add_passages

if TYPE_CHECKING:
    from collections.abc import Mapping

    from analysis.catalogue import Catalogue
    from analysis.report.contents import Report


def add_appendices(report: Report) -> None:
    """Adds all of them; the board's report holds no passages and no names of interviews."""
    _add_evidence(report)
    _add_interviews(report)
    _add_codebook(report)


def _add_evidence(report: Report) -> None:
    page, say = report.page, report.say
    page.heading(say("Appendix A: the passages behind the numbers"))
    if not report.audience.is_team:
        page.say_paragraph(
            say(
                "The passages stand in appendix A of the team's report, under the references in square brackets; "
                "they are no part of this one."
            )
        )
        return
    page.say_paragraph(
        say("Each code has a number, each of its passages another. Passages of themes are printed once; others refer to them."),
        "KodbokNote",
    )
    for code in report.evidence.codes:
        number = say.ngettext("{n} passage", "{n} passages", len(code.passages))
        page.marked_heading([Marked(code.label, code.anchor), f" {code.shown} – {number}"], 3)
        told = {} if code.level == THEME_LEVEL else report.evidence.theme_passages
        add_passages(page, code, 4, told)


def _add_interviews(report: Report) -> None:
    page, say = report.page, report.say
    page.heading(say("Appendix B: the material"), on_page=not report.audience.is_team)
    spoken = int(report.material.interviews["counted_words"].sum())
    page.paragraph(
        [
            Marked(say("Sources"), INTERVIEWS),
            ": ",
            report.audience.plain(len(report.material.interviews)),
            ". ",
            Marked(say("Cases"), CASES),
            ": ",
            report.audience.plain(report.material.interviews["case"].nunique()),
            ". ",
            say("Counted words: {number}.").format(number=report.audience.plain(spoken)),
        ]
    )
    _add_by_kind(report)
    if report.audience.is_team:
        _add_each(report)


def _add_each(report: Report) -> None:
    """Adds every interview."""
    page, say, plain = report.page, report.say, report.audience.plain
    shown = report.names.material(report.material).interviews.astype(object)
    shown = shown.where(shown.notna(), "")
    rows = [
        [
            str(row["interview"]),
            _case(row, say),
            say(str(row["kind"])),
            str(row["date"]),
            plain(int(row["counted_words"])),
            _coders(row, say),
        ]
        for row in shown.to_dict("records")
    ]
    headers = [say("Interview"), say("Case"), say("Kind of source"), say("Date"), say("Counted words"), say("Coders")]
    page.table(say("The sources"), headers, rows, [26, 27, 12, 14, -11, 11])


def _case(row: Mapping[Any, Any], say: Catalogue) -> str:
    """The case of an interview with its kind."""
    return f"{row['case'] or say('No organisation')} ({row['case_kind'] or say('No kind given')})"


def _coders(row: Mapping[Any, Any], say: Catalogue) -> str:
    """Who coded an interview; where they are not at its end, that is said."""
    names = str(row["coders"]) or "–"
    return names if row["finished"] else say("{names} (not finished)").format(names=names)


def _add_by_kind(report: Report) -> None:
    """Adds how many there are by kind of case."""
    page, say, plain = report.page, report.say, report.audience.plain
    table = report.material.interviews[["case", "case_kind", "counted_words"]].astype({"case": object, "case_kind": object})
    rows = [
        [
            report.names.text(str(kind)) if kind else say("No kind given"),
            plain(len(of)),
            plain(of["case"].nunique()),
            plain(int(of["counted_words"].sum())),
        ]
        for kind, of in sorted(table.fillna({"case_kind": ""}).groupby("case_kind"), key=lambda each: by_number(str(each[0])))
    ]
    headers = [say("Kind of case"), say("Sources"), say("Cases"), say("Counted words")]
    page.table(say("The sources by kind of case"), headers, rows, [6, -3, -3, -3])


def _add_codebook(report: Report) -> None:
    page, say = report.page, report.say
    page.heading(say("Appendix C: the codebook"))
    rows = [[code.label, f"{'– ' * (code.level - 1)}{code.name}", code.definition] for code in report.evidence.codes]
    page.paragraph([Marked(say("Codes"), CODEBOOK), f": {report.audience.plain(len(rows))}."], "KodbokLead")
    page.table(say("The codes"), [say("Number"), say("Code"), say("Definition")], rows, [2, 5, 9])
