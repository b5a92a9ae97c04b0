"""Attacks on every route of the page: the routes are taken from the application, so that a new one is not forgotten."""

from __future__ import annotations

import json
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from starlette.routing import Route
from starlette.testclient import TestClient

from workbench.web import application as page
from workbench.web.application import application
from workbench.web.sessions import Sessions

HOST = "http://127.0.0.1:8000"
ROUTES = [route for route in (*page.ROUTES, *page.session_routes.ROUTES) if isinstance(route, Route)]
SHELF = [route for route in page.studies_routes.ROUTES if isinstance(route, Route)]


def _changing(routes):
    """Method and path of what changes something."""
    return [(method, route.path) for route in routes for method in sorted(route.methods - {"GET", "HEAD", "OPTIONS"})]


WORDS = st.sampled_from(
    [
        "",
        "Samtal",
        "Social > Budget",
        "Social",
        "hjälper",
        "\x00",
        "../x",
        "\ud800",
        "CON",
        "x" * 3000,
        "<script>",
        " > > ",
        "sv",
        "turn",
        "green",
    ]
) | st.text(max_size=4)
NUMBERS = st.integers(-(2**70), 2**70) | st.integers(-2, 120)
TEXT_KEYS = [
    "code",
    "codebook",
    "coder",
    "id",
    "interview",
    "into",
    "lang",
    "memo",
    "name",
    "parent",
    "path",
    "quote",
    "text",
    "title",
    "unit",
    "verdict",
    "what",
    "case",
    "wave",
    "definition",
    "include",
    "exclude",
    "example",
    "colour",
    "theme",
    "key",
    "scale",
    "value",
    "comment",
    "state",
    "attribution",
    "note",
    "assignment",
    "rating",
    "kind",
]
VALUES = st.recursive(
    st.none() | st.booleans() | NUMBERS | st.floats() | WORDS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(TEXT_KEYS), inner, max_size=3),
    max_leaves=6,
)
RIGHTLY_TYPED = st.fixed_dictionaries(
    {},
    optional={
        **dict.fromkeys(TEXT_KEYS, WORDS),
        **dict.fromkeys(("start", "end", "revision", "turn", "per_theme"), NUMBERS),
        **dict.fromkeys(("contrary", "finished", "holds"), st.booleans()),
        **dict.fromkeys(("ids", "aliases", "names", "hits", "corrections", "segments"), st.lists(VALUES, max_size=3)),
    },
)
BODIES = VALUES | RIGHTLY_TYPED | st.dictionaries(st.sampled_from([*TEXT_KEYS, "start", "ids"]), VALUES, max_size=8)


@pytest.fixture
def inside(study):
    """A browser that has been let in; a fault of the server is an answer to it, not an exception."""
    sessions = Sessions("Prov")
    study.describe_interview("Samtal", case="Samtal")  # a case that the words of the attacks meet
    study.save_scale("Samtal", ())
    with TestClient(application(study, sessions, 8000), base_url=HOST, raise_server_exceptions=False) as client:
        client.get(f"/?token={sessions.token}")
        yield client


def _address(path: str, part: str = "Samtal") -> str:
    """A route's address with something in the place of each parameter."""
    return "/".join(part if piece.startswith("{") else piece for piece in path.split("/"))


@pytest.mark.parametrize(("method", "path"), _changing(ROUTES + SHELF))
def test_no_changing_route_hears_another_site(inside, study, method, path):
    """With the session's cookie and all."""
    before = study.revision
    for headers in (
        {"origin": "null"},
        {"origin": "http://evil.example"},
        {"origin": HOST + "1"},
        {"sec-fetch-site": "cross-site"},
    ):
        assert inside.request(method, _address(path), json={}, headers=headers).status_code == 403, headers
    assert study.revision == before


