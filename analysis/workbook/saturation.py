"""The sheet of saturation: what each interview adds, in their order and in random ones, and what must be known of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.catalogue import N_
from analysis.saturation_curve import FIXED, ORDER
from analysis.workbook.column import Column
from analysis.workbook.wording import yes_or_no

if TYPE_CHECKING:
    from analysis.catalogue import Catalogue
    from analysis.workbook.results import Results
    from analysis.workbook.table import Table

TITLE = N_("Saturation")
COLUMNS = (
    Column("at", N_("step"), "text", 8),
    Column("interview", N_("interview"), "text", 30),
    Column("new", N_("new codes"), "number", 9),
    Column("found", N_("all codes so far"), "number", 12),
    Column("ratio", N_("ratio"), "share", 9),
    Column("reached", N_("threshold reached"), "text", 10),
    Column("median", N_("median of random orders"), "number", 23),
    Column("least", N_("lowest of random orders"), "number", 23),
    Column("most", N_("highest of random orders"), "number", 23),
    Column("base", N_("base"), "rank", 7),
    Column("run", N_("run"), "rank", 7),
    Column("threshold", N_("threshold"), "share", 10),
    Column("reason", N_("why a number is missing"), "text", 30),
)
RATIO = N_("ratio: codes that are new in the run after a step, as a share of those new in the base, the first interviews.")
ASKED = N_("No threshold tells of those who were never asked.")


def table(results: Results) -> Table | None:
    """A row an interview, in order of their dates; None where no code is used."""
    curve, say = results.saturation, results.say
    if not curve.steps["found"].any():
        return None
    rule, steps = curve.rule, results.names.frame(curve.steps)
    shown = steps.merge(curve.tried.codes, on="step").assign(
        at=[rule.at(step) for step in steps["step"]],
        reached=yes_or_no(steps["reached"], say),
        base=rule.base,
        run=rule.run,
        threshold=rule.threshold,
        reason=[_told(reason, say) for reason in steps["reason"]],
    )
    return results.table(TITLE, COLUMNS, shown).noted(*curve.outcome(say), say(RATIO), say(ORDER), say(FIXED), say(ASKED))


def _told(reason: str, say: Catalogue) -> str:
    """Why a number is null, in the reader's words."""
    return "; ".join(say.sentence(part) for part in reason.split("; "))
