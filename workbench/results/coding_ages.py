"""When codes were made and interviews finished, in revisions of the study."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.comparability import CodingAges
from workbench.store import schema
from workbench.store.door import live

if TYPE_CHECKING:
    import sqlalchemy as sa

    from analysis.material import Material


def read_coding_ages(connection: sa.Connection, material: Material) -> CodingAges:
    """The ages of the codes, and when those whose work counts in a material finished each of its interviews last."""
    names = {row["id"]: row["name"] for row in live(connection, schema.interviews)}
    pairs = zip(material.interviews["interview"].astype(str), material.interviews["coders"], strict=True)
    counted = {name: set(str(coders or "").split("; ")) for name, coders in pairs}
    finished: dict[str, int] = {}
    for mark in live(connection, schema.marks, schema.marks.c.state == "finished"):
        name = names.get(mark["interview_id"], "")
        if mark["coder"] in counted.get(name, ()):
            finished[name] = max(finished.get(name, 0), int(mark["begun_rev"]))
    return CodingAges({row["path"]: int(row["made_rev"]) for row in live(connection, schema.codes)}, finished)
