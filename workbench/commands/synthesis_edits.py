"""Syntheses: what somebody writes of a theme across the cases."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coding.clean_text import clean_text
from interviews.errors import KodbokError
from workbench.commands.written_place import wave_meant
from workbench.rows.evidence import basis_of, summary_token
from workbench.rows.written_ids import synthesis_id
from workbench.store import schema
from workbench.store.codes import read_study_codebook
from workbench.store.door import Change, Row, change, chosen, live

if TYPE_CHECKING:
    import sqlalchemy as sa

    from workbench.rows.evidence import Evidence
    from workbench.store.database import Database


class NoSynthesisError(KodbokError):
    """A theme has no synthesis that could be confirmed."""

    def __init__(self, theme: str) -> None:
        super().__init__(f"There is no synthesis of {theme} yet, so write its text first.")


def set_synthesis(
    database: Database, who: str, theme: str, text: str | None, *, evidence: Evidence, wave: str | None = None
) -> bool:
    """Writes a theme's synthesis, or takes it away; undo takes that back.

    Args:
        database: The study.
        who: Who acts.
        theme: Path, unique name or alias of the code.
        text: The synthesis; empty text takes it away; None, as the same text again, says that it holds as it stands.
        evidence: The codings that it is written on.
        wave: The wave; None for the only one, or the latest.

    Returns:
        Whether anything changed.

    Raises:
        CodeUnknownError: There is no such code.
        NoInterviewThereError: The study has no interview in the wave.
        NoSynthesisError: There is no text that could hold.
    """
    with change(database, who, "syntheses set") as made:
        code = read_study_codebook(made.connection).find(theme)
        keep_synthesis(made, who, (code.id, wave_meant(made.connection, wave)), text, evidence=evidence)
    return not made.empty


def keep_synthesis(made: Change, who: str, about: tuple[str, str | None], text: str | None, *, evidence: Evidence) -> None:
    """Writes a synthesis into a change, about a code (its id) and a wave."""
    code, wave = about
    row = chosen(live(made.connection, schema.syntheses, schema.syntheses.c.id == synthesis_id(code, wave)))
    written = None if text is None else clean_text(text).strip()
    if written == "":
        if row:
            made.end(schema.syntheses, row)
        return
    if row is None and written is None:
        found = read_study_codebook(made.connection).by_id(code)
        raise NoSynthesisError(found.path if found else code)
    values: Row = {
        "text": row["text"] if row and written is None else written,
        "basis": basis_of(evidence.of_code(code, wave).values()),
        "drawn_from": summary_tokens(made.connection, code, wave),
    }
    if row is None:
        own = {"id": synthesis_id(code, wave), "code_id": code, "wave": wave}
        made.begin(schema.syntheses, {**own, **values, "author": who, "date": made.time})
    elif any(row[name] != value for name, value in values.items()):
        author = who if values["text"] != row["text"] else row["author"]
        made.replace(schema.syntheses, row, **values, author=author, date=made.time)


def summary_tokens(connection: sa.Connection, code: str, wave: str | None) -> list[str]:
    """What the summaries of a theme are told by, in order."""
    summaries = schema.summaries.c
    rows = live(connection, schema.summaries, summaries.code_id == code, summaries.wave.is_not_distinct_from(wave))
    return sorted(summary_token(row) for row in rows)
