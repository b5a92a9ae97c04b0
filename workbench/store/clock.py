"""The time, as the study writes it."""

from __future__ import annotations

from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_stopped: ContextVar[str] = ContextVar("stopped", default="")


def utc_now() -> str:
    """Now, UTC, ISO 8601 with `Z`, whole seconds."""
    return _stopped.get() or datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


@contextmanager
def stopped_at(time: str) -> Iterator[None]:
    """Stops the clock, so that the fictional sample study is made on its own days and always the same.

    Args:
        time: UTC, ISO 8601 with `Z`, whole seconds.
    """
    before = _stopped.set(time)
    try:
        yield
    finally:
        _stopped.reset(before)
