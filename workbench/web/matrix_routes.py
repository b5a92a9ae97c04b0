"""Routes for the framework matrix: the matrix, a cell of it, and the summaries that are written there."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from starlette.responses import JSONResponse
from starlette.routing import Route

from analysis.selection import Selection
from interviews.errors import KodbokError
from workbench.commands.summary_edits import Place, SummaryChange
from workbench.web.answers import body_of, in_words, needed
from workbench.web.desk import asked, done, study_of
from workbench.web.state_words import CELL_STATES, cell_words
from workbench.web.templates import page

if TYPE_CHECKING:
    from starlette.datastructures import QueryParams
    from starlette.requests import Request
    from starlette.responses import Response

    from workbench.results.cell_overview import CellOverview
    from workbench.results.matrix_overview import MatrixOverview
    from workbench.study import Study

LATEST = 2**62
"""A revision that no study reaches: whoever names none has seen the present one."""


async def matrix_page(request: Request) -> Response:
    """The framework matrix of a recommendation."""
    study, told = study_of(request), request.query_params
    choices, study_id, revision = await asked(lambda: (study.retrieval_choices(), study.study_id, study.revision))
    refusal, matrix = "", None
    try:
        matrix = await asked(_matrix, study, told)
    except KodbokError as error:
        refusal = in_words(request, str(error))
    shown: dict[str, Any] = {"choices": choices, "matrix": matrix, "refusal": refusal, "told": told, "revision": revision}
    return page(request, "matrix.html", **shown, study_id=study_id, states=CELL_STATES, words_of=cell_words)


async def matrix(request: Request) -> Response:
    """The same as JSON: `?recommendation=&wave=&case_kind=`."""
    return JSONResponse(asdict(await asked(_matrix, study_of(request), request.query_params)))


def _matrix(study: Study, told: QueryParams) -> MatrixOverview:
    """The matrix that a query asks for."""
    waves, kinds = (tuple(filter(None, told.getlist(name))) for name in ("wave", "case_kind"))
    return study.matrix_overview(Selection(waves=waves, case_kinds=kinds), told.get("recommendation"))


async def cell_page(request: Request) -> Response:
    """A cell, as a page of its own; the matrix shows the same beside itself."""
    study = study_of(request)
    cell, study_id = await asked(lambda: (_cell(study, request.query_params), study.study_id))
    return page(request, "cell.html", opened=cell, study_id=study_id, words_of=cell_words)


async def cell(request: Request) -> Response:
    """A cell with its passages and what changed since it was summarised: `?case=&theme=&wave=`."""
    return JSONResponse(asdict(await asked(_cell, study_of(request), request.query_params)))


def _cell(study: Study, told: QueryParams) -> CellOverview:
    """The cell that a query asks for."""
    return study.cell_overview(told.get("case", ""), told.get("theme", ""), told.get("wave") or None)


async def write_summary(request: Request) -> Response:
    """Writes a summary: `case`, `theme`, `wave` with some of `text`, `key` (a segment's id), `holds`; `revision`: what was seen."""
    body = await body_of(request, case=str, theme=str, wave=str, text=str, key=str, holds=bool, revision=int)
    case, theme = needed(body, "case", "theme")
    place = Place(case, theme, body.get("wave"))
    told = SummaryChange(body.get("text"), body.get("key"), body.get("holds", False))
    study = study_of(request)
    changed = await done(request, study.save_summary, place, told, body.get("revision", LATEST))
    return JSONResponse({"changed": changed, "revision": await asked(lambda: study.revision)})


ROUTES = (
    Route("/matrix", matrix_page),
    Route("/matrix/cell", cell_page),
    Route("/api/matrix", matrix),
    Route("/api/matrix/cell", cell),
    Route("/api/summaries", write_summary, methods=["PATCH"]),
)
