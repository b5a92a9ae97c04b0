"""Reading which codings count for every cell of the framework matrix, now or at a revision."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from analysis.selection import Selection
from coding.code_path import lineage
from workbench.results.versions import versions
from workbench.rows.code_rows import codebook_of
from workbench.rows.evidence import Cell, Evidence, token_of
from workbench.store import schema
from workbench.store.standing import rows_at

if TYPE_CHECKING:
    import sqlalchemy as sa


def read_evidence(connection: sa.Connection, revision: int | None = None) -> Evidence:
    """The accepted codings of each interview's counted version, whatever a selection narrows; see `Evidence`.

    Args:
        connection: An open connection.
        revision: The study's revision; None for the present one.
    """
    interviews = {row["id"]: row for row in rows_at(connection, schema.interviews, revision)}
    segments = [row for row in rows_at(connection, schema.segments, revision) if row["interview_id"] in interviews]
    counted = versions(interviews.values(), segments, rows_at(connection, schema.marks, revision), Selection())
    above = _lineages(connection, revision)
    passages: dict[Cell, dict[str, str]] = defaultdict(dict)
    for row in segments:
        interview = interviews[row["interview_id"]]
        if row["status"] != "accepted" or row["coder"] not in counted[interview["id"]].coders:
            continue
        token = token_of(row)
        for code in above.get(row["code_id"], ()):
            passages[Cell(interview["case_id"], code, interview["wave"])][row["id"]] = token
    return Evidence(passages)


def _lineages(connection: sa.Connection, revision: int | None) -> dict[str, list[str]]:
    """For every code the ids of itself and of all codes above it, by its id."""
    codebook = codebook_of(rows_at(connection, schema.codes, revision))
    ids = {code.path: code.id for code in codebook.codes}
    return {code.id: [ids[path] for path in lineage(code.path) if path in ids] for code in codebook.codes}
