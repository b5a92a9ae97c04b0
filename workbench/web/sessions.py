"""Who may use the page: whoever opened it with the server's token, until the server stops."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field

_BYTES = 32


@dataclass(slots=True)
class Sessions:
    """The token of a running server and the sessions that were begun with it.

    Attributes:
        coder: Who acts in a new session.
        token: Opens a session; good until the server stops.
    """

    coder: str
    token: str = field(default_factory=lambda: secrets.token_urlsafe(_BYTES))
    _coders: dict[str, str] = field(default_factory=dict)

    def begin(self, token: str) -> str | None:
        """Begins a session and returns its key, or None where the token is wrong."""
        if not secrets.compare_digest(token.encode(), self.token.encode()):
            return None
        key = secrets.token_urlsafe(_BYTES)
        self._coders[key] = self.coder
        return key

    def coder_of(self, key: str) -> str | None:
        """Who acts in a session, or None where there is none."""
        return self._coders.get(key)

    def name_coder(self, key: str, coder: str) -> None:
        """Lets somebody else act in a session."""
        self._coders[key] = coder
