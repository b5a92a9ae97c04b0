"""The status that the organisations report: a sign and a letter, never a colour alone."""

from __future__ import annotations

from collections import Counter
from itertools import groupby
from typing import TYPE_CHECKING

from analysis.catalogue import N_
from analysis.names import by_number
from analysis.report.inline import filled
from analysis.status_matrix import SIGNS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from analysis.report.contents import Report
    from analysis.report.inline import Piece
    from analysis.report.shown_writing import Row


def add_status(report: Report) -> None:
    """Adds the chapter where there are ratings."""
    rows = report.writing.ratings
    if not rows:
        return
    page, say = report.page, report.say
    page.heading(say("Status of the assignments"))
    signs = ", ".join(f"{sign} {say(name)}" for sign, name in SIGNS.values())
    page.say_paragraph(say("What the organisations say of their own work: {signs}.").format(signs=signs), "KodbokNote")
    assignments = sorted({row["assignment"] for row in rows}, key=by_number)
    headers = [say("Assignment"), *(f"{sign} {say(name)}" for sign, name in SIGNS.values()), say("Comment alone")]
    every = page.coming_table(2)
    counted = [_counted(report, each, every.anchor) for each in assignments]
    page.table(say("Ratings by assignment"), headers, counted, [8, -3, -3, -3, -3])
    page.paragraph(filled(say("The counts are those of {table}."), {"table": every}), "KodbokNote")
    several = len({row["wave"] for row in rows if isinstance(row["wave"], str)}) > 1
    headers = [say("Assignment"), say("Status"), say("Cases")]
    page.table(say("Who rates how"), headers, list(_who(report, several=several)), [5, 3, 10])
    if report.audience.is_team:
        _add_comments(report, several=several)


def _counted(report: Report, assignment: str, anchor: str) -> list[Piece]:
    counts = Counter(row["rating"] or "" for row in report.writing.ratings if row["assignment"] == assignment)
    return [assignment, *(report.audience.number(counts[rating], anchor) for rating in (*SIGNS, ""))]


def _ordered(report: Report) -> list[Row]:
    signs = list(SIGNS)

    def place(row: Row) -> tuple[object, ...]:
        rating = signs.index(row["rating"]) if row["rating"] in signs else len(signs)
        return by_number(row["assignment"]), rating, by_number(row["case"]), str(row["wave"])

    return sorted(report.writing.ratings, key=place)


def _who(report: Report, *, several: bool) -> Iterator[list[str]]:
    """Yields for each assignment and rating whose it is."""
    for (assignment, rating), rows in groupby(_ordered(report), key=lambda row: (row["assignment"], _rating(report, row))):
        yield [assignment, rating, "; ".join(_case(row, several=several) for row in rows)]


def _add_comments(report: Report, *, several: bool) -> None:
    """Adds what the organisations say beside their ratings; it is for the team."""
    say = report.say
    rows = [
        [row["assignment"], _case(row, several=several), _rating(report, row), row["comment"]]
        for row in _ordered(report)
        if row["comment"]
    ]
    if rows:
        headers = [say("Assignment"), say("Case"), say("Status"), say("Comment")]
        report.page.table(say("Comments on the ratings"), headers, rows, [4, 6, 3, 5])


def _rating(report: Report, row: Row) -> str:
    sign, name = SIGNS.get(row["rating"], ("–", N_("Comment alone")))
    return f"{sign} {report.say(name)}"


def _case(row: Row, *, several: bool) -> str:
    wave = row["wave"] if several and isinstance(row["wave"], str) else ""
    return f"{row['case']} {wave}".strip()
