"""How the sample's team brings quotations on their way into print."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from workbench.sample.material import sample_rows
from workbench.sample.step import Step

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from analysis.ledger_state import Attribution, State
    from workbench.sample.findings import Findings
    from workbench.study import Study

STATE_NAMES: Mapping[str, State] = {
    "föreslaget": "proposed",
    "redigerat": "edited",
    "skickat": "sent",
    "godkänt": "approved",
    "ändrat": "changed",
    "återkallat": "withdrawn",
}
"""What the table calls the states."""
_ATTRIBUTIONS: Mapping[str, Attribution | None] = {
    "": None,
    "ingen": "none",
    "typ": "case_kind",
    "organisation": "case",
    "roll": "role",
}


def quoting_steps(study: Study, findings: Findings) -> Iterator[Step]:
    """The steps of the table `citat`: quotations proposed together, then each on its way."""
    ids: dict[str, str] = {}
    for _, rows in groupby(_rows("föreslaget"), key=lambda told: (told["tid"], told["av"])):
        yield _proposal(study, findings, list(rows), ids)
    for told in sample_rows("citat"):
        if told["läge"] != "föreslaget":
            yield _change(study, told, ids)


def _rows(state: str) -> Iterator[Mapping[str, str]]:
    """The rows of the table that bring a quotation into a state."""
    return (told for told in sample_rows("citat") if told["läge"] == state)


def _proposal(study: Study, findings: Findings, rows: Sequence[Mapping[str, str]], ids: dict[str, str]) -> Step:
    """Takes the words of coded segments into the ledger and notes under which ids."""
    segments = [findings.segment(told["intervju"], told["börjar"], told["tema"]) for told in rows]

    def propose() -> None:
        new = study.propose_segments(segments)
        ids.update(zip((told["citat"] for told in rows), (entry.id for entry in new), strict=True))

    return Step.of(rows[0], propose)


def _change(study: Study, told: Mapping[str, str], ids: Mapping[str, str]) -> Step:
    """One change of a quotation; an empty cell leaves what it is about."""

    def set_quotation() -> None:
        study.set_quotation(
            ids[told["citat"]],
            state=STATE_NAMES[told["läge"]],
            text=told["text"] or None,
            attribution=_ATTRIBUTIONS[told["anges"]],
            key=True if told["nyckel"] else None,
            note=told["anteckning"] or None,
        )

    return Step.of(told, set_quotation)
