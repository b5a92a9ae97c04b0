"""The table of commands: which there are, and in which module each one lives.

A command's module is loaded when the command is called; the help of `kodbok` needs none of them, so it starts as fast as Typer.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

import typer
from typer.core import TyperGroup

if TYPE_CHECKING:
    from collections.abc import Mapping

COMMANDS: Mapping[str, tuple[str, str]] = {
    "demo": ("study_commands", "Write the fictional sample study and run the whole way on it."),
    "new": ("study_commands", "Make a new study."),
    "interviews": ("interview_commands", "Import, list and describe interviews."),
    "codebook": ("codebook_commands", "Show, import and export the codebook."),
    "code": ("coding_commands", "Rules, proposals, and files of codings."),
    "segments": ("result_commands", "Show the coded segments that count."),
    "themes": ("result_commands", "Show the theme table: what each code adds up to."),
    "matrix": ("result_commands", "Show codes by groups."),
    "quotes": ("result_commands", "Propose quotations for each theme, spread over organisations."),
    "waves": (
        "wave_commands",
        "Set two waves side by side: appeared, gone, grown, shrunk, unchanged, or not comparable and why.",
    ),
    "cooccurrence": ("cooccurrence_commands", "Show which codes are spoken of together."),
    "saturation": ("saturation_commands", "Show how much is still new from one interview to the next (Guest, Namey & Chen 2020)."),
    "ledger": ("ledger_commands", "Quotations on their way into print: propose, edit, approve, spread."),
    "summaries": ("summary_commands", "The framework matrix: summaries of cases and themes, and what is stale."),
    "syntheses": ("synthesis_commands", "Themes across the organisations: numbers, silence, counter-evidence and the synthesis."),
    "judgements": ("judgement_commands", "Evaluative categories: scales, and where each organisation stands on them."),
    "status": ("status_commands", "Status ratings: green, yellow, red of assignments, as the organisations report them."),
    "survey": ("survey_commands", "Survey answers: what was said becomes sources, what was chosen is counted."),
    "study": ("fact_commands", "What the study tells of itself: purpose, interviewers, legal basis, when it is erased."),
    "export": ("export_commands", "Write workbooks, tables, charts and the report."),
    "serve": ("page_commands", "Open the page: read, code and undo in the browser, on this computer alone."),
    "check": ("study_commands", "Verify every invariant of a study."),
    "undo": ("study_commands", "Take back your own last change."),
    "redo": ("study_commands", "Do again what you undid last."),
    "log": ("study_commands", "Show who did what when."),
    "backup": ("study_commands", "Write a consistent copy, also while others work."),
    "migrate": ("study_commands", "Carry a study of an older version to the present format."),
}
"""Module and short help by command, in the order of the help; a test holds the helps equal to the commands' own."""


class CommandTable(TyperGroup):
    """A group that looks its commands up in the table."""

    def __init__(self, **settings: Any) -> None:  # noqa: ANN401  # passed on as they are
        super().__init__(**settings)
        self.commands = dict.fromkeys(COMMANDS)  # type: ignore[assignment]  # names alone: they serve suggestions

    def list_commands(self, ctx: typer.Context) -> list[str]:  # type: ignore[override]  # noqa: ARG002  # Typer's own signature
        """The names in the order of the help."""
        return list(COMMANDS)

    def get_command(self, ctx: typer.Context, cmd_name: str) -> Any:  # type: ignore[override]  # noqa: ANN401, ARG002  # the same
        """Loads a command, or a group of commands."""
        return loaded_command(cmd_name) if cmd_name in COMMANDS else None

    def format_commands(self, ctx: typer.Context, formatter: Any) -> None:  # type: ignore[override]  # noqa: ANN401, ARG002  # the same
        """Writes the list of commands without loading them."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, text) for name, (_, text) in COMMANDS.items()])


def loaded_command(name: str) -> Any:  # noqa: ANN401  # a command or a group of them; Typer keeps the types to itself
    """The command of a name, from its module."""
    app = import_module(f"workbench.cli.{COMMANDS[name][0]}").app
    found = typer.main.get_command(app)
    commands = getattr(found, "commands", {})
    return commands.get(name, found)
