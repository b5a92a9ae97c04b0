"""Giving a study its interview guide."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import NAMESPACE_URL, uuid5

from workbench.rows.guide_rows import guide_text
from workbench.store import schema
from workbench.store.codes import read_study_codebook
from workbench.store.door import change, chosen, live
from workbench.store.guides import KEY, read_study_guide

if TYPE_CHECKING:
    from coding.codebook import Codebook
    from interviews.guide import Guide
    from workbench.store.database import Database

COMMAND = "interviews guide"


@dataclass(frozen=True, slots=True)
class GuideChange:
    """What giving a study a guide does.

    Attributes:
        before: The guide that it had.
        after: The guide that it has now.
        unknown_topics: Topics that codes name and that the guide does not have, with the paths of those codes.
    """

    before: Guide
    after: Guide
    unknown_topics: tuple[tuple[str, tuple[str, ...]], ...] = ()

    @property
    def changed(self) -> bool:
        """Whether the guide is another one now."""
        return self.before != self.after


def save_guide(database: Database, who: str, guide: Guide) -> GuideChange:
    """Makes a guide the study's; the same guide again changes nothing, and undo brings the one before back."""
    with change(database, who, COMMAND) as made:
        before = read_study_guide(made.connection)
        row = chosen(live(made.connection, schema.facts), key=KEY)
        if row is not None:
            made.replace(schema.facts, row, value=guide_text(guide))
        else:
            fact_id = str(uuid5(NAMESPACE_URL, f"kodbok:fact:{KEY}"))
            made.begin(schema.facts, {"id": fact_id, "key": KEY, "value": guide_text(guide)})
        codebook = read_study_codebook(made.connection)
    return GuideChange(before, guide, unknown_topics(codebook, guide))


def unknown_topics(codebook: Codebook, guide: Guide) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Topics that codes name and that a guide does not have, with the paths of those codes."""
    known = {name.casefold() for name in guide.names}
    found: dict[str, list[str]] = {}
    for code in codebook:
        for topic in code.topics:
            if topic.casefold() not in known:
                found.setdefault(topic, []).append(code.path)
    return tuple((topic, tuple(paths)) for topic, paths in found.items())
