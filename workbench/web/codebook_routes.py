"""Routes for the codebook."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.responses import JSONResponse
from starlette.routing import Route

from workbench.web.answers import body_of, needed
from workbench.web.desk import asked, done, study_of

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

_SHOWN = ("id", "path", "definition", "include", "exclude", "example", "colour", "retired")


async def listed(request: Request) -> Response:
    """The codes, parents before children."""
    book = await asked(study_of(request).codebook)
    return JSONResponse([{**{key: getattr(code, key) for key in _SHOWN}, "aliases": list(code.aliases)} for code in book.codes])


async def add(request: Request) -> Response:
    """Adds a code with the parents that it needs: `{"path": "A > B"}`."""
    (path,) = needed(await body_of(request, path=str), "path")
    return JSONResponse({"path": await done(request, study_of(request).add_code, path)}, 201)


ROUTES = (
    Route("/api/codes", listed, methods=["GET"]),
    Route("/api/codes", add, methods=["POST"]),
)
