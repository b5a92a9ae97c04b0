"""Coding in the browser as a person does it, by keys and by mouse."""

from __future__ import annotations

import pytest

from workbench.study import Study

pytestmark = pytest.mark.slow  # a browser and a server for each; CI runs them

CODINGS = "document.querySelector('[data-testid=transcript]').dataset.codings"
SELECT = """([turn, from, to]) => {
    const node = document.querySelectorAll('[data-testid=turn] .said')[turn].firstChild;
    getSelection().setBaseAndExtent(node, node.data.indexOf(from), node, node.data.indexOf(to) + to.length);
    document.querySelector('[data-testid=transcript]').focus();
}"""


def _findings(path):
    """Spans, quotes and codes of what is coded, read from the file itself."""
    with Study.open(path) as study:
        assert study.check() == []
        text = study.transcripts()[0].text
        found = study.findings()
        assert all(text[each.start : each.end] == each.quote for each in found)
        return [(each.quote, each.code, each.coder) for each in found]


def test_a_selection_is_coded_with_what_the_palette_finds(transcript, study_file, until, saved):
    """Emoji of several code points and a flag before the selection shift nothing; the palette takes and gives back the focus."""
    transcript.evaluate(SELECT, [1, "Året", "kort"])
    transcript.keyboard.press("Enter")
    until(transcript, "document.activeElement.closest('[data-testid=palette]') !== null")
    transcript.keyboard.type("ettårsbudg")
    transcript.keyboard.press("Enter")
    until(transcript, CODINGS, "1")
    transcript.evaluate(SELECT, [3, "mycket", "mycket"])
    transcript.keyboard.press("1")
    until(transcript, CODINGS, "2")
    saved(transcript)
    assert _findings(study_file) == [
        ("Året är kort", "Social investering > Ettårsbudgetar", "Prov"),
        ("mycket", "Social investering > Ettårsbudgetar", "Prov"),
    ]


def test_a_half_marked_word_is_coded_whole(transcript, study_file, until, saved):
    """A selection snaps to words."""
    transcript.evaluate(SELECT, [3, "jälper", "myck"])
    transcript.keyboard.press("Enter")
    transcript.keyboard.type("Ettårsbudgetar")
    transcript.keyboard.press("Enter")
    until(transcript, CODINGS, "1")
    saved(transcript)
    assert [quote for quote, _, _ in _findings(study_file)] == ["hjälper oss 🇸🇪 mycket"]


def test_an_unknown_name_makes_the_code_and_its_parents(transcript, study_file, until, saved):
    """`Nytt > Under`, as it is typed."""
    transcript.evaluate(SELECT, [1, "Det", "svårt"])
    transcript.keyboard.press("Enter")
    transcript.keyboard.type("Nytt > Under")
    transcript.keyboard.press("Enter")
    until(transcript, CODINGS, "1")
    saved(transcript)
    assert _findings(study_file) == [("Det är svårt", "Nytt > Under", "Prov")]


def test_codings_are_undone_to_the_start_and_redone(transcript, study_file, until, saved):
    """By keys alone: sentences are selected, coded, undone, redone."""
    for _ in range(3):
        transcript.keyboard.press("u")
        transcript.keyboard.press("s")
        transcript.keyboard.press("Enter")
        transcript.keyboard.type("dialog")
        transcript.keyboard.press("Enter")
        saved(transcript)
    done = _findings(study_file)
    assert len(done) == 3
    for left in ("2", "1", "0"):
        transcript.keyboard.press("Control+z")
        until(transcript, CODINGS, left)
    for left in ("1", "2", "3"):
        transcript.keyboard.press("Control+y")
        until(transcript, CODINGS, left)
    assert _findings(study_file) == done


def test_what_one_browser_codes_the_other_sees(open_page, address, study_file, until, ready, saved):
    """Both end with the same segments."""
    pages = [open_page(f"{address.replace('/?', '/interviews/Samtal%20%C3%A5%C3%A4%C3%B6?')}") for _ in range(2)]
    for number, page in enumerate(pages):
        ready(page)
        page.evaluate(SELECT, [1 + 2 * number, "Det" if number == 0 else "De", "svårt" if number == 0 else "oss"])
        page.keyboard.press("Enter")
        page.keyboard.type("Ettårsbudgetar")
        page.keyboard.press("Enter")
    for page in pages:
        until(page, CODINGS, "2")
        saved(page)
    listed = "[...document.querySelectorAll('[data-testid=coding]')].map(e => [e.dataset.start, e.dataset.end, e.dataset.code])"
    assert pages[0].evaluate(listed) == pages[1].evaluate(listed)
    assert len(_findings(study_file)) == 2


def test_a_killed_server_loses_nothing(open_page, serving, study_file, until, ready, saved, chromium):
    """What was saved is there; what was not is sent when the page is opened again on the new server."""
    context = chromium.new_context()
    page = context.new_page()
    with serving(study_file) as (server, address):
        port = address.split(":")[2].split("/")[0]
        page.goto(address.replace("/?", "/interviews/Samtal%20%C3%A5%C3%A4%C3%B6?"))
        ready(page)
        page.evaluate(SELECT, [1, "Det", "svårt"])
        page.keyboard.press("Enter")
        page.keyboard.type("Ettårsbudgetar")
        page.keyboard.press("Enter")
        saved(page)
        server.kill()
        server.wait()
        page.evaluate(SELECT, [3, "Vi", "varandra"])
        page.keyboard.press("1")
        until(page, "document.querySelector('[data-testid=saved]').dataset.state", "offline")
    assert len(_findings(study_file)) == 1
    with serving(study_file, "--port", port) as (_, address):
        page.goto(address.replace("/?", "/interviews/Samtal%20%C3%A5%C3%A4%C3%B6?"))
        ready(page)
        until(page, CODINGS, "2")
        saved(page)
    assert [quote for quote, _, _ in _findings(study_file)] == ["Det är svårt", "Vi lär av varandra"]
    context.close()
