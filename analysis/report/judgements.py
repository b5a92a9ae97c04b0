"""What was judged of each case: how many by value, and for the team which of them, and why."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from analysis.names import by_number
from analysis.report.inline import Link, Marked, Strong

if TYPE_CHECKING:
    from collections.abc import Iterator

    from analysis.report.contents import Report
    from analysis.report.evidence import Passage
    from analysis.report.inline import Piece
    from analysis.report.shown_writing import Row


@dataclass(frozen=True, slots=True)
class Judged:
    """The cases that have a value on a scale.

    Attributes:
        scale: The scale.
        value: The value.
        label: `D3`.
        anchor: Its bookmark.
        rows: The judgements, by case.
    """

    scale: str
    value: str
    label: str
    anchor: str
    rows: tuple[Row, ...]

    @property
    def cases(self) -> int:
        """How many cases have it."""
        return len({row["case"] for row in self.rows})


def judged(report: Report) -> tuple[Judged, ...]:
    """Every value of every scale in its order, those that no case has as well."""
    return tuple(_judged(report))


def _judged(report: Report) -> Iterator[Judged]:
    rows = report.writing.judgements
    pairs = [(scale["scale"], step) for scale in report.writing.scales for step in scale["steps"]]
    free = sorted({(row["scale"], row["value"]) for row in rows} - set(pairs))
    for number, (scale, value) in enumerate(sorted([*pairs, *free], key=lambda pair: by_number(pair[0])), 1):
        of_pair = (row for row in rows if (row["scale"], row["value"]) == (scale, value))
        yield Judged(scale, value, f"D{number}", f"d{number}", tuple(sorted(of_pair, key=lambda row: by_number(row["case"]))))


def add_judgements(report: Report) -> None:
    """Adds how many cases were judged how, where any was."""
    if not report.writing.judgements:
        return
    page, say = report.page, report.say
    page.heading(say("Judgements of each case"), 2)
    for scale in report.writing.scales:
        if scale["definition"]:
            page.paragraph([Strong(f"{scale['scale']}: "), scale["definition"]], "KodbokLead")
    rows = [_row(report, each) for each in judged(report)]
    page.table(say("Judgements"), [say("Scale"), say("Value"), say("Cases"), say("Behind it")], rows, [6, 6, -4, 3])


def _row(report: Report, each: Judged) -> list[Piece]:
    number, reference = report.audience.number, report.audience.reference
    return [each.scale, each.value, number(each.cases, each.anchor), reference(each.label, each.anchor)]


def add_judged_cases(report: Report) -> None:
    """Adds the appendix of who has which value and why; it is the team's."""
    if not (report.writing.judgements and report.audience.is_team):
        return
    page, say = report.page, report.say
    page.heading(say("Appendix D: the judgements"))
    behind = {key: passage for code in report.evidence.codes for passage in code.passages for key in passage.segments}
    behind |= report.evidence.theme_passages
    several = len({row["wave"] for row in report.writing.judgements}) > 1
    for each in judged(report):
        number = say.ngettext("{n} case", "{n} cases", each.cases)
        page.marked_heading([Marked(each.label, each.anchor), f" {each.scale}: {each.value} – {number}"], 3)
        for row in each.rows:
            page.paragraph(_pieces(row, behind, several=several), "ListBullet")


def _pieces(row: Row, behind: dict[str, Passage], *, several: bool) -> list[Piece]:
    """A case with the comment, who judged, and links to the passages that show it."""
    told = ", ".join(each for each in (row["judge"], str(row["date"] or "")[:10]) if each)
    wave = f" {row['wave']}" if several else ""
    pieces: list[Piece] = [Strong(f"{row['case']}{wave}"), f": {row['comment']}" if row["comment"] else "", f" ({told})"]
    found = {behind[key].anchor: behind[key] for key in row["segments"] if key in behind}
    links = [Link(f"[{passage.label}]", passage.anchor) for passage in found.values()]
    return [piece for piece in (*pieces, *(piece for link in links for piece in (" ", link))) if piece]
