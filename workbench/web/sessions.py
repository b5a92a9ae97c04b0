"""Who may use the page: whoever opened it with the server's token, until the server stops."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field, replace

_BYTES = 32


@dataclass(frozen=True, slots=True)
class Session:
    """One browser at the page.

    Attributes:
        coder: Who acts.
        lang: The language of the page.
    """

    coder: str
    lang: str = "sv"


@dataclass(slots=True)
class Sessions:
    """The token of a running server and the sessions that were begun with it.

    Attributes:
        coder: Who acts in a new session.
        token: Opens a session; good until the server stops.
    """

    coder: str
    token: str = field(default_factory=lambda: secrets.token_urlsafe(_BYTES))
    _begun: dict[str, Session] = field(default_factory=dict)

    def begin(self, token: str, lang: str = "sv") -> str | None:
        """Begins a session in a language and returns its key, or None where the token is wrong."""
        if not secrets.compare_digest(token.encode(), self.token.encode()):
            return None
        key = secrets.token_urlsafe(_BYTES)
        self._begun[key] = Session(self.coder, lang)
        return key

    def get(self, key: str) -> Session | None:
        """The session of a key, or None where there is none."""
        return self._begun.get(key)

    def tell(self, key: str, **told: str) -> Session:
        """Changes a session's `coder` or `lang`; returns it."""
        self._begun[key] = replace(self._begun[key], **told)
        return self._begun[key]
