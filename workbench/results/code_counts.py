"""How often each code is used: what a codebook shows beside its codes, and what goes along when one is deleted."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

import sqlalchemy as sa

from coding.code_path import lineage
from workbench.results.standing_segments import Standing
from workbench.rows.segment_rows import segment_of
from workbench.store import schema
from workbench.store.codes import read_study_codebook
from workbench.store.door import live

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from coding.code import Code


@dataclass(frozen=True, slots=True)
class CodeCount:
    """How often one code is used, by all coders, in all waves.

    Attributes:
        code: The code.
        own: Accepted segments of the code itself.
        codings: The same with what lies below it.
        proposed: Proposals for it and what lies below it.
        memos: Memos on it and what lies below it.
        below: Number of codes below it.
    """

    code: Code
    own: int
    codings: int
    proposed: int
    memos: int
    below: int


def code_counts(connection: sa.Connection) -> list[CodeCount]:
    """The codes in the order of the codebook, each with its counts."""
    codes = read_study_codebook(connection).codes
    segments, memos = schema.segments.c, schema.memos.c
    asked = sa.select(segments.code_id, segments.status, sa.func.count()).where(segments.ended_rev.is_(None))
    used = {(code, status): count for code, status, count in connection.execute(asked.group_by(segments.code_id, segments.status))}
    noted = Counter(connection.execute(sa.select(memos.target_id).where(memos.ended_rev.is_(None))).scalars())
    codings = _rolled_up(codes, {code.id: used.get((code.id, "accepted"), 0) for code in codes})
    proposed = _rolled_up(codes, {code.id: used.get((code.id, "proposed"), 0) for code in codes})
    memos_within, within = _rolled_up(codes, noted), _rolled_up(codes, {code.id: 1 for code in codes})
    return [
        CodeCount(
            code=code,
            own=used.get((code.id, "accepted"), 0),
            codings=codings[code.path],
            proposed=proposed[code.path],
            memos=memos_within[code.path],
            below=within[code.path] - 1,
        )
        for code in codes
    ]


def _rolled_up(codes: Iterable[Code], counts: Mapping[str, int]) -> Counter[str]:
    """Counts by id, as sums by path of each code and what lies below it."""
    sums: Counter[str] = Counter()
    for code in codes:
        for step in lineage(code.path):
            sums[step] += counts.get(code.id, 0)
    return sums


def segments_of_code(connection: sa.Connection, path: str) -> list[Standing]:
    """The accepted segments of a code itself, by all coders, in the order of interviews and texts."""
    code = read_study_codebook(connection).find(path)
    names = {row["id"]: row["name"] for row in live(connection, schema.interviews)}
    rows = live(connection, schema.segments, schema.segments.c.code_id == code.id, schema.segments.c.status == "accepted")
    order = {interview: place for place, interview in enumerate(names)}
    rows.sort(key=lambda row: (order[row["interview_id"]], row["start"], row["end"], row["id"]))
    return [Standing(segment_of(row, names, {code.id: code.path}), row["begun_rev"]) for row in rows]
