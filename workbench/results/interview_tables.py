"""The tables of interviews, turns and cases."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from interviews.swedish_order import swedish_key
from workbench.results.segment_table import as_category

if TYPE_CHECKING:
    from collections.abc import Sequence

    from interviews.guide import Guide
    from interviews.transcript import Transcript
    from workbench.results.reading import Reading
    from workbench.results.spans import TurnSpans
    from workbench.store.door import Row

_CATEGORIES = ("case", "case_kind", "wave", "kind")


def interview_table(interviews: Sequence[Row], coded: set[str], reading: Reading) -> pd.DataFrame:
    """One row per interview; see `Material.interviews` for the columns.

    Args:
        interviews: The interviews of the selection, in order.
        coded: Ids of those in which something counts, whatever its code.
        reading: Transcripts, spans and versions.
    """
    table = pd.DataFrame([_interview(row, coded, reading) for row in interviews], columns=_COLUMNS)
    table["interview"] = pd.Categorical(table["interview"], [row["name"] for row in interviews])
    for name in ("words", "counted_words", "turns", "speakers", "imported"):
        table[name] = table[name].astype("int64")
    for name in ("coded", "finished"):
        table[name] = table[name].astype("bool")
    return _categorised(table)


_COLUMNS = (
    *("interview", "case", "case_kind", "wave", "kind", "date", "words", "counted_words", "turns", "speakers", "coders"),
    *("coded", "finished", "imported", "text"),
)


def _interview(row: Row, coded: set[str], reading: Reading) -> tuple[object, ...]:
    """The row of one interview."""
    transcript, spans, version = reading.transcripts[row["id"]], reading.spans[row["id"]], reading.versions[row["id"]]
    counted = int(((spans.word_end - spans.word_start) * spans.counted).sum())
    coders = "; ".join(sorted(version.coders, key=swedish_key))
    sizes = (len(transcript.words), counted, len(transcript.turns), len(transcript.speakers))
    described = (row["name"], row["case"], row["case_kind"], row["wave"], row["kind"], row["date"])
    return (*described, *sizes, coders, row["id"] in coded, version.finished, row["imported"], transcript.text)


def turn_table(interviews: Sequence[Row], reading: Reading, guide: Guide) -> pd.DataFrame:
    """One row per turn; see `Material.turns` for the columns. Headings tell the topics of the guide, if it has any."""
    parts = [_turns(row["name"], _headed(reading.transcripts[row["id"]], guide), reading.spans[row["id"]]) for row in interviews]
    table = pd.concat(parts, ignore_index=True) if parts else _turns("", None, None)
    table["interview"] = pd.Categorical(table["interview"], [row["name"] for row in interviews])
    table["turn"] = table["turn"].astype("Int64")
    table["time"] = table["time"].astype("float64")
    for name in ("speaker", "role", "heading"):
        table[name] = as_category(table[name])
    return table


def _headed(transcript: Transcript, guide: Guide) -> Transcript:
    """The transcript with the guide's topics as headings."""
    if not guide.topics:
        return transcript
    from interviews.guide_matching import with_topics  # compares words: only where there is a guide

    return with_topics(transcript, guide)


def _turns(name: str, transcript: Transcript | None, spans: TurnSpans | None) -> pd.DataFrame:
    """The turns of one interview; a source without turns is one row of its own."""
    turns = transcript.turns if transcript else ()
    size = 0 if spans is None else len(spans.start)
    return pd.DataFrame(
        {
            "interview": [name] * size,
            "turn": range(size) if turns else [None] * size,
            "speaker": [turn.speaker for turn in turns] or [None] * size,
            "role": [turn.role for turn in turns] or ["unknown"] * size,
            "start": spans.start if spans else [],
            "end": spans.end if spans else [],
            "word_start": spans.word_start if spans else [],
            "word_end": spans.word_end if spans else [],
            "words": spans.word_end - spans.word_start if spans else [],
            "time": [turn.time for turn in turns] or [None] * size,
            "heading": [turn.heading for turn in turns] or [None] * size,
            "counted": spans.counted if spans else [],
        }
    )


def case_table(interviews: Sequence[Row], cases: Sequence[Row]) -> pd.DataFrame:
    """One row per case that has an interview here: `case, case_kind`, then a column an attribute."""
    present = {row["case"] for row in interviews}
    rows = sorted((row for row in cases if row["name"] in present), key=lambda row: swedish_key(row["name"]))
    attributes = list(dict.fromkeys(name for row in rows for name in row["attributes"]))
    return pd.DataFrame(
        [(row["name"], row["kind"], *(row["attributes"].get(name) for name in attributes)) for row in rows],
        columns=["case", "case_kind", *attributes],
    )


def _categorised(table: pd.DataFrame) -> pd.DataFrame:
    """The describing columns as categories."""
    for name in _CATEGORIES:
        table[name] = as_category(table[name])
    return table
