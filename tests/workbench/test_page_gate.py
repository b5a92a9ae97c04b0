"""The gate of the page: who comes in, from where, and what every answer forbids."""

from __future__ import annotations

import asyncio
import socket
from urllib.parse import quote

import pytest
from starlette.exceptions import HTTPException
from starlette.testclient import TestClient
from starlette.websockets import WebSocketDisconnect

from interviews import Speaker, Transcript, Turn
from workbench.web.application import application
from workbench.web.assets import assets
from workbench.web.limits import Limits
from workbench.web.sessions import Sessions
from workbench.web.shelf import listening_on

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
    "address",
    [
        "/",
        "/interviews/Samtal",
        "/api/interviews",
        "/static/desk.js",
        "/?token=fel",
        "/?token=",
        "/?token=å",
        "/?xtoken=fel",
        "/api/interviews?xtoken=",
        "/?a=token=",
        "/api/interviews?a=token=b",
        "/?a;token=",
    ],
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


def test_a_body_that_is_too_long_is_refused(inside):
    """By what it says of itself, and by what comes where it says nothing."""
    long = b"x" * 1_000_001
    assert inside.post("/api/segments", content=long).status_code == 413
    assert inside.post("/api/segments", content=iter([long, long])).status_code == 413
    assert inside.post("/coder", content=iter([long, long])).status_code == 413
    answer = inside.post("/api/uploads", headers={"content-length": "400000001"}, content=b"x")
    assert (answer.status_code, "400 MB" in answer.json()["error"]) == (413, True)


def test_a_body_that_stops_coming_is_given_up():
    """With 408, and the rest of the page answers on."""

    async def reading(scope, receive, send):
        while (await receive()).get("more_body", False):
            pass

    async def stopping():
        await asyncio.sleep(60)

    limits = Limits(reading, patience=0.01)
    with pytest.raises(HTTPException) as refusal:
        asyncio.run(limits({"type": "http", "path": "/api/segments", "headers": []}, stopping, None))
    assert refusal.value.status_code == 408


@pytest.mark.parametrize("method", ["PUT", "TRACE", "CONNECT", "PROPFIND", "X"])
def test_an_odd_method_changes_nothing_and_is_answered(inside, study, method):
    """With 405 or 404, never with a fault of the server."""
    before = study.revision
    for address in ("/", "/api/undo", "/api/codes", "/api/segments/x", "/static/page.css"):
        assert inside.request(method, address).status_code in {404, 405}
    assert study.revision == before


def test_a_head_says_what_a_get_would_without_its_words(inside):
    """The gate holds for it, too."""
    answer = inside.head("/")
    assert (answer.status_code, answer.content) == (200, b"")
    inside.cookies.clear()
    assert inside.head("/").status_code == 401


@pytest.mark.parametrize(
    "path", ["//evil.example/", "/\\evil.example", "///evil.example", "/%2f%2fevil.example", "/%5cevil.example"]
)
def test_no_address_leads_to_another_site(browser, sessions, path):
    """Not even with the right token: what it redirects to begins with one stroke and a sign of our own."""
    place = browser.get(f"{HOST}{path}?token={sessions.token}").headers["location"]
    assert place.startswith("/")
    assert not place.startswith(("//", "/\\"))


@pytest.mark.parametrize("cookie", ["kodbok-8000=", "kodbok-8000=x", "kodbok-9=KEY", "=;;=", 'kodbok-8000="\\'])
def test_a_cookie_that_is_none_of_ours_opens_nothing(browser, sessions, cookie):
    """Neither the key of another port's session nor a broken one."""
    key = sessions.begin(sessions.token)
    assert browser.get("/", headers={"cookie": cookie.replace("KEY", key)}).status_code == 401


def test_a_language_of_another_browser_is_no_harm(browser, sessions):
    """What the cookie says is one of the languages that there are, or nothing."""
    browser.cookies.set("kodbok-language", "../../x")
    assert browser.get(f"/?token={sessions.token}", follow_redirects=True).status_code == 200
    assert 'lang="sv"' in browser.get("/").text


def test_a_browser_keeps_a_file_of_the_page_only_from_the_address_that_changes_with_it(inside):
    """The page itself, with what people said, is never kept."""
    address = assets().address
    assert f'"{address}/page.css"' in inside.get("/").text
    kept, plain = inside.get(f"{address}/desk.js"), inside.get("/static/desk.js")
    assert "immutable" in kept.headers["cache-control"]
    assert [plain.headers["cache-control"], inside.get("/").headers["cache-control"]] == ["no-store", "no-store"]
    assert kept.content == plain.content
    assert kept.headers["content-type"].startswith("text/javascript")
    assert inside.get("/static/0123456789abcdef/desk.js").status_code == 404


def test_what_came_from_people_stays_text_in_every_view(inside, study):
    """An interview, a code, a speaker and a case that look like markup."""
    evil = '"><img src=x onerror=alert(1)></script><script>alert(2)</script>'
    name = study.add_transcript(
        Transcript(evil, f"{evil}: hej", (Turn(len(evil) + 2, len(evil) + 5, f"{evil}:", evil),), (Speaker(evil),))
    )
    study.describe_interview(name, case=evil, wave=evil)
    study.add_code(evil.replace(">", "›"))
    study.change_code(evil.replace(">", "›"), definition=evil)
    inside.post("/api/session", json={"coder": evil})
    for address in (
        "/",
        "/codebook",
        f"/speakers/{quote(name, safe='')}",
        f"/interviews/{quote(name, safe='')}",
        "/coder",
        "/exports",
    ):
        html = inside.get(address).text
        assert "<img" not in html, address
        assert "<script>alert" not in html, address


def test_the_server_listens_so_that_no_answer_waits():
    """Asyncio sends small answers at once only where the socket names TCP; else each waits 40 ms for the other side's receipt."""
    with listening_on(0) as listening:
        assert listening.proto == socket.IPPROTO_TCP
