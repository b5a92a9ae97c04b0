"""The words by which people name a role, in Swedish and English."""

from __future__ import annotations

from interviews.layouts.label import word_role
from interviews.speaker import ROLES, Role

_UNKNOWN = frozenset({"okänd", "okänt", "oklar", "oklart", "?"})
ROLE_CHOICES = "interviewer (intervjuare), interviewee (intervjuperson) or unknown (okänd)"
"""The words that a message offers."""


def role_named(text: str) -> Role | None:
    """The role that one word names; None where it names none.

    >>> role_named("Intervjuperson"), role_named("moderator"), role_named("okänd"), role_named("enhetschef")
    ('interviewee', 'interviewer', 'unknown', None)
    """
    word = text.strip().rstrip(":.").casefold()
    if word in _UNKNOWN:
        return "unknown"
    if " " in word:
        return None
    return next((role for role in ROLES if role == word), None) or word_role(word)
