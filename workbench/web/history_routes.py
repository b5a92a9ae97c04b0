"""Routes for history: undo, redo, what changed, and who acts."""

from __future__ import annotations

import unicodedata
from dataclasses import asdict
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

from starlette.responses import JSONResponse, RedirectResponse
from starlette.routing import Route

from analysis.catalogue import translator
from workbench.web.answers import BadRequestError, body_of, changes_object
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
    since = request.query_params.get("since", "")
    if not since.isdecimal():
        raise BadRequestError("Say after which revision: ?since=NUMBER.")
    return JSONResponse(changes_object(await asked(study_of(request).changes_since, int(since))))


async def acts(request: Request) -> Response:
    """Says who acts in this session from now on, and in which language it is: `{"coder": "Maria", "lang": "en"}`."""
    body = await body_of(request, coder=str, lang=str)
    told = {key: unicodedata.normalize("NFC", value).strip() for key, value in body.items()}
    if "" in told.values():
        raise BadRequestError("Say who acts, or in which language: neither may be empty.")
    translator(told.get("lang", "sv"))
    return JSONResponse(asdict(request.app.state.sessions.tell(request.state.key, **told)))


async def language(request: Request) -> Response:
    """Shows the page in the other language from now on."""
    lang = parse_qs((await request.body()).decode("latin-1")).get("lang", ["sv"])[0]
    translator(lang)
    request.app.state.sessions.tell(request.state.key, lang=lang)
    return RedirectResponse(_own_path(request), 303)


def _own_path(request: Request) -> str:
    """The path that the browser came from, as far as it tells one of ours."""
    came = urlsplit(request.headers.get("referer", ""))
    return f"/{came.path.lstrip('/')}" if came.netloc == request.headers["host"] else "/"


ROUTES = (
    Route("/language", language, methods=["POST"]),
    Route("/api/undo", undo, methods=["POST"]),
    Route("/api/redo", redo, methods=["POST"]),
    Route("/api/changes", changes),
    Route("/api/session", acts, methods=["POST"]),
)
