"""The gate of the page: who comes in, from where, and what every answer forbids."""

from __future__ import annotations

import pytest
from starlette.testclient import TestClient
from starlette.websockets import WebSocketDisconnect

from workbench.web.application import application
from workbench.web.sessions import Sessions

HOST = "http://127.0.0.1:8000"


@pytest.fixture
def sessions():
    """The sessions of a server in which Prov acts."""
    return Sessions("Prov")


@pytest.fixture
def browser(study, sessions):
    """A browser that knows nothing yet."""
    with TestClient(application(study, sessions, 8000), base_url=HOST, follow_redirects=False) as client:
        yield client


@pytest.fixture
def inside(browser, sessions):
    """A browser that has been let in."""
    browser.get(f"/?token={sessions.token}")
    return browser


def test_the_token_opens_a_session_and_leaves_the_address(browser, sessions):
    """The cookie cannot be read by scripts nor sent by other sites."""
    answer = browser.get(f"/interviews/Samtal?token={sessions.token}&x=1")
    assert (answer.status_code, answer.headers["location"]) == (303, "/interviews/Samtal?x=1")
    cookie = answer.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=strict" in cookie
    assert browser.get("/interviews/Samtal").status_code == 200


def test_a_second_browser_may_use_the_token_too(study, sessions):
    """It is good until the server stops."""
    app = application(study, sessions, 8000)
    for _ in range(2):
        client = TestClient(app, base_url=HOST)
        assert client.get(f"/?token={sessions.token}").status_code == 200


@pytest.mark.parametrize(
    "address", ["/", "/interviews/Samtal", "/api/interviews", "/static/desk.js", "/?token=fel", "/?token=", "/?token=å"]
)
def test_nobody_comes_in_without_the_token(browser, address):
    """Pages, data and scripts alike."""
    assert browser.get(address).status_code == 401


def test_another_name_for_this_machine_is_refused(inside):
    """A hostile site may point its own name at 127.0.0.1."""
    assert inside.get("/", headers={"host": "evil.example:8000"}).status_code == 421
    assert inside.get("/", headers={"host": "127.0.0.1:9"}).status_code == 421


@pytest.mark.parametrize(
    "headers",
    [{"origin": "http://evil.example"}, {"origin": "null"}, {"sec-fetch-site": "cross-site"}, {"sec-fetch-site": "same-site"}],
)
def test_a_change_that_another_site_asks_for_is_refused(inside, headers):
    """Even with the session's cookie."""
    assert inside.post("/api/undo", headers=headers).status_code == 403


def test_the_live_channel_is_refused_to_other_sites_and_without_a_session(browser, sessions):
    """WebSockets know no same-origin policy of their own."""
    with pytest.raises(WebSocketDisconnect), browser.websocket_connect("ws://127.0.0.1:8000/live", headers={"origin": HOST}):
        pass
    browser.get(f"/?token={sessions.token}")
    with (
        pytest.raises(WebSocketDisconnect),
        browser.websocket_connect("ws://127.0.0.1:8000/live", headers={"origin": "http://evil.example"}),
    ):
        pass
    with browser.websocket_connect("ws://127.0.0.1:8000/live?since=0", headers={"origin": HOST}) as socket:
        assert "changes" in socket.receive_json()


def test_every_answer_forbids_foreign_scripts_and_inline_ones(inside):
    """The policy names no other origin and nothing inline."""
    for address in ("/", "/static/desk.js", "/nothing", "/api/nothing"):
        policy = inside.get(address).headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert "http" not in policy


def test_a_static_path_leads_out_of_no_folder(inside):
    """Neither by dots nor by their escapes."""
    for path in ("/static/../application.py", "/static/%2e%2e/application.py", "/static/..%2fapplication.py"):
        assert inside.get(path).status_code == 404
