"""The ledger of quotations at a glance: every quotation, how many there are in each state, and how they are spread."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from analysis.ledger_state import STATES
from analysis.quotation_spread import ledger_of, spread
from workbench.results.ledger_table import read_ledger
from workbench.results.plain_rows import plain_rows
from workbench.results.study_material import read_material
from workbench.store.door import current_revision

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from analysis.selection import Selection
    from workbench.store.database import Database
    from workbench.store.door import Row

_THEME_LEVEL = 2


@dataclass(frozen=True, slots=True)
class LedgerOverview:
    """The ledger under a selection.

    Attributes:
        revision: The study's revision in which it was read.
        quotations: Those in the states that were asked for: the columns of `LEDGER_COLUMNS`.
        states: How many quotations of the selection are in each state, whatever was asked for.
        themes: Every theme of the codebook that quotations could be proposed for.
        spread: The rows of `QuotationSpread.themes` with a quotation; the first one is of all.
        cases: The rows of `QuotationSpread.cases`.
        repeated: The rows of `QuotationSpread.repeated`.
        notes: What a reader must know, in English sentences.
    """

    revision: int
    quotations: tuple[Row, ...]
    states: Mapping[str, int]
    themes: tuple[str, ...]
    spread: tuple[Row, ...]
    cases: tuple[Row, ...]
    repeated: tuple[Row, ...]
    notes: tuple[str, ...]


def read_ledger_overview(database: Database, selection: Selection, states: Collection[str] = ()) -> LedgerOverview:
    """Reads the ledger; the revision is read first, so that nothing later is missed.

    Args:
        database: The study.
        selection: Whose quotations, and of which themes.
        states: The states that are wanted; all by default.

    Raises:
        UnknownValueError: A filter names something that the study does not have.
    """
    with database.reading() as connection:
        revision = current_revision(connection)
    material, table = read_material(database, selection, topics=False), read_ledger(database)
    here = ledger_of(material, table)
    found = spread(material, table)
    retired = set(material.codebook.loc[material.codebook["retired"], "code"])
    levels = zip(material.codebook["code"].astype(str), material.codebook["level"], strict=True)
    return LedgerOverview(
        revision=revision,
        quotations=plain_rows(here[here["state"].isin(list(states or STATES))]),
        states={state: int((here["state"] == state).sum()) for state in STATES},
        themes=tuple(code for code, level in levels if level <= _THEME_LEVEL and code not in retired),
        spread=tuple(row for row in plain_rows(found.themes) if row["quotations"]),
        cases=plain_rows(found.cases),
        repeated=plain_rows(found.repeated),
        notes=material.facts.notes,
    )
