"""Small studies for the tests of the workbench: a talk is written as lines, `I: …` and `IP: …`."""

from __future__ import annotations

import io
import zipfile
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

import pytest
from starlette.testclient import TestClient

from coding.codebook import Codebook
from interviews.speaker import Speaker
from interviews.transcript import Transcript
from interviews.turn import Turn
from workbench.cli.entry import run
from workbench.study import Study
from workbench.web.application import application
from workbench.web.sessions import Sessions

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

BOOK = Codebook().add("Social > Budget").add("Social > Fond > Liten").add("Kunskap > Dialog")
TALK = "I: Hur går det?\nIP: Vi har ettårsbudgetar. Det är svårt, tycker jag.\nI: Ja?\nIP: Föreningarna hjälper oss mycket."


def _talk(text: str = TALK, name: str = "Samtal", **facts: str) -> Transcript:
    """A transcript from lines `Label: words`; `I` is the interviewer, a line without a label belongs to no turn."""
    turns, place = [], 0
    for line in text.split("\n"):
        label, colon, words = line.partition(": ")
        if colon:
            start = place + len(label) + 2
            role = "interviewer" if label == "I" else "interviewee"
            turns.append(Turn(start, start + len(words), f"{label}:", label, role=role))
        place += len(line) + 1
    speakers = tuple(
        Speaker(label, "interviewer" if label == "I" else "interviewee") for label in dict.fromkeys(t.speaker for t in turns)
    )
    return Transcript(name, text, tuple(turns), speakers, **facts)


W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PARTS = {
    "[Content_Types].xml": (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/></Types>'
    ),
    "_rels/.rels": (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="r1" Type="{OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>'
    ),
    "word/_rels/document.xml.rels": (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="r1" Type="{OFFICE}/comments" Target="comments.xml"/></Relationships>'
    ),
}


def _coded_docx(path: Path, *comments: tuple[str, ...], text: str = TALK) -> Path:
    """Writes a Word file with comments `(words, what it says, author, date)`; each is about the first place of its words."""
    marks: dict[int, list[str]] = {}
    said = []
    for number, (words, says, *by) in enumerate(comments):
        author, date = (*by, "KE", "")[:2] if by else ("KE", "")
        start = text.index(words)
        marks.setdefault(start, []).append(f'<w:commentRangeStart w:id="{number}"/>')
        end = f'<w:commentRangeEnd w:id="{number}"/><w:r><w:commentReference w:id="{number}"/></w:r>'
        marks.setdefault(start + len(words), []).insert(0, end)
        lines = "".join(f'<w:p><w:r><w:t xml:space="preserve">{escape(line)}</w:t></w:r></w:p>' for line in says.split("\n"))
        dated = f" w:date={quoteattr(date)}" if date else ""
        said.append(f'<w:comment w:id="{number}" w:author={quoteattr(author)}{dated}>{lines}</w:comment>')
    body, place = [], 0
    for line in text.split("\n"):
        inside = ""
        for at, char in enumerate([*line, ""], start=place):
            run = f'<w:r><w:t xml:space="preserve">{escape(char)}</w:t></w:r>' if char else ""
            inside += "".join(marks.pop(at, [])) + run
        body.append(f"<w:p>{inside}</w:p>")
        place += len(line) + 1
    parts = {
        **PARTS,
        "word/document.xml": f"<w:document {W}><w:body>{''.join(body)}</w:body></w:document>",
        "word/comments.xml": f"<w:comments {W}>{''.join(said)}</w:comments>",
    }
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return path


@dataclass(frozen=True, slots=True)
class Answer:
    """What a command line answered."""

    code: int
    out: str
    err: str


def _kodbok(*words: object) -> Answer:
    """Runs a command line in this process."""
    out, err = io.StringIO(), io.StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        code = run([str(word) for word in words])
    return Answer(code, out.getvalue(), err.getvalue())


@pytest.fixture(scope="session")
def talk() -> Callable[..., Transcript]:
    """Makes a transcript from lines."""
    return _talk


@pytest.fixture(scope="session")
def book() -> Codebook:
    """A small codebook: two recommendations, two themes, one level more."""
    return BOOK


@pytest.fixture(scope="session")
def kodbok() -> Callable[..., Answer]:
    """Runs a command line."""
    return _kodbok


@pytest.fixture(scope="session")
def coded_docx() -> Callable[..., Path]:
    """Writes a Word file of the short talk, or another text, with comments."""
    return _coded_docx


@pytest.fixture
def study(tmp_path: Path) -> Iterator[Study]:
    """A study of Anna's with one short talk and a small codebook."""
    with Study.create(tmp_path / "studie.kodbok", title="Prov", codebook=BOOK, coder="Anna") as made:
        made.add_transcript(_talk())
        yield made


@pytest.fixture
def span() -> Callable[[str], tuple[int, int]]:
    """Where words stand in the short talk."""

    def found(words: str) -> tuple[int, int]:
        start = TALK.index(words)
        return start, start + len(words)

    return found


@pytest.fixture
def page(study: Study) -> Iterator[TestClient]:
    """A browser that has been let in to the page of the study, Prov acting."""
    sessions = Sessions("Prov")
    with TestClient(application(study.as_coder("Prov"), sessions, 8000), base_url="http://127.0.0.1:8000") as client:
        client.get(f"/?token={sessions.token}")
        yield client
