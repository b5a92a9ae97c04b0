"""The order of codes: depth first, parents before children, siblings as they came."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import uuid4

from coding.code import Code
from coding.code_fields import clean_code
from coding.code_path import is_within, lineage
from interviews.errors import KodbokError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


class CodeExistsError(KodbokError):
    """A path is taken."""

    def __init__(self, path: str) -> None:
        super().__init__(f"There is a code {path!r} already; choose another name, or merge the two.")


class CodeIdTakenError(KodbokError):
    """Two codes have one id."""

    def __init__(self, path: str, other: str) -> None:
        super().__init__(f"The codes {other!r} and {path!r} have the same id; give one of them a new one.")


class CodeOrderError(KodbokError):
    """A code stands before its parent, apart from its family, or without one."""

    def __init__(self, path: str) -> None:
        super().__init__(
            f"The code {path!r} does not follow its parent or its parent's other children; build the codebook with Codebook.of."
        )


class CodeUncleanError(KodbokError):
    """A code is not written the one way that a codebook writes codes."""

    def __init__(self, path: str) -> None:
        super().__init__(f"The code {path!r} has a field that is not in its clean form; build the codebook with Codebook.of.")


def new_id() -> str:
    """A new UUID for a code."""
    return str(uuid4())


def depth_first(codes: Iterable[Code]) -> tuple[Code, ...]:
    """Puts codes in order, whatever order they come in, and makes the parents that are missing.

    Siblings keep the order in which they, or what lies below them, are first met.

    Raises:
        CodeExistsError: Two codes have the same path.
    """
    met: dict[str, Code | None] = {}
    for code in codes:
        for path in lineage(code.path):
            met.setdefault(path, None)
        if met[code.path] is not None:
            raise CodeExistsError(code.path)
        met[code.path] = code
    place = {path: number for number, path in enumerate(met)}
    in_order = sorted(met, key=lambda path: [place[step] for step in lineage(path)])
    return tuple(met[path] or Code(new_id(), path) for path in in_order)


def check_codes(codes: Sequence[Code]) -> None:
    """Raises unless codes are a tree in order.

    Raises:
        CodeExistsError: Two codes have the same path.
        CodeIdTakenError: Two codes have the same id.
        CodeOrderError: A code does not stand where depth-first order wants it.
        CodeFieldError: A field holds what it cannot.
        CodeUncleanError: A field is not in its clean form.
    """
    _check_unique(codes)
    _check_order(codes)
    for code in codes:
        if clean_code(code) != code:
            raise CodeUncleanError(code.path)


def _check_unique(codes: Sequence[Code]) -> None:
    """Raises if two codes share a path or an id."""
    paths: set[str] = set()
    ids: dict[str, str] = {}
    for code in codes:
        if code.path in paths:
            raise CodeExistsError(code.path)
        if code.id in ids:
            raise CodeIdTakenError(code.path, ids[code.id])
        paths.add(code.path)
        ids[code.id] = code.path


def _check_order(codes: Sequence[Code]) -> None:
    """Raises unless each code's parent is the code before it or an ancestor of that one."""
    previous = ""
    for code in codes:
        if code.parent and not is_within(previous, code.parent):
            raise CodeOrderError(code.path)
        previous = code.path
