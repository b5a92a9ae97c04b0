"""What the rows of an edited framework workbook can be about, by their ids, and how it stood when the workbook was made."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import sqlalchemy as sa

from analysis.framework_book.columns import PLACE, Kind
from analysis.framework_book.contents import SHORT
from workbench.commands.edited_rows import plain
from workbench.rows.evidence import Cell
from workbench.rows.written_ids import judgement_id, summary_id, synthesis_id
from workbench.store import schema
from workbench.store.door import live
from workbench.store.standing import rows_at

if TYPE_CHECKING:
    from analysis.framework_book.stamp import Stamp
    from workbench.rows.evidence import Evidence
    from workbench.store.door import Row

TABLES: Mapping[Kind, sa.Table] = {
    "summary": schema.summaries,
    "synthesis": schema.syntheses,
    "judgement": schema.judgements,
}
AUTHORS: Mapping[Kind, str] = {"summary": "author", "synthesis": "author", "judgement": "judge"}
TOLD: Mapping[Kind, tuple[str, ...]] = {
    "summary": ("text", "key_segment"),
    "synthesis": ("text",),
    "judgement": ("value", "comment", "segments"),
}
"""What makes a conflict where somebody changed it after the export."""


@dataclass(frozen=True, slots=True)
class Target:
    """What a row is about, by ids.

    Attributes:
        code: The code; empty for a judgement.
        case: The case; empty for a synthesis.
        wave: The wave, or None.
        scale: The scale; empty for others.
    """

    code: str = ""
    case: str = ""
    wave: str | None = None
    scale: str = ""


@dataclass(slots=True)
class Targets:
    """What there is in a study to be written of.

    Attributes:
        connection: The study.
        evidence: Reads the codings that count at a revision.
    """

    connection: sa.Connection
    evidence: Callable[[int], Evidence]
    known: dict[Kind, dict[str, Target]] = field(init=False)
    rows: dict[Kind, dict[str, Row]] = field(init=False)
    _names: dict[int, dict[str, str]] = field(default_factory=dict)
    _evidence: dict[int, Evidence] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Reads what is written, and finds the ids of what could be."""
        self.rows = {kind: {row["id"]: row for row in live(self.connection, table)} for kind, table in TABLES.items()}
        self.known = {kind: {} for kind in TABLES}
        codes, cases, scales = (self._ids(table) for table in (schema.codes, schema.cases, schema.scales))
        for wave in self._waves():
            self.known["synthesis"] |= {synthesis_id(code, wave): Target(code=code, wave=wave) for code in codes}
            for case in cases:
                cells = (Target(code, case, wave) for code in codes)
                self.known["summary"] |= {summary_id(Cell(case, each.code, wave)): each for each in cells}
                judged = (Target(case=case, wave=wave, scale=scale) for scale in scales)
                self.known["judgement"] |= {judgement_id(each.scale, case, wave): each for each in judged}

    def _ids(self, table: sa.Table) -> list[str]:
        """The ids of what stands in a table."""
        return [row["id"] for row in live(self.connection, table)]

    def _waves(self) -> list[str | None]:
        """Every wave that interviews have or had, or that something is written of; and none."""
        asked = sa.select(schema.interviews.c.wave).distinct()
        found = {*self.connection.execute(asked).scalars(), *(row["wave"] for rows in self.rows.values() for row in rows.values())}
        return [None, *sorted(each for each in found if each)]

    def then(self, kind: Kind, own: str, stamp: Stamp) -> Row | None:
        """What was written when the workbook was made; empty where nothing was, None where the stamp is of something else."""
        if stamp.version == 0:
            return {}
        table = TABLES[kind]
        asked = sa.select(table).where(table.c.id == own, table.c.begun_rev == stamp.version)
        found = self.connection.execute(asked).mappings().first()
        return None if found is None else dict(found)

    def place(self, kind: Kind, target: Target, revision: int | None = None) -> dict[str, str]:
        """What the columns that tell the place held at a revision, or would hold now."""
        names = self._called(revision)
        told = {"theme": target.code, "case": target.case, "scale": target.scale}
        return {name: (target.wave or "") if name == "wave" else names.get(told[name], "") for name in PLACE[kind]}

    def _called(self, revision: int | None) -> dict[str, str]:
        """Names of codes, cases and scales by id."""
        key = -1 if revision is None else revision
        if key not in self._names:
            told = ((schema.codes, "path"), (schema.cases, "name"), (schema.scales, "name"))
            self._names[key] = {row["id"]: row[name] for table, name in told for row in rows_at(self.connection, table, revision)}
        return self._names[key]

    def evidence_at(self, revision: int) -> Evidence:
        """The codings that counted when the workbook was made: those are what its reader has seen."""
        if revision not in self._evidence:
            self._evidence[revision] = self.evidence(revision)
        return self._evidence[revision]

    def cells(self, kind: Kind, target: Target, then: Row, revision: int) -> dict[str, str]:
        """The cells of the columns that are edited, as they were exported."""
        if kind == "synthesis":
            return {"synthesis": then.get("text", ""), "holds": ""}
        if kind == "judgement":
            shown = "; ".join(each[:SHORT] for each in self._standing(then.get("segments", ()), revision))
            return {"value": then.get("value", ""), "comment": then.get("comment", ""), "segments": shown}
        key = then.get("key_segment", "")
        there = key in self.evidence_at(revision).of_cell(target.case, target.code, target.wave) if key else False
        return {"summary": then.get("text", ""), "key": key[:SHORT] if there else "", "holds": ""}

    def _standing(self, ids: list[str], revision: int) -> list[str]:
        """The coded segments among some ids that were findings at a revision."""
        if not ids:
            return []
        segments = schema.segments.c
        asked = sa.select(segments.id).where(
            segments.id.in_(ids),
            segments.status == "accepted",
            segments.begun_rev <= revision,
            sa.or_(segments.ended_rev.is_(None), segments.ended_rev > revision),
        )
        there = set(self.connection.execute(asked).scalars())
        return [each for each in ids if each in there]


def stands_already(kind: Kind, now: Row, given: Mapping[str, str]) -> bool:
    """Whether what is written now is what the edited cells of a row say: the same file came in before."""
    if kind == "judgement":
        ids = "; ".join(each[:SHORT] for each in now["segments"])
        told = {"value": now["value"], "comment": now["comment"], "segments": ids}
    else:
        told = {kind: now["text"], "key": (now.get("key_segment") or "")[:SHORT]}
    return all(plain(told.get(name, "")) == text for name, text in given.items())
