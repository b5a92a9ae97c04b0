"""One chapter a recommendation, one section a theme: synthesis, numbers, chart, quotations, who is silent."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from analysis.charts.colours import of_roots
from analysis.report.bars import bars
from analysis.report.contents import INTERVIEWS
from analysis.report.inline import filled
from analysis.report.passages import silences, unsettled
from analysis.report.table import number_share

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from analysis.catalogue import Catalogue
    from analysis.report.contents import Report
    from analysis.report.evidence import CodeEvidence
    from analysis.report.inline import Piece


def add_theme_chapters(report: Report) -> None:
    """Adds a chapter for each recommendation."""
    roots = report.material.codebook[report.material.codebook["level"].eq(1)]
    colours = of_roots(roots["code"].tolist(), roots["colour"].tolist())
    for code in report.evidence.codes:
        if code.level == 1:
            _add_chapter(report, code, colours[code.path])


def _add_chapter(report: Report, code: CodeEvidence, colour: str) -> None:
    page, say = report.page, report.say
    page.heading(code.name)
    if code.definition:
        page.say_paragraph(code.definition, "KodbokLead")
    _add_synthesis(report, code)
    page.paragraph(report.spread(code))
    themes = report.evidence.under(code.path)
    rows = [[each.name, *report.numbers(each)] for each in (code, *themes)]
    caption = say("{code} in numbers").format(code=code.name)
    page.table(caption, [say("Theme"), *report.number_headers()], rows, report.number_shares())
    by_theme = say("Passages by theme").lower()
    said = f"{code.name}: {by_theme}"
    shown = [(each.name, int(each.numbers["passages"])) for each in themes]
    _add_bars(report, shown, said, colour, lead=report.say("{figure} shows the same."))
    _add_quotations(report, code)
    for theme in themes:
        _add_theme(report, theme, colour)


def _add_theme(report: Report, theme: CodeEvidence, colour: str) -> None:
    page, say = report.page, report.say
    page.heading(theme.name, 2)
    if theme.definition:
        page.say_paragraph(theme.definition, "KodbokLead")
    _add_synthesis(report, theme)
    page.paragraph(report.spread(theme))
    if theme.passages:
        _add_kinds(report, theme)
        _add_bars(report, _by_case(report, theme), f"{theme.name}: {_caption(report).lower()}", colour, lead=_led(report))
    _add_below(report, theme)
    _add_quotations(report, theme)
    if not report.writing.quotations.get(theme.path) and theme.passages:
        page.say_paragraph(say("No quotation for this theme is approved yet."), "KodbokNote")
    _add_silence(report, theme)


def _add_synthesis(report: Report, code: CodeEvidence) -> None:
    """Adds what a person has written; where nobody has, that it is to be written, never a draft."""
    page, say, found = report.page, report.say, report.writing.syntheses.get(code.path)
    if found is None:
        page.to_write(say("the synthesis of {code}").format(code=code.name))
        return
    page.lines(found["text"])
    if bool(found["stale"]):
        page.say_paragraph(say("This text is older than the latest codings of the theme; look at it again."), "KodbokToWrite")
    if report.audience.is_team and found["author"]:
        written = say("Written by {author}, {date}.").format(author=found["author"], date=str(found["date"])[:10])
        page.say_paragraph(written, "KodbokSource")


def _add_kinds(report: Report, theme: CodeEvidence) -> None:
    """Adds the theme's numbers by kind of case."""
    say, number = report.say, report.audience.number
    rows = [
        [
            kind.name or say("No kind given"),
            number(len(kind.passages), kind.anchor),
            number(len({each.interview for each in kind.passages}), kind.anchor),
            number(kind.interviews_total, INTERVIEWS),
            number(kind.speaking, kind.anchor),
            number(kind.cases_total, INTERVIEWS),
            report.audience.reference(kind.label, kind.anchor),
        ]
        for kind in theme.kinds
    ]
    total = [say("All"), *report.numbers(theme)]
    rows.append(
        [
            total[0],
            total[1],
            total[4],
            _all(report, theme, "interviews_total"),
            total[5],
            _all(report, theme, "cases_total"),
            total[7],
        ]
    )
    headers = [say("Kind of case"), say("No. of passages"), say("Sources"), say("of"), say("Cases"), say("of"), say("Behind it")]
    page = report.page
    caption = say("{code} by kind of case").format(code=theme.name)
    shares = [20, *(number_share(each, 4 if each == say("of") else 7) for each in headers[1:-1]), 9]
    page.table(caption, headers, rows, shares)
    against = filled(
        say("Counted words: {words} ({share} of all). Passages that speak against the theme: {against} {reference}."),
        {"words": total[2], "share": total[3], "against": total[6], "reference": total[7]},
    )
    page.paragraph(against, "KodbokNote")


