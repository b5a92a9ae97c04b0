"""The page of 9,000 words with 1,000 or 5,000 codings: until it is painted, from key to paint, until the other coder sees it.

DESIGN's budgets are seconds on two ordinary cores with nothing else to do. A shared machine may be several times slower, and that
changes from one second to the next, so each figure is held against a bare page in the same run: the same text, as many highlighted
stretches, and nothing else; a key there highlights one more and sends that to the other browser through a bare server. A figure
passes if it keeps its budget or takes no more than so many times what the bare page takes meanwhile. All figures are printed.
"""

from __future__ import annotations

import csv
import os
import random
import shutil
import statistics
import subprocess
import sys
from contextlib import contextmanager
from dataclasses import dataclass

import pytest

from interviews import Transcript, Turn
from interviews.speaker import Speaker
from workbench.study import Study

playwright = pytest.importorskip("playwright.sync_api")

TURNS, WORDS = 300, 30
READY_BUDGET, KEY_BUDGET, OTHER_BUDGET = 500, 50, 100
"""Milliseconds on two ordinary cores, with 1,000 codings."""
READY_TIMES, KEY_TIMES, OTHER_TIMES = 6, 6, 12
"""What the machine bears: so many times what the bare page takes. Measured with two to eleven processes waiting for two cores: 2 to
3,
2 to 3.5, and 4 to 6 times; the other coder's paint waits for a disk too, which the bare page does not."""
GROWTH = 5 * 1.5
"""How many times more 5,000 codings may take than 1,000, for growth that is no more than linear; measured is far less."""
ROUNDS, KEYS = 3, 16
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
VOCABULARY = "vi har budget ett år i taget och det är svårt att samarbeta med föreningar som hjälper barn och unga"
READY = "performance.getEntriesByName('ready')[0]?.startTime ?? 0"
WATCH = """() => {
    window.times = [];
    let pressed = 0;
    addEventListener('keydown', event => { pressed = performance.timeOrigin + event.timeStamp; }, true);
    new MutationObserver(() => requestAnimationFrame(() => {
        const channel = new MessageChannel();
        channel.port1.onmessage = () => times.push([pressed, performance.timeOrigin + performance.now()]);
        channel.port2.postMessage(null);
    })).observe(document.querySelector('[data-testid=transcript]'), { attributeFilter: ['data-codings'] });
}"""
SCROLL = """() => new Promise(done => {
    const gaps = [];
    let last = performance.now(), frames = 0;
    const step = now => {
        gaps.push(now - last);
        last = now;
        scrollBy(0, 400);
        if (++frames < 60) requestAnimationFrame(step);
        else done(gaps.slice(2));
    };
    requestAnimationFrame(step);
})"""


def _said():
    """What is said in each turn."""
    chance = random.Random(1)  # noqa: S311  # a made-up interview, not a secret
    return [" ".join(chance.choice(VOCABULARY.split()) for _ in range(WORDS)) for _ in range(TURNS)]


def _study(folder, codings):
    """A study with one long interview and codings by three coders, crossing and nested."""
    chance, text, turns = random.Random(2), "", []  # noqa: S311  # made-up codings
    for place, said in enumerate(_said()):
        label = ("Intervjuare", "IP")[place % 2]
        text += f"{label}: "
        turns.append(Turn(len(text), len(text) + len(said), label=f"{label}:", speaker=label))
        text += f"{said}\n"
    path, rows = folder / f"{codings}.kodbok", folder / "kodningar.csv"
    speakers = (Speaker("Intervjuare", "interviewer"), Speaker("IP", "interviewee"))
    with Study.create(path, coder="Prov") as study:
        study.add_transcript(Transcript("Lång", text, turns=tuple(turns), speakers=speakers))
        codes = [code.path for code in study.codebook().codes]
    with rows.open("w", newline="", encoding="utf-8") as file:
        lines = csv.writer(file)
        lines.writerow(["interview", "start", "end", "code", "coder"])
        for _ in range(codings):
            turn = chance.choice(turns)
            start = chance.randrange(turn.start, turn.end - 20)
            span = (start, min(turn.end, start + chance.randrange(10, 100)))
            lines.writerow(["Lång", *span, chance.choice(codes), chance.choice(["Prov", "Maria", "Åsa"])])
    _kodbok("code", "import", path, rows)
    return path


def _kodbok(*arguments):
    """Runs a command to its end."""
    command = [sys.executable, "-c", "from workbench.cli import main; main()", *map(str, arguments)]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)


