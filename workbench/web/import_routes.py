"""The route that takes files in: they are kept in a private folder while they are read, and each is reported on as it comes in."""

from __future__ import annotations

import json
import re
import shutil
import tempfile
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from starlette.background import BackgroundTask
from starlette.datastructures import UploadFile
from starlette.responses import StreamingResponse
from starlette.routing import Route

from analysis.catalogue import translator
from interviews.case_list import read_cases
from interviews.errors import KodbokError
from workbench.web.answers import BadRequestError
from workbench.web.desk import asked, study_of
from workbench.web.limits import UPLOADS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from starlette.requests import Request
    from starlette.responses import Response

    from analysis.catalogue import Catalogue
    from workbench.commands.import_report import FileReport
    from workbench.study import Study

MOST_FILES = 500
_LONGEST_STEM, _LONGEST_SUFFIX = 80, 10
_FORBIDDEN = re.compile(r'[\x00-\x1f\x7f<>:"|?*]')
_LISTS = frozenset({".xlsx", ".csv"})
"""A list of organisations, told by its ending: no transcript is of such a kind."""


async def add(request: Request) -> Response:
    """Imports the files of a form (`files`), a line of JSON a file as each comes in, a last line with what is left to say.

    A list of organisations (.xlsx, .csv) among them describes the others. One undo takes the whole import back.
    """
    async with request.form(max_files=MOST_FILES, max_fields=MOST_FILES) as form:
        given = [each for each in form.getlist("files") if isinstance(each, UploadFile) and each.filename]
        if not given:
            raise BadRequestError("No files came; choose some, or drop them on the page.")
        folder = await asked(lambda: tempfile.TemporaryDirectory(prefix="kodbok-", ignore_cleanup_errors=True))
        kept = await asked(lambda: [_kept(each, Path(folder.name) / str(place)) for place, each in enumerate(given)])
    lines = _lines(study_of(request), kept, folder, translator(request.state.session.lang))
    return StreamingResponse(lines, media_type="application/x-ndjson", background=BackgroundTask(request.app.state.onlookers.tell))


def _kept(file: UploadFile, folder: Path) -> Path:
    """A file under a name that leads nowhere, in a folder of its own: two of one name may come together."""
    folder.mkdir()
    path = folder / safe_name(file.filename or "")
    with path.open("wb") as copy:
        shutil.copyfileobj(file.file, copy)
    return path


def safe_name(name: str) -> str:
    r"""The last part of a name, without what a system may not take; what is left is what the interview is called.

    >>> safe_name("../../Intervju 1.docx"), safe_name("C:\\mapp\\Vad?.docx"), safe_name("..")
    ('Intervju 1.docx', 'Vad_.docx', '_')
    """
    last = _FORBIDDEN.sub("_", re.split(r"[/\\]", name)[-1]).strip(" .") or "_"
    stem, dot, suffix = last.rpartition(".") if "." in last else (last, "", "")
    return f"{stem[:_LONGEST_STEM]}{dot}{suffix[:_LONGEST_SUFFIX]}"


def _lines(study: Study, files: Sequence[Path], folder: tempfile.TemporaryDirectory[str], say: Catalogue) -> Iterator[str]:
    """What becomes of the files, a line each; the folder goes when all is said."""
    with folder:
        try:
            yield from map(_line, _imported(study, files, say))
        except KodbokError as error:
            yield _line({"error": say.sentence(str(error))})


def _imported(study: Study, files: Sequence[Path], say: Catalogue) -> Iterator[dict[str, Any]]:
    """Imports the files one by one."""
    lists = [path for path in files if path.suffix.lower() in _LISTS]
    case_list = read_cases(lists[0]) if lists else None
    adding = study.add_interviews([path for path in files if path not in lists], case_list)
    for report in adding:
        yield _object(report, say)
    yield {
        "done": True,
        "problems": [say.sentence(each.message) for each in case_list.problems] if case_list else [],
        "unmatched": adding.unmatched,
        "unlisted": adding.unlisted if case_list else (),
        "unseated": adding.unseated,
        "redescribed": [each.name for each in adding.redescribed],
    }


def _object(report: FileReport, say: Catalogue) -> dict[str, Any]:
    """A report for the page; its sentences do not tell where the file lay while it was read."""
    told = {name: getattr(report, name) for name in ("outcome", "name", "turns", "speakers", "words", "taken", "year")}
    return {
        **told,
        "file": report.file.name,
        "message": say.sentence(report.message.replace(str(report.file), report.file.name)),
        "problems": [asdict(each) | {"message": say.sentence(each.message)} for each in report.problems],
        "guesses": [asdict(each) for each in report.guesses],
    }


def _line(told: dict[str, Any]) -> str:
    """An object as a line."""
    return f"{json.dumps(told, ensure_ascii=False)}\n"


ROUTES = (Route(UPLOADS, add, methods=["POST"]),)
