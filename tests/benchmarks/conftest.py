"""A bare page to hold the transcript's page against: a text, highlighted stretches, a key that adds one, and nothing else."""

from __future__ import annotations

import threading
from http import HTTPStatus
from urllib.parse import parse_qs, urlsplit

import pytest

PAGE = """<!doctype html><meta charset="utf-8"><title>Bare</title>
<style>::highlight(coded) { background-color: #fdeeb8; } p { max-width: 40rem; }</style>
<div data-testid="transcript" data-codings="0" tabindex="0">PARAGRAPHS</div>
<script type="module">
const root = document.querySelector("div"), coded = new Highlight();
const nodes = [...root.querySelectorAll("p")].map((each) => each.firstChild);
const socket = new WebSocket(`ws://${location.host}`);
let count = 0;
function code() {
  const node = nodes[count * 7 % nodes.length], start = count * 13 % (node.length - 40);
  coded.add(new StaticRange({ startContainer: node, startOffset: start, endContainer: node, endOffset: start + 40 }));
  count += 1;
}
while (count < NUMBER) code();
CSS.highlights.set("coded", coded);
function more() {
  code();
  root.dataset.codings = count;
}
addEventListener("keydown", ({ key }) => {
  if (key !== "1") return;
  more();
  socket.send("one more");
});
socket.onmessage = more;
root.focus();
requestAnimationFrame(() => requestAnimationFrame(() => performance.mark("ready")));
</script>"""


def _answer(paragraphs):
    """Answers a request for the page; leaves a WebSocket's alone."""

    def answered(connection, request):
        if request.headers.get("Upgrade"):
            return None
        number = parse_qs(urlsplit(request.path).query).get("codings", ["0"])[0]
        answer = connection.respond(HTTPStatus.OK, PAGE.replace("PARAGRAPHS", paragraphs).replace("NUMBER", number))
        del answer.headers["Content-Type"]
        answer.headers["Content-Type"] = "text/html; charset=utf-8"
        return answer

    return answered


@pytest.fixture
def bare_page():
    """Serves texts as a bare page; what one page sends, the others get. Gives the address, to which `?codings=N` is added."""
    from websockets.sync.server import serve  # the page's own library, wanted by these benchmarks alone

    open_ones, begun = set(), []

    def passed_on(connection):
        open_ones.add(connection)
        try:
            for message in connection:
                for other in open_ones - {connection}:
                    other.send(message)
        finally:
            open_ones.discard(connection)

    def served(texts):
        paragraphs = "".join(f"<p>{text}</p>" for text in texts)
        server = serve(passed_on, "127.0.0.1", 0, process_request=_answer(paragraphs))
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        begun.append((server, thread))
        return f"http://127.0.0.1:{server.socket.getsockname()[1]}/"

    yield served
    for server, thread in begun:
        server.shutdown()
        thread.join(10)
