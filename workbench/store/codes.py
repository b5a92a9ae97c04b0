"""Reading the codebook out of the store."""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlalchemy as sa

from coding.code_finder import as_written
from workbench.rows.code_rows import codebook_of
from workbench.store import schema
from workbench.store.door import live

if TYPE_CHECKING:
    from coding.codebook import Codebook


def read_study_codebook(connection: sa.Connection) -> Codebook:
    """The study's codebook."""
    return codebook_of(live(connection, schema.codes))


def code_meant(connection: sa.Connection, text: str) -> tuple[str, str]:
    """Id and path of the code that a text means, found as `Codebook.find` finds; for a whole path the codebook need not be read.

    Raises:
        CodeAmbiguousError: Several codes have the name.
        CodeUnknownError: No code has.
    """
    codes = schema.codes.c
    asked = sa.select(codes.id, codes.path).where(codes.path == as_written(text), codes.ended_rev.is_(None))
    exact = connection.execute(asked).first()
    if exact:
        return exact.id, exact.path
    found = read_study_codebook(connection).find(text)
    return found.id, found.path
