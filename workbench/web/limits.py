"""How much and how slowly a request may come: a body that is too long is refused, one that stops coming is given up."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from starlette.datastructures import Headers
from starlette.exceptions import HTTPException

from workbench.web.answers import spoken_error

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

BODY = 1_000_000
"""Bytes of an ordinary request."""
UPLOAD = 400_000_000
"""Bytes of an upload, all of its files together."""
UPLOADS = "/api/uploads"
PATIENCE = 30.0
"""Seconds between two pieces of a body."""

_TOO_LONG = "The request is too long: at most {most} MB go in one; send fewer or smaller files."
_TOO_SLOW = "The request stopped coming and was given up; send it again."


class Limits:
    """Lets bodies through that are neither too long nor too slow."""

    def __init__(self, app: ASGIApp, *, body: int = BODY, upload: int = UPLOAD, patience: float = PATIENCE) -> None:
        """Wraps an application; the limits are in bytes and seconds."""
        self._app, self._body, self._upload, self._patience = app, body, upload, patience

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes a request on, its body counted while it comes."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        most = self._upload if scope["path"] == UPLOADS else self._body
        told = Headers(scope=scope).get("content-length", "")
        if told.isdecimal() and int(told) > most:
            await spoken_error(413, _said(most))(scope, receive, send)
            return
        await self._app(scope, self._counted(receive, most), send)

    def _counted(self, receive: Receive, most: int) -> Receive:
        """Receives pieces of a body as long as they come, and as long as there are not too many."""
        come, whole = 0, False

        async def counting() -> Message:
            nonlocal come, whole
            message = await (receive() if whole else self._soon(receive))
            come += len(message.get("body", b""))
            whole = whole or not message.get("more_body", False)
            if come > most:
                raise HTTPException(413, _said(most))
            return message

        return counting

    async def _soon(self, receive: Receive) -> Message:
        """The next piece, unless it takes too long."""
        try:
            return await asyncio.wait_for(receive(), self._patience)
        except TimeoutError as cause:
            raise HTTPException(408, _TOO_SLOW) from cause


def _said(most: int) -> str:
    """What is said of a body that is too long."""
    return _TOO_LONG.format(most=most // 1_000_000 or 1)
