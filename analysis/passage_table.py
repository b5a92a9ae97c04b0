"""The passages: what was said about each code, in the places where it was said."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from analysis.categories import Ints, categorical, positions
from analysis.code_tree import CodeTree
from analysis.coded_rows import CodedRows, counting, with_words
from analysis.merging import Merged, merged_by_level
from analysis.spoken_words import SpokenWords

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from analysis.material import Material


def passages(material: Material) -> pd.DataFrame:
    """The merged passages of every code.

    A segment lies in exactly one passage of its code and in one of each code above it.

    Returns:
        A row per passage: `code, interview, case, speaker, start, end, word_start, word_end, words, text, segments`, in order of
        the codebook, then of the interviews, then of the text. `start` and `end` are code points of the interview's text,
        `word_start` and `word_end` ordinals among its spoken words, `words` the counted ones; `speaker` names those who speak
        the counted words, in order, and `segments` the ids of the merged segments, both joined by `; `.
    """
    tree, spoken = CodeTree.of(material.codebook), SpokenWords.of(material)
    rows = CodedRows.of(material, spoken, counting(material) & with_words(material))
    tables = [_table(material, rows, merged, spoken) for merged in merged_by_level(rows, tree)]
    table = pd.concat(tables) if tables else _table(material, rows, _nothing(rows), spoken)
    table = table.sort_values("code", kind="stable", ignore_index=True)
    code = pd.Series(categorical(table["code"].to_numpy(), tree.paths))
    return table.assign(code=code, text=_texts(material, table))


def _nothing(rows: CodedRows) -> Merged:
    return Merged(*([rows.row[:0]] * 5))


def _table(material: Material, rows: CodedRows, merged: Merged, spoken: SpokenWords) -> pd.DataFrame:
    """The passages of one level, with the codes' positions for codes and the text still to come."""
    segment = rows.row[merged.order]
    interview = rows.interview[merged.order[merged.heads]]
    column = {name: material.segments[name].to_numpy()[segment] for name in ("start", "end")}
    facts = material.interviews[["interview", "case"]].take(interview).reset_index(drop=True)
    return pd.DataFrame(
        {
            "code": merged.key,
            "interview": facts["interview"],
            "case": facts["case"],
            "speaker": _speakers(material, merged, spoken),
            "start": column["start"][merged.heads],
            "end": _reduced(np.maximum, column["end"], merged),
            "word_start": merged.start - spoken.bases[interview],
            "word_end": merged.end - spoken.bases[interview],
            "words": spoken.counted_between(merged.start, merged.end),
            "text": "",
            "segments": _joined(material.segments["id"].to_numpy(dtype=object)[segment], merged),
        }
    )


def _reduced(function: np.ufunc, values: Ints, merged: Merged) -> Ints:
    """One value a passage, from those of its segments."""
    return np.asarray(function.reduceat(values, merged.heads)) if len(merged) else values[:0]


def _speakers(material: Material, merged: Merged, spoken: SpokenWords) -> pd.Series[str]:
    """Who speaks the counted words of each passage; nobody is credited with another's words."""
    passage, turn, words = spoken.by_turn(merged.start, merged.end)
    names = material.turns["speaker"].astype(object).to_numpy()[turn]
    heard = pd.DataFrame({"passage": passage, "name": names})[words > 0].dropna().drop_duplicates()
    return heard.groupby("passage")["name"].agg("; ".join).reindex(range(len(merged))).astype(object)


def _joined(ids: NDArray[Any], merged: Merged) -> list[str]:
    bounds = [*merged.heads.tolist(), len(ids)]
    return ["; ".join(ids[begin:end]) for begin, end in pairwise(bounds)]


def _texts(material: Material, table: pd.DataFrame) -> list[str]:
    interviews = list(material.interviews["interview"])
    texts = list(material.interviews["text"])
    where = positions(table["interview"], interviews).tolist()
    spans = zip(where, table["start"].tolist(), table["end"].tolist(), strict=True)
    return [texts[interview][start:end] for interview, start, end in spans]
