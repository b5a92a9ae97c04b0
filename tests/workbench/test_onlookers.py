"""Onlookers: open pages hear of every change, also after the study could not be read for a while."""

from __future__ import annotations

import asyncio
from pathlib import Path
from types import SimpleNamespace

from starlette.websockets import WebSocketDisconnect

from workbench.store.errors import StudyBusyError
from workbench.web.onlookers import Onlookers


class BusyStudy:
    """A study that somebody else holds for the first looks, and that is then at revision 1."""

    def __init__(self, busy):
        self.busy = busy

    @property
    def revision(self):
        """Refuses to be read at first."""
        self.busy -= 1
        if self.busy >= 0:
            raise StudyBusyError(Path("studie.kodbok"))
        return 1

    def changes_since(self, _revision):
        """One change of the codebook."""
        return SimpleNamespace(revision=1, segments=(), gone=(), interviews=False, codebook=True)


class Page:
    """A page that keeps what it is told and stays until it has heard of a change, or of nothing for too long."""

    def __init__(self, patience=20.0):
        self.told, self._heard, self._patience = [], asyncio.Event(), patience

    async def accept(self):
        """Is let in at once."""

    async def send_json(self, message):
        """Keeps what it is told."""
        self.told.append(message)
        if "changes" in message:
            self._heard.set()

    async def receive_json(self):
        """Goes when it has heard of a change."""
        await asyncio.wait_for(self._heard.wait(), self._patience)
        raise WebSocketDisconnect


async def _served(onlookers, page):
    """Serves a page while the study is watched."""
    watching = asyncio.create_task(onlookers.watch())
    await onlookers.greet(page, 0, "Prov")
    watching.cancel()


def test_news_come_as_soon_as_a_busy_study_can_be_read_again():
    """The first looks fail: nobody is thrown out, the watch goes on, and the change is told once."""

    async def looked():
        page = Page()
        await _served(Onlookers(BusyStudy(busy=3)), page)
        return page.told

    assert [message["changes"]["revision"] for message in asyncio.run(looked()) if "changes" in message] == [1]


def test_a_page_that_cannot_be_reached_is_forgotten_and_the_others_are_told():
    """One of two pages is gone without a word."""

    class Gone(Page):
        async def send_json(self, _message):
            raise WebSocketDisconnect

    async def looked():
        onlookers, page, gone = Onlookers(BusyStudy(busy=0)), Page(), Gone(patience=0.01)
        waiting = asyncio.create_task(_served(onlookers, gone))
        await _served(onlookers, page)
        waiting.cancel()
        return page.told

    assert any("changes" in message for message in asyncio.run(looked()))
