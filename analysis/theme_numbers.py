"""A theme's numbers side by side: by kind of case, by role, by wave."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, get_args

import numpy as np
import pandas as pd

from analysis.categories import Bools, Ints, categorical
from analysis.code_tree import CodeTree
from analysis.coded_rows import CodedRows, counting, with_words
from analysis.groups import groups_of
from analysis.merging import merged_by_level
from analysis.spoken_words import SpokenWords
from analysis.theme_table import share
from interviews.errors import KodbokError

if TYPE_CHECKING:
    from analysis.material import Material

NumbersBy = Literal["case_kind", "role", "wave"]
NUMBERS_BY: tuple[NumbersBy, ...] = get_args(NumbersBy)
NUMBER_COLUMNS = ("code", "group", "passages", "words", "share", "interviews", "interviews_total", "cases", "cases_total")


class UnknownNumbersError(KodbokError):
    """Numbers cannot be told apart so."""

    def __init__(self, by: str) -> None:
        super().__init__(f"A theme's numbers cannot be told by {by!r}; choose one of {', '.join(NUMBERS_BY)}.")


def theme_numbers(material: Material, by: str = "case_kind") -> pd.DataFrame:
    """What is said about each code in every group.

    Args:
        material: The material; waves beside one another need a selection of several.
        by: `case_kind`, `role` (of those who speak) or `wave`.

    Returns:
        A row per code and group, in order of the codebook, then of the groups: the columns of `NUMBER_COLUMNS`. A passage is of
        the kind or wave of its interview, and to every role that speaks a counted word in it, with that role's words; `share` is
        0 to 1 of the group's counted words; `interviews` and `cases` have a passage, out of those that the group has (for a role:
        in which it speaks). Interviews without a kind or a wave are in no group.

    Raises:
        UnknownNumbersError: There is no such grouping.
    """
    if by not in NUMBERS_BY:
        raise UnknownNumbersError(by)
    spoken = SpokenWords.of(material)
    names, of_turn = _turns(material, by)
    tree = CodeTree.of(material.codebook)
    shape = (len(tree), len(names), len(material.interviews))
    words, passages, there = np.zeros(shape, dtype=np.int64), np.zeros(shape, dtype=np.int64), np.zeros(shape, dtype=bool)
    rows = CodedRows.of(material, spoken, counting(material) & with_words(material))
    for merged in merged_by_level(rows, tree):
        interview = rows.interview[merged.order[merged.heads]]
        passage, turn, counted = spoken.by_turn(merged.start, merged.end)
        said = (counted > 0) & (of_turn[turn] >= 0)
        cell = (merged.key[passage[said]], of_turn[turn[said]], interview[passage[said]])
        np.add.at(words, cell, counted[said])
        pieces = np.unique(np.stack([passage[said], of_turn[turn[said]]]), axis=1)
        np.add.at(passages, (merged.key[pieces[0]], pieces[1], interview[pieces[0]]), 1)
        there[cell] = True
    return _table(material, tree, names, (passages, words, there, _heard(material, of_turn, len(names))))


def _turns(material: Material, by: str) -> tuple[tuple[str, ...], Ints]:
    """The groups, and the group of every turn, -1 for none."""
    if by != "role":
        groups = groups_of(material, by)
        of_turn = groups.of_turn
        return groups.names, of_turn if of_turn is not None else np.zeros(0, dtype=np.int64)
    counted = material.turns["counted"].to_numpy(dtype=bool)
    roles = material.turns["role"].astype(object).where(counted)
    names = tuple(sorted(set(roles.dropna())))
    return names, pd.Index(names).get_indexer(pd.Index(roles))


def _heard(material: Material, of_turn: Ints, size: int) -> tuple[Bools, Ints]:
    """Groups by interviews: where the group speaks at all; and its counted words."""
    interviews = list(material.interviews["interview"])
    place = pd.Index(interviews).get_indexer(pd.Index(material.turns["interview"].astype(object)))
    counted = material.turns["counted"].to_numpy(dtype=bool) & (of_turn >= 0)
    heard = np.zeros((size, len(interviews)), dtype=bool)
    heard[of_turn[counted], place[counted]] = True
    total = np.zeros(size, dtype=np.int64)
    np.add.at(total, of_turn[counted], material.turns["words"].to_numpy(dtype=np.int64)[counted])
    return heard, total


def _table(
    material: Material, tree: CodeTree, names: tuple[str, ...], counted: tuple[Ints, Ints, Bools, tuple[Bools, Ints]]
) -> pd.DataFrame:
    """A row a code and a group."""
    passages, words, there, (heard, spoken) = counted
    code, group = np.divmod(np.arange(len(tree) * len(names)), max(len(names), 1))
    cases = pd.factorize(material.interviews["case"])[0]
    said = words.sum(axis=2).ravel()
    return pd.DataFrame(
        {
            "code": categorical(code, tree.paths),
            "group": categorical(group, names),
            "passages": passages.sum(axis=2).ravel(),
            "words": said,
            "share": share(said, spoken[group]),
            "interviews": there.sum(axis=2).ravel(),
            "interviews_total": heard.sum(axis=1)[group],
            "cases": _cases(there.reshape(len(code), there.shape[2]), cases),
            "cases_total": _cases(heard, cases)[group],
        },
        columns=list(NUMBER_COLUMNS),
    )


def _cases(present: Bools, cases: Ints) -> Ints:
    """How many cases the interviews of each row belong to; interviews without one (-1) belong to none."""
    seen = np.zeros((len(present), int(cases.max(initial=-1)) + 2), dtype=bool)
    row, interview = present.nonzero()
    seen[row, cases[interview]] = True
    return np.asarray(seen[:, :-1].sum(axis=1))
