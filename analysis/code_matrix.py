"""The matrix: codes by groups."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, get_args

import numpy as np
import pandas as pd

from analysis.categories import Ints, categorical, positions
from analysis.code_tree import CodeTree
from analysis.coded_rows import CodedRows, counting, with_words
from analysis.groups import Groups, groups_of
from analysis.merging import Merged, merge
from analysis.spoken_words import SpokenWords
from analysis.theme_table import share
from interviews.errors import KodbokError

if TYPE_CHECKING:
    from analysis.material import Material

Value = Literal["passages", "words", "share", "codings", "present"]
VALUES: tuple[Value, ...] = get_args(Value)

NOT_FINISHED = "nothing is finished and nothing is coded here yet"
NO_WORDS = "there are no counted words to divide by"


class UnknownValueError(KodbokError):
    """A matrix has no such figure."""

    def __init__(self, value: str) -> None:
        super().__init__(f"A matrix cannot show {value!r}; choose one of {', '.join(VALUES)}.")


def matrix(material: Material, by: str = "case", value: str = "passages") -> pd.DataFrame:
    """Codes by groups, every code with every group.

    A group is a slice of the material: a case with its interviews, a speaker (named `interview / speaker`) with that speaker's
    turns, a coder with that coder's segments. Passages are merged within it, and `words` and `share` are of the words inside it: a
    speaker's own, and for coders the whole selection's. What belongs to no group is left out; `ungrouped` says how much.

    Args:
        material: The material.
        by: `case`, `case_kind`, `wave`, `kind`, `speaker` or `coder`; coders need a material of all coders' work.
        value: `passages`, `words`, `share` (0 to 1 of the group's counted words), `codings` or `present` (0 or 1).

    Returns:
        The columns `code` and `group` (categories; the codebook's order, then Swedish order), `value` (`Int64`, for shares
        `Float64`) and `reason`, which is null unless `value` is.

    Raises:
        UnknownGroupingError: There is no such grouping.
        UnknownValueError: There is no such value.
    """
    if value not in VALUES:
        raise UnknownValueError(value)
    tree, groups = CodeTree.of(material.codebook), groups_of(material, by)
    figures = _figures(material, tree, groups, value)
    return _long_table(tree, groups, figures, value)


def _long_table(tree: CodeTree, groups: Groups, figures: Ints, value: str) -> pd.DataFrame:
    """From a row a code and a column a group to a row a cell."""
    code, group = np.divmod(np.arange(len(tree) * len(groups.names)), max(len(groups.names), 1))
    values = share(figures.ravel(), groups.spoken[group]) if value == "share" else pd.Series(figures.ravel()).astype("Int64")
    unheard = ~groups.heard[group]
    reasons = pd.Series([None] * len(values), dtype=object).mask(values.isna(), NO_WORDS).mask(unheard, NOT_FINISHED)
    return pd.DataFrame(
        {
            "code": categorical(code, tree.paths),
            "group": categorical(group, groups.names),
            "value": values.mask(unheard),
            "reason": reasons,
        }
    )


def _figures(material: Material, tree: CodeTree, groups: Groups, value: str) -> Ints:
    """The counts, codes by groups; for shares the words."""
    if value == "codings":
        return _codings(material, tree, groups)
    spoken = SpokenWords.of(material)
    rows = CodedRows.of(material, spoken, counting(material) & with_words(material) & (groups.of_segment >= 0))
    total = np.zeros(len(tree) * len(groups.names), dtype=np.int64)
    for ancestors in tree.ancestors:
        merged = merge(_cells(ancestors[rows.code], groups.of_segment[rows.row], groups), rows.start, rows.end)
        np.add.at(total, merged.key, _weights(merged, groups, spoken, value))
    figures = total.reshape(len(tree), len(groups.names))
    return np.minimum(figures, 1) if value == "present" else figures


def _weights(merged: Merged, groups: Groups, spoken: SpokenWords, value: str) -> Ints:
    """What each passage adds to its cell: itself, or its words inside the group."""
    if value not in {"words", "share"}:
        return np.ones(len(merged), dtype=np.int64)
    if groups.of_turn is None:
        return spoken.counted_between(merged.start, merged.end)
    passage, turn, words = spoken.by_turn(merged.start, merged.end)
    inside = groups.of_turn[turn] == merged.key[passage] % len(groups.names)
    total = np.zeros(len(merged), dtype=np.int64)
    np.add.at(total, passage, words * inside)
    return total


def _codings(material: Material, tree: CodeTree, groups: Groups) -> Ints:
    code = positions(material.segments["code"], tree.paths)
    wanted = counting(material) & (code >= 0) & (groups.of_segment >= 0)
    cells = _cells(code[wanted], groups.of_segment[wanted], groups)
    direct = np.bincount(cells, minlength=len(tree) * len(groups.names))
    return tree.rolled_up(direct.reshape(len(tree), len(groups.names)))


def _cells(code: Ints, group: Ints, groups: Groups) -> Ints:
    """The cell of each row in the matrix laid out flat; -1 where the row has no code."""
    flat = code.astype(np.int64) * len(groups.names) + group
    return np.where(code >= 0, flat, -1)
