"""Routes for memos: written on an interview, a turn or a code, and taken away."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

from starlette.responses import JSONResponse
from starlette.routing import Route

from workbench.web.answers import body_of, needed
from workbench.web.coding_routes import uuid_of
from workbench.web.desk import done, study_of

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response


async def write(request: Request) -> Response:
    """Writes a memo: `{"text": …}` with `interview`, `interview` and `turn`, or `code`; the same id again writes nothing new."""
    body = await body_of(request, id=str, text=str, interview=str, code=str, turn=int)
    (text,) = needed(body, "text")
    about = {key: body[key] for key in ("interview", "code", "turn") if key in body}
    memo = await done(request, study_of(request).write_memo, text, memo_id=uuid_of(body.get("id", "")), **about)
    return JSONResponse(asdict(memo), 201)


async def delete(request: Request) -> Response:
    """Takes a memo away."""
    await done(request, study_of(request).delete_memo, request.path_params["id"])
    return JSONResponse({"changed": True})


ROUTES = (
    Route("/api/memos", write, methods=["POST"]),
    Route("/api/memos/{id}", delete, methods=["DELETE"]),
)
