"""A view of a study: what every one of them needs."""

from __future__ import annotations

from typing import TYPE_CHECKING

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
