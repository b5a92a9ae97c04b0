"""Every character of the canonical text knows the element that it came from, so that marks can be written exactly there."""

from __future__ import annotations

import unicodedata
import zipfile
from copy import deepcopy
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from interviews import read_transcript
from interviews.word.names import W
from interviews.word.package import WordPackage
from interviews.word.places import Places, find_places
from interviews.word.style_sheet import StyleSheet

FOLDER = Path(__file__).parents[3] / "shared" / "transcripts"
overwrites = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
SIGNS = {W + "tab": "\t", W + "br": "\n", W + "cr": "\n", W + "noBreakHyphen": "\u2011", W + "sym": "→"}
PARTS = ("text", "<w:tab/>", "<w:br/>", "<w:noBreakHyphen/>", "<w:sym w:font='Wingdings' w:char='F0E0'/>", "<w:softHyphen/>")


def places_of(path: Path) -> Places:
    """The places of a file, walked over as a writer would."""
    package = WordPackage(path.read_bytes(), path.name)
    styles = StyleSheet(package.content("styles"))
    return find_places(package.main(), styles, footnotes=package.part("footnotes"), endnotes=package.part("endnotes"))


def said_at(places: Places, offset: int) -> str | None:
    """The character that stands where one of the text came from, or None between paragraphs and cells."""
    place = places.first(offset)
    if place is None:
        return None
    return SIGNS.get(place.element.tag) or (place.element.text or "")[place.offset]


BODY = (
    "<w:p><w:r><w:t>ett </w:t><w:tab/><w:t>två</w:t><w:br/></w:r><w:del><w:r><w:delText>x</w:delText></w:r></w:del>"
    "<w:ins><w:r><w:t>tre</w:t><w:noBreakHyphen/></w:r></w:ins><w:r><w:footnoteReference w:id='1'/></w:r></w:p>"
    "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>fyra</w:t></w:r></w:p></w:tc><w:tc><w:p/></w:tc><w:tc><w:p><w:hyperlink><w:r><w:t>fem😀</w:t>"
    "</w:r></w:hyperlink></w:p></w:tc></w:tr></w:tbl><w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>dold</w:t></w:r><w:r><w:t>sex"
    "</w:t><w:pict><w:txbxContent><w:p><w:r><w:t>ruta</w:t></w:r></w:p></w:txbxContent></w:pict></w:r></w:p>"
)
NOTES = "<w:footnote w:id='1'><w:p><w:r><w:t>not</w:t></w:r></w:p></w:footnote>"


@pytest.mark.parametrize("strict", [False, True])
def test_every_character_has_its_place(write_docx, strict: bool) -> None:  # noqa: FBT001  # a case, not passed by anybody
    """In a text that is as it was typed the places spell it; only what parts paragraphs and cells has none."""
    path = write_docx(BODY, footnotes=NOTES, strict=strict)
    places = places_of(path)
    assert places.text == read_transcript(path).text == "ett \ttvå\ntre\u2011\nfyra\t\tfem😀\nsex\nruta\nnot"
    spelt = [said_at(places, offset) for offset in range(len(places.text))]
    assert "".join(said or places.text[offset] for offset, said in enumerate(spelt)) == places.text
    assert [offset for offset, said in enumerate(spelt) if said is None] == [13, 18, 19, 24, 28, 33]
    assert places.first(len(places.text)) is None


def test_the_tree_is_the_callers(write_docx) -> None:
    """Places are elements of the very tree that was given, which the walk leaves as it was."""
    package = WordPackage(write_docx(BODY).read_bytes(), "a.docx")
    tree = package.main()
    before = etree.tostring(tree)
    places = find_places(tree, StyleSheet(None))
    places.first(0).element.text = "ETT "
    assert etree.tostring(tree) == before.replace(b"ett ", b"ETT ")


runs = st.lists(
    st.tuples(st.sampled_from(PARTS), st.text("ab😀\u030a\u0323\u00adö\u1100\u1161\u11a8\u0958\u0344", max_size=6)),
    min_size=1,
    max_size=8,
)


