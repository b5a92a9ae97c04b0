"""The desk: the open study as one session's coder sees it, called from the event loop without holding it up."""

from __future__ import annotations

from typing import TYPE_CHECKING, ParamSpec, TypeVar

from starlette.concurrency import run_in_threadpool

if TYPE_CHECKING:
    from collections.abc import Callable

    from starlette.requests import HTTPConnection

    from workbench.study import Study

P = ParamSpec("P")
T = TypeVar("T")


def study_of(connection: HTTPConnection) -> Study:
    """The study in the name of the session's coder."""
    study: Study = connection.app.state.study
    return study.as_coder(connection.state.session.coder)


async def asked(call: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """What a call that only reads gives, made in a thread of its own."""
    return await run_in_threadpool(call, *args, **kwargs)


async def done(connection: HTTPConnection, call: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """What a call that may change the study gives; everybody who looks on is told at once."""
    result = await run_in_threadpool(call, *args, **kwargs)
    await connection.app.state.onlookers.tell()
    return result
