"""Routes for interviews: the list, a transcript, and what is told of one."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from starlette.responses import JSONResponse
from starlette.routing import Route

from interviews.folder import READ
from workbench.web.answers import BadRequestError, body_of
from workbench.web.desk import asked, done, study_of
from workbench.web.templates import page
from workbench.web.transcript_page import MODULES, page_state, transcript_state

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

    from workbench.study import Study


_SHOWN = ("interview", "case", "wave", "date", "text", "revision", "finished")
"""What the template of a transcript shows of its state."""
_LOOKED_OVER = ("share", "changed", "changed_by")
_FACTS = ("case", "wave", "kind", "date", "main_coder")


async def start(request: Request) -> Response:
    """The list of interviews, as a page."""
    study = study_of(request)
    found = await asked(_looked_over, study)
    return page(request, "interviews.html", endings=",".join((*READ, ".xlsx", ".csv")), **found)


async def listed(request: Request) -> Response:
    """The list of interviews, as JSON."""
    found = await asked(study_of(request).overview)
    return JSONResponse([asdict(each.line) | {key: getattr(each, key) for key in _LOOKED_OVER} for each in found])


async def opened(request: Request) -> Response:
    """A transcript with its codings, as a page."""
    found = await asked(_opened, study_of(request), request.path_params["name"])
    return page(request, "transcript.html", modules=MODULES, **found)


async def read(request: Request) -> Response:
    """A transcript with its codings, as JSON."""
    return JSONResponse(await asked(transcript_state, study_of(request), request.path_params["name"]))


async def told(request: Request) -> Response:
    """Marks an interview as finished by whoever acts or takes the mark back (`{"finished": true}`), or describes it.

    What describes it: `case, wave, kind, date, main_coder`; empty text clears.
    """
    study, name = study_of(request), request.path_params["name"]
    body = await body_of(request, finished=bool, **dict.fromkeys(_FACTS, str))
    finished = body.pop("finished", None)
    if (finished is None) == (not body):
        raise BadRequestError(f"Say “finished”, or some of {', '.join(_FACTS)}.")
    if body:
        return JSONResponse({"changed": await done(request, study.describe_interview, name, **body)})
    mark = study.finish_interview if finished else study.unfinish_interview
    return JSONResponse({"changed": await done(request, mark, name)})


def _opened(study: Study, name: str) -> dict[str, Any]:
    """What the template of a transcript shows and hands on; the turns stand in the page itself."""
    state, turns = page_state(study, name)
    return {"state": state, "turns": turns, **{key: state[key] for key in _SHOWN}}


async def remove(request: Request) -> Response:
    """Takes an interview out of the study, with its codings; undo brings it back."""
    return JSONResponse({"segments": await done(request, study_of(request).remove_interview, request.path_params["name"])})


def _looked_over(study: Study) -> dict[str, Any]:
    """What the page of the interviews shows; the revision is read first, so that nothing later is missed."""
    return {"revision": study.revision, "interviews": study.overview(), "title": study.title}


ROUTES = (
    Route("/", start),
    Route("/interviews/{name:path}", opened),
    Route("/api/interviews", listed),
    Route("/api/interviews/{name:path}", read, methods=["GET"]),
    Route("/api/interviews/{name:path}", told, methods=["PATCH"]),
    Route("/api/interviews/{name:path}", remove, methods=["DELETE"]),
)
