"""What the JSON API answers: values as objects, and errors with the status that fits them."""

from __future__ import annotations

import json
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse

from analysis.catalogue import translator
from coding.code_finder import CodeUnknownError
from interviews.errors import KodbokError
from workbench.commands.seen_edits import WrittenMeanwhileError
from workbench.commands.segment_edits import ChangedMeanwhileError, UnknownSegmentError, WrongQuoteError
from workbench.store.errors import StudyBusyError
from workbench.store.finding import UnknownInterviewError
from workbench.store.history import ChangedSinceError, NothingToRevertError, StillNeededError
from workbench.store.quotations import UnknownQuotationError
from workbench.web.exports import UnknownExportError
from workbench.web.templates import page

if TYPE_CHECKING:
    from collections.abc import Iterable

    from starlette.requests import Request
    from starlette.responses import Response

    from workbench.results.standing_segments import Changes, Standing

_MISSING = (UnknownInterviewError, UnknownSegmentError, CodeUnknownError, UnknownExportError, UnknownQuotationError)
_NOTHING, _MISSING_STATUS = "There is nothing here.", 404
_CONFLICTS = (
    *(ChangedMeanwhileError, WrittenMeanwhileError, WrongQuoteError),
    *(ChangedSinceError, NothingToRevertError, StillNeededError),
)


class BadRequestError(KodbokError):
    """A request whose body is not what the API takes."""


def refused(request: Request, error: Exception) -> Response:
    """The answer to a request that cannot be done: one sentence, in the words of the error."""
    return _told(request, _status(error), str(error))


def unfound(request: Request, error: Exception) -> Response:
    """The answer where there is no such page, where a method is not allowed, or where a body is none that can be taken."""
    status = error.status_code if isinstance(error, HTTPException) else 500
    detail = error.detail if isinstance(error, HTTPException) else ""
    return _told(request, status, _NOTHING if status == _MISSING_STATUS else detail)


def unforeseen(request: Request, error: Exception) -> Response:
    """The answer where something went wrong that nobody foresaw: never where, never a word of a transcript."""
    return _told(request, 500, f"Something went wrong that Kodbok did not foresee ({type(error).__name__}); nothing was changed.")


def _told(request: Request, status: int, sentence: str) -> Response:
    """A sentence for a program, or for somebody who reads a page."""
    reads = "text/html" in request.headers.get("accept", "") and not request.url.path.startswith(("/api/", "/static/"))
    if not reads or "session" not in request.scope.get("state", {}):
        return spoken_error(status, in_words(request, sentence))
    return page(request, "problem.html", status=status, problem=sentence)


def in_words(request: Request, sentence: str) -> str:
    """A sentence in the session's language, where the catalogue knows it; before a session there is English alone."""
    session = request.scope.get("state", {}).get("session")
    return translator(session.lang).sentence(sentence) if session else sentence


def spoken_error(status: int, sentence: str) -> Response:
    """A sentence for a program."""
    return JSONResponse({"error": sentence}, status)


def _status(error: Exception) -> int:
    """The HTTP status of an error."""
    if isinstance(error, _MISSING):
        return 404
    if isinstance(error, _CONFLICTS):
        return 409
    return 503 if isinstance(error, StudyBusyError) else 422


async def body_of(request: Request, **kinds: type | tuple[type, ...]) -> dict[str, Any]:
    """The JSON object of a request's body, its known keys checked for their types; other keys are not for us.

    Raises:
        BadRequestError: It is no JSON object, or a key holds what it cannot mean.
    """
    try:
        found = await request.json()
        json.dumps(found, ensure_ascii=False).encode()  # half a character, which JSON can say and no file can carry, fails here
    except (ValueError, RecursionError) as cause:  # lists in lists, thousands deep, are no request of ours
        raise BadRequestError("The request holds no JSON, or half a character.") from cause
    if not isinstance(found, dict):
        raise BadRequestError("The request must hold one JSON object.")
    for key, kind in kinds.items():
        if key in found and not _is(found[key], kind):
            raise BadRequestError(f"“{key}” is of the wrong type.")
    return {key: found[key] for key in kinds if key in found}


_MOST_DIGITS = 18
"""A number of more digits is no revision, and no database keeps it."""


def revision_in(since: str) -> int | None:
    """The revision that somebody names, or None where it is none."""
    return int(since) if since.isdecimal() and len(since) <= _MOST_DIGITS else None


def _is(value: object, kind: type | tuple[type, ...]) -> bool:
    """Whether a value is of a kind; JSON's true is no number."""
    return isinstance(value, kind) and (kind is bool or not isinstance(value, bool))


def needed(body: dict[str, Any], *keys: str) -> tuple[Any, ...]:
    """The values of keys that a request must have.

    Raises:
        BadRequestError: One is missing.
    """
    missing = [key for key in keys if key not in body]
    if missing:
        raise BadRequestError(f"The request lacks {', '.join(f'“{key}”' for key in missing)}.")
    return tuple(body[key] for key in keys)


def texts(values: list[Any], key: str) -> list[str]:
    """A list that holds texts alone.

    Raises:
        BadRequestError: It holds something else.
    """
    if not all(isinstance(value, str) for value in values):
        raise BadRequestError(f"“{key}” is a list of texts.")
    return values


_SHOWN = ("id", "interview", "start", "end", "code", "coder", "origin", "status", "contrary", "created", "memo")
_shown = attrgetter(*_SHOWN)


def segment_object(standing: Standing) -> dict[str, Any]:
    """A coded segment for the page, which has the text itself and needs no quote."""
    return {**dict(zip(_SHOWN, _shown(standing.segment), strict=True)), "revision": standing.revision}


def segment_table(standing: Iterable[Standing]) -> dict[str, Any]:
    """Many coded segments as one table: the names of what `segment_object` tells once, then a list for each segment."""
    return {"names": [*_SHOWN, "revision"], "rows": [[*_shown(each.segment), each.revision] for each in standing]}


def changes_object(changes: Changes) -> dict[str, Any]:
    """What changed, for the page."""
    return {
        "revision": changes.revision,
        "segments": [segment_object(each) for each in changes.segments],
        "gone": list(changes.gone),
        "interviews": changes.interviews,
        "codebook": changes.codebook,
    }
