"""Onlookers: the open pages, which are told of every change, whoever makes it and with whatever program."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from starlette.concurrency import run_in_threadpool
from starlette.websockets import WebSocket, WebSocketDisconnect

from interviews.errors import KodbokError
from workbench.web.answers import changes_object

if TYPE_CHECKING:
    from workbench.results.standing_segments import Changes
    from workbench.study import Study

_LOOK_EVERY = 0.06
"""Seconds between two looks for changes that were made outside of the page."""


@dataclass(slots=True, eq=False)
class Onlooker:
    """One open page.

    Attributes:
        socket: Its channel.
        revision: What it knows of the study.
        coder: Who sits there.
        place: The interview that is open there, or nothing.
    """

    socket: WebSocket
    revision: int
    coder: str
    place: str = ""


@dataclass(slots=True)
class Onlookers:
    """All open pages of one study."""

    study: Study
    _here: list[Onlooker] = field(default_factory=list)
    _turn: asyncio.Lock = field(default_factory=asyncio.Lock)

    async def tell(self) -> None:
        """Sends every page what it does not know yet."""
        async with self._turn:
            for revision, changes in (await self._read()).items():
                behind = [each for each in self._here if each.revision == revision]
                await self._send(behind, changes_object(changes), changes.revision)

    async def _read(self) -> dict[int, Changes]:
        """What the open pages do not know yet; nothing where the study cannot be read just now, for soon it is looked at again."""
        try:
            return await run_in_threadpool(self._news, {each.revision for each in self._here})
        except KodbokError:
            return {}

    def _news(self, known: set[int]) -> dict[int, Changes]:
        """What changed after each of some revisions, if anything did; asked in one go, for every change of threads is a wait.

        A page may know more than the study, which an older copy has taken the place of: it is told everything.
        """
        now = self.study.revision
        return {revision: self.study.changes_since(revision if revision < now else 0) for revision in known if revision != now}

    async def _send(self, pages: list[Onlooker], told: dict[str, Any], revision: int) -> None:
        """Sends pages the same news; one that cannot be reached is forgotten."""
        for page in pages:
            page.revision = revision
        sent = await asyncio.gather(*(page.socket.send_json({"changes": told}) for page in pages), return_exceptions=True)
        for page, result in zip(pages, sent, strict=True):
            if isinstance(result, Exception) and page in self._here:
                self._here.remove(page)

    async def greet(self, socket: WebSocket, revision: int, coder: str) -> None:
        """Serves one page from its coming to its going."""
        await socket.accept()
        page = Onlooker(socket, revision, coder)
        self._here.append(page)
        try:
            await self.tell()
            while True:
                page.place = str((await socket.receive_json()).get("place", ""))
                await self._tell_who_is_here()
        except (WebSocketDisconnect, ValueError, AttributeError, RuntimeError):
            pass
        finally:
            if page in self._here:
                self._here.remove(page)
            await self._tell_who_is_here()

    async def _tell_who_is_here(self) -> None:
        """Tells every page who has what open."""
        present = [{"coder": page.coder, "place": page.place} for page in self._here]
        await asyncio.gather(*(page.socket.send_json({"present": present}) for page in self._here), return_exceptions=True)

    async def watch(self) -> None:
        """Looks now and then for changes by other programs, until it is cancelled."""
        while True:
            await asyncio.sleep(_LOOK_EVERY)
            if self._here:
                await self.tell()
