"""The application: routes, the gate before them, and what they share."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.routing import Mount, WebSocketRoute
from starlette.staticfiles import StaticFiles

from interviews.errors import KodbokError
from workbench.web import codebook_routes, coding_routes, findings_routes, history_routes, interview_routes
from workbench.web.answers import refused, unfound
from workbench.web.gate import Gate
from workbench.web.onlookers import Onlookers

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from starlette.websockets import WebSocket

    from workbench.study import Study
    from workbench.web.sessions import Sessions

STATIC = Path(__file__).parent / "static"


def application(study: Study, sessions: Sessions, port: int) -> Starlette:
    """The page of one study.

    Args:
        study: The open study.
        sessions: Who may come in.
        port: The port that it is served on.
    """
    hosts = frozenset({f"127.0.0.1:{port}", f"localhost:{port}"})
    app = Starlette(
        routes=[
            *interview_routes.ROUTES,
            *coding_routes.ROUTES,
            *codebook_routes.ROUTES,
            *history_routes.ROUTES,
            *findings_routes.ROUTES,
            WebSocketRoute("/live", _live),
            Mount("/static", StaticFiles(directory=STATIC), name="static"),
        ],
        middleware=[Middleware(Gate, sessions=sessions, hosts=hosts, cookie=f"kodbok-{port}")],
        exception_handlers={KodbokError: refused, HTTPException: unfound},
        lifespan=_watching,
    )
    app.state.study, app.state.sessions, app.state.onlookers = study, sessions, Onlookers(study)
    return app


@asynccontextmanager
async def _watching(app: Starlette) -> AsyncIterator[None]:
    """Looks for changes from outside as long as the page is served."""
    task = asyncio.create_task(app.state.onlookers.watch())
    yield
    task.cancel()
    with suppress(asyncio.CancelledError):
        await task


async def _live(socket: WebSocket) -> None:
    """The live channel of a page: `?since=REVISION`."""
    since = socket.query_params.get("since", "")
    await socket.app.state.onlookers.greet(socket, int(since) if since.isdecimal() else 0, socket.state.session.coder)