@overwrites
@given(said=runs)
def test_places_of_composed_characters(write_docx, said: list[tuple[str, str]]) -> None:
    """Whatever is composed or left out: what stands from a character's first place to its last gives that character."""
    contents = "".join(f'<w:t xml:space="preserve">{text}</w:t>' if kind == "text" else kind for kind, text in said)
    package = WordPackage(write_docx(f"<w:p><w:r>{contents}<w:t>.</w:t></w:r></w:p>").read_bytes(), "a.docx")
    tree = package.main()
    places = find_places(tree, StyleSheet(None))
    elements = [element for element in tree.iter() if element.text or element.tag in SIGNS]  # kept, so that they stay themselves
    sources = [(element, offset) for element in elements for offset in range(len(element.text or "x"))]
    number = {source: place for place, source in enumerate(sources)}
    given_by: dict[tuple[int, int], str] = {}
    for offset, char in enumerate(places.text):
        stretch = (number[places.first(offset)], number[places.last(offset)])
        given_by[stretch] = given_by.get(stretch, "") + char
    for (first, last), text in given_by.items():
        raw = "".join(SIGNS.get(element.tag) or element.text[offset] for element, offset in sources[first : last + 1])
        assert unicodedata.normalize("NFC", raw.replace("\u00ad", "")) == text
    assert list(given_by) == sorted(given_by)
    assert "".join(given_by.values()) == places.text


def split(run: etree._Element, leaf: etree._Element, offset: int) -> etree._Element:
    """Parts a run before a character of one of its elements; returns the second half."""
    second = deepcopy(run)
    run.addnext(second)
    place = run.index(leaf)
    for child in list(run)[place:]:
        if child is not leaf or offset == 0:
            run.remove(child)
    for child in list(second)[:place]:
        if child.tag != W + "rPr":
            second.remove(child)
    if leaf.text and offset:
        leaf.text, half = leaf.text[:offset], leaf.text[offset:]
        next(child for child in second if child.tag == leaf.tag).text = half
    return second


@overwrites
@given(data=st.data())
def test_marks_written_at_places_are_read_back(write_docx, tmp_path: Path, data: st.DataObject) -> None:
    """A comment that is written around any stretch of one paragraph comes back with exactly that stretch."""
    body = (
        "<w:p><w:r><w:t>ett </w:t><w:tab/><w:t>två</w:t><w:br/></w:r><w:ins><w:r><w:t>A\u030as\u00adtre</w:t></w:r></w:ins></w:p>"
    )
    path = write_docx(body, comments="<w:comment w:id='0'/>")
    package = WordPackage(path.read_bytes(), path.name)
    tree = package.main()
    places = find_places(tree, StyleSheet(None))
    start = data.draw(st.integers(0, len(places.text) - 1))
    end = data.draw(st.integers(start + 1, len(places.text)))
    after, before = places.last(end - 1), places.first(start)
    length = len(after.element.text or "x")
    if after.offset + 1 < length:
        split(after.element.getparent(), after.element, after.offset + 1)
        after.element.getparent().addnext(etree.Element(W + "commentRangeEnd", {W + "id": "0"}))
    else:
        after.element.addnext(etree.Element(W + "commentRangeEnd", {W + "id": "0"}))
    if before.offset:
        split(before.element.getparent(), before.element, before.offset).addprevious(
            etree.Element(W + "commentRangeStart", {W + "id": "0"})
        )
    else:
        before.element.addprevious(etree.Element(W + "commentRangeStart", {W + "id": "0"}))
    written = tmp_path / "skriven.docx"
    with zipfile.ZipFile(path) as archive, zipfile.ZipFile(written, "w") as copy:
        for name in archive.namelist():
            copy.writestr(name, etree.tostring(tree) if name == "word/document.xml" else archive.read(name))
    read = read_transcript(written)
    assert read.text == places.text
    assert [(each.start, each.end) for each in read.comments] == [(start, end)]


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.docx")), ids=lambda path: path.stem)
def test_real_files(path: Path) -> None:
    """The places of a real file spell its text."""
    places = places_of(path)
    assert places.text == read_transcript(path).text
    assert "".join(said_at(places, offset) or char for offset, char in enumerate(places.text)) == places.text
