"""Routes for a theme: its numbers and voices, and the synthesis that is written of it."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

from starlette.responses import JSONResponse
from starlette.routing import Route

from workbench.web.answers import BadRequestError, body_of, needed
from workbench.web.desk import asked, done, study_of
from workbench.web.matrix_routes import LATEST
from workbench.web.state_words import QUOTATION_STATES, VOICE_WORDS
from workbench.web.templates import page

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

    from workbench.results.theme_page import ThemePage
    from workbench.study import Study


async def theme_page(request: Request) -> Response:
    """All that is known of a theme: `?path=A > B&wave=`."""
    study = study_of(request)
    theme, study_id = await asked(lambda: (_theme(study, request), study.study_id))
    return page(request, "theme.html", theme=theme, study_id=study_id, voices=VOICE_WORDS, states=QUOTATION_STATES)


async def theme(request: Request) -> Response:
    """The same as JSON."""
    return JSONResponse(asdict(await asked(_theme, study_of(request), request)))


def _theme(study: Study, request: Request) -> ThemePage:
    """The theme that a query asks for."""
    told = request.query_params
    return study.theme_page(told.get("path", ""), told.get("wave") or None)


async def words_page(request: Request) -> Response:
    """The words that set a theme apart, and a machine's draft: `?path=A > B&wave=`."""
    told = request.query_params
    found = await asked(study_of(request).theme_words, told.get("path", ""), told.get("wave") or None)
    return page(request, "theme_words.html", path=found.theme, wave=told.get("wave", ""), found=found.words, draft=found.draft)


async def write_synthesis(request: Request) -> Response:
    """Writes a synthesis: `{"theme", "wave", "text"}`, or `holds` instead of a text; `revision`: what was seen."""
    body = await body_of(request, theme=str, wave=str, text=str, holds=bool, revision=int)
    (path,) = needed(body, "theme")
    if "text" not in body and not body.get("holds"):
        raise BadRequestError("The request lacks “text”, or “holds”.")
    study = study_of(request)
    seen = body.get("revision", LATEST)
    changed = await done(request, study.save_synthesis, path, body.get("text"), seen, wave=body.get("wave"))
    return JSONResponse({"changed": changed, "revision": await asked(lambda: study.revision)})


ROUTES = (
    Route("/theme", theme_page),
    Route("/theme/words", words_page),
    Route("/api/theme", theme),
    Route("/api/syntheses", write_synthesis, methods=["PATCH"]),
)
