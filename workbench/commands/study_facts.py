"""Facts about a study as a whole, such as its title."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import NAMESPACE_URL, uuid5

from workbench.store import schema
from workbench.store.door import Change, chosen, live

if TYPE_CHECKING:
    import sqlalchemy as sa


def read_facts(connection: sa.Connection) -> dict[str, str]:
    """Every fact by its key."""
    return {row["key"]: row["value"] for row in live(connection, schema.facts)}


def keep_title(made: Change, title: str) -> None:
    """Gives the study a title."""
    row = chosen(live(made.connection, schema.facts), key="title")
    if row is not None:
        made.replace(schema.facts, row, value=title)
    elif title:
        made.begin(schema.facts, {"id": str(uuid5(NAMESPACE_URL, "kodbok:fact:title")), "key": "title", "value": title})
