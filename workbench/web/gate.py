"""The gate: every request passes it. Host, origin and session are checked, and every answer forbids what the page does not need."""

from __future__ import annotations

from http.cookies import CookieError, SimpleCookie
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlencode

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse, RedirectResponse, Response

from analysis.catalogue import LANGUAGES

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

    from workbench.web.sessions import Sessions

_SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
_OURS = frozenset({"same-origin", "none"})
_POLICY_VIOLATION = 1008
_HEADERS = {
    "content-security-policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; "
        "base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
    ),
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
}
LANGUAGE_COOKIE = "kodbok-language"
"""Keeps a browser's language from one server to the next; it holds nothing else, so it may be the same on every port."""

_NO_SESSION = "Open the page with the address that `kodbok serve` printed: it carries the key that lets you in."
_FOREIGN_HOST = "The page answers on the address that `kodbok serve` printed, and on no other."
_FOREIGN_ORIGIN = "The request comes from another site, so it was refused."


class Gate:
    """Lets in what comes from the page itself, in a session."""

    def __init__(self, app: ASGIApp, *, sessions: Sessions, hosts: frozenset[str], cookie: str) -> None:
        """Wraps an application.

        Args:
            app: The application behind the gate.
            sessions: Who may come in.
            hosts: The `Host` values that the page answers to; anything else is somebody's name for this machine.
            cookie: Name of the session's cookie; it holds the port, for cookies know no ports.
        """
        self._app, self._sessions, self._hosts, self._cookie = app, sessions, hosts, cookie

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers one request or one WebSocket."""
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        answer = self._refusal(scope, headers)
        if answer is None and scope["type"] == "http":
            answer = self._admission(scope, headers)
        if answer is None:
            key = self._key(headers)
            scope.setdefault("state", {}).update(key=key, session=self._sessions.get(key))
            await self._app(scope, receive, _guarded(send))
        elif scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": _POLICY_VIOLATION})
        else:
            await answer(scope, receive, _guarded(send))

    def _refusal(self, scope: Scope, headers: Headers) -> Response | None:
        """Why a request may not pass, as an answer, or None."""
        if headers.get("host", "") not in self._hosts:
            return PlainTextResponse(_FOREIGN_HOST, 421)
        if self._is_foreign(scope, headers):
            return PlainTextResponse(_FOREIGN_ORIGIN, 403)
        opening = scope["type"] == "http" and scope["method"] == "GET" and "token" in _asked(scope)
        if not opening and self._sessions.get(self._key(headers)) is None:
            return PlainTextResponse(_NO_SESSION, 401)
        return None

    def _is_foreign(self, scope: Scope, headers: Headers) -> bool:
        """Whether another site asks for a change or for the live channel."""
        if scope["type"] == "http" and scope["method"] in _SAFE:
            return False
        origin, site = headers.get("origin"), headers.get("sec-fetch-site")
        own = {f"http://{host}" for host in self._hosts}
        return (origin is not None and origin not in own) or (site is not None and site not in _OURS)

    def _admission(self, scope: Scope, headers: Headers) -> Response | None:
        """The answer to an address with a token: a session's cookie and the same address without the token."""
        asked = _asked(scope)
        if "token" not in asked:
            return None
        lang = _cookie(headers, LANGUAGE_COOKIE)
        key = self._sessions.begin(asked.pop("token")[0], lang if lang in LANGUAGES else LANGUAGES[0])
        if key is None:
            return PlainTextResponse(_NO_SESSION, 401)
        rest = urlencode(asked, doseq=True)
        answer = RedirectResponse(f"/{scope['path'].lstrip('/')}{f'?{rest}' if rest else ''}", 303)
        answer.set_cookie(self._cookie, key, httponly=True, samesite="strict", path="/")
        return answer

    def _key(self, headers: Headers) -> str:
        """The session's key in a request's cookie; nothing where there is none."""
        return _cookie(headers, self._cookie)


def _asked(scope: Scope) -> dict[str, list[str]]:
    """What an address asks for; read in one way alone, or `?xtoken=` would pass one check and not meet the next."""
    return parse_qs(scope["query_string"].decode("latin-1"), keep_blank_values=True)


def _cookie(headers: Headers, name: str) -> str:
    """The value of a request's cookie; nothing where there is none."""
    try:
        found = SimpleCookie(headers.get("cookie", "")).get(name)
    except CookieError:
        return ""
    return found.value if found else ""


def _guarded(send: Send) -> Send:
    """Adds to every answer what it forbids; only the page's own files may be kept by a browser."""

    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            headers.update(_HEADERS)
            headers.setdefault("cache-control", "no-store")
        await send(message)

    return sending
