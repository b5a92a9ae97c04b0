"""Routes for choosing a study: the recent ones, another one, a new one, the sample."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from starlette.responses import JSONResponse
from starlette.routing import Route

from coding.builtin_codebooks import builtin_codebook_names
from workbench.web.answers import body_of, needed
from workbench.web.desk import asked
from workbench.web.templates import page

if TYPE_CHECKING:
    from collections.abc import Iterator

    from starlette.requests import Request
    from starlette.responses import Response

    from workbench.web.shelf import Shelf

_MOST_PLACES = 200


async def shown(request: Request) -> Response:
    """The start view: which study?"""
    recent = await asked(_shelf(request).recent.all)
    return page(request, "studies.html", recent=recent, folder=str(await asked(_usual_folder)), codebooks=builtin_codebook_names())


async def listed(request: Request) -> Response:
    """The recent studies."""
    return JSONResponse([asdict(each) for each in await asked(_shelf(request).recent.all)])


async def open_(request: Request) -> Response:
    """Opens a study: `{"path": "/…/studie.kodbok"}`; answers the address of its page."""
    (path,) = needed(await body_of(request, path=str), "path")
    return JSONResponse({"address": await asked(_shelf(request).open, path)})


async def new(request: Request) -> Response:
    """Makes a study: `{"folder": "…", "name": "…", "title": "…", "codebook": "…"}`; answers the address of its page."""
    body = await body_of(request, folder=str, name=str, title=str, codebook=str)
    folder, name = needed(body, "folder", "name")
    about = {key: body[key] for key in ("title", "codebook") if key in body}
    return JSONResponse({"address": await asked(_shelf(request).create, folder, name, **about)}, 201)


async def sample(request: Request) -> Response:
    """Writes the sample study into a folder: `{"folder": "…"}`; answers the address of its page."""
    (folder,) = needed(await body_of(request, folder=str), "folder")
    return JSONResponse({"address": await asked(_shelf(request).sample, folder)}, 201)


async def places(request: Request) -> Response:
    """Folders and studies whose paths begin with `?path=`, so that nobody need type a path to its end."""
    return JSONResponse(await asked(lambda: list(_places(request.query_params.get("path", "")))))


def _places(begun: str) -> Iterator[str]:
    """What lies where a path leads that is not typed to its end; hidden things are left out."""
    if "\0" in begun or not Path(begun).is_absolute():
        return
    folder, start = (Path(begun), "") if begun.endswith(("/", "\\")) else (Path(begun).parent, Path(begun).name)
    try:
        for each in sorted(folder.iterdir())[:_MOST_PLACES]:
            shown = each.name.casefold().startswith(start.casefold()) and not each.name.startswith(".")
            if shown and (each.is_dir() or each.suffix == ".kodbok"):
                yield str(each)
    except OSError:
        return


def _usual_folder() -> Path:
    """Where people keep their documents."""
    home = Path.home()
    found = (home / name for name in ("Documents", "Dokument"))
    return next((folder for folder in found if folder.is_dir()), home)


def _shelf(request: Request) -> Shelf:
    """What opens studies."""
    found: Shelf = request.app.state.shelf
    return found


ROUTES = (
    Route("/studies", shown),
    Route("/api/studies", listed, methods=["GET"]),
    Route("/api/studies/open", open_, methods=["POST"]),
    Route("/api/studies/new", new, methods=["POST"]),
    Route("/api/studies/sample", sample, methods=["POST"]),
    Route("/api/places", places),
)
