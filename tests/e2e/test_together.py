"""Several pages at once, and a server that goes away."""

from __future__ import annotations

import json

import pytest

from workbench.study import Study

pytestmark = pytest.mark.slow  # a browser and a server for each; CI runs them

CODINGS = "document.querySelector('[data-testid=transcript]').dataset.codings"
STATE = "document.querySelector('[data-testid=saved]').dataset.state"
LISTED = "[...document.querySelectorAll('[data-testid=coding]')].map(e => [e.dataset.start, e.dataset.end, e.dataset.code])"
INTERVIEW = "/interviews/Samtal%20%C3%A5%C3%A4%C3%B6?"
SELECT = """([turn, from, to]) => {
    const node = document.querySelectorAll('[data-testid=turn] .said')[turn].firstChild;
    getSelection().setBaseAndExtent(node, node.data.indexOf(from), node, node.data.indexOf(to) + to.length);
    document.querySelector('[data-testid=transcript]').focus();
}"""
WORDS = [
    (1, "Vi", "ettårsbudgetar"),
    (1, "Det", "svårt"),
    (1, "Året", "kort"),
    (3, "De", "oss"),
    (3, "mycket", "mycket"),
    (5, "Nej", "mer"),
]


def _code(page, turn, first, last, name="Ettårsbudgetar"):
    """Codes words of a turn by the palette."""
    page.evaluate(SELECT, [turn, first, last])
    page.keyboard.press("Enter")
    page.keyboard.type(name)
    page.keyboard.press("Enter")


def _quotes(path):
    """What is coded, in the order of the text, from a sound study."""
    with Study.open(path) as study:
        assert study.check() == []
        return [each.quote for each in study.findings()]


def test_two_coders_at_the_same_interview_end_with_the_same_segments(open_page, address, study_file, until, ready, saved):
    """Each codes, moves an end and deletes while the other does; presence says who is here."""
    pages = [open_page(address.replace("/?", INTERVIEW)) for _ in range(2)]
    pages[1].evaluate("fetch('/api/session', {method: 'POST', body: JSON.stringify({coder: 'Maria'})}).then(r => r.status)")
    pages[1].reload()
    for page in pages:
        ready(page)
    for place, (turn, first, last) in enumerate(WORDS):
        _code(pages[place % 2], turn, first, last)
    for page in pages:
        until(page, CODINGS, "6")
    pages[0].keyboard.press("Alt+Shift+ArrowRight")
    pages[1].keyboard.press("Delete")
    for page in pages:
        saved(page)
        until(page, CODINGS, "5")
    until(pages[0], f"JSON.stringify({LISTED})", json.dumps(pages[1].evaluate(LISTED), ensure_ascii=False, separators=(",", ":")))
    until(pages[0], "document.querySelector('#present').textContent.includes('Maria')")
    assert len(_quotes(study_file)) == 5


def test_a_coding_that_is_refused_is_taken_out_with_the_reason(chromium, address, study_file, until, ready, saved):
    """Other words stand there now, says the study: the notice says so until it is closed."""
    context = chromium.new_context()
    try:
        page = context.new_page()
        page.goto(address.replace("/?", INTERVIEW))
        ready(page)
        page.route("**/api/segments", lambda route: route.continue_(post_data=route.request.post_data.replace("Vi har", "Vi hade")))
        _code(page, *WORDS[0])
        saved(page)
        until(page, CODINGS, "0")
        notice = page.get_by_role("alert")
        assert "Vi har ettårsbudgetar" in notice.inner_text()
        assert "Orden som markerades står inte längre" in notice.inner_text()
        notice.get_by_role("button").click()
        assert notice.count() == 0
        assert _quotes(study_file) == []
    finally:
        context.close()


def test_two_tabs_of_one_browser_send_every_change_once(chromium, address, study_file, until, ready, saved):
    """They share an outbox and a lock."""
    context = chromium.new_context()
    try:
        tabs = [context.new_page() for _ in range(2)]
        for tab in tabs:
            tab.goto(address.replace("/?", INTERVIEW))
            ready(tab)
        for place, (turn, first, last) in enumerate(WORDS):
            _code(tabs[place % 2], turn, first, last)
        tabs[0].keyboard.press("Control+z")
        for tab in tabs:
            saved(tab)
            until(tab, CODINGS, "5")
        with Study.open(study_file) as study:
            commands = [entry.command for entry in study.log()][2:]
        assert commands == ["code"] * 6 + ["undo"]
    finally:
        context.close()


def test_an_open_page_goes_on_when_its_server_was_started_anew(chromium, serving, study_file, until, ready, saved):
    """It says what to do; the address opened in the same browser sends what was kept, and the old page goes on."""
    context = chromium.new_context()
    try:
        page = context.new_page()
        with serving(study_file) as (server, address):
            port = address.split(":")[2].split("/")[0]
            page.goto(address.replace("/?", INTERVIEW))
            ready(page)
            _code(page, *WORDS[0])
            saved(page)
            server.kill()
            server.wait()
            for words in WORDS[1:4]:
                _code(page, *words)
            until(page, STATE, "offline")
        assert _quotes(study_file) == ["Vi har ettårsbudgetar"]
        with serving(study_file, "--port", port) as (_, address):
            until(page, "document.querySelector('#explanation').textContent.includes('kodbok serve')")
            other = context.new_page()
            other.goto(address.replace("/?", INTERVIEW))
            for each in (page, other):
                ready(each)
                saved(each)
                until(each, CODINGS, "4")
        assert len(_quotes(study_file)) == 4
    finally:
        context.close()


def test_the_outbox_of_one_study_is_never_sent_to_another(chromium, serving, study_file, tmp_path, until, ready):
    """On the same port of the same browser: what waits is kept for its own study."""
    other = tmp_path / "annan.kodbok"
    with Study.open(study_file) as study, Study.create(other, coder="Prov") as second:
        second.add_transcript(study.transcripts()[0])
    context = chromium.new_context()
    try:
        page = context.new_page()
        with serving(study_file) as (server, address):
            port = address.split(":")[2].split("/")[0]
            page.goto(address.replace("/?", INTERVIEW))
            ready(page)
            server.kill()
            server.wait()
            _code(page, *WORDS[0])
            until(page, STATE, "offline")
        with serving(other, "--port", port) as (_, address):
            page.goto(address.replace("/?", INTERVIEW))
            ready(page)
            until(page, STATE, "saved")
        assert _quotes(other) == []
        with serving(study_file, "--port", port) as (_, address):
            page.goto(address.replace("/?", INTERVIEW))
            ready(page)
            until(page, CODINGS, "1")
            until(page, STATE, "saved")
        assert _quotes(study_file) == ["Vi har ettårsbudgetar"]
    finally:
        context.close()
