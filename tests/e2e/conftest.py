"""A real browser at a real server; any error on the browser's console fails the test."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path
from time import monotonic

import axe_playwright_python
import pytest

from interviews import Heading, Paragraph, write_document
from workbench.study import Study

playwright = pytest.importorskip("playwright.sync_api")

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
SMALL = """[...document.querySelectorAll('button, select, input, textarea, summary, a, [role=treeitem], [role=option]')]
    .filter(each => each.offsetParent && !each.matches('.skip, .unseen') && !each.closest('label'))
    .map(each => [each.outerHTML.slice(0, 120), each.getBoundingClientRect()])
    .filter(([, box]) => box.height && (box.height < 24 || box.width < 24)).map(([html]) => ['smaller than 24 pixels', html])"""
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge", "microsoft-edge")
PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
)
PATIENCE = 120
"""Seconds; a loaded machine may be slow, and what fails then is no fault of the page."""
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync"]


def _browser_path():
    """Where a browser of Chromium's family lies, or None."""
    found = next(filter(None, map(shutil.which, NAMES)), None)
    return found or next((place for place in PLACES if Path(place).exists()), None)


@pytest.fixture(scope="session")
def chromium():
    """A headless browser; without one these tests are skipped, except in CI, which must have it."""
    path = _browser_path()
    if path is None:
        if os.environ.get("CI"):
            pytest.fail("CI has no browser")
        pytest.skip("no Chromium, Chrome or Edge was found")
    with playwright.sync_playwright() as started:
        browser = started.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield browser
        browser.close()


@contextmanager
def _serving(study, *options, state=None):
    """Serves a study (None: the start view) in a process of its own; gives the process and the address that it prints."""
    named = [str(study)] if study else []
    command = [sys.executable, "-c", "from workbench.cli import main; main()", "serve", *named, "--no-browser", *options]
    remembered = state or Path(study).parent / "minns"  # never in the folder of whoever runs the tests
    env = {**os.environ, "PYTHONUTF8": "1", "KODBOK_CODER": "Prov", "KODBOK_STATE": str(remembered)}
    server = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, encoding="utf-8", env=env)
    try:
        yield server, server.stdout.readline().split()[-1]
    finally:
        server.terminate()
        try:
            server.wait(10)
        except subprocess.TimeoutExpired:
            server.kill()
            server.wait()
        server.stdout.close()


@pytest.fixture
def study_file(tmp_path):
    """A closed study with one interview of six turns, åäö, an emoji of several code points and a flag in it."""
    blocks = [
        Heading("Samtal", 0),
        Paragraph("Hur arbetar ni med budgeten?", bold_label="Intervjuare: "),
        Paragraph("Vi har ettårsbudgetar. Det är svårt 👩🏽‍🚒, tycker jag. Året är kort.", bold_label="IP: "),
        Paragraph("Och föreningarna?", bold_label="Intervjuare: "),
        Paragraph("De hjälper oss 🇸🇪 mycket. Vi lär av varandra.", bold_label="IP: "),
        Paragraph("Något mer?", bold_label="Intervjuare: "),
        Paragraph("Nej, inget mer.", bold_label="IP: "),
    ]
    document = tmp_path / "Samtal åäö.docx"
    write_document(document, blocks)
    path = tmp_path / "studie.kodbok"
    with Study.create(path, coder="Prov") as study:
        list(study.add_interviews([document]))
    return path


@pytest.fixture
def contexts():
    """The browser profiles of a test."""
    opened = []
    yield opened
    _close(opened)


def _close(contexts):
    """Closes browser profiles; before their server goes, or a page that still asks it something rightly complains."""
    while contexts:
        contexts.pop().close()


@pytest.fixture
def address(study_file, contexts):
    """The address of a served study, the token in it."""
    with _serving(study_file) as (_, found):
        yield found
        _close(contexts)


@pytest.fixture
def start(tmp_path, contexts):
    """The address of the start view, no study open."""
    with _serving(None, state=tmp_path / "minns") as (_, found):
        yield found
        _close(contexts)


@pytest.fixture
def open_page(chromium, contexts):
    """Opens pages, each in a browser profile of its own; what a console complains about in any of its windows fails the test."""
    complaints = []

    def opened(address, **settings):
        context = chromium.new_context(**settings)
        context.set_default_timeout(1000 * PATIENCE)
        contexts.append(context)
        context.on("console", lambda message: complaints.append(message.text) if message.type in {"error", "warning"} else None)
        context.on("weberror", lambda error: complaints.append(str(error.error)))
        page = context.new_page()
        page.goto(address)
        return page

    opened.complaints = complaints
    yield opened
    _close(contexts)
    assert complaints == []


def _until(page, script, wanted=True):  # noqa: FBT002  # most scripts ask a yes or no
    """Asks the page until a script gives what is wanted; its policy forbids waiting inside the page."""
    found, end = None, monotonic() + PATIENCE
    while monotonic() < end:
        found = _asked(page, script)
        if found == wanted:
            return
        page.wait_for_timeout(25)
    raise AssertionError(f"{script} gave {found!r}, not {wanted!r}")


def _asked(page, script):
    """What a script gives; nothing while the page gives way to another one."""
    try:
        return page.evaluate(script)
    except playwright.Error as error:
        if "Execution context was destroyed" not in str(error):
            raise
        return None


READY = "document.querySelector('[data-testid=transcript]')?.dataset.ready === 'true'"
SAVED = "document.querySelector('[data-testid=saved]').dataset.state"


@pytest.fixture
def transcript(open_page, address):
    """The open interview, ready to be coded."""
    page = open_page(address)
    page.get_by_role("link", name="Samtal åäö").click()
    _until(page, READY)
    return page


@pytest.fixture(scope="session")
def until():
    """Asks a page until a script gives what is wanted."""
    return _until


@pytest.fixture(scope="session")
def serving():
    """Serves a study in a process of its own."""
    return _serving


@pytest.fixture(scope="session")
def saved(until):
    """Waits until a page says that everything is saved."""
    return lambda page: until(page, SAVED, "saved")


@pytest.fixture(scope="session")
def ready(until):
    """Waits until a transcript's highlights are painted."""
    return lambda page: until(page, READY)


def _faults(page):
    """What axe-core finds, and what is too small to be hit; axe's source is evaluated, so that the page's policy holds."""
    page.evaluate(AXE)
    found = page.evaluate("tags => axe.run({runOnly: tags, resultTypes: ['violations']})", TAGS)["violations"]
    return [(each["id"], [node["html"][:160] for node in each["nodes"]]) for each in found] + page.evaluate(SMALL)


@pytest.fixture(scope="session")
def faults():
    """What is wrong with a page as it stands for those who cannot see or hit it as others do."""
    return _faults


def _drop(page, *files):
    """Drops files on the page, as their names and contents."""
    script = """(files) => {
        const transfer = new DataTransfer();
        for (const [name, bytes] of files) transfer.items.add(new File([new Uint8Array(bytes)], name));
        const told = {bubbles: true, cancelable: true, dataTransfer: transfer};
        document.getElementById("drop").dispatchEvent(new DragEvent("drop", told));
    }"""
    page.evaluate(script, [[name, list(content)] for name, content in files])


@pytest.fixture(scope="session")
def drop():
    """Drops files on a page."""
    return _drop
