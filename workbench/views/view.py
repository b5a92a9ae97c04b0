"""A view of a study: what every one of them needs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from workbench.store.database import Database


class View:
    """One side of a study.

    Attributes:
        coder: Who acts.
    """

    def __init__(self, database: Database, coder: str) -> None:
        """Wraps an open database."""
        self._database = database
        self.coder = coder

    def as_coder(self, coder: str) -> Self:
        """The same open study in the name of another coder."""
        return type(self)(self._database, coder)
