"""The codebooks that come with Kodbok."""

from __future__ import annotations

import uuid
from dataclasses import replace
from importlib.resources import as_file, files

from coding.codebook import Codebook
from coding.codebook_files import read_codebook
from interviews.errors import KodbokError

NAMESPACE = uuid.UUID("0a3c2f0e-6d0b-5b5e-8a53-3f9f6d1c7e52")
"""Under it the ids of built-in codes are made; it never changes, or two studies could no longer be merged."""

_SUFFIX = ".yaml"


class BuiltinCodebookUnknownError(KodbokError):
    """No built-in codebook has the name."""

    def __init__(self, name: str, names: tuple[str, ...]) -> None:
        super().__init__(
            f"There is no built-in codebook {name!r}; use {' or '.join(names)}, or a file that ends in .xlsx, .csv or .yaml."
        )


def builtin_codebook_names() -> tuple[str, ...]:
    """The names of the built-in codebooks, sorted."""
    found = (entry.name for entry in files("coding").joinpath("builtin").iterdir())
    return tuple(sorted(name.removesuffix(_SUFFIX) for name in found if name.endswith(_SUFFIX)))


def builtin_codebook(name: str = "rekommendationerna") -> Codebook:
    """Reads a built-in codebook.

    The id of a code is a UUID made of the codebook's name and the code's path, so it is the same in everybody's study.

    Raises:
        BuiltinCodebookUnknownError: There is none of that name.

    >>> [code.path for code in builtin_codebook().roots]
    ['Social investering', 'Kunskapsallianser', 'Tvärgående']
    """
    names = builtin_codebook_names()
    if name not in names:
        raise BuiltinCodebookUnknownError(name, names)
    with as_file(files("coding").joinpath("builtin", f"{name}{_SUFFIX}")) as path:
        read = read_codebook(path)
    return Codebook(tuple(replace(code, id=_code_id(name, code.path)) for code in read))


def _code_id(name: str, path: str) -> str:
    """The lasting id of a built-in code."""
    return str(uuid.uuid5(NAMESPACE, f"{name}\n{path}"))