def _all(report: Report, theme: CodeEvidence, name: str) -> Piece:
    return report.audience.number(int(theme.numbers[name]), INTERVIEWS)


def _caption(report: Report) -> str:
    return report.say("Passages by case") if report.audience.is_team else report.say("Passages by kind of case")


def _led(report: Report) -> str:
    """What leads a reader to a theme's figure: the team's shows cases, the board's the table's kinds."""
    return report.say("{figure} shows each case by itself.") if report.audience.is_team else report.say("{figure} shows the same.")


def _by_case(report: Report, theme: CodeEvidence) -> list[tuple[str, int]]:
    """The bars of a theme: for the team by case, for the board by kind of case."""
    say = report.say
    if report.audience.is_team:
        found = [(case.name or say("No organisation"), len(case.passages)) for kind in theme.kinds for case in kind.cases]
        return sorted(found, key=lambda each: -each[1])
    return [(kind.name or say("No kind given"), len(kind.passages)) for kind in theme.kinds]


def _add_bars(report: Report, rows: Sequence[tuple[str, int]], said: str, colour: str, *, lead: str) -> None:
    if any(number for _, number in rows):
        picture = bars(rows, report.say("Bar chart. {what}.").format(what=said), colour)
        report.page.paragraph(filled(lead, {"figure": report.page.next_figure}), "KodbokLead")
        report.page.picture(picture, said)


def _add_below(report: Report, theme: CodeEvidence) -> None:
    """Adds the numbers of what lies below a theme."""
    below = [code for code in report.evidence.codes if code.path.startswith(f"{theme.path} > ")]
    if below:
        caption = report.say("Below {code}").format(code=theme.name)
        rows = [[code.name, *report.numbers(code)] for code in below]
        report.page.table(caption, [report.say("Code"), *report.number_headers()], rows, report.number_shares())


def _add_quotations(report: Report, code: CodeEvidence) -> None:
    """Adds the approved quotations with their attribution; for the team each leads to its passage."""
    for row in report.writing.quotations.get(code.path, []):
        report.page.say_paragraph(f"– {row['text']}", "KodbokQuote")
        source = _source(report, row, code)
        if source:
            report.page.paragraph(source, "KodbokSource")


def _source(report: Report, row: Mapping[str, Any], code: CodeEvidence) -> list[Piece]:
    """The line below a quotation."""
    say, told = report.say, [_capital(attribution(row, report.say))]
    if bool(row["tidied"]):
        told.append(say("spoken language tidied"))
    pieces: list[Piece] = [", ".join(each for each in told if each)]
    if report.audience.is_team:
        at = next((each for each in code.passages if row["segment"] in each.segments), None)
        pieces += [" ", report.audience.reference(at.label, at.anchor)] if at else []
        if row["verbatim"] and row["verbatim"] != row["text"]:
            pieces += [" ", say("Verbatim: {words}").format(words=row["verbatim"])]
    return [piece for piece in pieces if piece]


def attribution(row: Mapping[str, Any], say: Catalogue) -> str:
    """Who is named below a quotation, by the level that was agreed on."""
    level = row["attribution"]
    if level == "role":
        return row["title"] or (say(row["role"]) if row["role"] else "")
    return str(row[level]) if level in {"case", "case_kind"} and row[level] else ""


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _add_silence(report: Report, theme: CodeEvidence) -> None:
    say = report.say
    number = report.audience.number(len(theme.silent), theme.silence_anchor)
    form = say("Silent cases ({number}): {names} {reference}.")
    places: dict[str, Piece | Sequence[Piece]] = {
        "number": number,
        "names": silences(theme, say),
        "reference": report.audience.reference(theme.label, theme.silence_anchor),
    }
    report.page.paragraph([*filled(form, places), *unsettled(theme, say)])
