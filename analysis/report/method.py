"""The method's account: the material, how it was coded and counted, and the items of COREQ that the study can answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.catalogue import N_
from analysis.description import how_far, organisations, selected, sources
from analysis.report.contents import INTERVIEWS
from analysis.report.inline import Link, filled

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pandas as pd

    from analysis.report.contents import Report
    from analysis.report.inline import Piece

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
        page.say_paragraph(sentence, "ListBullet")
    page.heading(say("Reporting according to COREQ"), 2)
    page.say_paragraph(
        say("The numbers in the first column are those of the checklist COREQ (Tong, Sainsbury & Craig 2007)."), "KodbokNote"
    )
    headers = [say("Item"), say("What"), say("Answer")]
    page.table(say("What the study can say of its method"), headers, list(_coreq(report)), [2, 6, 12])


def _add_material(report: Report) -> None:
    page, say, material = report.page, report.say, report.material
    told = f"{sources(material, say)}, {organisations(material, say)}; {how_far(material, say)}"
    number = report.audience.number
    page.paragraph([f"{told}. ", *_dates(report)])
    found = material.interviews.astype({"kind": object})
    rows = []
    for kind in _KINDS:
        rows_of = found[found["kind"] == kind]
        if len(rows_of):
            counts = (len(rows_of), rows_of["case"].nunique(), int(rows_of["finished"].sum()), int(rows_of["counted_words"].sum()))
            rows.append([say(kind), *(number(int(each), INTERVIEWS) for each in counts), _appendix(report)])
    headers = [say("Kind of source"), say("Number"), say("Cases"), say("Finished"), say("Counted words"), say("Behind it")]
    page.table(say("The material by kind"), headers, rows, [10, -8, -13, -11, -11, 9])
    for note in material.facts.notes:
        page.say_paragraph(report.names.text(say.sentence(note)), "KodbokNote")


def _appendix(report: Report) -> Link | str:
    return Link("[B]", INTERVIEWS) if report.audience.is_team else "[B]"


def _dates(report: Report) -> tuple[Piece, ...]:
    dates = sorted(report.material.interviews["date"].dropna().astype(str))
    if not dates:
        return ()
    return filled(report.say("Dated {first} to {last}."), {"first": dates[0], "last": dates[-1]})


def _counting(report: Report) -> Iterator[str]:
    """Yields how it was coded and counted."""
    say, material = report.say, report.material
    yield from selected(report.names.material(material).selection, say)
    coders = _coders(material.interviews)
    if report.audience.is_team:
        yield say("Coded by: {names}.").format(names="; ".join(coders) or "–")
    else:
        yield say("Number of coders: {number}.").format(number=len(coders))
    yield say("The codebook has {codes} codes; the study is shown as of revision {revision}.").format(
        codes=len(material.codebook), revision=material.facts.revision
    )
    yield say("A passage is one stretch of text about a code: codings that touch, or that no spoken word parts, are one passage.")
    yield say("Words are those of interviewees inside passages; shares are of all they said in the selection and need not add up.")
    yield say("Numbers say how widely something is spoken of, not how right or important it is.")
    if report.names.mode != "real":
        yield say(report.names.meaning)


def _coders(interviews: pd.DataFrame) -> list[str]:
    return sorted({name for each in interviews["coders"].dropna() for name in str(each).split("; ") if name})


def _coreq(report: Report) -> Iterator[list[str]]:
    """Yields the items: number, name, answer."""
    say, facts = report.say, report.writing.facts
    known = {**facts, "retention_date": facts.get("retention_date") or facts.get("retention", "")}
    for key, item, name in _FACTS:
        if key in _PERSONS and not report.audience.is_team:
            answer = say("Named in the team's report.")
        else:
            answer = known.get(key) or say("To be written: {what}").format(what=say(name).lower())
        yield [item, say(name), answer]
    material = report.material
    yield ["12", say("Size of the sample"), f"{sources(material, say)}, {organisations(material, say)}"]
    yield ["24", say("Number of coders"), str(len(_coders(material.interviews)))]
    yield ["25", say("Description of the coding tree"), say("Appendix C")]
    yield ["27", say("Software"), "Kodbok"]
    quoted = sum(map(len, report.writing.quotations.values()))
    yield ["29", say("Quotations presented"), str(quoted)]
