"""Routes for history: undo, redo, and what changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.responses import JSONResponse
from starlette.routing import Route

from workbench.web.answers import BadRequestError, changes_object, revision_in
from workbench.web.desk import asked, done, study_of

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response


async def undo(request: Request) -> Response:
    """Takes the coder's own last change back."""
    command, count = await done(request, study_of(request).undo)
    return JSONResponse({"command": command, "count": count})


async def redo(request: Request) -> Response:
    """Does again what the coder undid last."""
    command, count = await done(request, study_of(request).redo)
    return JSONResponse({"command": command, "count": count})


async def changes(request: Request) -> Response:
    """What changed after `?since=REVISION`."""
    since = revision_in(request.query_params.get("since", ""))
    if since is None:
        raise BadRequestError("Say after which revision: ?since=NUMBER.")
    return JSONResponse(changes_object(await asked(study_of(request).changes_since, since)))


ROUTES = (
    Route("/api/undo", undo, methods=["POST"]),
    Route("/api/redo", redo, methods=["POST"]),
    Route("/api/changes", changes),
)