@pytest.mark.parametrize("path", [route.path for route in ROUTES + SHELF])
def test_no_route_answers_without_a_session(inside, path):
    """Nor where a parameter only looks like the token."""
    inside.cookies.clear()
    assert inside.get(_address(path)).status_code == 401
    assert inside.get(f"{_address(path)}?xtoken=1").status_code == 401


@pytest.mark.slow
@pytest.mark.parametrize(("method", "path"), _changing(ROUTES))
def test_a_body_that_means_nothing_is_refused_with_a_reason(inside, method, path):
    """No JSON, JSON of another kind, values of the wrong type: never a fault of the server."""

    @settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
    @given(BODIES)
    def sent(body):
        answer = inside.request(method, _address(path), content=json.dumps(body))
        assert answer.status_code < 500, (body, answer.text)

    for raw in (b"", b"{", b"\xff\xfe", b"[" * 100_000, b'{"start": NaN}', b'{"start": ' + b"9" * 5000 + b"}"):
        answer = inside.request(method, _address(path), content=raw)
        assert answer.status_code < 500, (raw[:20], answer.text)
    sent()


@pytest.mark.parametrize("path", [route.path for route in ROUTES if "{" in route.path])
def test_an_odd_name_in_an_address_is_not_found(inside, path):
    """It leads out of no folder and is no fault of the server."""
    for part in ("%2e%2e", "..%2f..%2fx", "%00", "%ff", "99999999999999999999999", "-1", "x" * 5000, "%ED%A0%80"):
        assert inside.get(_address(path, part)).status_code < 500, part


@pytest.mark.parametrize(
    "path", ["/matrix", "/matrix/cell", "/theme", "/quotations", "/api/matrix", "/api/matrix/cell", "/api/theme", "/api/quotations"]
)
def test_an_odd_question_is_no_fault(inside, path):
    """Whatever a case, a theme, a wave or a state is said to be."""
    for odd in ("\x00", "x" * 3000, "<script>", "Samtal", "Social > Budget", "'; DROP TABLE log; --", "%"):
        told = dict.fromkeys(("case", "theme", "path", "wave", "state", "recommendation", "case_kind"), odd)
        for asked in (told, {**told, "case": "Samtal", "theme": "Budget", "path": "Budget"}, {"theme": odd, "case": "Samtal"}):
            answer = inside.get(path, params=asked, headers={"accept": "text/html"})
            assert answer.status_code < 500, (asked, answer.text)
            assert "<script>" not in answer.text or answer.headers["content-type"] == "application/json"


@pytest.mark.parametrize("since", ["9" * 30, "9" * 5000, "-1", "x", "", "999999"])
def test_an_odd_revision_on_the_live_channel_is_no_fault(inside, since):
    """Whoever comes from a revision that is none gets an answer all the same."""
    with inside.websocket_connect(f"ws://127.0.0.1:8000/live?since={since}", headers={"origin": HOST}) as socket:
        socket.send_json({"place": ""})  # who is here is told in any case, so that nobody waits for ever
        assert "changes" in socket.receive_json()


def test_a_memo_that_no_file_could_carry_is_refused_with_a_reason(inside):
    """Half a character would fall over in the store."""
    answer = inside.post("/api/memos", content=json.dumps({"text": "\ud800"}))
    assert (answer.status_code, "half a character" in answer.json()["error"]) == (422, True)


def test_a_note_on_a_coding_that_no_file_could_carry_is_refused_with_a_reason(inside):
    """The words, code and place are right."""
    body = {
        "id": str(uuid4()),
        "interview": "Samtal",
        "start": 3,
        "end": 6,
        "code": "Social > Budget",
        "quote": "Hur",
        "revision": 0,
    }
    answer = inside.post("/api/segments", content=json.dumps(body | {"memo": "\ud800"}))
    assert answer.status_code == 422, answer.text
    assert inside.post("/api/segments", json=body).status_code == 201
    change = inside.patch(f"/api/segments/{body['id']}", content=json.dumps({"memo": "\ud800"}))
    assert change.status_code == 422, change.text
