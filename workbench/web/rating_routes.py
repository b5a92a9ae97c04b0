"""Routes for status ratings: what organisations say of their own work, beside what was said in their interviews."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from starlette.responses import JSONResponse
from starlette.routing import Route

from analysis.selection import Selection
from interviews.errors import KodbokError
from interviews.swedish_order import swedish_key
from workbench.commands.rating_edits import RatedCase, RatingChange
from workbench.web.answers import body_of, in_words, needed
from workbench.web.desk import asked, done, study_of
from workbench.web.matrix_routes import LATEST
from workbench.web.state_words import FINDING_WORDS, RATING_KIND_WORDS, RATINGS, TALK_WORDS
from workbench.web.templates import page

if TYPE_CHECKING:
    from collections.abc import Iterable

    from starlette.requests import Request
    from starlette.responses import Response

    from workbench.results.rated_cell import RatedCell
    from workbench.results.rating_overview import RatingOverview
    from workbench.study import Study


_WORDS: dict[str, Any] = {"signs": RATINGS, "kinds": RATING_KIND_WORDS, "talks": TALK_WORDS}
_LIGHTS = tuple(name for name in RATINGS if name != "comment")


async def ratings_page(request: Request) -> Response:
    """The matrices, and what a person must look at."""
    study, refusal, ratings = study_of(request), "", None
    choices, study_id = await asked(lambda: (study.retrieval_choices(), study.study_id))
    try:
        ratings = await asked(_ratings, study, request)
    except KodbokError as error:
        refusal = in_words(request, str(error))
    shown: dict[str, Any] = {"ratings": ratings, "choices": choices, "refusal": refusal, "told": request.query_params}
    cases = _cases(choices.cases, ratings)
    return page(request, "ratings.html", **shown, **_WORDS, study_id=study_id, findings=FINDING_WORDS, cases=cases)


def _cases(interviewed: Iterable[str], ratings: RatingOverview | None) -> list[str]:
    """Cases that may be rated: those with an interview, and those whose ratings are shown."""
    shown = (case for matrix in ratings.matrices for case in matrix.cases) if ratings else ()
    return sorted({*interviewed, *shown}, key=swedish_key)


async def ratings(request: Request) -> Response:
    """The same as JSON: `?wave=&case_kind=`."""
    return JSONResponse(asdict(await asked(_ratings, study_of(request), request)))


def _ratings(study: Study, request: Request) -> RatingOverview:
    """The ratings that a query asks for."""
    told = request.query_params
    waves, kinds = (tuple(filter(None, told.getlist(name))) for name in ("wave", "case_kind"))
    return study.ratings_overview(Selection(waves=waves, case_kinds=kinds))


async def rating_page(request: Request) -> Response:
    """A rating, as a page of its own; the matrix shows the same beside itself."""
    study = study_of(request)
    opened, study_id = await asked(lambda: (_rating(study, request), study.study_id))
    assignment = request.query_params.get("assignment", "")
    return page(request, "rating.html", opened=opened, assignment=assignment, study_id=study_id, lights=_LIGHTS, **_WORDS)


def _rating(study: Study, request: Request) -> RatedCell:
    """The rating that a query asks for."""
    told = request.query_params
    return study.rated_cell(told.get("assignment", ""), told.get("case", ""), told.get("wave"))


async def rate(request: Request) -> Response:
    """Rates an assignment: `assignment`, `case`, `wave` with some of `rating`, `comment`, `kind`; `revision`: what was seen."""
    body = await body_of(request, assignment=str, case=str, wave=str, rating=str, comment=str, kind=str, revision=int)
    assignment, case = needed(body, "assignment", "case")
    about = RatedCase(assignment, case, body.get("wave"))
    told = RatingChange(body.get("rating"), body.get("comment"), body.get("kind"))
    study = study_of(request)
    changed = await done(request, study.save_rating, about, told, body.get("revision", LATEST))
    return JSONResponse({"changed": changed, "revision": await asked(lambda: study.revision)})


ROUTES = (
    Route("/ratings", ratings_page),
    Route("/ratings/one", rating_page),
    Route("/api/ratings", ratings, methods=["GET"]),
    Route("/api/ratings", rate, methods=["PATCH"]),
)
