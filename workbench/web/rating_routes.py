"""Routes for status ratings: what organisations say of their own work, beside what was said in their interviews."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from starlette.responses import JSONResponse
from starlette.routing import Route

from analysis.selection import Selection
from interviews.errors import KodbokError
from workbench.web.answers import in_words
from workbench.web.desk import asked, study_of
from workbench.web.state_words import FINDING_WORDS, RATING_KIND_WORDS, RATINGS, TALK_WORDS
from workbench.web.templates import page

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

    from workbench.results.rating_overview import RatingOverview
    from workbench.study import Study


async def ratings_page(request: Request) -> Response:
    """The matrices, and what a person must look at."""
    study, refusal, ratings = study_of(request), "", None
    choices = await asked(study.retrieval_choices)
    try:
        ratings = await asked(_ratings, study, request)
    except KodbokError as error:
        refusal = in_words(request, str(error))
    shown: dict[str, Any] = {"ratings": ratings, "choices": choices, "refusal": refusal, "told": request.query_params}
    words: dict[str, Any] = {"signs": RATINGS, "kinds": RATING_KIND_WORDS, "findings": FINDING_WORDS, "talks": TALK_WORDS}
    return page(request, "ratings.html", **shown, **words)


async def ratings(request: Request) -> Response:
    """The same as JSON: `?wave=&case_kind=`."""
    return JSONResponse(asdict(await asked(_ratings, study_of(request), request)))


def _ratings(study: Study, request: Request) -> RatingOverview:
    """The ratings that a query asks for."""
    told = request.query_params
    waves, kinds = (tuple(filter(None, told.getlist(name))) for name in ("wave", "case_kind"))
    return study.ratings_overview(Selection(waves=waves, case_kinds=kinds))


ROUTES = (Route("/ratings", ratings_page), Route("/api/ratings", ratings))
