"""The columns of the sheets that are written in, and which of them are read back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from analysis.catalogue import N_
from analysis.workbook.column import Column

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

Kind = Literal["summary", "synthesis", "judgement"]

_ENDS = (
    Column("author", N_("written by"), "text", 12, printed=False),
    Column("date", N_("date"), "text", 12, printed=False),
    Column("id", N_("id"), "fine", 12, printed=False),
    Column("stamp", N_("stamp (do not edit)"), "fine", 12, printed=False),
)
_HOLDS = Column("holds", N_("still holds (x)"), "text", 9)

SUMMARIES = (
    Column("theme", N_("theme"), "text", 24),
    Column("case", N_("case"), "text", 20),
    Column("wave", N_("wave"), "text", 8),
    Column("state", N_("state"), "text", 14),
    Column("passages", N_("passages"), "number", 9),
    Column("summary", N_("summary"), "text", 50),
    Column("key", N_("key quotation"), "text", 12),
    _HOLDS,
    Column("said", N_("what was said"), "text", 60, size=8),
    *_ENDS,
)
SYNTHESES = (
    Column("theme", N_("theme"), "text", 24),
    Column("wave", N_("wave"), "text", 8),
    Column("state", N_("state"), "text", 14),
    Column("passages", N_("passages"), "number", 9),
    Column("speaking", N_("cases that speak"), "text", 12),
    Column("silent", N_("silent, not asked or not finished"), "text", 34),
    Column("synthesis", N_("synthesis"), "text", 80),
    _HOLDS,
    *_ENDS,
)
JUDGEMENTS = (
    Column("scale", N_("scale"), "text", 18),
    Column("case", N_("case"), "text", 22),
    Column("case_kind", N_("case kind"), "text", 16),
    Column("wave", N_("wave"), "text", 8),
    Column("value", N_("value"), "text", 20),
    Column("comment", N_("comment"), "text", 50),
    Column("segments", N_("passages that show it (ids; parted by ;)"), "text", 24),
    Column("judge", N_("judged by"), "text", 12, printed=False),
    *_ENDS[1:],
)
PASSAGES = (
    Column("theme", N_("theme"), "text", 24),
    Column("case", N_("case"), "text", 20),
    Column("wave", N_("wave"), "text", 8),
    Column("short", N_("id"), "text", 11),
    Column("quote", N_("quotation"), "text", 70),
    Column("contrary", N_("contrary"), "text", 11),
    Column("speaker", N_("speaker"), "text", 14),
    Column("interview", N_("interview"), "text", 22),
    Column("code", N_("code"), "text", 26),
    Column("memo", N_("memo"), "text", 30),
)

COLUMNS: Mapping[Kind, Sequence[Column]] = {"summary": SUMMARIES, "synthesis": SYNTHESES, "judgement": JUDGEMENTS}
TITLES: Mapping[Kind, str] = {"summary": N_("Summaries"), "synthesis": N_("Syntheses"), "judgement": N_("Judgements")}
PASSAGE_TITLE = N_("What was said")
EDITED: Mapping[Kind, Sequence[str]] = {
    "summary": ("summary", "key", "holds"),
    "synthesis": ("synthesis", "holds"),
    "judgement": ("value", "comment", "segments"),
}
"""The columns that people edit; they stand in blue."""
FROZEN: Mapping[Kind, str] = {"summary": "AB", "synthesis": "A", "judgement": "AB"}
"""Letters of the columns that stay in sight: what a row is about."""
PLACE: Mapping[Kind, Sequence[str]] = {
    "summary": ("theme", "case", "wave"),
    "synthesis": ("theme", "wave"),
    "judgement": ("scale", "case", "wave"),
}
"""The columns that tell what a row is about; an import holds them against the row's id."""
READ: Mapping[Kind, Sequence[str]] = {kind: ("id", "stamp", *PLACE[kind], *EDITED[kind]) for kind in COLUMNS}
