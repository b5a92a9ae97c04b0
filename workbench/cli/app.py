"""The command `kodbok` itself; its commands stand in `command_table`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from workbench.cli.command_table import CommandTable
from workbench.version import VERSION

_ORDER = "Start with: kodbok demo DIR – it writes a fictional study and runs the whole way."

app = typer.Typer(
    name="kodbok",
    cls=CommandTable,
    help=f"Interviews to themes, quotations and tables, every number traceable to what somebody said.\n\n{_ORDER}",
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    add_completion=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(asked: bool) -> None:  # the form that Typer calls
    """Prints the version and ends."""
    if asked:
        typer.echo(f"kodbok {VERSION}")
        raise typer.Exit


@app.callback()
def _kodbok(
    version: Annotated[bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version.")] = False,  # noqa: ARG001  # Typer reads the default; the callback does the work
    log: Annotated[Path | None, typer.Option(help="Write what Kodbok does to this file; never text or names.")] = None,
) -> None:
    if log is not None:
        import logging  # only when it is asked for: it would cost every start

        form = "%(asctime)s %(levelname)s %(message)s"
        logging.basicConfig(filename=log, encoding="utf-8", level=logging.INFO, format=form)
        logging.getLogger("kodbok").info("kodbok %s", VERSION)
