"""What can be done to a study: one module a kind of change, each change through the one door.

A module is loaded when it is first asked for (`commands.erasure`), so that a command pays for what it does and for nothing else.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from workbench.commands import (
        codebook_edits,
        coding_import,
        decisions,
        erasure,
        guess_edits,
        guide_edits,
        hit_coding,
        interview_edits,
        interview_import,
        judgement_edits,
        ledger_edits,
        ledger_import,
        memo_edits,
        rating_edits,
        rating_import,
        replacement,
        rereading,
        roster_edits,
        rule_run,
        seen_edits,
        segment_edits,
        speaker_edits,
        study_facts,
        summary_edits,
        survey_import,
        synthesis_edits,
        written_import,
        written_moves,
    )

__all__ = [
    "codebook_edits",
    "coding_import",
    "decisions",
    "erasure",
    "guess_edits",
    "guide_edits",
    "hit_coding",
    "interview_edits",
    "interview_import",
    "judgement_edits",
    "ledger_edits",
    "ledger_import",
    "memo_edits",
    "rating_edits",
    "rating_import",
    "replacement",
    "rereading",
    "roster_edits",
    "rule_run",
    "seen_edits",
    "segment_edits",
    "speaker_edits",
    "study_facts",
    "summary_edits",
    "survey_import",
    "synthesis_edits",
    "written_import",
    "written_moves",
]


def __getattr__(name: str) -> object:
    """Loads a module of commands."""
    if name in __all__:
        return import_module(f"{__name__}.{name}")
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
