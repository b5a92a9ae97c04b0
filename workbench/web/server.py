"""Serving the page on this machine alone, until it is stopped."""

from __future__ import annotations

import socket
import sys
import webbrowser
from typing import TYPE_CHECKING

import uvicorn

from interviews.errors import KodbokError
from workbench.web.application import application
from workbench.web.sessions import Sessions

if TYPE_CHECKING:
    from collections.abc import Callable

    from workbench.study import Study

HOST = "127.0.0.1"
_GRACE = 2
"""Seconds that open pages have to say goodbye when the server stops."""


class PortTakenError(KodbokError):
    """The port cannot be listened on."""

    def __init__(self, port: int, cause: OSError) -> None:
        super().__init__(
            f"The port {port} cannot be used ({cause.strerror or cause}); leave --port out to take a free one, or choose another."
        )


def serve(study: Study, *, port: int, browser: bool, announce: Callable[[str], None]) -> None:
    """Serves a study until the process is told to stop.

    Args:
        study: The open study.
        port: The port; 0 takes a free one.
        browser: Whether to open the page in the system's browser.
        announce: Is told the address, the key to the page in it.

    Raises:
        PortTakenError: Something else listens on the port.
    """
    sessions = Sessions(study.coder)
    with _listening(port) as listening:
        found = listening.getsockname()[1]
        address = f"http://{HOST}:{found}/?token={sessions.token}"
        announce(f"Kodbok serves {study.path.name}; stop with Ctrl+C. {address}")
        if browser:
            webbrowser.open(address)
        config = uvicorn.Config(
            application(study, sessions, found),
            log_level="warning",
            access_log=False,
            server_header=False,
            timeout_graceful_shutdown=_GRACE,
            ws="websockets-sansio",
        )
        uvicorn.Server(config).run(sockets=[listening])


def _listening(port: int) -> socket.socket:
    """A socket that listens on this machine alone."""
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    if sys.platform != "win32":  # there it would share a port that somebody else listens on
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((HOST, port))
    except OSError as cause:
        listening.close()
        raise PortTakenError(port, cause) from cause
    listening.listen()
    return listening
