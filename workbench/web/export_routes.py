"""Routes for exports: beginning one, asking how far it is, fetching its file."""

from __future__ import annotations

import re
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
    from collections.abc import Mapping

    from starlette.requests import Request
    from starlette.responses import Response

    from workbench.web.exports import Export, Exports

_RESULTS = {
    "excel": (mark("Excel workbook"), mark("Themes, quotations, passages and coded segments, a sheet each.")),
    "report": (
        mark("Report for the team"),
        mark("As a Word file: summary, method, every theme and the passages behind every number. Only approved quotations."),
    ),
    "board": (
        mark("Report for the board"),
        mark("As a Word file: numbers, syntheses and approved quotations alone, with no passages and no persons."),
    ),
    "charts": (mark("Charts"), mark("Charts as PNG and SVG, in one zip file.")),
    "csv": (mark("Tables as CSV"), mark("The tables for other programs, in one zip file.")),
    "theme": (mark("A theme on paper"), mark("All its passages as a Word file, by organisation.")),
    "interview": (mark("An interview on paper"), mark("As a Word file with its codes in the margin; real names.")),
    "paper": (mark("All interviews on paper"), mark("Word files with codes in the margin, in one zip file; real names.")),
}
_TO_EDIT = {
    "commented": (
        mark("Interviews with comments"),
        mark("Word files with codings as comments, in one zip file; real names. Taken in again by “kodbok code import”."),
    ),
    "codings": (
        mark("Codings"),
        mark("All coders' codings as CSV, to be edited and taken in again; real names."),
    ),
    "codebook": (mark("Codebook as Excel"), mark("The codes with their definitions and rules, to be edited and taken in again.")),
    "matrix": (
        mark("Matrix as Excel"),
        mark("Summaries, syntheses and judgements, to be edited; real names. Taken in again by “kodbok summaries import”."),
    ),
    "ledger": (mark("Ledger as Excel"), mark("All quotations, to be edited. Taken in again by “kodbok ledger import”.")),
    "ratings": (
        mark("Ratings as Excel"),
        mark("The status ratings, to be edited; real names. Taken in again by “kodbok status import”."),
    ),
}
_QUOTATIONS = {
    "approved": mark("Approved ones alone"),
    "all": mark("The whole ledger and proposals"),
    "proposed": mark("Proposals alone"),
}
_MODES = {
    "roster": mark("Pseudonyms of the roster"),
    "case": mark("Organisations instead of interviews"),
    "none": mark("Numbers alone"),
    "real": mark("Real names"),
}


_MODE = re.compile(r"^Names \(\w+\): ")
"""What a command says before the meaning of a mode."""
_TOLD = ("names", "lang", "wave", "quotations", "theme", "interview")
_ALLOWED = {"names": MODES, "lang": LANGUAGES, "quotations": tuple(_QUOTATIONS)}


async def shown(request: Request) -> Response:
    """What can be exported, as a page."""
    say = translator(request.state.session.lang, "kodbok")
    roster = await asked(study_of(request).roster)
    modes = [(mode, _MODES[mode], say(MEANINGS[mode])) for mode in MODES if mode != "roster" or roster]
    default = (await asked(study_of(request).names)).mode
    choices, interviews = await asked(lambda: (study_of(request).retrieval_choices(), study_of(request).interviews()))
    of = {"theme": choices.codes, "interview": tuple(each.name for each in interviews)}
    shown: dict[str, Any] = {"modes": modes, "default": default, "waves": choices.waves, "quotations": _QUOTATIONS, "of": of}
    groups = [(mark("Results"), _cards(_RESULTS, of)), (mark("To edit and take in again"), _cards(_TO_EDIT, of))]
    return page(request, "exports.html", groups=groups, **shown)


def _cards(texts: Mapping[str, tuple[str, str]], of: Mapping[str, tuple[str, ...]]) -> list[tuple[str, str, str, str]]:
    """Name, title, text of each export and what it is one of, where there is anything that it could be of."""
    return [(name, *text, FORMS[name].of) for name, text in texts.items() if not FORMS[name].of or of[FORMS[name].of]]


async def begin(request: Request) -> Response:
    """Begins an export: `{"what": "excel", "names": "case", "lang": "sv", "wave": "2016", "quotations": "all"}`.

    An export of one theme or one interview needs `theme` or `interview` too.
    """
    body = await body_of(request, what=str, **dict.fromkeys(_TOLD, str))
    (what,) = needed(body, "what")
    if what in FORMS and FORMS[what].of:
        needed(body, FORMS[what].of)
    told = {"lang": request.state.session.lang, **{name: body[name] for name in _TOLD if name in body}}
    for name, allowed in _ALLOWED.items():
        if name in told and told[name] not in allowed:
            raise BadRequestError(f"“{name}” is one of {', '.join(allowed)}.")
    return JSONResponse(_object(await asked(_exports(request).begin, what, told), told["lang"]), 202)


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
    notes = [say.sentence(_MODE.sub("", note)) for note in export.notes]
    return {"id": export.id, "state": export.state, "name": export.name, "notes": notes}


ROUTES = (
    Route("/exports", shown),
    Route("/api/exports", begin, methods=["POST"]),
    Route("/api/exports/{id}", asked_for),
    Route("/api/exports/{id}/file", fetched),
)
