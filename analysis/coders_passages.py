"""The passages of each coder, on one line, with the passages of all coders that they are parts of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from analysis.categories import Bools, Ints
from analysis.meeting_places import meeting_spans
from analysis.merging import Merged, merge
from analysis.sweep import Sweep

if TYPE_CHECKING:
    from analysis.code_tree import CodeTree
    from analysis.coded_rows import CodedRows
    from analysis.material import Material
    from analysis.meeting_places import Spans, Within
    from analysis.spoken_words import SpokenWords


@dataclass(frozen=True, slots=True)
class CodersPassages:
    """Passages by code, then by coder, then by place; every coder has a stretch of the line.

    Each interview's passages meet one another alone, so those of some interviews can be taken at a time.

    Attributes:
        counts: Passages of each code, those of all coders merged.
        whole: For each coder's passage the merged one that holds it, by code; None where they are the same.
        sweep: The coders' passages, ready to be asked.
    """

    counts: Ints
    whole: Ints | None
    sweep: Sweep

    @classmethod
    def of(cls, rows: CodedRows, coder: Ints | None, tree: CodeTree, *, spoken: SpokenWords, within: Within) -> CodersPassages:
        """Merges rows into passages on every level of the tree.

        Args:
            rows: The rows.
            coder: Each row's coder; None to take all for one.
            tree: The codes.
            spoken: The line of spoken words.
            within: How near is near.
        """
        levels = [_Level.of(ancestors[rows.code], rows, coder, len(tree)) for ancestors in tree.ancestors]
        spans = [meeting_spans(level.own, rows, spoken, within) for level in levels]
        code = _joined([level.own.key % max(len(tree), 1) for level in levels])
        order = np.argsort(code, kind="stable")
        line = _joined([level.own.key // max(len(tree), 1) for level in levels])[order].astype(np.int64)
        met, reach = (_lines([span[side] for span in spans], order) for side in (0, 1))
        counts = _bincount([level.whole.key for level in levels], len(tree))
        bounds = _bounds(np.bincount(code, minlength=len(tree)))
        sweep = Sweep.of(bounds, *_apart(line, met, reach))
        return cls(counts, None if coder is None else _holding(levels, counts)[order], sweep)

    def meetings(self) -> Ints:
        """Codes by codes: how many of the row's passages meet one of the column's."""
        codes = len(self.counts)
        found = np.zeros((codes, codes), dtype=np.int64)
        present = np.flatnonzero(self.counts)
        starts = _bounds(self.counts)[present]
        for code in present.tolist():
            found[present, code] = np.add.reduceat(self._marked(self.sweep.meets(code)), starts, dtype=np.int64)
        return found

    def _marked(self, meets: Bools) -> Bools:
        """The merged passages that hold a coder's passage that meets."""
        if self.whole is None:
            return meets
        marked = np.zeros(int(self.counts.sum()), dtype=bool)
        marked[self.whole[meets]] = True
        return marked


@dataclass(frozen=True, slots=True)
class _Level:
    """The passages of the codes of one level.

    Attributes:
        whole: Those of all coders; keys are codes.
        own: Those of each coder; keys are codes, shifted by the number of codes for each coder.
        holder: For each of the own ones the position of the whole one that holds it.
    """

    whole: Merged
    own: Merged
    holder: Ints

    @classmethod
    def of(cls, code: Ints, rows: CodedRows, coder: Ints | None, codes: int) -> _Level:
        """Merges the rows whose code is not negative."""
        whole = merge(code, rows.start, rows.end)
        if coder is None:
            return cls(whole, whole, np.arange(len(whole)))
        own = merge(np.where(code >= 0, coder * codes + code, -1), rows.start, rows.end)
        of_row = np.zeros(len(code), dtype=np.int64)
        of_row[whole.order] = np.repeat(np.arange(len(whole)), np.diff(whole.heads, append=len(whole.order)))
        return cls(whole, own, of_row[own.order[own.heads]])


def several_coders(material: Material, rows: CodedRows) -> Ints | None:
    """Whose coding each row is, where several coders' work counts in an interview; None where it does nowhere.

    What nobody decided goes with the one coder of its interview, or else together with other proposals.
    """
    names = material.segments["coder"].astype("category").cat
    coder = names.codes.to_numpy()[rows.row].astype(np.int64)
    known = (coder >= 0) & (np.append(names.categories != "", False))[coder]
    size = len(names.categories)
    seen = np.zeros((len(material.interviews), size + 1), dtype=bool)
    seen[rows.interview[known], coder[known]] = True
    if (seen.sum(axis=1) <= 1).all():
        return None
    alone = np.where(seen.sum(axis=1) == 1, seen.argmax(axis=1), size)
    return np.where(known, coder, alone[rows.interview])


def _holding(levels: list[_Level], counts: Ints) -> Ints:
    """For each coder's passage, level by level, the place of the whole one that holds it among all, by code."""
    code = _joined([level.whole.key for level in levels])
    place = np.empty(len(code), dtype=np.int64)
    place[np.argsort(code, kind="stable")] = np.arange(int(counts.sum()))
    before = np.cumsum([0, *(len(level.whole) for level in levels)])
    return place[_joined([level.holder + offset for level, offset in zip(levels, before, strict=False)])]


def _lines(spans: list[Spans], order: Ints) -> Spans:
    return _joined([start for start, _ in spans])[order], _joined([end for _, end in spans])[order]


def _apart(line: Ints, met: Spans, reach: Spans) -> tuple[Spans, Spans]:
    """Spans with a stretch of the line for each coder, so that those of two never meet."""
    if not line.any():
        return met, reach
    shift = line * (int(reach[1].max()) + 1)
    return (met[0] + shift, met[1] + shift), (reach[0] + shift, reach[1] + shift)


def _bincount(keys: list[Ints], codes: int) -> Ints:
    return np.bincount(_joined(keys), minlength=codes)


def _bounds(counts: Ints) -> Ints:
    return np.concatenate([[0], np.cumsum(counts)])


def _joined(parts: list[Ints]) -> Ints:
    return np.concatenate(parts) if parts else np.zeros(0, dtype=np.int64)
