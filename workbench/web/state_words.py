"""The states of cells and quotations on the page: each a symbol and a word, never a colour alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.web.templates import mark

if TYPE_CHECKING:
    from collections.abc import Mapping

CELL_STATES: dict[str, tuple[str, str]] = {
    "summarised": ("✓", mark("summarised")),
    "stale": ("↻", mark("stale")),
    "unsummarised": ("✎", mark("to be summarised")),
    "silent": ("○", mark("silent")),
    "not_asked": ("∅", mark("not asked")),
    "not_finished": ("…", mark("not finished")),
}
"""The states of `analysis.cell_state`."""
_ASKED = ("○", mark("asked but silent"))


def cell_words(cell: Mapping[str, object]) -> tuple[str, str]:
    """Symbol and word of a cell; a silence is called asked only where somebody knows that it was."""
    state = str(cell["state"])
    return _ASKED if state == "silent" and cell["asked"] else CELL_STATES[state]


QUOTATION_STATES: dict[str, tuple[str, str]] = {
    "proposed": ("?", mark("proposed")),
    "edited": ("✎", mark("edited")),
    "sent": ("→", mark("sent")),
    "approved": ("✓", mark("approved")),
    "changed": ("↻", mark("changed")),
    "withdrawn": ("×", mark("withdrawn")),
}
"""The states of `analysis.ledger_state`."""
ATTRIBUTION_WORDS: dict[str, str] = {
    "none": mark("nothing"),
    "case_kind": mark("the kind of case"),
    "case": mark("the case"),
    "role": mark("the role"),
}
"""What may be told of who said a quotation."""
VOICE_WORDS: dict[str, str] = {
    "speaking": mark("Speak of it"),
    "silent": mark("Silent"),
    "not_asked": mark("Not asked"),
    "not_finished": mark("Not finished"),
}
"""Cases by whether they speak of a theme."""
VERDICT_WORDS: dict[str, tuple[str, str]] = {
    "verbatim": ("✓", mark("As it was said.")),
    "marked": ("✓", mark("As it was said, but for what stands in brackets.")),
    "tidied": ("~", mark("Spoken language is tidied; the verbatim words are kept beside it.")),
    "refused": ("×", mark("These are not the words that were said.")),
}
"""What the check of an edited quotation found."""
RATINGS: dict[str, tuple[str, str]] = {
    "green": ("●", mark("G green")),
    "yellow": ("▲", mark("Y yellow")),
    "red": ("■", mark("R red")),
    "comment": ("…", mark("a comment alone")),
    "none": ("–", mark("not rated")),
}
"""Ratings of assignments: a shape, a letter and a word."""
RATING_KIND_WORDS: dict[str, str] = {
    "ongoing": mark("ongoing"),
    "development": mark("development area"),
    "investigation": mark("investigation"),
}
"""What sort of work is rated."""
FINDING_WORDS: dict[str, str] = {
    "green_silent": mark("Green without a word about it"),
    "red_unexplained": mark("Red without an explanation"),
    "never_asked": mark("Rated, but never asked"),
    "to_judge": mark("Comment beside passages: read whether they agree"),
}
"""What a person must look at, as `analysis.status_join.FINDINGS` name it."""
TALK_WORDS: dict[str, str] = {
    "theme_unknown": mark("no theme is known for it"),
    "no_interview": mark("no interview with the case"),
    "not_finished": mark("no passage so far; not finished"),
    "not_asked": mark("no interview came to the topic"),
    "silent": mark("no passage; all is finished"),
}
"""Why nothing is said of what is rated."""
