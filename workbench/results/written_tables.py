"""Summaries, syntheses, judgements and scales as tables; whether what was written is stale is told by all codings that count."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from analysis.names import by_number
from analysis.written import JUDGEMENT_COLUMNS, SCALE_COLUMNS, SUMMARY_COLUMNS, SYNTHESIS_COLUMNS
from interviews.swedish_order import swedish_key
from workbench.results.evidence import read_evidence
from workbench.rows.evidence import Evidence, difference, summary_token
from workbench.store import schema
from workbench.store.codes import read_study_codebook
from workbench.store.door import live

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    import sqlalchemy as sa

    from workbench.store.door import Row

_OWN = ("id", "wave", "text", "author", "date")


def evidence_needed(connection: sa.Connection) -> Evidence:
    """The codings that count now; none where nothing is written on them, for reading them takes its time."""
    written = any(live(connection, table) for table in (schema.summaries, schema.syntheses))
    return read_evidence(connection) if written else Evidence({})


def read_summaries(connection: sa.Connection, evidence: Evidence) -> pd.DataFrame:
    """All summaries: the columns of `SUMMARY_COLUMNS`, by theme in the codebook's order, case and wave."""
    cases = {row["id"]: row["name"] for row in live(connection, schema.cases)}
    paths = {code.id: code.path for code in read_study_codebook(connection).codes}
    rows = [_summary(row, evidence, cases, paths) for row in live(connection, schema.summaries)]
    return _sorted(pd.DataFrame(rows, columns=list(SUMMARY_COLUMNS)), list(paths.values()), ("theme", "case", "wave"))


def _summary(row: Row, evidence: Evidence, cases: Mapping[str, str], paths: Mapping[str, str]) -> Row:
    """What the table tells of one summary."""
    passages = evidence.of_cell(row["case_id"], row["code_id"], row["wave"])
    new, gone = difference(row["basis"], passages.values())
    return {name: row[name] for name in _OWN} | {
        "case": cases[row["case_id"]],
        "theme": paths[row["code_id"]],
        "stale": bool(new or gone),
        "key_segment": row["key_segment"] if row["key_segment"] in passages else "",
        "new": new,
        "gone": gone,
        "version": row["begun_rev"],
    }


def read_syntheses(connection: sa.Connection, evidence: Evidence) -> pd.DataFrame:
    """All syntheses: the columns of `SYNTHESIS_COLUMNS`, by theme in the codebook's order and wave."""
    paths = {code.id: code.path for code in read_study_codebook(connection).codes}
    told = _told_of_summaries(live(connection, schema.summaries))
    rows = [_synthesis(row, evidence, told, paths) for row in live(connection, schema.syntheses)]
    return _sorted(pd.DataFrame(rows, columns=list(SYNTHESIS_COLUMNS)), list(paths.values()), ("theme", "wave"))


def _told_of_summaries(rows: Iterable[Row]) -> dict[tuple[str, str | None], list[str]]:
    """What the summaries of every theme and wave are told by."""
    told: dict[tuple[str, str | None], list[str]] = {}
    for row in rows:
        told.setdefault((row["code_id"], row["wave"]), []).append(summary_token(row))
    return told


def _synthesis(row: Row, evidence: Evidence, told: Mapping[tuple[str, str | None], list[str]], paths: Mapping[str, str]) -> Row:
    """What the table tells of one synthesis."""
    new, gone = difference(row["basis"], evidence.of_code(row["code_id"], row["wave"]).values())
    written, taken = difference(row["drawn_from"], told.get((row["code_id"], row["wave"]), []))
    return {name: row[name] for name in _OWN} | {
        "theme": paths[row["code_id"]],
        "stale": bool(new or gone or written or taken),
        "new": new,
        "gone": gone,
        "summaries_new": written,
        "summaries_gone": taken,
        "version": row["begun_rev"],
    }


def read_judgements(connection: sa.Connection) -> pd.DataFrame:
    """All judgements: the columns of `JUDGEMENT_COLUMNS`, by scale in the order of their making, case and wave."""
    scales = {row["id"]: row for row in live(connection, schema.scales)}
    cases = {row["id"]: row for row in live(connection, schema.cases)}
    standing = {row["id"] for row in live(connection, schema.segments, schema.segments.c.status == "accepted")}
    rows = [
        _judgement(row, scales[row["scale_id"]], cases[row["case_id"]], standing) for row in live(connection, schema.judgements)
    ]
    table = pd.DataFrame(rows, columns=list(JUDGEMENT_COLUMNS)).astype({"step": "Int64"})
    return _sorted(table, [row["name"] for row in scales.values()], ("scale", "case", "wave"))


def _judgement(row: Row, scale: Row, case: Row, standing: set[str]) -> Row:
    """What the table tells of one judgement."""
    kept = tuple(each for each in row["segments"] if each in standing)
    steps = scale["steps"]
    return {name: row[name] for name in ("id", "wave", "value", "comment", "judge", "date")} | {
        "scale": scale["name"],
        "case": case["name"],
        "case_kind": case["kind"],
        "segments": kept,
        "step": steps.index(row["value"]) + 1 if row["value"] in steps else None,
        "gone": len(row["segments"]) - len(kept),
        "version": row["begun_rev"],
    }


def read_scales(connection: sa.Connection) -> pd.DataFrame:
    """All scales, in the order of their making: the columns of `SCALE_COLUMNS`; `steps` is a tuple."""
    rows = [
        {"scale": row["name"], "steps": tuple(row["steps"]), "definition": row["definition"]}
        for row in live(connection, schema.scales)
    ]
    return pd.DataFrame(rows, columns=list(SCALE_COLUMNS))


def _sorted(table: pd.DataFrame, order: list[str], by: tuple[str, ...]) -> pd.DataFrame:
    """A table whose first column is in a given order, the others in Swedish order."""
    place = {name: number for number, name in enumerate(order)}

    def key(row: tuple[object, ...]) -> tuple[object, ...]:
        told = zip(by[1:], row[1:], strict=True)
        return (place[str(row[0])], *(swedish_key(str(each)) if name == "case" else _wave(each) for name, each in told))

    rows = list(table[list(by)].itertuples(index=False, name=None))
    return table.iloc[sorted(range(len(rows)), key=lambda at: key(rows[at]))].reset_index(drop=True)


def _wave(wave: object) -> object:
    """A wave as it is sorted; what has none comes first."""
    return by_number(wave) if isinstance(wave, str) else []
