"""The page's own files: scripts, style sheets and the icon, read once and sent from memory."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from starlette.exceptions import HTTPException
from starlette.responses import Response
from starlette.routing import Route

if TYPE_CHECKING:
    from starlette.requests import Request

_FOLDER = Path(__file__).parent / "static"
_TYPES = {".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml"}
"""Told here and not asked of the system: on Windows a registry may call scripts plain text, and a browser then runs none."""
_FOR_GOOD = {"cache-control": "private, max-age=31536000, immutable"}


@dataclass(frozen=True, slots=True)
class Assets:
    """The files of the page.

    Attributes:
        files: Their bytes by name.
        version: What tells these files from those of another version of Kodbok.
    """

    files: dict[str, bytes]
    version: str

    @property
    def address(self) -> str:
        """Where they lie; it changes with them, so that a browser may keep what it has got from there for good."""
        return f"/static/{self.version}"


@cache
def assets() -> Assets:
    """The files, read when they are first asked for."""
    files = {path.name: path.read_bytes() for path in sorted(_FOLDER.iterdir()) if path.suffix in _TYPES}
    return Assets(files, sha256(b"\0".join(part for name in files for part in (name.encode(), files[name]))).hexdigest()[:16])


async def sent(request: Request) -> Response:
    """One file; a browser may keep it if it was asked for at the address that changes with it."""
    path, known = request.path_params["path"], assets()
    name = path.removeprefix(f"{known.version}/")
    if name not in known.files:
        raise HTTPException(404)
    return Response(known.files[name], media_type=_TYPES[Path(name).suffix], headers=_FOR_GOOD if name != path else {})


ROUTES = (Route("/static/{path:path}", sent),)
