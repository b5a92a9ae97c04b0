"""The sheet of the ledger: quotations with their states, and what was said beside what is printed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.catalogue import N_
from analysis.ledger_book.cells import EDITED, exported_cells
from analysis.workbook.column import Column
from analysis.workbook.sheet import location
from analysis.workbook.wording import worded, yes_or_no

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd

    from analysis.catalogue import Catalogue
    from analysis.names import Names
    from analysis.workbook.results import Results
    from analysis.workbook.table import Table

TITLE = N_("Quotation ledger")
EMPTY = N_("No quotation is approved yet")
COLUMNS = (
    Column("theme", N_("theme"), "text", 24),
    Column("text", N_("quotation"), "text", 60),
    Column("state", N_("state"), "text", 13),
    Column("attribution", N_("attribution"), "text", 15),
    Column("key", N_("key quotation"), "text", 9),
    Column("note", N_("note"), "text", 26),
    Column("verbatim", N_("as it was said"), "text", 50),
    Column("difference", N_("difference"), "text", 40),
    Column("tidied", N_("tidied"), "text", 8),
    Column("flag", N_("what to look at"), "text", 26),
    Column("case", N_("case"), "text", 22),
    Column("case_kind", N_("case kind"), "text", 16),
    Column("speaker", N_("speaker"), "text", 14),
    Column("role", N_("role"), "text", 13),
    Column("interview", N_("interview"), "text", 22),
    Column("wave", N_("wave"), "text", 10),
    Column("words", N_("words"), "number", 8),
    Column("who", N_("changed by"), "text", 12),
    Column("date", N_("date"), "text", 12),
    Column("segment", N_("segment"), "fine", 29, printed=False),
    Column("id", N_("id"), "fine", 29, printed=False),
)


def table(results: Results) -> Table | None:
    """A row a quotation, by theme; None where the ledger is not shown."""
    if results.ledger is None:
        return None
    return results.table(TITLE, COLUMNS, shown(results.ledger, results.names, results.say)).saying(results.say(EMPTY))


def shown(ledger: pd.DataFrame, names: Names, say: Catalogue) -> pd.DataFrame:
    """The ledger's cells as a workbook shows them."""
    columns = ("interview", *EDITED, "verbatim")
    rows = zip(*(ledger[name] for name in columns), strict=True)
    cells = [exported_cells(dict(zip(columns, row, strict=True)), names, say) for row in rows]
    shared = {name: [each[name] for each in cells] for name in (*EDITED, "verbatim")}
    differing = [names.said(interview, text) for interview, text in zip(ledger["interview"], ledger["difference"], strict=True)]
    return names.frame(ledger.drop(columns=["who", "flag", *shared])).assign(
        **shared,
        difference=differing,
        tidied=yes_or_no(ledger["tidied"], say),
        flag=ledger["flag"].map(say),
        role=worded(ledger["role"], say),
        who=ledger["who"],
        date=ledger["date"].str[:10],
    )


def linked(quotations: Table, segment_row: Mapping[str, int], segments: str) -> Table:
    """The table with every quotation leading to its coded segment."""
    targets = [location(segments, segment_row[each]) if each in segment_row else None for each in quotations.data["segment"]]
    return quotations.linked({"segment": targets})
