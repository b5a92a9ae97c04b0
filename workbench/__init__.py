"""Where one works: the study, its store and the command line."""

from __future__ import annotations

import sys
from importlib.machinery import PathFinder
from pathlib import Path
from typing import TYPE_CHECKING

from interviews.errors import KodbokError

if TYPE_CHECKING:
    from workbench.study import Study

__all__ = ["Study"]


class ShadowedPackageError(KodbokError):
    """A file of the user's hides one of our packages."""

    def __init__(self, package: str, culprit: str) -> None:
        super().__init__(
            f"{culprit} hides Kodbok's own package {package!r}, because Python looks beside your script or notebook first; "
            f"rename the file (for example my_{package}.py) and start Python again."
        )


def _refuse_shadows() -> None:
    """Raises where an `analysis.py` or the like beside the user's notebook would be imported in place of our package."""
    here = Path(__file__).resolve().parent.parent
    for package in ("interviews", "coding", "analysis"):
        loaded = sys.modules.get(package)
        spec = loaded.__spec__ if loaded is not None else PathFinder.find_spec(package)
        origin = spec.origin if spec is not None else None
        if origin and Path(origin).resolve().parent != here / package:
            raise ShadowedPackageError(package, origin)


_refuse_shadows()


def __getattr__(name: str) -> object:
    """Loads `Study` when it is first asked for: the database library is heavy, and help texts do without it."""
    if name == "Study":
        from workbench.study import Study  # lazily, see above

        return Study
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
