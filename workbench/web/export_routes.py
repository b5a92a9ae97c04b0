"""Routes for exports: beginning one, asking how far it is, fetching its file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from starlette.responses import FileResponse, JSONResponse
from starlette.routing import Route

from analysis.catalogue import LANGUAGES, translator
from analysis.names import MEANINGS, MODES
from workbench.web.answers import BadRequestError, body_of, needed
from workbench.web.desk import asked, study_of
from workbench.web.exports import FORMS, UnknownExportError
from workbench.web.templates import mark, page

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

    from workbench.web.exports import Export, Exports

_TEXTS = {
    "excel": (mark("Excel workbook"), mark("Themes, quotations, passages and coded segments, a sheet each.")),
    "csv": (mark("Tables as CSV"), mark("The tables for other programs, in one zip file.")),
    "charts": (mark("Charts"), mark("Charts as PNG and SVG, in one zip file.")),
    "codings": (
        mark("Codings"),
        mark("All coders' codings as CSV, to be edited and taken in again; real names."),
    ),
    "codebook": (mark("Codebook as Excel"), mark("The codes with their definitions and rules, to be edited and taken in again.")),
}
_MODES = {
    "roster": mark("Pseudonyms of the roster"),
    "case": mark("Organisations instead of interviews"),
    "none": mark("Numbers alone"),
    "real": mark("Real names"),
}


async def shown(request: Request) -> Response:
    """What can be exported, as a page."""
    say = translator(request.state.session.lang, "kodbok")
    roster = await asked(study_of(request).roster)
    modes = [(mode, _MODES[mode], say(MEANINGS[mode])) for mode in MODES if mode != "roster" or roster]
    default = (await asked(study_of(request).names)).mode
    return page(request, "exports.html", forms=[(name, *_TEXTS[name]) for name in FORMS], modes=modes, default=default)


async def begin(request: Request) -> Response:
    """Begins an export: `{"what": "excel", "names": "case", "lang": "sv"}`."""
    body = await body_of(request, what=str, names=str, lang=str)
    (what,) = needed(body, "what")
    names, lang = body.get("names"), body.get("lang", request.state.session.lang)
    if names not in {None, *MODES} or lang not in LANGUAGES:
        raise BadRequestError(f"“names” is one of {', '.join(MODES)}, “lang” one of {', '.join(LANGUAGES)}.")
    return JSONResponse(_object(await asked(_exports(request).begin, what, names=names, lang=lang), lang), 202)


async def asked_for(request: Request) -> Response:
    """How far an export has come."""
    return JSONResponse(_object(_exports(request).get(request.path_params["id"]), request.state.session.lang))


async def fetched(request: Request) -> Response:
    """The file of a finished export."""
    export = _exports(request).get(request.path_params["id"])
    if export.state != "done":
        raise UnknownExportError
    return FileResponse(export.file, filename=export.name, media_type="application/octet-stream")


def _exports(request: Request) -> Exports:
    """The exports of the study."""
    found: Exports = request.app.state.exports
    return found


def _object(export: Export, lang: str) -> dict[str, Any]:
    """An export for the page."""
    say = translator(lang)
    notes = [say.sentence(note) for note in export.notes]
    return {"id": export.id, "state": export.state, "name": export.name, "notes": notes}


ROUTES = (
    Route("/exports", shown),
    Route("/api/exports", begin, methods=["POST"]),
    Route("/api/exports/{id}", asked_for),
    Route("/api/exports/{id}/file", fetched),
)
