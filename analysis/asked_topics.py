"""Was it asked? What the headings of an interview's turns tell of the topics that a code names."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from coding.code_path import is_within
from interviews.grid import fold_header

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from analysis.material import Material


def asked_by_interview(material: Material, codes: Sequence[str]) -> NDArray[np.object_]:
    """Whether each interview came to a topic that asks about a code, or about one below it.

    Args:
        material: The material; `topics` of its codebook name headings of its turns.
        codes: Paths of codes.

    Returns:
        Codes by interviews: true, false, or None where nobody can tell, for the code names no topic, or no heading of the
        interview is a topic of any code.
    """
    known = {code: _topics(topics) for code, topics in zip(material.codebook["code"], material.codebook["topics"], strict=True)}
    every = {topic for topics in known.values() for topic in topics}
    headings = [_headings(material, interview) & every for interview in material.interviews["interview"]]
    told = np.full((len(codes), len(headings)), None, dtype=object)
    for at, code in enumerate(codes):
        wanted = {topic for other, topics in known.items() if is_within(other, code) for topic in topics}
        for place, there in enumerate(headings):
            if wanted and there:
                told[at, place] = bool(wanted & there)
    return told


def _topics(text: object) -> set[str]:
    """The topics of a cell that joins them by `; `."""
    return {fold_header(each) for each in text.split("; ") if each.strip()} if isinstance(text, str) else set()


def _headings(material: Material, interview: str) -> set[str]:
    """The headings of an interview's turns."""
    told = material.turns.loc[material.turns["interview"] == interview, "heading"].dropna()
    return {fold_header(str(each)) for each in told.unique()}
