"""Reading the study's interview guide out of the store."""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlalchemy as sa

from workbench.rows.guide_rows import guide_of
from workbench.store import schema

if TYPE_CHECKING:
    from interviews.guide import Guide

KEY = "guide"
"""The fact that holds the guide."""


def read_study_guide(connection: sa.Connection) -> Guide:
    """The study's guide; one without topics where none was given."""
    facts = schema.facts
    asked = sa.select(facts.c.value).where(facts.c.key == KEY, facts.c.ended_rev.is_(None))
    return guide_of(str(connection.execute(asked).scalar() or ""))
