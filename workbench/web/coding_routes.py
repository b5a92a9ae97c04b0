"""Routes for coding: segments and proposals."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING
from uuid import UUID

from starlette.responses import JSONResponse
from starlette.routing import Route

from workbench.commands.segment_edits import Marked
from workbench.web.answers import BadRequestError, body_of, needed
from workbench.web.desk import asked, done, study_of

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response


async def code(request: Request) -> Response:
    """Codes a span; the same id again makes nothing new."""
    kinds = {"id": str, "interview": str, "start": int, "end": int, "code": str, "quote": str, "memo": str, "contrary": bool}
    body = await body_of(request, **kinds)
    interview, start, end, path, quote = needed(body, "interview", "start", "end", "code", "quote")
    about = {key: body[key] for key in ("memo", "contrary") if key in body}
    marked = Marked(path, id=uuid_of(body.get("id", "")), quote=quote, **about)
    study = study_of(request)
    segment = await done(request, study.mark, interview, (start, end), marked)
    return JSONResponse({**asdict(segment), "revision": await asked(study.segment_revision, segment.id)}, 201)


async def change(request: Request) -> Response:
    """Changes a segment, unless it is younger than what was seen (`revision`)."""
    body = await body_of(request, revision=int, start=int, end=int, code=str, memo=str, contrary=bool)
    seen = body.pop("revision", None)
    study, segment_id = study_of(request), request.path_params["id"]
    changed = await done(request, study.change_segment, segment_id, seen=seen, **body)
    return JSONResponse({"changed": changed, "revision": await asked(study.segment_revision, segment_id)})


async def delete(request: Request) -> Response:
    """Takes a segment away."""
    await done(request, study_of(request).delete_segment, request.path_params["id"])
    return JSONResponse({"changed": True})


async def decide(request: Request) -> Response:
    """Accepts or rejects proposals: `{"ids": [...], "verdict": "accept"}`."""
    body = await body_of(request, ids=list, verdict=str)
    ids, verdict = needed(body, "ids", "verdict")
    study = study_of(request)
    verbs = {"accept": study.accept, "reject": study.reject}
    if verdict not in verbs or not all(isinstance(each, str) for each in ids):
        raise BadRequestError("“verdict” is accept or reject, and “ids” is a list of ids.")
    return JSONResponse({"decided": await done(request, verbs[verdict], ids) if ids else 0})


def uuid_of(text: str) -> str:
    """An id in its usual form; nothing where none is given."""
    try:
        return str(UUID(text)) if text else ""
    except ValueError as cause:
        raise BadRequestError("“id” is no UUID.") from cause


ROUTES = (
    Route("/api/segments", code, methods=["POST"]),
    Route("/api/segments/{id}", change, methods=["PATCH"]),
    Route("/api/segments/{id}", delete, methods=["DELETE"]),
    Route("/api/proposals", decide, methods=["POST"]),
)
