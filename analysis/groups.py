"""What a matrix sets side by side: cases, kinds of case, waves, kinds of source, speakers or coders."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, get_args

import numpy as np
import pandas as pd

from analysis.categories import Bools, Ints, positions
from analysis.coded_rows import counting
from interviews.errors import KodbokError
from interviews.swedish_order import swedish_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from analysis.material import Material

By = Literal["case", "case_kind", "wave", "kind", "speaker", "coder"]
BYS: tuple[By, ...] = get_args(By)


class UnknownGroupingError(KodbokError):
    """There is no such column to group by."""

    def __init__(self, by: str) -> None:
        super().__init__(f"A matrix cannot be made by {by!r}; choose one of {', '.join(BYS)}.")


@dataclass(frozen=True, slots=True)
class Groups:
    """The groups of a matrix, in Swedish order or in that of the column's categories.

    Attributes:
        names: The groups. A speaker is named `interview / speaker`, for the `IP` of two interviews are two persons.
        of_segment: The group of each row of the segments table, -1 for none.
        of_turn: The group of each row of the turns' table, -1 for none; None where a group is no part of the talk (coders).
        spoken: Counted words of each group.
        heard: Whether anything in the group is coded or finished.
    """

    names: tuple[str, ...]
    of_segment: Ints
    of_turn: Ints | None
    spoken: Ints
    heard: Bools


def groups_of(material: Material, by: str) -> Groups:
    """Groups a material.

    Raises:
        UnknownGroupingError: `by` is none of `BYS`.
    """
    if by not in BYS:
        raise UnknownGroupingError(by)
    if by == "coder":
        return _coders(material)
    return _speakers(material) if by == "speaker" else _of_interviews(material, by)


def ungrouped(material: Material, by: str) -> tuple[str, ...]:
    """What a matrix leaves out because it belongs to no group, as sentences for its reader (empty if nothing is left out)."""
    if by in {"speaker", "coder"}:
        missing = int((counting(material) & (groups_of(material, by).of_segment < 0)).sum())
        return (f"Coded segments without a {by} are in no group: {missing}.",) if missing else ()
    missing = int(material.interviews[by].isna().sum())
    return (f"Interviews without a {by.replace('_', ' ')} are in no group: {missing}.",) if missing else ()


def unfinished(material: Material, by: str) -> frozenset[str]:
    """The groups of interviews in which nobody has finished anything, so that a silence in them is no finding yet."""
    if by in {"speaker", "coder"}:
        return frozenset()
    done = material.interviews["finished"].groupby(material.interviews[by].astype(object)).any()
    return frozenset(done.index[~done.to_numpy(dtype=bool)])


def _of_interviews(material: Material, by: str) -> Groups:
    table = material.interviews
    names = _in_order(table[by].dropna(), material.facts.waves if by == "wave" else _own_order(table[by]))
    of_interview = positions(table[by], names)
    interviews = list(table["interview"])
    grouped = of_interview >= 0
    heard = np.zeros(len(names), dtype=bool)
    heard[of_interview[grouped & _heard(table)]] = True
    return Groups(
        names,
        _through(of_interview, positions(material.segments["interview"], interviews)),
        _through(of_interview, positions(material.turns["interview"], interviews)),
        _sums(of_interview[grouped], table["counted_words"].to_numpy(dtype=np.int64)[grouped], len(names)),
        heard,
    )


def _speakers(material: Material) -> Groups:
    """Those whose words count, and those whom a counting segment names."""
    turns, counted = material.turns, material.turns["counted"].to_numpy(dtype=bool)
    of_segments, of_turns = _speaker_names(material.segments), _speaker_names(turns)
    names = _in_order(pd.concat([of_segments[counting(material)], of_turns[counted]]).dropna())
    of_turn = positions(of_turns, names)
    interview = positions(turns["interview"], list(material.interviews["interview"]))
    grouped = of_turn >= 0
    heard = np.zeros(len(names), dtype=bool)
    heard[of_turn[grouped & _heard(material.interviews)[interview]]] = True
    words = turns["words"].to_numpy(dtype=np.int64) * counted
    return Groups(names, positions(of_segments, names), of_turn, _sums(of_turn[grouped], words[grouped], len(names)), heard)


def _coders(material: Material) -> Groups:
    column = material.segments["coder"]
    names = _in_order(name for name in column[counting(material)].dropna() if name)  # proposals have no coder yet
    everything = int(material.interviews["counted_words"].sum())
    size = len(names)
    return Groups(names, positions(column, names), None, np.full(size, everything), np.ones(size, dtype=bool))


def _speaker_names(table: pd.DataFrame) -> pd.Series[str]:
    return table["interview"].astype(object) + " / " + table["speaker"].astype(object)


def _in_order(values: Iterable[str], order: Sequence[str] = ()) -> tuple[str, ...]:
    """Names in a given order, those that it does not know after them in Swedish order."""
    place = {name: number for number, name in enumerate(order)}
    return tuple(sorted(dict.fromkeys(values), key=lambda name: (place.get(name, len(place)), swedish_key(name))))


def _own_order(column: pd.Series) -> Sequence[str]:
    """The order that the categories of a column have: Swedish, or by number where names are numbers."""
    return list(column.cat.categories) if isinstance(column.dtype, pd.CategoricalDtype) else ()


def _heard(interviews: pd.DataFrame) -> Bools:
    return (interviews["coded"] | interviews["finished"]).to_numpy(dtype=bool)


def _through(of_interview: Ints, interview: Ints) -> Ints:
    """The interviews' groups for rows that know their interview's position."""
    return np.append(of_interview, -1)[interview]


def _sums(group: Ints, words: Ints, size: int) -> Ints:
    total = np.zeros(size, dtype=np.int64)
    np.add.at(total, group, words)
    return total
