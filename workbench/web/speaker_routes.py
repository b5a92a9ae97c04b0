"""Routes for who speaks in an interview: looking, confirming, correcting."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from starlette.responses import JSONResponse
from starlette.routing import Route

from interviews.corrections import Correction
from interviews.speaker import ROLES
from interviews.transcript import KINDS
from workbench.web.answers import BadRequestError, body_of, needed
from workbench.web.desk import asked, done, study_of
from workbench.web.templates import page

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

    from workbench.study import Study

_TOLD = ("label", "role", "pseudonym", "merged_into")


async def shown(request: Request) -> Response:
    """Who speaks in an interview, and what is known of it, as a page."""
    found = await asked(_about, study_of(request), request.path_params["name"])
    return page(request, "speakers.html", roles=ROLES, kinds=KINDS, **found)


async def listed(request: Request) -> Response:
    """Who speaks in an interview, as JSON."""
    found = await asked(study_of(request).speakers, request.path_params["name"])
    return JSONResponse([asdict(line) for line in found.lines])


async def correct(request: Request) -> Response:
    """Tells who speaks: `{"corrections": [{"label": "IP", "role": "interviewee", "pseudonym": "Chef", "merged_into": null}]}`."""
    (told,) = needed(await body_of(request, corrections=list), "corrections")
    corrections = [_correction(each) for each in told]
    changed = await done(request, study_of(request).correct_speakers, request.path_params["name"], corrections)
    return JSONResponse({"changed": changed})


def _correction(told: object) -> Correction:
    """What is told of one label."""
    if not isinstance(told, dict) or not isinstance(told.get("label"), str):
        raise BadRequestError("Each correction is an object with a “label”.")
    values = {key: told.get(key) for key in _TOLD}
    if not all(value is None or isinstance(value, str) for value in values.values()):
        raise BadRequestError(f"{', '.join(_TOLD)} are texts or null.")
    if values["role"] not in {None, *ROLES}:
        raise BadRequestError(f"“role” is one of {', '.join(ROLES)}.")
    return Correction(**values)  # type: ignore[arg-type]  # looked at just now


def _about(study: Study, name: str) -> dict[str, Any]:
    """What the page of an interview's speakers shows."""
    speakers = study.speakers(name)
    line = next(each for each in study.interviews() if each.name == speakers.name)
    problems = study.transcript(speakers.name).problems
    known = {"speakers": speakers, "line": line, "problems": problems, "guessed": study.guessed_facts(speakers.name)}
    return {"revision": study.revision, **known}


ROUTES = (
    Route("/speakers/{name:path}", shown),
    Route("/api/speakers/{name:path}", listed, methods=["GET"]),
    Route("/api/speakers/{name:path}", correct, methods=["PATCH"]),
)