@pytest.fixture(scope="module")
def browsers():
    """Two headless browsers: the pages of one would share a process."""
    path = next(filter(None, map(shutil.which, NAMES)), None)
    if path is None:
        pytest.skip("no browser was found")
    with playwright.sync_playwright() as started:
        both = [started.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-gpu"]) for _ in range(2)]
        yield both
        for browser in both:
            browser.close()


@contextmanager
def _served(folder, codings):
    """The address of a study with so many codings, served in a process of its own."""
    command = [sys.executable, "-c", "from workbench.cli import main; main()", "serve", str(_study(folder, codings))]
    env = {**os.environ, "KODBOK_CODER": "Prov", "KODBOK_STATE": str(folder / "minns")}
    server = subprocess.Popen(
        [*command, "--no-browser", "--port", "0"], stdout=subprocess.PIPE, text=True, encoding="utf-8", env=env
    )
    try:
        yield server.stdout.readline().split()[-1]
    finally:
        server.terminate()
        server.wait(20)
        server.stdout.close()


@dataclass
class Figures:
    """What was measured of a page, in milliseconds: visits until it was ready, and from key to paint, here and there."""

    first: float
    ready: list[float]
    here: list[float]
    there: list[float]

    def __str__(self):
        """All figures in one line."""
        later = f"first visit {self.first:.0f}, later {min(self.ready):.0f}-{max(self.ready):.0f}"
        return f"ready: {later}; key to paint: {_spread(self.here)}; other's paint: {_spread(self.there)} (all in ms)"


def _spread(values):
    """Least, median and 95th percentile."""
    return f"least {min(values):.0f}, median {statistics.median(values):.0f}, p95 {statistics.quantiles(values, n=20)[-1]:.0f}"


class Pair:
    """The same page in two browsers, the first of which may be slowed down."""

    def __init__(self, browsers, address, slower=1):
        self.page, self.other = (each.new_context(viewport={"width": 1280, "height": 800}).new_page() for each in browsers)
        self.line = self.page.context.new_cdp_session(self.page)
        self.line.send("Emulation.setCPUThrottlingRate", {"rate": slower})
        self.visits = [_visited(self.page, lambda: self.page.goto(address))]
        _visited(self.other, lambda: self.other.goto(address))

    def visit(self):
        """Visits the page anew."""
        self.visits.append(_visited(self.page, self.page.reload))

    def watch(self):
        """Begins to note when codings are painted."""
        for each in (self.page, self.other):
            each.evaluate(WATCH)

    def code(self):
        """Codes the next word with the key 1 and waits until both have painted it."""
        for each in (self.page, self.other):
            each.bring_to_front()
        before = self.painted
        self.page.keyboard.press("ArrowRight")
        self.page.wait_for_timeout(60)
        self.page.keyboard.press("1")
        for _ in range(2_400):
            self.page.wait_for_timeout(25)
            if min(self.painted) > min(before):
                return
        raise AssertionError(f"a coding was never painted on {self.page.url}: {before} before, {self.painted} after")

    @property
    def painted(self):
        """How many paintings were noted here and there."""
        return [each.evaluate("times.length") for each in (self.page, self.other)]

    def figures(self):
        """What was measured."""
        own, seen = self.page.evaluate("times"), self.other.evaluate("times")
        here = [painted - pressed for pressed, painted in own]
        there = [painted - pressed for (pressed, _), (_, painted) in zip(own, seen, strict=True)]
        return Figures(self.visits[0], self.visits[1:], here, there)

    def close(self):
        """Closes both pages."""
        for each in (self.page, self.other):
            each.context.close()


def _visited(page, go):
    """Milliseconds from the beginning of a visit until the highlights were painted."""
    go()
    for _ in range(1_000):
        found = page.evaluate(READY)
        if found:
            return found
        page.wait_for_timeout(20)
    raise AssertionError("the page never got ready")


def _favourite(page):
    """Gives the key 1 its code, as a person does: the first coding is chosen in the palette."""
    page.keyboard.press("s")
    page.keyboard.press("Enter")
    page.keyboard.type("dialog")
    page.keyboard.press("Enter")
    page.wait_for_timeout(1_000)


def _measured(pairs):
    """The figures of several pairs, taken in turns, so that the same load lies on all."""
    for _ in range(ROUNDS):
        for pair in pairs:
            pair.visit()
    for pair in pairs:
        if "/interviews/" in pair.page.url:
            _favourite(pair.page)
        pair.watch()
    for _ in range(KEYS):
        for pair in pairs:
            pair.code()
    return [pair.figures() for pair in pairs]


def _compared(browsers, address, bare, slower):
    """The figures of the study's page and of the bare one; prints them, with what scrolling and memory cost."""
    pairs = [Pair(browsers, address.replace("/?", "/interviews/L%C3%A5ng?"), slower), Pair(browsers, bare, slower)]
    try:
        found, least = _measured(pairs)
        gaps = pairs[0].page.evaluate(SCROLL)
        pairs[0].line.send("HeapProfiler.collectGarbage")
        memory = pairs[0].line.send("Runtime.getHeapUsage")["usedSize"] / 1e6
    finally:
        for pair in pairs:
            pair.close()
    print(f"\n  page: {found}\n  bare: {least}\n  frame while scrolling: {_spread(gaps)} ms; heap {memory:.1f} MB")
    return found, least


def _holds(took, budget, least, times):
    """Whether a figure keeps its budget, or at least what this machine bears now."""
    return took < max(budget, times * least)


@pytest.mark.slow
def test_the_page_is_quick(browsers, tmp_path, bare_page):
    """With 1,000 codings the budgets hold, within what the machine bears; growth to 5,000 is no more than linear."""
    bare, found = bare_page(_said()), {}
    for codings, slower in ((1_000, 1), (1_000, 4), (5_000, 1), (5_000, 4)):
        folder = tmp_path / f"{codings} {slower}"
        folder.mkdir()
        with _served(folder, codings) as address:
            print(f"\n{codings} codings, {slower} x slower:", end="")
            found[codings, slower] = _compared(browsers, address, f"{bare}?codings={codings}", slower)
    page, least = found[1_000, 1]
    assert _holds(min(page.ready), READY_BUDGET, min(least.ready), READY_TIMES)
    assert _holds(statistics.median(page.here), KEY_BUDGET, statistics.median(least.here), KEY_TIMES)
    assert _holds(statistics.median(page.there), OTHER_BUDGET, statistics.median(least.there), OTHER_TIMES)
    large, _ = found[5_000, 1]
    assert min(large.ready) < GROWTH * min(page.ready)
    assert statistics.median(large.here) < GROWTH * statistics.median(page.here)
