"""How transcripts are laid out: every family of layouts looks at the whole document, and the one that explains it best is believed.

A layout is a function from a `Script` to an `Explanation`; a new family is a new module and a line in `LAYOUTS`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from interviews.layouts import cues, labels, questions, speaker_lines, tables
from interviews.layouts.doubts import doubts
from interviews.layouts.explanation import NOTHING, Explanation
from interviews.layouts.preamble import preamble
from interviews.layouts.roles import roles_of
from interviews.layouts.script import Script
from interviews.problem import Problem
from interviews.speaker import Speaker
from interviews.turn import Turn

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from interviews.word.paragraph import Paragraph

LAYOUTS: tuple[Callable[[Script], Explanation], ...] = (
    tables.explain,
    labels.explain_colons,
    cues.explain,
    speaker_lines.explain,
    labels.explain_dashes,
    labels.explain_tabs,
    labels.explain_bold,
    questions.explain_bold,
    questions.explain_broken_paragraphs,
    questions.explain_numbers,
    questions.explain_alternation,
)
"""All families; of two that explain a document equally well the first is believed."""

LEAST_SCORE = 0.4
"""A layout that explains less than this is a guess, and a guess is not made."""

NO_SPEAKERS = (
    "No speakers were found, so the whole text counts as spoken; label the turns in Word (Intervjuare: …) and import it again."
)


@dataclass(frozen=True, slots=True)
class Found:
    """Who says what in a document.

    Attributes:
        turns: The turns in order; none where no speakers were found.
        speakers: Every labelled speaker, in order of appearance.
        problems: What a person should look at.
    """

    turns: tuple[Turn, ...] = ()
    speakers: tuple[Speaker, ...] = ()
    problems: tuple[Problem, ...] = ()


def find_turns(text: str, paragraphs: Sequence[Paragraph]) -> Found:
    """Tells the turns of a document apart, with the roles of its speakers.

    Args:
        text: The canonical text.
        paragraphs: Its paragraphs, as the walk met them.
    """
    script = Script.of(text, paragraphs)
    best = max((explain(script) for explain in LAYOUTS), key=lambda explanation: explanation.score, default=NOTHING)
    if best.score < LEAST_SCORE:
        return Found(problems=(Problem(NO_SPEAKERS),))
    roles = roles_of(text, best.turns, preamble(script).roles)
    turns = tuple(turn if turn.speaker is None else replace(turn, role=roles[turn.speaker]) for turn in best.turns)
    speakers = tuple(Speaker(label, role) for label, role in roles.items())
    return Found(turns, speakers, tuple(doubts(script, turns)))
