"""Whose work counts: each interview counts one version of its coding, unless the selection says otherwise."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from analysis.selection import Selection
    from workbench.store.door import Row

CONSENSUS = frozenset({"konsensus", "consensus"})
"""A coder of this name, in any case, holds what the coders agreed on; an interview that it coded counts its version."""


@dataclass(frozen=True, slots=True)
class Version:
    """The version of one interview that counts.

    Attributes:
        coders: The coders whose accepted segments count.
        finished: Whether all of them have finished the interview.
    """

    coders: frozenset[str]
    finished: bool


def versions(interviews: Iterable[Row], segments: Sequence[Row], marks: Sequence[Row], selection: Selection) -> dict[str, Version]:
    """The version of every interview, by the interview's id.

    Args:
        interviews: Live interviews with `id` and `main_coder`.
        segments: Live segments.
        marks: Live marks.
        selection: Whose work is asked for.
    """
    worked = coders_of(segments, marks)
    finished = {(mark["interview_id"], mark["coder"]) for mark in marks if mark["state"] == "finished"}
    return {row["id"]: _version(row, worked.get(row["id"], ()), finished, selection) for row in interviews}


def coders_of(segments: Sequence[Row], marks: Sequence[Row]) -> dict[str, list[str]]:
    """The coders of each interview, the first who coded it first; a mark alone is no coding and comes after them."""
    coded = [row for row in segments if row["status"] == "accepted"]
    first: dict[str, dict[str, None]] = {}
    for rows in (coded, marks):
        for row in sorted(rows, key=lambda row: int(row["made_rev"])):
            first.setdefault(row["interview_id"], {})[row["coder"]] = None
    return {interview: list(coders) for interview, coders in first.items()}


def _version(row: Row, worked: Sequence[str], finished: set[tuple[str, str]], selection: Selection) -> Version:
    """The version of one interview."""
    coders = _counted(row["main_coder"], worked, selection)
    mine = [coder for coder in coders if coder in worked]
    return Version(frozenset(coders), bool(mine) and all((row["id"], coder) in finished for coder in mine))


def _counted(main: str | None, worked: Sequence[str], selection: Selection) -> Sequence[str]:
    """The coders whose work counts in one interview."""
    if selection.coders == "all":
        return worked
    if selection.coders:
        return tuple(selection.coders)
    agreed = [coder for coder in worked if coder.casefold() in CONSENSUS]
    return agreed[:1] or ([main] if main else worked[:1])
