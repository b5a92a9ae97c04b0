"""The command that serves the page."""

from __future__ import annotations

import sys
from contextlib import nullcontext
from typing import Annotated

import typer

from workbench.cli.opening import opened
from workbench.cli.options import Coder

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command()
def serve(
    study: Annotated[
        str | None, typer.Argument(metavar="STUDY", help="The study's file; without it the page begins with the choice of one.")
    ] = None,
    port: Annotated[
        int | None,
        typer.Option(metavar="N", min=0, max=65_535, help="The port, 0 for a free one; else one that a study has every time."),
    ] = None,
    no_browser: Annotated[bool, typer.Option("--no-browser", help="Print the address without opening it.")] = False,
    coder: Coder = None,
) -> None:
    """Open the page: read, code and undo in the browser, on this computer alone.

    Example: kodbok serve studie.kodbok
    """
    from workbench.study import acting_coder  # the database library is loaded only by commands that need it
    from workbench.web.server import serve as serve_page  # the web libraries are loaded only here

    with opened(study, coder) if study else nullcontext() as found:
        serve_page(found, port=port, browser=not no_browser, announce=_announce, coder=acting_coder(coder))


def _announce(line: str) -> None:
    """Prints a line at once: whoever started the server waits for it."""
    typer.echo(line)

    sys.stdout.flush()
