"""How transcripts are laid out: every family of layouts looks at the whole document, and the one that explains it best is believed.

A layout reads a `Script` and returns an `Explanation`; a new family is a new module and a line in `LAYOUTS`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from interviews.layouts import cues, dialogue, grouped, labels, questions, run_in, speaker_lines, tables, told
from interviews.layouts.beginnings import Beginning, beginnings
from interviews.layouts.doubts import doubts
from interviews.layouts.explanation import NOTHING, Explanation
from interviews.layouts.roles import against_letter, roles_of
from interviews.layouts.script import Script
from interviews.problem import Problem
from interviews.speaker import Speaker
from interviews.turn import Turn

if TYPE_CHECKING:
    from collections.abc import Sequence

    from interviews.word.paragraph import Paragraph


@dataclass(frozen=True, slots=True)
class Layout:
    """A family of layouts.

    Attributes:
        explain: Reads a script as this family and says how well that goes.
        sureness: The most that its score can be: how sure it is of its kind when it explains every word.
    """

    explain: Callable[[Script], Explanation]
    sureness: float


LAYOUTS: tuple[Layout, ...] = (
    Layout(told.explain, 1.0),
    Layout(tables.explain, 1.0),
    Layout(run_in.explain, 1.0),
    Layout(grouped.explain, 1.0),
    Layout(labels.explain_colons, 1.0),
    Layout(cues.explain, 0.98),
    Layout(speaker_lines.explain, 0.97),
    Layout(labels.explain_dashes, 0.95),
    Layout(labels.explain_tabs, 0.95),
    Layout(labels.explain_brackets, 0.94),
    Layout(labels.explain_times, 0.94),
    Layout(labels.explain_points, 0.92),
    Layout(labels.explain_bold, 0.9),
    Layout(questions.explain_bold, 0.85),
    Layout(questions.explain_broken_paragraphs, 0.8),
    Layout(questions.explain_numbers, 0.75),
    Layout(questions.explain_typed_numbers, 0.75),
    Layout(dialogue.explain, 0.7),
    Layout(questions.explain_alternation, 0.6),
)
"""All families, the surest first; of two that explain a document equally well the first is believed."""

LEAST_SCORE = 0.35
"""A layout that explains less than this is a guess, and a guess is not made."""

NO_SPEAKERS = (
    "No speakers were found, so the whole text counts as spoken; label the turns in the file (Intervjuare: …) and put "
    "it in this one's place: kodbok interviews replace STUDY NAME FILE"
)


@dataclass(frozen=True, slots=True)
class Found:
    """Who says what in a document.

    Attributes:
        turns: The turns in order; none where no speakers were found.
        speakers: Every labelled speaker, in order of appearance.
        problems: What a person should look at.
        beginnings: Where its interviews begin, if it holds several.
    """

    turns: tuple[Turn, ...] = ()
    speakers: tuple[Speaker, ...] = ()
    problems: tuple[Problem, ...] = ()
    beginnings: tuple[Beginning, ...] = ()


def find_turns(text: str, paragraphs: Sequence[Paragraph]) -> Found:
    """Tells the turns of a document apart, with the roles of its speakers.

    Args:
        text: The canonical text.
        paragraphs: Its paragraphs, as the walk met them.
    """
    script = Script.of(text, paragraphs)
    best = _best(script)
    if best.score < LEAST_SCORE:
        return Found(problems=(Problem(NO_SPEAKERS),))
    told = script.preamble.roles
    roles = roles_of(text, best.turns, told)
    turns = tuple(Turn(*draft[:-1], draft.role if draft.speaker is None else roles[draft.speaker]) for draft in best.turns)
    speakers = tuple(Speaker(label, role) for label, role in roles.items())
    begun = beginnings(script, turns)
    return Found(turns, speakers, tuple(doubts(script, turns, against_letter(roles, told), begun)), begun)


def _best(script: Script) -> Explanation:
    """The best explanation; families that could not beat it are not asked."""
    best = NOTHING
    for layout in LAYOUTS:
        if layout.sureness <= best.score:
            break
        found = layout.explain(script)
        share = found.score * layout.sureness
        best = best if best.score >= share else replace(found, score=share)
    return best
