"""The method's account: the material, how it was coded and counted, and the items of COREQ that the study can answer."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from analysis.catalogue import N_
from analysis.description import organisations, selected, sources
from analysis.report.contents import CODEBOOK, INTERVIEWS
from analysis.report.inline import Link, filled

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pandas as pd

    from analysis.report.contents import Report
    from analysis.report.inline import Piece
    from analysis.report.table import Cell
    from analysis.selection import Selection

_FACTS = (
    ("purpose", "", N_("Purpose")),
    ("interviewers", "1", N_("Interviewers")),
    ("declined", "13", N_("Declined to take part")),
    ("durations", "21", N_("Length of the interviews")),
    ("transcriber", "", N_("Transcribed by")),
    ("legal_basis", "", N_("Legal basis")),
    ("retention_date", "", N_("Kept until")),
)
"""Facts of the study with their numbers among COREQ's 32 items (Tong, Sainsbury & Craig 2007), and their names."""
_PERSONS = frozenset({"interviewers", "transcriber"})
_KINDS = ("interview", "workshop", "meeting", "survey", "article")


def add_method(report: Report) -> None:
    """Adds the chapter."""
    page, say = report.page, report.say
    page.heading(say("Method"))
    page.heading(say("Material"), 2)
    _add_material(report)
    page.heading(say("Coding and counting"), 2)
    for sentence in _counting(report):
        page.paragraph(sentence, "ListBullet")
    page.heading(say("Reporting according to COREQ"), 2)
    page.say_paragraph(
        say("The numbers in the first column are those of the checklist COREQ (Tong, Sainsbury & Craig 2007)."), "KodbokNote"
    )
    headers = [say("Item"), say("What"), say("Answer")]
    page.table(say("What the study can say of its method"), headers, _coreq(report), [2, 6, 12])


def _add_material(report: Report) -> None:
    page, say, material = report.page, report.say, report.material
    number = report.audience.number
    page.paragraph([*report.selected(), *_dates(report)])
    found = material.interviews.astype({"kind": object})
    rows = []
    for kind in _KINDS:
        rows_of = found[found["kind"] == kind]
        if len(rows_of):
            counts = (len(rows_of), rows_of["case"].nunique(), int(rows_of["finished"].sum()), int(rows_of["counted_words"].sum()))
            rows.append([say(kind), *(number(int(each), INTERVIEWS) for each in counts), _to(report, "B", INTERVIEWS)])
    headers = [say("Kind of source"), say("Sources"), say("Cases"), say("Finished"), say("Counted words"), say("Behind it")]
    page.table(say("The material by kind"), headers, rows, [10, -8, -13, -11, -11, 9])
    for note in material.facts.notes:
        page.say_paragraph(report.names.text(say.sentence(note)), "KodbokNote")


def _to(report: Report, appendix: str, anchor: str) -> Piece:
    """A reference to an appendix that both audiences have."""
    return Link(f"[{appendix}]", anchor) if report.audience.is_team else f"[{appendix}]"


def _dates(report: Report) -> tuple[Piece, ...]:
    dates = sorted(report.material.interviews["date"].dropna().astype(str))
    if not dates:
        return ()
    return filled(report.say("Dated {first} to {last}."), {"first": dates[0], "last": dates[-1]})


def _counting(report: Report) -> Iterator[tuple[Piece, ...]]:
    """Yields how it was coded and counted."""
    say, material = report.say, report.material
    for sentence in selected(_shown_selection(report), say):
        yield (sentence,)
    coders = _coders(material.interviews)
    if report.audience.is_team:
        yield (say("Coded by: {names}.").format(names="; ".join(coders) or "–"),)
    else:
        yield (say("Number of coders: {number}.").format(number=len(coders)),)
    form = say("The codebook has {codes} codes {reference}; the study is shown as of revision {revision}.")
    codes = report.audience.number(len(material.codebook), CODEBOOK)
    yield filled(form, {"codes": codes, "reference": _to(report, "C", CODEBOOK), "revision": str(material.facts.revision)})
    for sentence in _rules(report):
        yield (sentence,)


def _shown_selection(report: Report) -> Selection:
    """What is selected, as it is called; of chosen coders the board reads the number alone."""
    selection = report.names.material(report.material).selection
    if report.audience.is_team or isinstance(selection.coders, str) or not selection.coders:
        return selection
    return replace(selection, coders=(report.say("{number} chosen by name").format(number=len(selection.coders)),))


def _rules(report: Report) -> Iterator[str]:
    """Yields what the numbers mean."""
    say = report.say
    yield say("A passage is one stretch of text about a code: codings that touch, or that no spoken word parts, are one passage.")
    yield say("Words are those of interviewees inside passages; shares are of all they said in the selection and need not add up.")
    yield say("Numbers say how widely something is spoken of, not how right or important it is.")
    if report.names.mode != "real":
        yield say(report.names.meaning)


def _coders(interviews: pd.DataFrame) -> list[str]:
    return sorted({name for each in interviews["coders"].dropna() for name in str(each).split("; ") if name})


def _coreq(report: Report) -> list[list[Cell]]:
    """The items in their order, those without a number last: number, name, answer."""
    return sorted([*_told(report), *_counted(report)], key=lambda row: (not row[0], int(str(row[0]) or 0)))


def _told(report: Report) -> Iterator[list[Cell]]:
    """Yields what the study tells of itself."""
    say, facts = report.say, report.writing.facts
    for key, item, name in _FACTS:
        if key in _PERSONS and not report.audience.is_team:
            answer = say("Named in the team's report.")
        else:
            answer = facts.get(key) or say("To be written: {what}").format(what=say(name).lower())
        yield [item, say(name), answer]


def _counted(report: Report) -> Iterator[list[Cell]]:
    """Yields what the study's tables tell."""
    say, material, number = report.say, report.material, report.audience.number
    told = f"{sources(material, say)}, {organisations(material, say)}"
    yield ["12", say("Size of the sample"), number(told, INTERVIEWS)]
    yield ["16", say("Description of the sample"), [_to(report, "B", INTERVIEWS)]]
    yield ["24", say("Number of coders"), number(len(_coders(material.interviews)), INTERVIEWS)]
    yield ["25", say("Description of the coding tree"), [_to(report, "C", CODEBOOK)]]
    yield ["27", say("Software"), "Kodbok"]
    quoted = sum(map(len, report.writing.quotations.values()))
    yield ["29", say("Quotations presented"), str(quoted)]
    yield ["32", say("Diverse cases"), say("Under each theme: passages that speak against it, and silent cases.")]
