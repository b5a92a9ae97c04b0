"""Changes of what people write, made by somebody who saw the study as it was: what was changed meanwhile is not overwritten."""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlalchemy as sa

from interviews.errors import KodbokError
from workbench.commands.judgement_edits import keep_judgement, scale_named
from workbench.commands.ledger_edits import changed_quotation, keep_quotation, refuse_other
from workbench.commands.rating_edits import keep_rating, rated_place
from workbench.commands.summary_edits import cell_at, keep_summary
from workbench.commands.synthesis_edits import keep_synthesis
from workbench.commands.written_place import case_named, wave_meant
from workbench.rows.written_ids import judgement_id, rating_id, summary_id, synthesis_id
from workbench.store import schema
from workbench.store.codes import read_study_codebook
from workbench.store.door import change
from workbench.store.quotations import entries_of, quotation_rows

if TYPE_CHECKING:
    from analysis.ledger_entry import LedgerEntry
    from workbench.commands.judgement_edits import JudgedCase, JudgementChange
    from workbench.commands.ledger_edits import QuotationChange
    from workbench.commands.rating_edits import RatedCase, RatingChange
    from workbench.commands.summary_edits import Place, SummaryChange
    from workbench.rows.evidence import Evidence
    from workbench.store.database import Database


class WrittenMeanwhileError(KodbokError):
    """Somebody has changed the same since it was read."""

    def __init__(self) -> None:
        super().__init__("Somebody has changed this since you read it, so nothing was written; read both texts and decide.")


def save_summary(database: Database, who: str, place: Place, told: SummaryChange, *, evidence: Evidence, seen: int) -> bool:
    """Writes, changes or takes away the summary of a cell, as `summary_edits.set_summary` does.

    Args:
        database: The study.
        who: Who acts.
        place: The cell.
        told: What shall be changed.
        evidence: The codings that counted when it was read.
        seen: The study's revision in which it was read.

    Returns:
        Whether anything changed.

    Raises:
        WrittenMeanwhileError: It was changed after that.
    """
    with change(database, who, "summaries set") as made:
        cell = cell_at(made.connection, place)
        _refuse_younger(made.connection, schema.summaries, summary_id(cell), seen)
        keep_summary(made, who, cell, told, evidence=evidence)
    return not made.empty


def save_synthesis(
    database: Database, who: str, about: tuple[str, str | None], text: str | None, *, evidence: Evidence, seen: int
) -> bool:
    """Writes the synthesis of a theme and a wave, as `synthesis_edits.set_synthesis` does; the rest is as for summaries."""
    with change(database, who, "syntheses set") as made:
        theme, wave = about
        place = read_study_codebook(made.connection).find(theme).id, wave_meant(made.connection, wave)
        _refuse_younger(made.connection, schema.syntheses, synthesis_id(*place), seen)
        keep_synthesis(made, who, place, text, evidence=evidence)
    return not made.empty


def save_judgement(database: Database, who: str, about: JudgedCase, told: JudgementChange, *, seen: int) -> bool:
    """Judges a case on a scale, as `judgement_edits.set_judgement` does; the rest is as for summaries."""
    with change(database, who, "judgements set") as made:
        scale, case = scale_named(made.connection, about.scale), case_named(made.connection, about.case)
        place = scale["id"], case["id"], wave_meant(made.connection, about.wave, case)
        _refuse_younger(made.connection, schema.judgements, judgement_id(*place), seen)
        keep_judgement(made, who, place, told)
    return not made.empty


def save_rating(database: Database, who: str, about: RatedCase, told: RatingChange, *, seen: int) -> bool:
    """Rates an assignment, as `rating_edits.set_rating` does; the rest is as for summaries."""
    with change(database, who, "status set") as made:
        assignment, case, wave = place = rated_place(made.connection, about)
        _refuse_younger(made.connection, schema.ratings, rating_id(case["id"], assignment, wave), seen)
        keep_rating(made, place, told)
    return not made.empty


def save_quotation(database: Database, who: str, quotation_id: str, told: QuotationChange, *, seen: int) -> LedgerEntry:
    """Changes a quotation, as `ledger_edits.set_quotations` does; the rest is as for summaries. Returns it as it is then."""
    refuse_other(told.state, told.attribution)
    with change(database, who, "ledger set") as made:
        (row,) = quotation_rows(made.connection, quotation_id)
        _refuse_younger(made.connection, schema.ledger, row["id"], seen)
        (entry,) = entries_of(made.connection, [row])
        return keep_quotation(made, who, row, changed_quotation(entry, told))


def _refuse_younger(connection: sa.Connection, table: sa.Table, own: str, seen: int) -> None:
    """Raises where a thing began or ended after a revision."""
    later = sa.or_(table.c.begun_rev > seen, table.c.ended_rev > seen)
    if connection.execute(sa.select(sa.exists().where(table.c.id == own, later))).scalar_one():
        raise WrittenMeanwhileError
