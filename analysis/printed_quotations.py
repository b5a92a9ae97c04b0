"""Which quotations an export carries: those that were approved, unless somebody asks for others."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, get_args

from analysis.catalogue import N_
from analysis.quotation_spread import ledger_of

if TYPE_CHECKING:
    import pandas as pd

    from analysis.material import Material

Which = Literal["approved", "all", "proposed"]
WHICH: tuple[Which, ...] = get_args(Which)
APPROVED = N_("Only approved quotations are carried: {approved} of the {total} in the ledger. No quotation is proposed here.")
ALL = N_("All {total} quotations of the ledger are carried, of which {approved} are approved, and others are proposed.")
PROPOSED = N_("The quotations are proposals: nobody whose words they are has approved them.")
"""What an export says of its quotations."""


@dataclass(frozen=True, slots=True)
class PrintedQuotations:
    """The quotations of one export.

    Attributes:
        ledger: What the selection holds of the ledger.
        which: `approved` carries the approved ones alone; `all` the whole ledger and proposals; `proposed` proposals alone, as
            before there is a ledger.
    """

    ledger: pd.DataFrame
    which: Which

    @classmethod
    def of(cls, material: Material, ledger: pd.DataFrame, which: Which | None = None) -> PrintedQuotations:
        """The quotations of a material's export; by default the approved ones as soon as the ledger has any quotation."""
        return cls(ledger_of(material, ledger), which or ("approved" if len(ledger) else "proposed"))

    @property
    def with_proposals(self) -> bool:
        """Whether quotations are proposed too."""
        return self.which != "approved"

    @property
    def with_ledger(self) -> bool:
        """Whether the ledger is shown."""
        return self.which != "proposed"

    @property
    def table(self) -> pd.DataFrame:
        """The rows of the ledger that are carried."""
        approved = self.ledger["state"] == "approved"
        return self.ledger[approved | (self.which == "all")].reset_index(drop=True)

    @property
    def note(self) -> str:
        """What a reader must know of them, in English."""
        approved = int((self.ledger["state"] == "approved").sum())
        form = {"approved": APPROVED, "all": ALL, "proposed": PROPOSED}[self.which]
        return form.format(approved=approved, total=len(self.ledger))
