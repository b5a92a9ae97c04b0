"""What was read of the selected interviews, once for all tables."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from interviews.transcript import Transcript
from workbench.results.spans import TurnSpans
from workbench.results.versions import Version
from workbench.store.door import Row


@dataclass(frozen=True, slots=True)
class Reading:
    """Transcripts, spans and versions, each by the interview's id.

    Attributes:
        transcripts: The transcripts.
        spans: Their turns and words as arrays.
        versions: Whose work counts.
        include_proposed: Whether proposals count too.
    """

    transcripts: Mapping[str, Transcript]
    spans: Mapping[str, TurnSpans]
    versions: Mapping[str, Version]
    include_proposed: bool

    def counts(self, row: Row) -> bool:
        """Whether a segment counts as a finding."""
        if row["status"] == "proposed":
            return self.include_proposed
        return row["status"] == "accepted" and row["coder"] in self.versions[row["interview_id"]].coders
