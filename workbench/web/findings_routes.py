"""Routes for finding things again: searching what was said, bringing coded passages together, and what they add up to."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from analysis.combination import Combination
from analysis.selection import Selection
from interviews.errors import KodbokError
from workbench.commands.hit_coding import SeenHit
from workbench.results.retrieval_query import Retrieval
from workbench.web.answers import BadRequestError, body_of, in_words, needed
from workbench.web.desk import asked, done, study_of
from workbench.web.templates import page

if TYPE_CHECKING:
    from starlette.datastructures import QueryParams
    from starlette.requests import Request

MOST = 5000
"""How many hits one answer holds at most."""
PAGE = 50
"""How many passages stand on one page."""
FILES = {
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".csv": "text/csv; charset=utf-8",
}
"""The files that passages can be had as."""
_ATTRIBUTE = "attribute:"


async def search_page(request: Request) -> Response:
    """The page to search on; `?q=` searches at once."""
    book = await asked(study_of(request).codebook)
    codes = [code.path for code in book.codes if not code.retired]
    return page(request, "search.html", codes=codes, query=request.query_params.get("q", ""))


async def search(request: Request) -> Response:
    """What a search finds: `?q=ord*&inflections=1&most=300`."""
    told = request.query_params
    most = told.get("most", "300")
    if not (most.isascii() and most.isdecimal()):
        raise BadRequestError("“most” is a number.")
    inflections = told.get("inflections", "1") != "0"
    find = study_of(request).search
    return JSONResponse(asdict(await asked(find, told.get("q", ""), inflections=inflections, most=min(int(most), MOST))))


async def code_hits(request: Request) -> Response:
    """Codes hits that somebody has looked at: `{"code": "A > B", "unit": "sentence", "hits": [{interview, start, end, words}]}`."""
    body = await body_of(request, code=str, unit=str, hits=list)
    code, unit, hits = needed(body, "code", "unit", "hits")
    seen = [_seen(hit) for hit in hits]
    return JSONResponse({"coded": await done(request, study_of(request).code_hits, seen, code, unit)}, 201)


def _seen(hit: Any) -> SeenHit:  # noqa: ANN401  # whatever the request holds
    """A hit of a request."""
    known = ("interview", str), ("start", int), ("end", int), ("words", str)
    if not isinstance(hit, dict) or any(type(hit.get(key)) is not kind for key, kind in known):
        raise BadRequestError("Each of “hits” holds “interview”, “start”, “end” and “words”.")
    return SeenHit(*(hit[key] for key, _ in known))


async def retrieve_page(request: Request) -> Response:
    """Coded passages brought together; the address tells of what, so that it can be kept and sent."""
    study, told = study_of(request), request.query_params
    choices = await asked(study.retrieval_choices)
    wanted = told.get("from", "0")
    first = int(wanted) if wanted.isascii() and wanted.isdecimal() else 0
    refusal, found = "", None
    if told:
        try:
            found = await asked(study.retrieve, _retrieval(told), first=first, most=PAGE)
        except KodbokError as error:
            refusal = in_words(request, str(error))
    here = urlencode([(key, value) for key, value in told.multi_items() if key != "from"])
    shown: dict[str, Any] = {
        "choices": choices,
        "found": found,
        "refusal": refusal,
        "query": here,
        "first": first,
        "size": PAGE,
        "told": _ticked(told),
    }
    return page(request, "retrieve.html", **shown)


async def retrieved_file(request: Request) -> Response:
    """The passages of a retrieval as a file, names replaced as in every export; the query is that of the page."""
    study, suffix = study_of(request), f".{request.path_params['suffix']}"
    if suffix not in FILES:
        raise BadRequestError(f"There is no such file; choose one of {', '.join(FILES)}.")
    wanted = _retrieval(request.query_params)
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"passager{suffix}"
        await asked(study.write_retrieved, wanted, path, request.state.session.lang)
        content = path.read_bytes()
    headers = {"content-disposition": f'attachment; filename="{path.name}"'}
    return Response(content, media_type=FILES[suffix], headers=headers)


async def retrieved(request: Request) -> Response:
    """The same as JSON: the combination, its figures and the passages."""
    found = await asked(study_of(request).retrieve, _retrieval(request.query_params))
    return JSONResponse({"name": found.name, **found.figures, "found": [asdict(each) for each in found.passages]})


async def themes_page(request: Request) -> Response:
    """What the study adds up to: the theme table and the theme by case map, each figure a way to its passages."""
    study, told = study_of(request), request.query_params
    choices = await asked(study.retrieval_choices)
    refusal, overview = "", None
    try:
        overview = await asked(study.theme_overview, _retrieval(told).selection)
    except KodbokError as error:
        refusal = in_words(request, str(error))
    here = urlencode([("go", "1"), *((key, value) for key, value in told.multi_items() if key != "go")])
    return page(request, "themes.html", choices=choices, overview=overview, refusal=refusal, query=here, told=_ticked(told))


async def themes(request: Request) -> Response:
    """The same as JSON."""
    return JSONResponse(asdict(await asked(study_of(request).theme_overview, _retrieval(request.query_params).selection)))


def _retrieval(told: QueryParams) -> Retrieval:
    """What a query asks for; an attribute is asked for as `attribute:NAME`."""
    any_of, all_of, none_of = (tuple(told.getlist(key)) for key in ("any", "all", "not"))
    codes = Combination(any_of, all_of, none_of, below="exact" not in told)
    coders = tuple(told.getlist("coder"))
    selection = Selection(
        waves=tuple(told.getlist("wave")),
        kinds=tuple(told.getlist("kind")),
        cases=tuple(told.getlist("case")),
        case_kinds=tuple(told.getlist("case_kind")),
        roles=tuple(told.getlist("role")),
        coders="all" if "everybody" in told else coders,
        include_proposed="proposed" in told,
        all_waves="waves" in told,
    )
    attributes = {key.removeprefix(_ATTRIBUTE): tuple(told.getlist(key)) for key in told if key.startswith(_ATTRIBUTE)}
    return Retrieval(codes, selection, attributes)


def _ticked(told: QueryParams) -> frozenset[tuple[str, str]]:
    """Which boxes of the form are ticked."""
    return frozenset(told.multi_items())


ROUTES = (
    Route("/retrieve", retrieve_page),
    Route("/api/retrieve", retrieved),
    Route("/api/retrieve.{suffix}", retrieved_file),
    Route("/themes", themes_page),
    Route("/api/themes", themes),
    Route("/search", search_page),
    Route("/api/search", search),
    Route("/api/hits", code_hits, methods=["POST"]),
)
