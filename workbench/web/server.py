"""Serving the page on this machine alone, until it is stopped."""

from __future__ import annotations

import signal
import sys
import webbrowser
from typing import TYPE_CHECKING

from workbench.web.application import application
from workbench.web.sessions import Sessions
from workbench.web.shelf import Shelf, address_of, listening_for, listening_on, port_of, server_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from workbench.study import Study


def serve(
    study: Study | None, *, port: int | None, browser: bool, announce: Callable[[str], None], coder: str | None = None
) -> None:
    """Serves a study, or the start view where there is none, until the process is told to stop.

    Args:
        study: The open study, or None.
        port: The port; 0 takes a free one, None the one that this study has every time.
        browser: Whether to open the page in the system's browser.
        announce: Is told the address, the key to the page in it.
        coder: Who acts in studies that are opened from the page.

    Raises:
        PortTakenError: Something else listens on the port.
    """
    sessions, shelf = Sessions(study.coder if study else coder or ""), Shelf(application, coder=coder)
    path = study.path if study else None
    with listening_for(path) if port is None else listening_on(port) as listening:
        address = address_of(listening, sessions)
        if study:
            shelf.keep(study, address)
        announce(f"Kodbok serves {path.name if path else 'its start view'}; stop with Ctrl+C. {address}")
        if browser:
            webbrowser.open(address)
        signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))  # so that the studies are closed then too
        try:
            server_of(application(study, sessions, port_of(listening), shelf)).run(sockets=[listening])
        finally:
            shelf.close()
