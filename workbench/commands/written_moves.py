"""What becomes of summaries, syntheses and judgements when their codes or their interviews' waves and cases change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.rows.evidence import UNTOLD, basis_of
from workbench.rows.written_ids import id_of
from workbench.store import schema
from workbench.store.door import live

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    import sqlalchemy as sa

    from workbench.store.door import Change, Row

_ON_CODES = (schema.summaries, schema.syntheses)
_BETWEEN = "\n\n"


def written_on_codes(connection: sa.Connection) -> dict[str, int]:
    """How many summaries and syntheses each code has, by its id."""
    counts: dict[str, int] = {}
    for table in _ON_CODES:
        for row in live(connection, table):
            counts[row["code_id"]] = counts.get(row["code_id"], 0) + 1
    return counts


def end_written_on(made: Change, codes: Iterable[str]) -> None:
    """Ends what is written on codes that go (their ids)."""
    gone = list(codes)
    for table in _ON_CODES:
        for row in live(made.connection, table, table.c.code_id.in_(gone)):
            made.end(table, row)


def merge_written(made: Change, source: str, target: str) -> None:
    """Brings what is written on one code to another; where both have a text, the one stands below the other, and that is stale."""
    for table in _ON_CODES:
        for row in live(made.connection, table, table.c.code_id == source):
            moved = {**row, "code_id": target}
            moved["id"] = id_of(moved)
            standing = live(made.connection, table, table.c.id == moved["id"])
            made.end(table, row)
            if standing:
                text = standing[0]["text"] + _BETWEEN + row["text"]
                made.replace(table, standing[0], text=text, basis=basis_of([*standing[0]["basis"], UNTOLD]))
            else:
                made.begin(table, _anew(moved))


def _anew(row: Row) -> Row:
    """A row as another thing: it was first made now."""
    return {name: value for name, value in row.items() if name != "made_rev"}


def follow_interviews(made: Change, before: Mapping[str, Row]) -> None:
    """Brings what is written along with interviews that got another case or wave.

    A summary follows when its case has no interview left in its wave and the interviews that were there are all in one other place,
    so that nothing is lost to sight when a wave is named later or an organisation is corrected. What is written in the new place
    already stays as it is, and then the old text stays where it was.

    Args:
        made: The change, with the interviews' new rows written.
        before: The interviews as they were, by id.
    """
    made.write()
    now = {row["id"]: row for row in live(made.connection, schema.interviews)}
    moved = {key for key, row in before.items() if key in now and _place(now[key]) != _place(row)}
    if not moved:
        return
    left = {_place(row) for row in now.values()}
    for place in {_place(before[key]) for key in moved} - left:
        goals = {_place(now[key]) for key in moved if _place(before[key]) == place}
        if len(goals) == 1:
            _follow_case(made, place, goals.pop())
    _follow_waves(made, before, now, moved)


Spot = tuple[str | None, str | None]


def _place(interview: Row) -> Spot:
    """Case and wave of an interview."""
    return interview["case_id"], interview["wave"]


def _follow_case(made: Change, old: Spot, new: Spot) -> None:
    """Brings summaries and judgements of a case and a wave to another."""
    if old[0] is None or new[0] is None:
        return
    for table in (schema.summaries, schema.judgements):
        where = table.c.case_id == old[0], table.c.wave.is_not_distinct_from(old[1])
        for row in live(made.connection, table, *where):
            _bring(made, table, row, {"case_id": new[0], "wave": new[1]})


def _follow_waves(made: Change, before: Mapping[str, Row], now: Mapping[str, Row], moved: Iterable[str]) -> None:
    """Brings syntheses of a wave that has no interview left to the one where its interviews are."""
    left = {row["wave"] for row in now.values()}
    for wave in {before[key]["wave"] for key in moved} - left:
        goals = {now[key]["wave"] for key in moved if before[key]["wave"] == wave}
        if len(goals) != 1:
            continue
        (goal,) = goals
        for row in live(made.connection, schema.syntheses, schema.syntheses.c.wave.is_not_distinct_from(wave)):
            _bring(made, schema.syntheses, row, {"wave": goal})


def _bring(made: Change, table: sa.Table, row: Row, values: Row) -> None:
    """Puts a row in its new place, unless another stands there."""
    moved = {**row, **values}
    moved["id"] = id_of(moved)
    if not live(made.connection, table, table.c.id == moved["id"]):
        made.end(table, row)
        made.begin(table, _anew(moved))
