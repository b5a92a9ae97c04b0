"""Which label is meant: as it is spelt, else in any case, with or without its colon."""

from __future__ import annotations

from typing import TYPE_CHECKING
from unicodedata import normalize

from interviews.layouts.label import folded

if TYPE_CHECKING:
    from collections.abc import Iterable


def same_label(meant: str, labels: Iterable[str]) -> str | None:
    """The one of an interview's labels that is meant, or None where none or several may be.

    >>> same_label("ip:", ["I", "IP"]), same_label("Ip", ["IP", "ip"]), same_label("ip", ["IP", "ip"])
    ('IP', None, 'ip')
    """
    known = list(labels)
    written = normalize("NFC", meant)
    if written in known:
        return written
    alike = [label for label in known if folded(label) == folded(written)]
    return alike[0] if len(alike) == 1 else None
