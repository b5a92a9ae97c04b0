"""The application: routes, the gate before them, and what they share."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager, suppress
from typing import TYPE_CHECKING

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.routing import Route, WebSocketRoute

from interviews.errors import KodbokError
from workbench.web import (
    assets,
    codebook_routes,
    coding_routes,
    export_routes,
    findings_routes,
    history_routes,
    import_routes,
    interview_routes,
    judgement_routes,
    ledger_routes,
    matrix_routes,
    memo_routes,
    rating_routes,
    session_routes,
    speaker_routes,
    studies_routes,
    theme_routes,
)
from workbench.web.answers import refused, revision_in, unforeseen, unfound
from workbench.web.exports import Exports
from workbench.web.gate import Gate
from workbench.web.limits import Limits
from workbench.web.onlookers import Onlookers
from workbench.web.receipts import Receipts
from workbench.web.templates import prepare

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from starlette.websockets import WebSocket

    from workbench.study import Study
    from workbench.web.sessions import Sessions
    from workbench.web.shelf import Shelf


def application(study: Study | None, sessions: Sessions, port: int, shelf: Shelf | None = None) -> Starlette:
    """The page of one study, or the start view alone.

    Args:
        study: The open study; None for the start view.
        sessions: Who may come in.
        port: The port that it is served on.
        shelf: Opens other studies; without it the page shows its own alone.
    """
    hosts = frozenset({f"127.0.0.1:{port}", f"localhost:{port}"})
    app = Starlette(
        routes=[
            *(ROUTES if study else (Route("/", studies_routes.shown),)),
            *(studies_routes.ROUTES if shelf else ()),
            *session_routes.ROUTES,
            *assets.ROUTES,
        ],
        middleware=[
            Middleware(Gate, sessions=sessions, hosts=hosts, cookie=f"kodbok-{port}"),
            Middleware(Limits),
        ],
        exception_handlers={KodbokError: refused, HTTPException: unfound, Exception: unforeseen},
        lifespan=_watching,
    )
    app.state.study, app.state.sessions, app.state.shelf = study, sessions, shelf
    app.state.onlookers, app.state.exports = (Onlookers(study), Exports(study.path)) if study else (None, None)
    app.state.study_id, app.state.receipts = None, Receipts()
    return app


@asynccontextmanager
async def _watching(app: Starlette) -> AsyncIterator[None]:
    """Looks for changes from outside as long as a study is served; then stops its exports and takes their files away."""
    app.state.preparing = asyncio.create_task(run_in_threadpool(prepare))
    if app.state.study is None:
        yield
        return
    task = asyncio.create_task(app.state.onlookers.watch())
    yield
    task.cancel()
    with suppress(asyncio.CancelledError):
        await task
    app.state.exports.close()


async def _live(socket: WebSocket) -> None:
    """The live channel of a page: `?since=REVISION`; who names a revision that is none is told everything."""
    since = revision_in(socket.query_params.get("since", ""))
    await socket.app.state.onlookers.greet(socket, since or 0, socket.state.session.coder)


ROUTES = (
    *interview_routes.ROUTES,
    *import_routes.ROUTES,
    *speaker_routes.ROUTES,
    *coding_routes.ROUTES,
    *memo_routes.ROUTES,
    *codebook_routes.ROUTES,
    *export_routes.ROUTES,
    *history_routes.ROUTES,
    *findings_routes.ROUTES,
    *matrix_routes.ROUTES,
    *theme_routes.ROUTES,
    *judgement_routes.ROUTES,
    *rating_routes.ROUTES,
    *ledger_routes.ROUTES,
    WebSocketRoute("/live", _live),
)
"""What is there to ask of a study that is served."""
