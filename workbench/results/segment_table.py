"""The segments table."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from analysis.material import SEGMENT_COLUMNS
from coding.code import SEPARATOR
from interviews.swedish_order import swedish_key
from workbench.results.spans import places

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coding.codebook import Codebook
    from interviews.transcript import Transcript
    from workbench.results.reading import Reading
    from workbench.store.door import Row

_OWN = ("id", "start", "end", "coder", "origin", "status", "contrary", "created", "quote", "memo")


def segment_table(interviews: Sequence[Row], segments: Sequence[Row], codebook: Codebook, reading: Reading) -> pd.DataFrame:
    """One row per segment of the interviews, sorted by interview, start, end, code, coder, id.

    Args:
        interviews: The interviews of the selection, in the order that the table shall have.
        segments: Live segments, of these interviews or not.
        codebook: The study's codebook.
        reading: Transcripts, their spans and the versions that count.

    Returns:
        The columns of `SEGMENT_COLUMNS`, then `counts` (bool).
    """
    by_interview: dict[str, list[Row]] = {row["id"]: [] for row in interviews}
    for segment in segments:
        if segment["interview_id"] in by_interview:
            by_interview[segment["interview_id"]].append(segment)
    parts = [_part(row, by_interview[row["id"]], codebook, reading) for row in interviews if by_interview[row["id"]]]
    table = pd.concat(parts, ignore_index=True) if parts else _empty()
    return _typed(table, [row["name"] for row in interviews], codebook)


def _part(interview: Row, segments: list[Row], codebook: Codebook, reading: Reading) -> pd.DataFrame:
    """The rows of one interview."""
    paths = {code.id: code.path for code in codebook.codes}
    rows = sorted(
        segments,
        key=lambda row: (row["start"], row["end"], swedish_key(paths[row["code_id"]]), swedish_key(row["coder"]), row["id"]),
    )
    table = pd.DataFrame({name: [row[name] for row in rows] for name in _OWN})
    table["code"] = [paths[row["code_id"]] for row in rows]
    table["counts"] = [reading.counts(row) for row in rows]
    for name, key in (("interview", "name"), ("case", "case"), ("case_kind", "case_kind"), ("wave", "wave"), ("kind", "kind")):
        table[name] = interview[key]
    found = places(reading.spans[interview["id"]], table["start"].to_numpy(np.int64), table["end"].to_numpy(np.int64))
    table["word_start"], table["word_end"], table["words"] = found.word_start, found.word_end, found.words
    return _turn_facts(table, reading.transcripts[interview["id"]], found.turn)


def _turn_facts(table: pd.DataFrame, transcript: Transcript, index: np.ndarray[tuple[int], np.dtype[np.int64]]) -> pd.DataFrame:
    """Adds turn, speaker and role of every segment; a source without turns has none, and nobody known in it."""
    turns = [transcript.turns[at] if at >= 0 and transcript.turns else None for at in index]
    return table.assign(
        turn=pd.Series([None if turn is None else int(at) for turn, at in zip(turns, index, strict=True)], dtype="Int64"),
        speaker=pd.Series([turn.speaker if turn else None for turn in turns], dtype="object"),
        role=[turn.role if turn else "unknown" for turn in turns],
    )


def _typed(table: pd.DataFrame, names: Sequence[str], codebook: Codebook) -> pd.DataFrame:
    """The table with its columns in order and their types: categories where values repeat, nullable turns."""
    paths = [code.path for code in codebook.codes]
    levels = [path.split(SEPARATOR) for path in paths]
    recommendation = {path: parts[0] for path, parts in zip(paths, levels, strict=True)}
    theme = {path: SEPARATOR.join(parts[:2]) if len(parts) > 1 else "" for path, parts in zip(paths, levels, strict=True)}
    table["recommendation"] = pd.Categorical(table["code"].map(recommendation), list(dict.fromkeys(recommendation.values())))
    table["theme"] = pd.Categorical(table["code"].map(theme), list(dict.fromkeys(["", *theme.values()])))
    table["code"] = pd.Categorical(table["code"], paths)
    table["interview"] = pd.Categorical(table["interview"], list(names))
    table["turn"] = table["turn"].astype("Int64")
    for name in ("case", "case_kind", "wave", "kind", "speaker", "role", "coder", "origin", "status"):
        table[name] = as_category(table[name])
    return table[[*SEGMENT_COLUMNS, "counts"]]


def as_category(values: pd.Series) -> pd.Series:
    """Text with few values as categories in Swedish order; missing values stay missing."""
    known = sorted({str(value) for value in values.dropna().unique()}, key=swedish_key)
    return pd.Series(pd.Categorical(values, known), index=values.index, name=values.name)


def _empty() -> pd.DataFrame:
    """A table without rows whose columns have their types all the same."""
    whole, text = ("start", "end", "word_start", "word_end", "words"), ("id", "quote", "memo", "created")
    columns: dict[str, pd.Series] = {name: pd.Series([], dtype="object") for name in (*SEGMENT_COLUMNS, "counts")}
    columns |= {name: pd.Series([], dtype="int64") for name in whole}
    columns |= {name: pd.Series([], dtype="str") for name in text}
    columns |= {name: pd.Series([], dtype="bool") for name in ("contrary", "counts")}
    return pd.DataFrame(columns)
