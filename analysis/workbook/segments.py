"""The sheet of coded segments: every coder's accepted codings, to be read, filtered, corrected and read back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from analysis.catalogue import N_
from analysis.workbook.column import Column, Form
from analysis.workbook.sheet import HEADER_ROWS
from analysis.workbook.table import Table
from analysis.workbook.wording import worded, yes_or_no
from coding.columns import SEGMENT_HEADERS, SEGMENT_SHEET

if TYPE_CHECKING:
    from analysis.workbook.results import Results

TITLE = N_("Coded segments")
_FORMS: dict[str, tuple[Form, float]] = {
    "id": ("fine", 11),
    "part": ("rank", 6),
    "interview": ("text", 22),
    "case": ("text", 24),
    "case_kind": ("text", 17),
    "wave": ("text", 16),
    "kind": ("text", 9),
    "speaker": ("text", 12),
    "role": ("text", 13),
    "turn": ("number", 8),
    "start": ("number", 8),
    "end": ("number", 8),
    "words": ("number", 8),
    "code": ("text", 26),
    "coder": ("text", 10),
    "origin": ("text", 11),
    "contrary": ("text", 13),
    "counts": ("text", 9),
    "created": ("moment", 22),
    "quote": ("long", 64),
    "memo": ("long", 26),
    "delete": ("text", 10),
}
_PRINTED = {"interview", "speaker", "code", "quote", "memo", "coder", "counts"}
"""What can be read on paper; the rest is for filters, corrections and the way back."""
COLUMNS = tuple(Column(field, names["en"], *_FORMS[field], printed=field in _PRINTED) for field, names in SEGMENT_HEADERS.items())


def table(results: Results) -> Table:
    """A row a segment that is accepted or counts, in the order of the interviews and their texts."""
    everything = results.material.segments
    shown = everything[everything["status"].eq("accepted") | everything["counts"]].reset_index(drop=True)
    say = results.say
    data = shown.assign(
        part=1,
        kind=worded(shown["kind"], say),
        role=worded(shown["role"], say),
        origin=worded(shown["origin"], say),
        contrary=yes_or_no(shown["contrary"], say),
        counts=yes_or_no(shown["counts"], say),
        created=pd.to_datetime(shown["created"], format="ISO8601", utc=True).dt.tz_localize(None),
        delete=pd.Series(None, index=shown.index, dtype="category"),
    )
    headers = tuple(names[say.lang] for names in SEGMENT_HEADERS.values())
    return Table(SEGMENT_SHEET[say.lang], COLUMNS, headers, data)


def rows(segments: Table) -> dict[str, int]:
    """The sheet's row of each segment, by its id."""
    first = segments.data.loc[segments.data["part"].eq(1), "id"]
    return dict(zip(first.tolist(), (first.index + 1 + HEADER_ROWS).tolist(), strict=True))
