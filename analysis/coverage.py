"""Coverage: where in a talk each theme comes, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from analysis.categories import categorical
from analysis.code_choice import counted_as
from analysis.code_tree import CodeTree
from analysis.coded_rows import CodedRows, counting, with_words
from analysis.framework import framework_themes
from analysis.merging import merge
from analysis.spoken_words import SpokenWords

if TYPE_CHECKING:
    from collections.abc import Sequence

    from analysis.material import Material


def coverage(material: Material, codes: Sequence[str] | None = None) -> pd.DataFrame:
    """Where in each interview what is said about each code stands.

    Args:
        material: The material.
        codes: Paths of the codes that are told apart, none above another; the themes of the framework matrix by default. What is
            coded below one of them belongs to it, and what belongs to none is left out.

    Returns:
        A row per stretch, in order of the interviews, of the codebook, then of the talk: `interview, code` (categories),
        `word_start, word_end` (ordinals among all spoken words of the interview, the second after the last) and `words` (how many
        are spoken in all of the interview, whoever says them).
    """
    tree, spoken = CodeTree.of(material.codebook), SpokenWords.of(material)
    rows = CodedRows.of(material, spoken, counting(material) & with_words(material))
    wanted = material.codebook["code"].isin(list(framework_themes(material) if codes is None else codes)).to_numpy(dtype=bool)
    merged = merge(counted_as(tree, wanted)[rows.code], rows.start, rows.end)
    interview = rows.interview[merged.order[merged.heads]]
    order = np.lexsort((merged.start, merged.key, interview))
    interview, key, base = interview[order], merged.key[order], spoken.bases[interview[order]]
    names = tuple(material.interviews["interview"].astype(str))
    return pd.DataFrame(
        {
            "interview": categorical(interview, names),
            "code": categorical(key, tree.paths),
            "word_start": (merged.start[order] - base).astype(np.int64),
            "word_end": (merged.end[order] - base).astype(np.int64),
            "words": material.interviews["words"].to_numpy(dtype=np.int64)[interview],
        }
    )
