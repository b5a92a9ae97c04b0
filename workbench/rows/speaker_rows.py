"""What people tell of speakers, as rows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import NAMESPACE_URL, uuid5

from interviews.corrections import Correction

if TYPE_CHECKING:
    from collections.abc import Mapping

TOLD = ("merged_into", "role", "pseudonym", "person_id")
"""What somebody may tell of a label."""


def speaker_id(interview_id: str, label: str) -> str:
    """The id of what is told of a label: the same whoever tells it."""
    return str(uuid5(NAMESPACE_URL, f"kodbok:speaker:{interview_id}:{label}"))


def correction_of(row: Mapping[str, Any]) -> Correction:
    """The correction that a row holds."""
    return Correction(row["label"], row["merged_into"], row["role"], row["pseudonym"])
