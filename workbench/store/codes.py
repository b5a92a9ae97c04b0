"""Reading the codebook out of the store."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.rows.code_rows import codebook_of
from workbench.store import schema
from workbench.store.door import live

if TYPE_CHECKING:
    import sqlalchemy as sa

    from coding.codebook import Codebook


def read_study_codebook(connection: sa.Connection) -> Codebook:
    """The study's codebook."""
    return codebook_of(live(connection, schema.codes))
