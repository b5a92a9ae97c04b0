"""The shelf: the studies that one process serves, each on a port of its own, so that their pages never mix."""

from __future__ import annotations

import socket
import sys
import threading
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

import uvicorn

from coding.builtin_codebooks import builtin_codebook
from coding.codebook_files import read_codebook
from interviews.errors import KodbokError
from workbench.study import Study
from workbench.web.recent_studies import RecentStudies
from workbench.web.sessions import Sessions

if TYPE_CHECKING:
    from collections.abc import Callable

    from starlette.applications import Starlette

    from coding.codebook import Codebook

HOST = "127.0.0.1"
_GRACE = 2
"""Seconds that open pages have to say goodbye when the server stops."""
_FIRST_PORT, _PORTS = 49_152, 16_384
_LONGEST_MESSAGE = 64_000
"""Bytes of a message on the live channel."""


class PortTakenError(KodbokError):
    """The port cannot be listened on."""

    def __init__(self, port: int, cause: OSError) -> None:
        super().__init__(
            f"The port {port} cannot be used ({cause.strerror or cause}); leave --port out to take a free one, or choose another."
        )


class NotWholePathError(KodbokError):
    """A path that depends on where the program was started."""

    def __init__(self, path: str) -> None:
        super().__init__(f"{path!r} is no whole path; write it from the root, such as {Path.home() / 'studie.kodbok'}.")


class NameWithFolderError(KodbokError):
    """A study's name that leads into another folder."""

    def __init__(self, name: str) -> None:
        super().__init__(f"{name!r} is no name for a study: write the folder in its own field, and a name without / and \\.")


@dataclass(slots=True)
class Shelf:
    """What is served, and how more is.

    Attributes:
        build: Makes the application of a study (or of no study) from the sessions, the port and this shelf.
        recent: The list of studies that were opened last.
        coder: Who acts, else `KODBOK_CODER`, else the login name.
    """

    build: Callable[[Study | None, Sessions, int, Shelf], Starlette]
    recent: RecentStudies = field(default_factory=RecentStudies)
    coder: str | None = None
    _served: dict[Path, str] = field(default_factory=dict)
    _opened: list[tuple[Study, uvicorn.Server, threading.Thread]] = field(default_factory=list)
    _one_at_a_time: threading.Lock = field(default_factory=threading.Lock)

    def open(self, path: str) -> str:
        """Serves a study that lies at a path; returns the address of its page. One that is served already is not opened twice."""
        return self._serve(_whole(path), lambda found: Study.open(found, coder=self.coder))

    def create(self, folder: str, name: str, *, title: str = "", codebook: str = "") -> str:
        """Makes a study in a folder and serves it.

        Args:
            folder: The folder, which must be there.
            name: The file's name, with or without its ending.
            title: The study's title.
            codebook: Path of a codebook file, or the name of a built-in one; empty for the usual one.
        """
        path = _whole(folder) / _file_name(name)
        return self._serve(path, lambda found: Study.create(found, title=title, codebook=_book(codebook), coder=self.coder))

    def sample(self, folder: str) -> str:
        """Writes the sample study into a folder and serves it."""
        from workbench.demo import run_demo  # the sample, with tables and charts, is loaded only for those who ask for it

        return self.open(str(run_demo(_whole(folder)).study))

    def _serve(self, path: Path, opening: Callable[[Path], Study]) -> str:
        """The address of a study's page, opened and served unless it is already."""
        with self._one_at_a_time:
            key = path.resolve()
            if key not in self._served:
                self._served[key] = self._begin(opening(path))
            return self._served[key]

    def _begin(self, study: Study) -> str:
        """Serves an open study in a thread of its own; returns the address of its page."""
        sessions = Sessions(study.coder)
        listening = listening_for(study.path)
        server = server_of(self.build(study, sessions, port_of(listening), self))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
        self._opened.append((study, server, thread))
        self.recent.remember(study.path, study.title)
        thread.start()
        return address_of(listening, sessions)

    def keep(self, study: Study, address: str) -> None:
        """Notes a study that is served already."""
        self._served[study.path.resolve()] = address
        self.recent.remember(study.path, study.title)

    def close(self) -> None:
        """Stops all servers and closes their studies, so that each is one whole file."""
        for _, server, _ in self._opened:
            server.should_exit = True
        for study, _, thread in self._opened:
            thread.join(2 * _GRACE)
            study.close()


def _whole(path: str) -> Path:
    """A path that somebody typed; quotes around it, as some systems copy them, are none of it."""
    found = Path(path.strip().strip('"')).expanduser()
    if "://" in path or "\0" in path or not found.is_absolute():
        raise NotWholePathError(path)
    return found


def _file_name(name: str) -> str:
    """The file's name of a new study."""
    found = name.strip()
    if not found or found != Path(found).name or "\\" in found or "\0" in found:
        raise NameWithFolderError(name)
    return found if found.endswith(".kodbok") else f"{found}.kodbok"


def _book(given: str) -> Codebook:
    """The codebook of a file, or the built-in one of a name."""
    return read_codebook(_whole(given)) if Path(given).suffix else builtin_codebook(given or "rekommendationerna")


def server_of(app: Starlette) -> uvicorn.Server:
    """The server of an application; it writes no log of who asked for what."""
    return uvicorn.Server(
        uvicorn.Config(
            app,
            log_level="warning",
            access_log=False,
            server_header=False,
            timeout_graceful_shutdown=_GRACE,
            ws="websockets-sansio",
            ws_max_size=_LONGEST_MESSAGE,
            ws_per_message_deflate=False,  # on one machine there is nothing to save by it
        )
    )


def address_of(listening: socket.socket, sessions: Sessions) -> str:
    """The address of a page, the key to it in it."""
    return f"http://{HOST}:{port_of(listening)}/?token={sessions.token}"


def port_of(listening: socket.socket) -> int:
    """The port that is listened on."""
    return int(listening.getsockname()[1])


def listening_for(path: Path | None) -> socket.socket:
    """Listens on the port that a study (or the start view) has every time, so that a browser knows it again; else on a free one."""
    told = sha256(str(path.resolve() if path else "").encode()).digest()
    try:
        return listening_on(_FIRST_PORT + int.from_bytes(told[:4], "big") % _PORTS)
    except PortTakenError:
        return listening_on(0)


def listening_on(port: int) -> socket.socket:
    """A socket that listens on this machine alone; 0 takes a free port.

    Raises:
        PortTakenError: Something else listens on the port.
    """
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)  # asyncio lets no answer wait if TCP is named
    if sys.platform != "win32":  # there it would share a port that somebody else listens on
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((HOST, port))
        listening.listen()
    except OSError as cause:
        listening.close()
        raise PortTakenError(port, cause) from cause
    return listening
