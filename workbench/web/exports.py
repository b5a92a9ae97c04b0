"""Exports: each is the command of the command line in a process of its own, so that nobody else waits for it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Literal
from uuid import uuid4

from interviews.errors import KodbokError

if TYPE_CHECKING:
    from collections.abc import Mapping

State = Literal["waiting", "running", "done", "failed"]

_AT_ONCE = 2
_MOST_KEPT = 10
_LONGEST = 3600
"""Seconds after which an export is given up."""
_LOW_PRIORITY = 10
_KODBOK = "from workbench.cli import main; main()"


@dataclass(frozen=True, slots=True)
class Form:
    """One thing that can be exported.

    Attributes:
        command: The words of the command.
        file: Name of the file that somebody downloads, after the study's.
        takes: The options that somebody can give it.
        of: The one option without which it cannot be made: what it is an export of.
        folder: Whether the command fills a folder, which is sent as a zip.
    """

    command: tuple[str, ...]
    file: str
    takes: tuple[str, ...] = ()
    of: str = ""
    folder: bool = False

    def options(self, told: Mapping[str, str]) -> tuple[str, ...]:
        """The command's options, of all that somebody told those that it takes."""
        return tuple(f"--{name}={told[name]}" for name in (*self.takes, self.of) if told.get(name))


_LANG = ("lang",)
_WAVE = ("lang", "wave")
_NAMES = (*_WAVE, "names")
_QUOTATIONS = (*_NAMES, "quotations")

FORMS = {
    "excel": Form(("export", "excel"), "teman.xlsx", _QUOTATIONS),
    "report": Form(("export", "word"), "rapport.docx", _NAMES),
    "board": Form(("export", "word", "--audience=board"), "rapport till styrelsen.docx", _NAMES),
    "charts": Form(("export", "charts"), "diagram.zip", _NAMES, folder=True),
    "csv": Form(("export", "csv"), "tabeller.zip", _QUOTATIONS, folder=True),
    "theme": Form(("export", "word"), "temats textställen.docx", _NAMES, of="theme"),
    "interview": Form(("export", "word"), "intervju.docx", _LANG, of="interview"),
    "paper": Form(("code", "export", "--format=docx", "--clean"), "utskrifter.zip", _LANG, folder=True),
    "commented": Form(("code", "export", "--format=docx"), "kommenterade intervjuer.zip", _LANG, folder=True),
    "codings": Form(("code", "export"), "kodningar.csv"),
    "codebook": Form(("codebook", "export"), "kodbok.xlsx"),
    "matrix": Form(("summaries", "export"), "matris.xlsx", _WAVE),
    "ledger": Form(("ledger", "export"), "citat.xlsx", _NAMES),
    "ratings": Form(("status", "export"), "status.xlsx", _WAVE),
}
"""What can be exported, by the name that the page uses: results, then what can be edited and taken in again."""


class UnknownExportError(KodbokError):
    """There is no such export, or its file was taken away since."""

    def __init__(self) -> None:
        super().__init__("There is no such export any more; make it again.")


@dataclass(slots=True)
class Export:
    """One export on its way.

    Attributes:
        form: What is exported.
        options: The command's options.
        folder: Where it is written.
        name: Name of the file that somebody downloads.
        id: Its id.
        state: How far it has come.
        notes: What the command said: what a reader must know, or why it failed.
    """

    form: Form
    options: tuple[str, ...]
    folder: Path
    name: str
    id: str = field(default_factory=lambda: str(uuid4()))
    state: State = "waiting"
    notes: tuple[str, ...] = ()

    @property
    def file(self) -> Path:
        """The file that is sent."""
        return self.folder / self.form.file


class Exports:
    """The exports of one study, a few at a time, the last ones kept until the page is closed."""

    def __init__(self, study: Path) -> None:
        """Exports from a study file."""
        self._study = study
        self._exports: dict[str, Export] = {}
        self._running: set[subprocess.Popen[str]] = set()
        self._workers = ThreadPoolExecutor(_AT_ONCE, thread_name_prefix="export")
        self._folder: tempfile.TemporaryDirectory[str] | None = None
        self._closed = False

    def begin(self, what: str, told: Mapping[str, str]) -> Export:
        """Begins an export, or puts it behind those that are running.

        Args:
            what: A name of `FORMS`.
            told: Options by name; those that it does not take are not for it.

        Raises:
            UnknownExportError: There is no such thing.
        """
        if what not in FORMS:
            raise UnknownExportError
        form = FORMS[what]
        options = form.options(told)
        if self._folder is None:
            self._folder = tempfile.TemporaryDirectory(prefix="kodbok-", ignore_cleanup_errors=True)
        export = Export(form, options, Path(tempfile.mkdtemp(dir=self._folder.name)), f"{self._study.stem} – {form.file}")
        self._exports[export.id] = export
        self._drop_old()
        self._workers.submit(self._run, export)
        return export

    def get(self, export_id: str) -> Export:
        """The export of an id.

        Raises:
            UnknownExportError: There is none, or none any more.
        """
        if export_id not in self._exports:
            raise UnknownExportError
        return self._exports[export_id]

    def close(self) -> None:
        """Stops what is running and takes all files away."""
        self._closed = True
        for process in tuple(self._running):
            process.kill()
        self._workers.shutdown(cancel_futures=True)
        if self._folder is not None:
            self._folder.cleanup()

    def _drop_old(self) -> None:
        """Takes the oldest finished exports away: they are personal data that nobody waits for any more."""
        finished = [each for each in self._exports.values() if each.state in {"done", "failed"}]
        for each in finished[: max(0, len(self._exports) - _MOST_KEPT)]:
            del self._exports[each.id]
            shutil.rmtree(each.folder, ignore_errors=True)

    def _run(self, export: Export) -> None:
        """Runs the command of an export to its end."""
        export.state = "running"
        try:
            code, export.notes = self._call(export)
            if code == 0 and export.form.folder:
                shutil.make_archive(str(export.file.with_suffix("")), "zip", export.folder / "out")
            export.state = "done" if code == 0 else "failed"
        except (OSError, subprocess.SubprocessError) as error:
            export.state, export.notes = "failed", (str(error),)

    def _call(self, export: Export) -> tuple[int, tuple[str, ...]]:
        """Calls the command; gives its exit code and what it said beside its result."""
        out = export.folder / "out" if export.form.folder else export.file
        words = [*export.form.command, str(self._study.absolute()), str(out), *export.options]
        process = subprocess.Popen(  # noqa: S603  # Kodbok itself, its words chosen above
            [sys.executable, "-P", "-c", _KODBOK, *words],  # -P: nothing that lies in the working folder is imported
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
            env={**os.environ, "PYTHONUTF8": "1"},
        )
        self._running.add(process)
        try:
            if self._closed:
                process.kill()
            _give_way(process.pid)
            said = process.communicate(timeout=_LONGEST)[1]
        except subprocess.TimeoutExpired:
            process.kill()
            process.communicate()
            raise
        finally:
            self._running.discard(process)
        return process.returncode, tuple(line for line in said.splitlines() if line)


def _give_way(pid: int) -> None:
    """Lets a process wait for those who code, where the system can do that."""
    if hasattr(os, "setpriority"):
        with suppress(OSError):
            os.setpriority(os.PRIO_PROCESS, pid, _LOW_PRIORITY)
