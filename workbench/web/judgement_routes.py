"""Routes for judgements of cases on scales: all of them, one of them, and the scales."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

from starlette.responses import JSONResponse
from starlette.routing import Route

from analysis.selection import Selection
from interviews.errors import KodbokError
from workbench.commands.judgement_edits import JudgedCase, JudgementChange
from workbench.web.answers import body_of, in_words, needed, texts
from workbench.web.desk import asked, done, study_of
from workbench.web.matrix_routes import LATEST
from workbench.web.templates import page

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

    from workbench.results.judgement_overview import JudgementOverview, ProfileOverview
    from workbench.study import Study


async def profiles_page(request: Request) -> Response:
    """Every case on every scale."""
    study, refusal, profiles = study_of(request), "", None
    choices, study_id = await asked(lambda: (study.retrieval_choices(), study.study_id))
    try:
        profiles = await asked(_profiles, study, request)
    except KodbokError as error:
        refusal = in_words(request, str(error))
    told = request.query_params
    return page(request, "profiles.html", profiles=profiles, choices=choices, refusal=refusal, told=told, study_id=study_id)


async def profiles(request: Request) -> Response:
    """The same as JSON: `?wave=`."""
    return JSONResponse(asdict(await asked(_profiles, study_of(request), request)))


def _profiles(study: Study, request: Request) -> ProfileOverview:
    """The profiles that a query asks for."""
    return study.profile_overview(Selection(waves=tuple(filter(None, request.query_params.getlist("wave")))))


async def judgement_page(request: Request) -> Response:
    """A case on a scale, as a page of its own; the profiles show the same beside themselves."""
    study = study_of(request)
    opened, study_id = await asked(lambda: (_judgement(study, request), study.study_id))
    return page(request, "judgement.html", opened=opened, study_id=study_id)


def _judgement(study: Study, request: Request) -> JudgementOverview:
    """The judgement that a query asks for."""
    told = request.query_params
    return study.judgement_overview(told.get("scale", ""), told.get("case", ""), told.get("wave") or None)


async def judge(request: Request) -> Response:
    """Judges a case: `scale`, `case`, `wave` with some of `value`, `comment`, `segments`; `revision`: what was seen."""
    body = await body_of(request, scale=str, case=str, wave=str, value=str, comment=str, segments=list, revision=int)
    scale, case = needed(body, "scale", "case")
    about = JudgedCase(scale, case, body.get("wave"))
    segments = texts(body["segments"], "segments") if "segments" in body else None
    told = JudgementChange(body.get("value"), body.get("comment"), segments)
    study = study_of(request)
    changed = await done(request, study.save_judgement, about, told, body.get("revision", LATEST))
    return JSONResponse({"changed": changed, "revision": await asked(lambda: study.revision)})


async def save_scale(request: Request) -> Response:
    """Makes a scale or changes it: `name` with `steps` (its values in order), `definition`."""
    body = await body_of(request, name=str, steps=list, definition=str)
    (name,) = needed(body, "name")
    steps = texts(body["steps"], "steps") if "steps" in body else None
    changed = await done(request, study_of(request).save_scale, name, steps, definition=body.get("definition"))
    return JSONResponse({"changed": changed}, 201)


async def delete_scale(request: Request) -> Response:
    """Takes a scale away with its judgements: `?name=`."""
    count = await done(request, study_of(request).delete_scale, request.query_params.get("name", ""))
    return JSONResponse({"judgements": count})


ROUTES = (
    Route("/judgements", profiles_page),
    Route("/judgements/one", judgement_page),
    Route("/api/judgements", profiles, methods=["GET"]),
    Route("/api/judgements", judge, methods=["PATCH"]),
    Route("/api/scales", save_scale, methods=["POST"]),
    Route("/api/scales", delete_scale, methods=["DELETE"]),
)
