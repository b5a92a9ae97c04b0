"""Routes for interviews: the list, a transcript, and what is told of one."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from starlette.responses import JSONResponse
from starlette.routing import Route

from interviews.turn import Turn
from workbench.web.answers import body_of
from workbench.web.desk import asked, done, study_of
from workbench.web.templates import page
from workbench.web.transcript_page import MODULES, transcript_state

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

    from workbench.study import Study


_SHOWN = ("interview", "case", "wave", "date", "text", "revision", "finished")
"""What the template of a transcript shows of its state."""


async def start(request: Request) -> Response:
    """The list of interviews, as a page."""
    study = study_of(request)
    lines = await asked(study.interviews)
    return page(request, "interviews.html", interviews=lines, title=await asked(lambda: study.title))


async def listed(request: Request) -> Response:
    """The list of interviews, as JSON."""
    return JSONResponse([asdict(line) for line in await asked(study_of(request).interviews)])


async def opened(request: Request) -> Response:
    """A transcript with its codings, as a page."""
    found = await asked(_opened, study_of(request), request.path_params["name"])
    return page(request, "transcript.html", modules=MODULES, **found)


async def read(request: Request) -> Response:
    """A transcript with its codings, as JSON."""
    return JSONResponse(await asked(transcript_state, study_of(request), request.path_params["name"]))


async def told(request: Request) -> Response:
    """Marks an interview as finished by whoever acts, or takes the mark back: `{"finished": true}`."""
    study, name = study_of(request), request.path_params["name"]
    body = await body_of(request, finished=bool)
    mark = study.finish_interview if body.get("finished") else study.unfinish_interview
    return JSONResponse({"changed": await done(request, mark, name)})


def _opened(study: Study, name: str) -> dict[str, Any]:
    """What the template of a transcript shows and hands on; the turns stand in the page itself."""
    state = transcript_state(study, name)
    turns = [Turn(**turn) for turn in state.pop("turns")]
    return {"state": state, "turns": turns, **{key: state[key] for key in _SHOWN}}


ROUTES = (
    Route("/", start),
    Route("/interviews/{name:path}", opened),
    Route("/api/interviews", listed),
    Route("/api/interviews/{name:path}", read, methods=["GET"]),
    Route("/api/interviews/{name:path}", told, methods=["PATCH"]),
)
