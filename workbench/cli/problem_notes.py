"""Problems of a reading as the command line says them: with their paragraph, and with commands that work when they are pasted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.cli.printing import shell_word

if TYPE_CHECKING:
    from interviews.problem import Problem


def noted(problem: Problem, study: str, name: str) -> str:
    """A problem of an interview; a reader knows neither the study's file nor the interview's name, so they are filled in here."""
    where = f"paragraph {problem.paragraph}: " if problem.paragraph else ""
    return where + problem.message.replace(" STUDY NAME ", f" {shell_word(study)} {shell_word(name)} ")
