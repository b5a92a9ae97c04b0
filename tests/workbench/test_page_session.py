"""Who acts on the page, for which study, and that what a browser sends twice is done once."""

from __future__ import annotations

import re
from urllib.parse import quote

import pytest
from starlette.testclient import TestClient

from coding.rule import Rule
from workbench.study import Study
from workbench.web.application import application
from workbench.web.receipts import Receipts
from workbench.web.sessions import Sessions


def _coding(study, span, quote="Det är svårt"):
    """The body of a coding."""
    start, end = span(quote)[:2]
    return {"interview": "Samtal", "start": start, "end": end, "code": "Budget", "quote": quote}


def test_two_studies_on_two_ports_leave_one_another_their_sessions(study, tmp_path):
    """A browser sends the cookies of 127.0.0.1 to every port of it."""
    with Study.create(tmp_path / "annan.kodbok", title="Annan", coder="Anna") as other:
        served, kept = {8000: study, 9000: other}, {}
        clients = {}
        for port, each in served.items():
            sessions = Sessions("Prov")
            clients[port] = TestClient(
                application(each, sessions, port), base_url=f"http://127.0.0.1:{port}", follow_redirects=False
            )
            kept |= clients[port].get(f"/?token={sessions.token}", headers=_cookies(kept)).cookies
        assert sorted(kept) == ["kodbok-8000", "kodbok-9000"]
        shown = [clients[port].get("/", headers=_cookies(kept)).text for port in (8000, 9000, 8000)]
    assert [re.search("<h1[^>]*>(.*)</h1>", html)[1] for html in shown] == ["Prov", "Annan", "Prov"]


def _cookies(kept):
    """What a browser that keeps cookies sends along."""
    return {"cookie": "; ".join(f"{name}={value}" for name, value in kept.items())}


def test_the_forms_tell_who_acts_and_in_which_language(page, study, span):
    """The name is made clean; none is refused; the language leads back to where one was."""
    assert page.post("/coder", data={"coder": "  Maria   Ek "}, follow_redirects=False).headers["location"] == "/"
    assert 'id="coder">Maria Ek<' in page.get("/").text
    page.post("/api/segments", json=_coding(study, span))
    assert [each.coder for each in study.findings()] == ["Maria Ek"]
    assert 'value="Maria Ek"' in page.get("/coder").text
    for wrong in ("", " ", "x" * 201, "a\x07b"):
        assert page.post("/coder", data={"coder": wrong}).status_code == 422
        assert page.post("/api/session", json={"coder": wrong}).status_code == 422
    came = {"referer": "http://127.0.0.1:8000/themes?x=1"}
    assert page.post("/language", data={"lang": "en"}, headers=came, follow_redirects=False).headers["location"] == "/themes"
    assert '<html lang="en">' in page.get("/").text
    foreign = {"referer": "http://evil.example/themes"}
    assert page.post("/language", data={"lang": "sv"}, headers=foreign, follow_redirects=False).headers["location"] == "/"
    assert page.post("/language", data={"lang": "de"}).status_code == 422
    assert page.post("/api/session", json={"lang": "de"}).status_code == 422


def test_what_a_browser_sends_later_is_done_in_the_name_of_who_did_it(page, study, span):
    """The outbox tells the coder, whoever sits there now."""
    headers = {"x-kodbok-coder": quote("Åsa Ö")}
    assert page.post("/api/segments", json=_coding(study, span), headers=headers).status_code == 201
    assert [each.coder for each in study.findings()] == ["Åsa Ö"]
    assert page.post("/api/undo", headers=headers).json()["command"] == "code"


def test_what_a_page_of_another_study_sends_is_refused(page, study, span):
    """With 421, so that it is kept for its own study."""
    before = study.revision
    wrong, right = {"x-kodbok-study": "annan"}, {"x-kodbok-study": study.study_id}
    assert page.post("/api/segments", json=_coding(study, span), headers=wrong).status_code == 421
    assert study.revision == before
    assert page.post("/api/segments", json=_coding(study, span), headers=right).status_code == 201


def test_an_undo_that_is_sent_twice_under_one_key_is_done_once(page, study, span):
    """The answer of the first one was lost on its way."""
    for quoted in ("Det är svårt", "Föreningarna"):
        page.post("/api/segments", json=_coding(study, span, quoted))
    key = {"x-kodbok-request": "000-1"}
    first, second = (page.post("/api/undo", json={}, headers=key) for _ in range(2))
    assert first.json() == second.json()
    assert [each.quote for each in study.findings()] == ["Det är svårt"]


def test_receipts_forget_the_oldest_ones_alone():
    """Two thousand are kept."""
    receipts = Receipts()
    for number in range(2_001):
        receipts.keep(str(number), number)
    assert ["0" in receipts, "1" in receipts, receipts["2000"]] == [False, True, 2_000]


def test_proposals_are_accepted_and_rejected_together(page, study):
    """In the name of who decides; a verdict that is none is refused, and one undo takes a decision back."""
    study.change_code("Social > Budget", rules=(Rule("exact", ("ettårsbudgetar", "mycket")),))
    study.run_rules()
    ids = [each.segment.id for each in study.segments_in("Samtal")]
    assert len(ids) == 2
    for wrong in ({"ids": ids, "verdict": "maybe"}, {"ids": [1], "verdict": "accept"}, {"ids": ids}, {"verdict": "accept"}):
        assert page.post("/api/proposals", json=wrong).status_code == 422
    assert page.post("/api/proposals", json={"ids": [], "verdict": "accept"}).json() == {"decided": 0}
    assert page.post("/api/proposals", json={"ids": ids, "verdict": "accept"}).json() == {"decided": 2}
    assert [each.coder for each in study.findings()] == ["Prov", "Prov"]
    page.post("/api/undo")
    assert page.post("/api/proposals", json={"ids": ids[:1], "verdict": "reject"}).json() == {"decided": 1}
    assert [each.segment.status for each in study.segments_in("Samtal")].count("rejected") == 1
    assert study.findings() == []


@pytest.mark.parametrize("broken", ['kodbok-8000="\\', "a b=c;;", "\x7f=1"])
def test_a_broken_cookie_is_none(study, broken):
    """Whoever sends it is asked for the address with the token."""
    client = TestClient(application(study, Sessions("Prov"), 8000), base_url="http://127.0.0.1:8000")
    assert client.get("/", headers={"cookie": broken}).status_code == 401
