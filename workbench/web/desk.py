"""The desk: the open study as one session's coder sees it, called from the event loop without holding it up."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, ParamSpec, TypeVar, cast
from urllib.parse import unquote

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException

if TYPE_CHECKING:
    from collections.abc import Callable

    from starlette.requests import HTTPConnection

    from workbench.study import Study

P = ParamSpec("P")
T = TypeVar("T")
_MISDIRECTED = 421


def study_of(connection: HTTPConnection) -> Study:
    """The study in the name of the session's coder."""
    study: Study = connection.app.state.study
    return study.as_coder(_coder(connection))


def _coder(connection: HTTPConnection) -> str:
    """Who acts: whoever did what a page sends later than it was done, else the session's coder."""
    told = unquote(connection.headers.get("x-kodbok-coder", ""))
    return unicodedata.normalize("NFC", told).strip() or str(connection.state.session.coder)


async def asked(call: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """What a call that only reads gives, made in a thread of its own."""
    return await run_in_threadpool(call, *args, **kwargs)


async def done(connection: HTTPConnection, call: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """What a call that may change the study gives; everybody who looks on is told at once.

    A request that comes again under the same key gives what it gave.

    Raises:
        HTTPException: The change was made on a page of another study, which was served at this address before.
    """
    await _refuse_misdirected(connection)
    receipts, key = connection.app.state.receipts, connection.headers.get("x-kodbok-request", "")
    if key in receipts:
        return cast("T", receipts[key])
    result = await run_in_threadpool(call, *args, **kwargs)
    if key:
        receipts.keep(key, result)
    await connection.app.state.onlookers.tell()
    return result


async def _refuse_misdirected(connection: HTTPConnection) -> None:
    """Refuses what a page of another study sends: browsers know addresses, not studies."""
    told = connection.headers.get("x-kodbok-study")
    if told is not None and told != await _served(connection):
        raise HTTPException(_MISDIRECTED)


async def _served(connection: HTTPConnection) -> str:
    """The id of the study that is served, which is read once: it never changes."""
    state = connection.app.state
    if state.study_id is None:
        study: Study = state.study
        state.study_id = await run_in_threadpool(lambda: study.study_id)
    return str(state.study_id)
