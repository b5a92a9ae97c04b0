"""Cases: the organisations of a study."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.store import schema
from workbench.store.door import Change, chosen, live
from workbench.store.new_id import new_id

if TYPE_CHECKING:
    from collections.abc import Iterable

    from interviews.case import Case


def keep_cases(made: Change, cases: Iterable[Case]) -> None:
    """Adds cases, and changes those that are there; what a list leaves empty stays, and nothing is taken away."""
    known = {row["name"]: row for row in live(made.connection, schema.cases)}
    for case in cases:
        row = known.get(case.name)
        if row is None:
            made.begin(schema.cases, _row(case))
        else:
            attributes = {**row["attributes"], **case.attributes}
            made.replace(schema.cases, row, kind=case.kind or row["kind"], attributes=attributes)


def _row(case: Case) -> dict[str, object]:
    """The row of a new case."""
    return {"id": new_id(), "name": case.name, "kind": case.kind, "attributes": dict(case.attributes)}


def case_id(made: Change, name: str) -> str:
    """The id of a case; one of an unknown name is made in the same change."""
    row = chosen(live(made.connection, schema.cases), name=name)
    if row is None:
        row = {"id": new_id(), "name": name, "kind": None, "attributes": {}}
        made.begin(schema.cases, row)
        made.write()
    return str(row["id"])
