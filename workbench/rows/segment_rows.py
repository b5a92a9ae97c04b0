"""Coded segments as rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coding.segment import CodedSegment

if TYPE_CHECKING:
    from collections.abc import Mapping

    from workbench.store.door import Row


def segment_row(segment: CodedSegment, interview_id: str, code_id: str) -> Row:
    """The row of a segment."""
    return {
        "id": segment.id,
        "interview_id": interview_id,
        "start": segment.start,
        "end": segment.end,
        "quote": segment.quote,
        "code_id": code_id,
        "coder": segment.coder,
        "origin": segment.origin,
        "status": segment.status,
        "contrary": segment.contrary,
        "created": segment.created,
        "memo": segment.memo,
    }


def coded_span(row: Row) -> tuple[str, str, int, int]:
    """What makes two codings of one coder the same, and what a decision is remembered by: interview, code and span."""
    return row["interview_id"], row["code_id"], row["start"], row["end"]


def segment_of(row: Row, interviews: Mapping[str, str], codes: Mapping[str, str]) -> CodedSegment:
    """A segment from its row, with the names of interviews and the paths of codes by id."""
    return CodedSegment(
        id=row["id"],
        interview=interviews[row["interview_id"]],
        start=row["start"],
        end=row["end"],
        quote=row["quote"],
        code=codes[row["code_id"]],
        coder=row["coder"],
        origin=row["origin"],
        status=row["status"],
        contrary=row["contrary"],
        created=row["created"],
        memo=row["memo"],
    )
