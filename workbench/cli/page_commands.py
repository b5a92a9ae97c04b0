"""The command that serves the page."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from workbench.cli.opening import opened
from workbench.cli.options import Coder, StudyAddress

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command()
def serve(
    study: StudyAddress,
    port: Annotated[int, typer.Option(metavar="N", min=0, max=65_535, help="The port; 0 takes a free one.")] = 0,
    no_browser: Annotated[bool, typer.Option("--no-browser", help="Print the address without opening it.")] = False,
    coder: Coder = None,
) -> None:
    """Open the page: read, code and undo in the browser, on this computer alone.

    Example: kodbok serve studie.kodbok
    """
    from workbench.web.server import serve as serve_page  # the web libraries are loaded only here

    with opened(study, coder) as opened_study:
        serve_page(opened_study, port=port, browser=not no_browser, announce=_announce)


def _announce(line: str) -> None:
    """Prints a line at once: whoever started the server waits for it."""
    typer.echo(line)

    sys.stdout.flush()
