"""Styles tell headings, bold and hidden text, however the style sheet is written."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from interviews import read_transcript


def p(text: str, style: str = "", run: str = "") -> str:
    """A paragraph in a style."""
    properties = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{properties}<w:r><w:rPr>{run}</w:rPr><w:t>{text}</w:t></w:r></w:p>"


TALK = p("I: Hur?") + p("IP: Bra.")
HEADINGS = {
    "by its name": '<w:style w:styleId="R"><w:name w:val="heading 2"/></w:style>',
    "by a Swedish name": '<w:style w:styleId="R"><w:name w:val="Rubrik 2"/></w:style>',
    "by its outline level": '<w:style w:styleId="R"><w:name w:val="Tema"/><w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>',
    "by what it is based on": (
        '<w:style w:styleId="B"><w:name w:val="heading 1"/></w:style>'
        '<w:style w:styleId="R"><w:name w:val="Egen"/><w:basedOn w:val="B"/></w:style>'
    ),
}


@pytest.mark.parametrize("styles", HEADINGS.values(), ids=HEADINGS.keys())
def test_headings(read_body, styles: str) -> None:
    """A heading is known by its style and names the turns after it."""
    read = read_body(p("Ekonomi", "R") + TALK, styles=styles)
    assert [turn.heading for turn in read.turns] == ["Ekonomi", "Ekonomi"]


def test_a_paragraph_may_be_a_heading_by_itself(read_body) -> None:
    """An outline level on the paragraph makes a heading; body text is level nine."""
    own = "<w:p><w:pPr><w:outlineLvl w:val='{}'/></w:pPr><w:r><w:t>{}</w:t></w:r></w:p>"
    read = read_body(own.format(0, "Ekonomi") + TALK + own.format(9, "Och mer."))
    assert [(turn.heading, read.spoken(turn)) for turn in read.turns] == [("Ekonomi", "Hur?"), ("Ekonomi", "Bra.\nOch mer.")]


BOLD = '<w:style w:type="paragraph" {} w:styleId="F"><w:rPr><w:b/></w:rPr></w:style>'


def test_bold_by_style(read_body) -> None:
    """Questions that are bold by their style are questions; a run may say that it is not bold."""
    body = p("Hur går det?", "F") + p("Bra.", "F", "<w:b w:val='0'/>") + p("Och sedan?", "F") + p("Vi väntar.")
    roles = [turn.role for turn in read_body(body, styles=BOLD.format("")).turns]
    assert roles == ["interviewer", "interviewee"] * 2


def test_the_default_style(read_body) -> None:
    """Paragraphs that name no style have the default one."""
    body = p("Hur går det?") + p("Bra.", run="<w:b w:val='0'/>") + p("Berätta mer om det?") + p("Nej.", run="<w:b w:val='0'/>")
    roles = [turn.role for turn in read_body(body, styles=BOLD.format('w:default="1"')).turns]
    assert roles == ["interviewer", "interviewee"] * 2


SHEET = '<x:style x:type="paragraph" x:default="1" x:styleId="N"/><x:style x:styleId="R"><x:name x:val="heading 1"/></x:style>'
NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
SHEETS = {
    "another prefix": f'<x:styles xmlns:x="{NAMESPACE}">{SHEET}</x:styles>'.encode(),
    "UTF-16": f'<?xml version="1.0" encoding="utf-16"?><x:styles xmlns:x="{NAMESPACE}">{SHEET}</x:styles>'.encode("utf-16"),
    "no prefix": f'<styles xmlns="{NAMESPACE}" xmlns:x="{NAMESPACE}">{SHEET}</styles>'.encode(),
    "a style without an id": f'<x:styles xmlns:x="{NAMESPACE}"><x:style x:type="table"></x:style>{SHEET}</x:styles>'.encode(),
    "single quotes": f"<x:styles xmlns:x='{NAMESPACE}'>{SHEET}</x:styles>".replace('"', "'").encode(),
    "an id in numbers of characters": f'<x:styles xmlns:x="{NAMESPACE}">{SHEET}</x:styles>'.replace('"R"', '"&#82;"').encode(),
    "other white space": f'<x:styles xmlns:x="{NAMESPACE}">{SHEET}</x:styles>'.replace("x:style ", "x:style\n").encode(),
}


@pytest.mark.parametrize("sheet", SHEETS.values(), ids=SHEETS.keys())
def test_style_sheets_of_other_programs(write_docx, tmp_path: Path, sheet: bytes) -> None:
    """A style sheet is understood however it is written."""
    path, other = write_docx(p("Ekonomi", "R") + TALK, styles=""), tmp_path / "annan.docx"
    with zipfile.ZipFile(path) as archive, zipfile.ZipFile(other, "w") as copy:
        for name in archive.namelist():
            copy.writestr(name, sheet if name.endswith("styles.xml") else archive.read(name))
    assert [turn.heading for turn in read_transcript(other).turns] == ["Ekonomi", "Ekonomi"]


def test_bold_survives_composition(read_body) -> None:
    """Offsets of bold text hold after the text was composed and cleaned."""
    body = "".join(p(f"a\u030a\u00ad{number} hur?", run="<w:b/>") + p("Bra.") for number in range(2))
    assert [turn.role for turn in read_body(body).turns] == ["interviewer", "interviewee"] * 2
