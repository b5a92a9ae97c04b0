"""Routes for the session: who acts, and in which language the page is."""

from __future__ import annotations

import unicodedata
from dataclasses import asdict
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

from starlette.responses import JSONResponse, RedirectResponse
from starlette.routing import Route

from analysis.catalogue import translator
from workbench.web.answers import BadRequestError, body_of
from workbench.web.desk import asked
from workbench.web.gate import LANGUAGE_COOKIE
from workbench.web.templates import page

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

_LONGEST_NAME = 200
_A_YEAR = 365 * 24 * 3600


async def acts(request: Request) -> Response:
    """Says who acts in this session from now on, and in which language it is: `{"coder": "Maria", "lang": "en"}`."""
    body = await body_of(request, coder=str, lang=str)
    if "coder" in body:
        body["coder"] = _name(body["coder"])
    translator(body.get("lang", "sv"))
    return JSONResponse(asdict(request.app.state.sessions.tell(request.state.key, **body)))


async def coder(request: Request) -> Response:
    """Who acts, as a page."""
    study = request.app.state.study
    lines = await asked(study.interviews) if study else []
    return page(request, "coder.html", known=sorted({name for line in lines for name in line.coders}))


async def tell(request: Request) -> Response:
    """Says by the form of a page who acts from now on."""
    name = parse_qs((await request.body()).decode("latin-1")).get("coder", [""])[0]
    request.app.state.sessions.tell(request.state.key, coder=_name(name))
    return RedirectResponse("/", 303)


async def language(request: Request) -> Response:
    """Shows the page in the other language from now on, in this browser also next time."""
    lang = parse_qs((await request.body()).decode("latin-1")).get("lang", ["sv"])[0]
    translator(lang)
    request.app.state.sessions.tell(request.state.key, lang=lang)
    answer = RedirectResponse(_own_path(request), 303)
    answer.set_cookie(LANGUAGE_COOKIE, lang, max_age=_A_YEAR, httponly=True, samesite="strict", path="/")
    return answer


def _name(given: str) -> str:
    """A coder's name, made clean."""
    name = " ".join(unicodedata.normalize("NFC", given).split())
    if not name or len(name) > _LONGEST_NAME or not name.isprintable():
        raise BadRequestError(f"A coder's name is one line of 1 to {_LONGEST_NAME} characters.")
    return name


def _own_path(request: Request) -> str:
    """The path that the browser came from, as far as it tells one of ours."""
    came = urlsplit(request.headers.get("referer", ""))
    return f"/{came.path.lstrip('/')}" if came.netloc == request.headers["host"] else "/"


ROUTES = (
    Route("/coder", coder, methods=["GET"]),
    Route("/coder", tell, methods=["POST"]),
    Route("/language", language, methods=["POST"]),
    Route("/api/session", acts, methods=["POST"]),
)
