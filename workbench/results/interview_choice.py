"""Which interviews a selection means."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from interviews.speaker import ROLES
from interviews.swedish_order import swedish_key
from interviews.transcript import KINDS
from workbench.store.finding import UnknownValueError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from analysis.selection import Selection
    from workbench.store.door import Row


def waves_of(interviews: Sequence[Row]) -> tuple[str, ...]:
    """Every wave of a study, in order: numbers by their size, so that `Omgång 10` comes after `Omgång 9`."""
    return tuple(sorted({row["wave"] for row in interviews if row["wave"]}, key=_by_number))


def _by_number(wave: str) -> list[tuple[int, int, tuple[str, str]]]:
    """A key that sorts the numbers in a name by size and the rest as text."""
    parts = re.split(r"(\d+)", wave)
    return [(1, int(part), ("", "")) if part.isdecimal() else (0, 0, swedish_key(part)) for part in parts]


def chosen_interviews(interviews: Sequence[Row], selection: Selection) -> list[Row]:
    """The interviews of a selection, in Swedish order of their names.

    Raises:
        UnknownValueError: A filter names something that no interview has.
    """
    wanted = {
        "wave": _waves(interviews, selection),
        "kind": selection.kinds,
        "case": selection.cases,
        "case_kind": selection.case_kinds,
    }
    for key, option in (("wave", "--wave"), ("case", "--case"), ("case_kind", "--case-kind")):
        _refuse_unknown(option, wanted[key], {row[key] for row in interviews if row[key]})
    _refuse_unknown("--kind", selection.kinds, set(KINDS))
    _refuse_unknown("--role", selection.roles, set(ROLES))
    rows = [row for row in interviews if all(not values or row[key] in values for key, values in wanted.items())]
    return sorted(rows, key=lambda row: swedish_key(row["name"]))


def _waves(interviews: Sequence[Row], selection: Selection) -> tuple[str, ...]:
    """The waves that are shown: those asked for, else the latest where there are several."""
    return waves_of(interviews)[-1:] if _latest_alone(interviews, selection) else selection.waves


def _latest_alone(interviews: Sequence[Row], selection: Selection) -> bool:
    """Whether the latest wave stands for a study of several, since nobody asked for others."""
    return not (selection.waves or selection.all_waves) and len(waves_of(interviews)) > 1


def _refuse_unknown(option: str, values: Sequence[str], known: set[str]) -> None:
    """Raises where a filter names something that is not there."""
    for value in values:
        if value not in known:
            raise UnknownValueError(option, value, sorted(known, key=swedish_key))


def notes(interviews: Sequence[Row], chosen: Sequence[Row], selection: Selection) -> tuple[str, ...]:
    """What a reader of the result must know about what was chosen."""
    if not _latest_alone(interviews, selection):
        return ()
    waves = waves_of(interviews)
    left = sum(row["wave"] is None for row in interviews)
    without = f" {left} without a wave are left out." if left else ""
    sources = "interviews" if all(row["kind"] == "interview" for row in interviews) else "sources"
    shown = f"The latest wave, {waves[-1]}, is shown: {len(chosen)} of {len(interviews)} {sources} (waves: {', '.join(waves)})."
    return (shown + without,)
