"""Routes for finding things again: searching what was said."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from starlette.responses import JSONResponse
from starlette.routing import Route

from workbench.commands.hit_coding import SeenHit
from workbench.web.answers import BadRequestError, body_of, needed
from workbench.web.desk import asked, done, study_of
from workbench.web.templates import page

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

MOST = 5000
"""How many hits one answer holds at most."""


async def search_page(request: Request) -> Response:
    """The page to search on; `?q=` searches at once."""
    book = await asked(study_of(request).codebook)
    codes = [code.path for code in book.codes if not code.retired]
    return page(request, "search.html", codes=codes, query=request.query_params.get("q", ""))


async def search(request: Request) -> Response:
    """What a search finds: `?q=ord*&inflections=1&most=300`."""
    told = request.query_params
    most = told.get("most", "300")
    if not (most.isascii() and most.isdecimal()):
        raise BadRequestError("“most” is a number.")
    inflections = told.get("inflections", "1") != "0"
    find = study_of(request).search
    return JSONResponse(asdict(await asked(find, told.get("q", ""), inflections=inflections, most=min(int(most), MOST))))


async def code_hits(request: Request) -> Response:
    """Codes hits that somebody has looked at: `{"code": "A > B", "unit": "sentence", "hits": [{interview, start, end, words}]}`."""
    body = await body_of(request, code=str, unit=str, hits=list)
    code, unit, hits = needed(body, "code", "unit", "hits")
    seen = [_seen(hit) for hit in hits]
    return JSONResponse({"coded": await done(request, study_of(request).code_hits, seen, code, unit)}, 201)


def _seen(hit: Any) -> SeenHit:  # noqa: ANN401  # whatever the request holds
    """A hit of a request."""
    known = ("interview", str), ("start", int), ("end", int), ("words", str)
    if not isinstance(hit, dict) or any(type(hit.get(key)) is not kind for key, kind in known):
        raise BadRequestError("Each of “hits” holds “interview”, “start”, “end” and “words”.")
    return SeenHit(*(hit[key] for key, _ in known))


ROUTES = (
    Route("/search", search_page),
    Route("/api/search", search),
    Route("/api/hits", code_hits, methods=["POST"]),
)
