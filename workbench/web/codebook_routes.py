"""Routes for the codebook: the tree with its counts, and one call a change."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from starlette.responses import JSONResponse
from starlette.routing import Route

from workbench.web.answers import BadRequestError, body_of, needed, segment_object, texts
from workbench.web.desk import asked, done, study_of
from workbench.web.templates import page

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

    from workbench.results.code_counts import CodeCount
    from workbench.study import Study

_SHOWN = ("id", "path", "definition", "include", "exclude", "example", "colour", "retired")
_COUNTED = ("own", "codings", "proposed", "memos", "below")
_FIELDS: dict[str, type] = {**dict.fromkeys(("definition", "include", "exclude", "example", "colour"), str), "retired": bool}


async def shown(request: Request) -> Response:
    """The codebook, as a page."""
    return page(request, "codebook.html", **await asked(_book, study_of(request)))


async def listed(request: Request) -> Response:
    """The codes, parents before children, each with how often it is used."""
    return JSONResponse([_object(count) for count in await asked(study_of(request).code_counts)])


async def add(request: Request) -> Response:
    """Adds a code with the parents that it needs: `{"path": "A > B"}`."""
    (path,) = needed(await body_of(request, path=str), "path")
    return JSONResponse({"path": await done(request, study_of(request).add_code, path)}, 201)


async def change(request: Request) -> Response:
    """Changes a code: `{"path": "A > B"}` with a new `name` or `parent`, or `before`, or fields (`definition` …, `aliases`)."""
    body = await body_of(request, path=str, name=str, parent=str, before=str, aliases=list, **_FIELDS)
    (path,) = needed(body, "path")
    told = {key: value for key, value in body.items() if key != "path"}
    return JSONResponse({"changed": await _changed(request, path, told)})


async def _changed(request: Request, path: str, told: dict[str, Any]) -> bool:
    """Renames, moves, places or describes a code; one request does one of them, as one undo takes it back."""
    study = study_of(request)
    verbs = {"name": study.rename_code, "parent": study.move_code, "before": study.place_code}
    for key in verbs.keys() & told:
        if len(told) > 1:
            raise BadRequestError("A code is renamed, moved, placed or described, one at a time.")
        return await done(request, verbs[key], path, told[key])
    if "aliases" in told:
        told["aliases"] = tuple(texts(told["aliases"], "aliases"))
    return await done(request, study.change_code, path, **told)


async def delete(request: Request) -> Response:
    """Deletes a code (`?path=A > B`) and what lies below it with all their codings; answers how many those were."""
    path = request.query_params.get("path", "")
    return JSONResponse({"segments": await done(request, study_of(request).delete_code, path)})


async def merge(request: Request) -> Response:
    """Merges a code into another one: `{"path": "A > B", "into": "A > C"}`."""
    path, into = needed(await body_of(request, path=str, into=str), "path", "into")
    return JSONResponse({"segments": await done(request, study_of(request).merge_codes, path, into)})


async def split(request: Request) -> Response:
    """Adds codes below a code, for its codings to be told apart: `{"path": "A > B", "names": ["C", "D"]}`."""
    path, names = needed(await body_of(request, path=str, names=list), "path", "names")
    return JSONResponse({"changed": await done(request, study_of(request).split_code, path, texts(names, "names"))})


async def segments(request: Request) -> Response:
    """The codings of a code itself (`?path=A > B`), with their words."""
    found = await asked(study_of(request).segments_of_code, request.query_params.get("path", ""))
    return JSONResponse([{**segment_object(each), "quote": each.segment.quote} for each in found])


def _book(study: Study) -> dict[str, Any]:
    """What the page of the codebook shows; the revision is read first, so that nothing later is missed."""
    revision = study.revision
    return {"revision": revision, "codes": [_object(count) for count in study.code_counts()]}


def _object(count: CodeCount) -> dict[str, Any]:
    """A code for the page."""
    code = {key: getattr(count.code, key) for key in _SHOWN} | {"aliases": list(count.code.aliases)}
    return code | {key: getattr(count, key) for key in _COUNTED}


ROUTES = (
    Route("/codebook", shown),
    Route("/api/codes", listed, methods=["GET"]),
    Route("/api/codes", add, methods=["POST"]),
    Route("/api/codes", change, methods=["PATCH"]),
    Route("/api/codes", delete, methods=["DELETE"]),
    Route("/api/codes/merge", merge, methods=["POST"]),
    Route("/api/codes/split", split, methods=["POST"]),
    Route("/api/codes/segments", segments),
)
