"""What becomes of ratings when the codes change that somebody named for their assignments."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.store import schema
from workbench.store.door import live

if TYPE_CHECKING:
    from collections.abc import Iterable

    from workbench.store.door import Change


def bring_ratings(made: Change, codes: Iterable[str], target: str = "") -> None:
    """Puts the ratings of codes (their ids) under another one; without one their assignments' names tell the theme again."""
    for row in live(made.connection, schema.ratings, schema.ratings.c.code.in_(list(codes))):
        made.replace(schema.ratings, row, code=target)
