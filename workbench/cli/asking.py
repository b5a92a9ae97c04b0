"""Asking before a change is applied."""

from __future__ import annotations

import sys

import typer

from workbench.cli.printing import say


def confirm(*, yes: bool) -> None:
    """Asks before a change is applied; where nobody can answer, `--yes` must be given."""
    if yes:
        return
    if not sys.stdin.isatty():
        say("Nothing was changed: nobody is here to be asked, so say --yes to apply the change.")
        raise typer.Exit(2)
    typer.confirm("Apply this change?", abort=True, err=True)
