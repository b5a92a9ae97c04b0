"""The page's JSON API: what it takes, what it answers, what it refuses."""

from __future__ import annotations

import json
import re
from uuid import uuid4

import pytest

from interviews import Transcript, Turn


@pytest.fixture
def coding(study, span):
    """Makes the body of a coding of a quote of the interview Samtal."""

    def made(quote="Det är svårt", code="Budget", **other):
        start, end = span(quote)[:2]
        return {"id": str(uuid4()), "interview": "Samtal", "start": start, "end": end, "code": code, "quote": quote, **other}

    return made


def test_a_coding_is_kept_under_its_own_id_in_the_name_of_the_session(page, study, coding):
    """The same request again makes nothing new."""
    body = coding(memo="minns", contrary=True)
    for _ in range(2):
        answer = page.post("/api/segments", json=body)
        assert answer.status_code == 201
    (found,) = [each for each in study.findings() if each.coder == "Prov"]
    assert (found.id, found.quote, found.memo, found.contrary) == (body["id"], "Det är svårt", "minns", True)


@pytest.mark.parametrize(
    ("change", "status"),
    [
        ({"quote": "Annat"}, 409),
        ({"end": 10**9}, 422),
        ({"start": -1}, 422),
        ({"start": "1"}, 422),
        ({"start": True}, 422),
        ({"code": "Finns ej"}, 404),
        ({"interview": "Finns ej"}, 404),
        ({"id": "inget id"}, 422),
        ({"quote": None}, 422),
    ],
)
def test_a_coding_that_does_not_fit_is_refused_with_the_reason(page, study, coding, change, status):
    """Nothing is written."""
    before = study.revision
    answer = page.post("/api/segments", json={**coding(), **change})
    assert (answer.status_code, study.revision) == (status, before)
    assert answer.json()["error"]


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b"1", b"\xff"])
def test_a_body_that_is_no_object_is_refused(page, body):
    """With a sentence."""
    answer = page.post("/api/segments", content=body)
    assert answer.status_code == 422
    assert answer.json()["error"]


def test_a_change_of_what_somebody_changed_meanwhile_is_refused(page, study, coding):
    """The revision tells what was seen."""
    body = coding()
    page.post("/api/segments", json=body)
    seen = study.revision
    study.change_segment(body["id"], memo="annan")
    answer = page.patch(f"/api/segments/{body['id']}", json={"memo": "min", "revision": seen})
    assert answer.status_code == 409
    assert page.patch(f"/api/segments/{body['id']}", json={"memo": "min", "revision": study.revision}).json()["changed"]


def test_undo_and_redo_take_the_sessions_own_changes(page, study, coding):
    """Nothing left to undo is said, with 409."""
    page.post("/api/segments", json=coding())
    assert page.post("/api/undo").json()["command"] == "code"
    assert not [each for each in study.findings() if each.coder == "Prov"]
    assert page.post("/api/undo").status_code == 409
    assert page.post("/api/redo").status_code == 200
    assert [each for each in study.findings() if each.coder == "Prov"]


def test_changes_since_a_revision_tell_what_came_and_what_went(page, study, coding):
    """Whoever made them."""
    since = study.revision
    first, second = coding(), coding("Det är svårt", "Dialog")
    page.post("/api/segments", json=first)
    page.post("/api/segments", json=second)
    page.delete(f"/api/segments/{first['id']}")
    found = page.get(f"/api/changes?since={since}").json()
    assert [each["id"] for each in found["segments"]] == [second["id"]]
    assert found["gone"] == [first["id"]]
    assert found["revision"] == study.revision
    assert page.get("/api/changes?since=x").status_code == 422


def test_a_code_is_made_with_its_parents_and_once(page, study):
    """The path is written as the study writes it."""
    for _ in range(2):
        assert page.post("/api/codes", json={"path": " Nytt >  Under "}).json() == {"path": "Nytt > Under"}
    assert [code.path for code in study.codebook() if code.path.startswith("Nytt")] == ["Nytt", "Nytt > Under"]


def test_what_people_wrote_is_escaped_wherever_it_stands(page, study):
    """A transcript and a code that look like markup stay text."""
    text = "A: </script><script>alert(1)</script>"
    turn = Turn(3, len(text), "A:", "A")
    name = study.add_transcript(Transcript('"><img onerror=alert(1)>/../x', text, (turn,)))
    study.add_code('"><img onerror=alert(2)>')
    study.code(name, 3, 12, '"><img onerror=alert(2)>')
    for address in ("/", f"/interviews/{name.replace('/', '%2F')}"):
        html = page.get(address).text
        assert "<img" not in html
        assert "<script>alert" not in html
    state = re.search(r'<script type="application/json" id="state">(.*?)</script>', html, re.DOTALL)[1]
    assert json.loads(state)["text"] == text


def test_the_live_channel_tells_of_changes(page, coding):
    """What one session does the other is told at once."""
    with page.websocket_connect("ws://127.0.0.1:8000/live?since=0", headers={"origin": "http://127.0.0.1:8000"}) as socket:
        first = socket.receive_json()["changes"]
        body = coding()
        page.post("/api/segments", json=body)
        told = socket.receive_json()["changes"]
    assert told["revision"] == first["revision"] + 1
    assert [each["id"] for each in told["segments"]] == [body["id"]]


def test_news_tell_what_was_made_changed_and_taken_away_since_and_no_more(study, span):
    """A segment that was made before and stands is no news; one that was changed is news once, and not gone."""
    start, end = span("Det är svårt")[:2]
    stays, changed, gone = (study.code("Samtal", start, end - place, "Budget") for place in range(3))
    since = study.revision
    study.change_segment(changed.id, memo="ny")
    study.delete_segment(gone.id)
    made = study.code("Samtal", start, end - 3, "Budget")
    news = study.changes_since(since)
    assert [each.segment.id for each in news.segments] == [changed.id, made.id]
    assert [each.revision for each in news.segments] == [since + 1, since + 3]
    assert (news.gone, news.interviews, news.codebook, news.revision) == ((gone.id,), False, False, since + 3)
    assert stays.id in {each.segment.id for each in study.segments_in("Samtal")}
    study.add_code("Något nytt")
    assert study.changes_since(news.revision).codebook


def test_a_code_is_meant_by_its_name_as_by_its_path(page, study, coding):
    """What is no whole path is looked for in the codebook."""
    answer = page.post("/api/segments", json=coding(code="budget"))
    assert answer.status_code == 201
    assert answer.json()["code"] == "Social > Budget"
