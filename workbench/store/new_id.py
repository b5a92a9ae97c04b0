"""New UUIDs for the things of a study."""

from __future__ import annotations

from contextlib import contextmanager
from contextvars import ContextVar
from itertools import count
from typing import TYPE_CHECKING
from uuid import UUID, uuid4, uuid5

if TYPE_CHECKING:
    from collections.abc import Iterator

_counted: ContextVar[Iterator[str] | None] = ContextVar("counted", default=None)


def new_id() -> str:
    """A UUID that nothing has yet."""
    ids = _counted.get()
    return str(uuid4()) if ids is None else next(ids)


@contextmanager
def counted_ids(namespace: UUID) -> Iterator[None]:
    """Gives ids by counting, so that the fictional sample study has the same ones whenever it is made."""
    before = _counted.set(str(uuid5(namespace, str(number))) for number in count())
    try:
        yield
    finally:
        _counted.reset(before)
