"""The code tree as numbers: which ancestor each code has on each level."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from analysis.categories import Ints, smallest_integers

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, slots=True)
class CodeTree:
    """The codes of a codebook by their position in it.

    Attributes:
        paths: The codes in the codebook's order.
        levels: Level of each code, 1 for a root.
        ancestors: One array a level that some code has, the highest first: for each code the position of its ancestor on that
            level (itself on its own level), -1 where it has none.
    """

    paths: tuple[str, ...]
    levels: Ints
    ancestors: tuple[Ints, ...]

    @classmethod
    def of(cls, codebook: pd.DataFrame) -> CodeTree:
        """Reads the columns `code`, `level` and `parent`; a parent that was not selected is no ancestor."""
        paths = tuple(codebook["code"].astype(str))
        position = {path: place for place, path in enumerate(paths)}
        parents = [position.get(parent, -1) for parent in codebook["parent"]]
        levels = codebook["level"].to_numpy(dtype=np.int64)
        return cls(paths, levels, tuple(_ancestors(levels, parents, level) for level in sorted(set(levels.tolist()))))

    def __len__(self) -> int:
        """Number of codes."""
        return len(self.paths)

    def rolled_up(self, counts: Ints) -> Ints:
        """Adds to each code the counts of its descendants; counts have a code per row."""
        total = np.zeros_like(counts)
        for ancestors in self.ancestors:
            held = ancestors >= 0
            np.add.at(total, ancestors[held], counts[held])
        return total


def _ancestors(levels: Ints, parents: list[int], level: int) -> Ints:
    """Climbs from each code until its level is reached."""
    found = []
    for code in range(len(parents)):
        place = code
        while place >= 0 and levels[place] > level:
            place = parents[place]
        found.append(place if place >= 0 and levels[place] == level else -1)
    return np.array(found, dtype=smallest_integers(len(parents)))
