"""What files of codings say of finished interviews."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from workbench.commands.coding_places import interview_of
from workbench.commands.coding_step import RowRefusedError, Step
from workbench.commands.interview_edits import keep_mark
from workbench.store import schema
from workbench.store.door import Change, live

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    import sqlalchemy as sa

    from coding.coding_row import FinishedMark

_STATES = {True: "finished", False: "begun"}


class FinishedMarks:
    """The marks of an import, one after the other, against those that stand.

    Args:
        connection: The study.
        who: Whose the marks are, where they do not say.
        texts: The texts by interview, those that the import adds among them.
    """

    def __init__(self, connection: sa.Connection, who: str, texts: Mapping[str, str]) -> None:
        names = {row["id"]: row["name"] for row in live(connection, schema.interviews)}
        self._who, self._texts = who, texts
        self._states = {(names[row["interview_id"]], row["coder"]): row["state"] for row in live(connection, schema.marks)}
        self._wanted: dict[tuple[str, str], str] = {}

    def steps(self, marks: Iterable[FinishedMark]) -> list[Step]:
        """What becomes of a file's marks."""
        return [self._step(mark) for mark in marks]

    def _step(self, mark: FinishedMark) -> Step:
        """What becomes of one mark."""
        coder = unicodedata.normalize("NFC", mark.coder).strip() or self._who
        state = _STATES[mark.finished]
        try:
            name = interview_of(mark.interview, self._texts)
        except RowRefusedError as reason:
            return Step(0, "refused", str(reason), place=mark.place, coder=coder)
        if self._states.get((name, coder), "begun") == state:
            return Step(0, "same", f"{name}: {state}", place=mark.place, coder=coder)
        self._states[name, coder] = self._wanted[name, coder] = state
        return Step(0, "marked", f"{name}: {state}", place=mark.place, coder=coder)

    def keep(self, made: Change) -> None:
        """Writes the marks into a change."""
        ids = {row["name"]: row["id"] for row in live(made.connection, schema.interviews)} if self._wanted else {}
        for (name, coder), state in self._wanted.items():
            keep_mark(made, ids[name], coder, state)
