"""The status that the organisations report: a sign and a letter, never a colour alone."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from analysis.names import by_number
from analysis.report.inline import filled
from analysis.status_matrix import SIGNS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from analysis.report.contents import Report
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
    headers = [say("Assignment"), *(f"{sign} {say(name)}" for sign, name in SIGNS.values()), say("Not rated")]
    page.table(say("Ratings by assignment"), headers, [_counted(report, each) for each in assignments], [8, -3, -3, -3, -3])
    several = len({row["wave"] for row in rows if isinstance(row["wave"], str)}) > 1
    listed = [
        [row["assignment"], row["case"], _rating(report, row), *_more(report, row, several=several)] for row in _ordered(rows)
    ]
    headers = [say("Assignment"), say("Case"), say("Status"), *([say("Wave")] if several else []), *_comment(report)]
    shares = [5, 4, 3, *([2] if several else []), *([6] if report.audience.is_team else [])]
    reference = page.table(say("Every rating"), headers, listed, shares)
    page.paragraph(filled(say("The counts are those of {table}."), {"table": reference}), "KodbokNote")


def _counted(report: Report, assignment: str) -> list[str]:
    counts = Counter(row["rating"] or "" for row in report.writing.ratings if row["assignment"] == assignment)
    return [assignment, *(report.audience.plain(counts[rating]) for rating in (*SIGNS, ""))]


def _ordered(rows: list[Row]) -> list[Row]:
    return sorted(rows, key=lambda row: (by_number(row["assignment"]), by_number(row["case"]), str(row["wave"])))


def _rating(report: Report, row: Row) -> str:
    sign, name = SIGNS.get(row["rating"], ("–", ""))
    return f"{sign} {report.say(name)}".strip()


def _more(report: Report, row: Row, *, several: bool) -> Iterator[str]:
    if several:
        yield row["wave"] if isinstance(row["wave"], str) else ""
    if report.audience.is_team:
        yield row["comment"]


def _comment(report: Report) -> list[str]:
    return [report.say("Comment")] if report.audience.is_team else []
