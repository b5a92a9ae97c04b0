"""Routes for the ledger of quotations: the ledger, one quotation with its history, and what is done to it."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from starlette.responses import JSONResponse
from starlette.routing import Route

from analysis.ledger_state import STATES, StateUnknownError, following
from analysis.selection import Selection
from coding.quotation_edit import quotation_edit
from interviews.errors import KodbokError
from workbench.commands.ledger_edits import QuotationChange
from workbench.web.answers import BadRequestError, body_of, in_words, needed, texts
from workbench.web.desk import asked, done, study_of
from workbench.web.matrix_routes import LATEST
from workbench.web.state_words import ATTRIBUTION_WORDS, QUOTATION_STATES, VERDICT_WORDS
from workbench.web.templates import page

if TYPE_CHECKING:
    from starlette.datastructures import QueryParams
    from starlette.requests import Request
    from starlette.responses import Response

    from analysis.ledger_entry import LedgerEntry
    from workbench.results.ledger_overview import LedgerOverview
    from workbench.study import Study

_MOST = 50
"""How many quotations a theme are proposed at once at most."""
_LONGEST = 20_000
"""Characters of an edited text that are compared at most."""


async def ledger_page(request: Request) -> Response:
    """The ledger, by state and theme."""
    study, told = study_of(request), request.query_params
    study_id, refusal, ledger = await asked(lambda: study.study_id), "", None
    try:
        ledger = await asked(_ledger, study, told)
    except KodbokError as error:
        refusal = in_words(request, str(error))
    words: dict[str, Any] = {"states": QUOTATION_STATES, "attributions": ATTRIBUTION_WORDS}
    return page(request, "ledger.html", ledger=ledger, refusal=refusal, told=told, study_id=study_id, **words)


async def ledger(request: Request) -> Response:
    """The same as JSON: `?state=&theme=`."""
    return JSONResponse(asdict(await asked(_ledger, study_of(request), request.query_params)))


def _ledger(study: Study, told: QueryParams) -> LedgerOverview:
    """The ledger that a query asks for."""
    states = tuple(filter(None, told.getlist("state")))
    unknown = next((state for state in states if state not in STATES), None)
    if unknown is not None:
        raise StateUnknownError(unknown)
    return study.ledger_overview(Selection(codes=tuple(filter(None, told.getlist("theme"))), all_waves=True), states)


async def propose(request: Request) -> Response:
    """Takes quotations into the ledger: `segments` (ids of codings), or the best ones of `theme`, `per_theme` of them."""
    body = await body_of(request, segments=list, theme=str, per_theme=int, attribution=str)
    study, level = study_of(request), body.get("attribution", "none")
    if "segments" in body:
        new = await done(request, study.propose_segments, texts(body["segments"], "segments"), attribution=level)
    else:
        number = body.get("per_theme", 3)
        if not 1 <= number <= _MOST:
            raise BadRequestError(f"“per_theme” is a number from 1 to {_MOST}.")
        told = {"theme": body.get("theme") or None, "per_theme": number, "attribution": level}
        new = await done(request, study.propose_quotations, Selection(all_waves=True), **told)
    return JSONResponse({"new": [asdict(each) for each in new]}, 201)


async def quotation_page(request: Request) -> Response:
    """A quotation, as a page of its own; the ledger shows the same beside itself."""
    study = study_of(request)
    study_id, revision, entry, history = await asked(_quotation, study, request.path_params["id"])
    shown: dict[str, Any] = {"quotation": entry, "history": history, "revision": revision, "study_id": study_id}
    words: dict[str, Any] = {"states": QUOTATION_STATES, "attributions": ATTRIBUTION_WORDS, "verdicts": VERDICT_WORDS}
    return page(request, "quotation.html", **shown, **words, following=following(entry.state), edit=entry.edit)


async def quotation(request: Request) -> Response:
    """A quotation with every state that it ever had."""
    _, revision, entry, history = await asked(_quotation, study_of(request), request.path_params["id"])
    return JSONResponse({**asdict(entry), "revision": revision, "history": [asdict(each) for each in history]})


def _quotation(study: Study, quotation_id: str) -> tuple[str, int, LedgerEntry, list[LedgerEntry]]:
    """The study's id and revision, a quotation and its history; the revision is read first, so that nothing later is missed."""
    return study.study_id, study.revision, study.quotation(quotation_id), study.quotation_history(quotation_id)


async def change(request: Request) -> Response:
    """Changes a quotation: some of `state`, `text`, `attribution`, `key`, `note`; `revision`: what was seen."""
    body = await body_of(request, state=str, text=str, attribution=str, key=bool, note=str, revision=int)
    seen = body.pop("revision", LATEST)
    entry = await done(request, study_of(request).save_quotation, request.path_params["id"], QuotationChange(**body), seen)
    return JSONResponse(asdict(entry))


async def compare(request: Request) -> Response:
    """Compares other words (`text`) of a quotation with what was said: `verdict`, `parts`, and the `fault`, if there is any."""
    (text,) = needed(await body_of(request, text=str), "text")
    entry = await asked(study_of(request).quotation, request.path_params["id"])
    if len(text) > _LONGEST:
        raise BadRequestError("“text” is too long.")
    edit = await asked(quotation_edit, entry.verbatim, text.strip())
    fault = in_words(request, f"The quotation {edit.fault}.") if edit.fault else ""
    return JSONResponse({"verdict": edit.verdict, "parts": [asdict(part) for part in edit.parts], "fault": fault})


ROUTES = (
    Route("/quotations", ledger_page),
    Route("/quotations/{id}", quotation_page),
    Route("/api/quotations", ledger, methods=["GET"]),
    Route("/api/quotations", propose, methods=["POST"]),
    Route("/api/quotations/{id}", quotation, methods=["GET"]),
    Route("/api/quotations/{id}", change, methods=["PATCH"]),
    Route("/api/quotations/{id}/compare", compare, methods=["POST"]),
)
