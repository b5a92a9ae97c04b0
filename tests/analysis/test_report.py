"""The Word report, read again with nothing but zipfile and lxml."""

from __future__ import annotations

import re
import zipfile
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pandas as pd
import pytest
from docx import Document
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from analysis import Material, Written, themes, write_report, write_theme_paper
from analysis.names import Names
from analysis.report.evidence import Evidence
from analysis.report.looks import UnfitTemplateError
from analysis.written import LEDGER_COLUMNS, RATING_COLUMNS, SYNTHESIS_COLUMNS
from interviews.errors import KodbokError

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
NORTH = (
    "I: Hur går det?\nIP: Fonden är svår att söka. Zebran Ludmila betalar ingenting alls.\nI: Och sedan?\nIP: Vi väntar på pengar."
)
SOUTH = "I: Hur går det?\nIP: Fonden fungerar bra för oss. Vi har fått pengar två gånger."
FUND, BUDGET = "Investering > Fonder", "Investering > Budget"


@pytest.fixture
def material(build_material, talk, coding) -> Material:
    """Three interviews: one organisation speaks twice of funds, one against them, one says nothing."""
    return build_material(
        (
            talk("hemlig fil nord", NORTH, case="Norr", case_kind="område", date="2015-09-01", finished=("AB",)),
            talk("hemlig fil söder", SOUTH, case="Söder", case_kind="bolag", date="2015-10-01", finished=("AB",)),
            talk("hemlig fil öst", "I: Hej.\nIP: Ingenting om det.", case="Öst", case_kind="bolag", finished=("AB",)),
        ),
        (
            coding("hemlig fil nord", "Fonden är svår att söka.", FUND, memo="Minnesordet"),
            coding("hemlig fil nord", "Vi väntar på pengar.", FUND),
            coding("hemlig fil söder", "Fonden fungerar bra för oss.", FUND, contrary=True),
            coding("hemlig fil söder", "Vi har fått pengar två gånger.", BUDGET),
            coding("hemlig fil öst", "Ingenting", "Investering", coder="AB"),
        ),
    )


def written(material: Material) -> Written:
    """A synthesis of one theme, two quotations of which one is approved, and three ratings."""
    segment = material.segments.iloc[0]
    told = {"theme": FUND, "interview": "hemlig fil nord", "case": "Norr", "case_kind": "område", "role": "interviewee"}
    quoted = {
        **told,
        "wave": None,
        "start": 0,
        "end": 9,
        "words": 5,
        "tidied": True,
        "key": False,
        "note": "n",
        "who": "AB",
        "date": "",
    }
    ledger = [
        {
            **quoted,
            "id": "1",
            "segment": segment["id"],
            "verbatim": segment["quote"],
            "text": "Fonden är svår",
            "state": "approved",
            "attribution": "case_kind",
        },
        {
            **quoted,
            "id": "2",
            "segment": segment["id"],
            "verbatim": "x",
            "text": "Ogodkänt ord",
            "state": "sent",
            "attribution": "case",
        },
    ]
    synthesis = {
        "id": "s",
        "theme": FUND,
        "wave": None,
        "text": "Fonderna når inte alla.\nDet tar tid.",
        "author": "Skribenten",
        "date": "2015-12-01T00:00:00Z",
        "stale": True,
    }
    rating = {"id": "r", "assignment": "Uppdrag 1", "wave": None, "comment": "Kommentaren", "kind": "", "source": "källfil.xlsx"}
    ratings = [{**rating, "case": case, "rating": value} for case, value in (("Norr", "red"), ("Söder", "green"), ("Öst", ""))]
    return Written(
        syntheses=pd.DataFrame([synthesis], columns=list(SYNTHESIS_COLUMNS)),
        ledger=pd.DataFrame(ledger, columns=list(LEDGER_COLUMNS)),
        ratings=pd.DataFrame(ratings, columns=list(RATING_COLUMNS)),
        facts={"purpose": "Att få veta", "interviewers": "Intervjuaren Svensson"},
    )


class Paper:
    """A Word file as it can be read by anybody."""

    def __init__(self, path: Path) -> None:
        with zipfile.ZipFile(path) as archive:
            self.parts = {name: archive.read(name) for name in archive.namelist()}
        self.root = etree.fromstring(self.parts["word/document.xml"])
        self.paragraphs = list(self.root.iter(W + "p"))

    def texts(self, style: str) -> list[str]:
        """The texts of the paragraphs of a style."""
        return [said(each) for each in self.paragraphs if style_of(each) == style]

    @property
    def text(self) -> str:
        """All that it says."""
        return "\n".join(map(said, self.paragraphs))

    def evidence(self) -> dict[str, list[tuple[str, str, int]]]:
        """From the appendix alone: for each code's label its passages as organisation, interview and words."""
        found: dict[str, list[tuple[str, str, int]]] = {}
        label = case = ""
        for paragraph in self.paragraphs:
            text, style = said(paragraph), style_of(paragraph)
            if style == "Heading3" and (head := re.match(r"(A\d+) ", text)):
                label = head[1]
                found[label] = []
            elif style == "Heading4" and (head := re.match(r"A\d+\.\d+\.\d+ (.*) – \d", text)):
                case = head[1]
            elif style == "KodbokPassage":
                source = re.findall(r"\(([^()]*); (\d+) (?:ord|words?)", text)[-1]
                found[label].append((case, source[0].split(", ")[0], int(source[1])))
        return found

    def codes(self) -> dict[str, str]:
        """The code of each label, from the appendix."""
        heads = (re.match(r"(A\d+) (.*) – \d", text) for text in self.texts("Heading3"))
        return {head[1]: head[2] for head in heads if head}


def said(paragraph: etree._Element) -> str:
    """What a paragraph says."""
    return "".join(each.text or "" for each in paragraph.iter(W + "t"))


def style_of(paragraph: etree._Element) -> str:
    """The id of a paragraph's style."""
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    return "" if style is None else style.get(W + "val")


def made(material: Material, folder: Path, **told) -> Paper:
    """The report of a material."""
    path = folder / "rapport.docx"
    write_report(material, told.pop("written", None) or written(material), path, **told)
    return Paper(path)


def numbers_in_tables(paper: Paper) -> dict[str, list[str]]:
    """For each code's label the numbers of its rows in the tables of eight columns: they are all the same."""
    found: dict[str, list[str]] = {}
    for row in paper.root.iter(W + "tr"):
        cells = [said(cell) for cell in row.iter(W + "tc")]
        if len(cells) == 8 and re.fullmatch(r"\[A\d+\]", cells[-1]):
            assert found.setdefault(cells[-1][1:-1], cells[1:-1]) == cells[1:-1]
    return found


def test_every_number_recounts_from_the_appendix(material: Material, tmp_path: Path):
    """Passages, words, interviews and organisations of every code are those that its appendix lists."""
    paper = made(material, tmp_path)
    told, evidence = numbers_in_tables(paper), paper.evidence()
    assert set(told) == set(evidence) == {"A1", "A2", "A3"}
    for label, passages in evidence.items():
        recounted = [
            len(passages),
            sum(each[2] for each in passages),
            len({each[1] for each in passages}),
            len({each[0] for each in passages}),
        ]
        assert [told[label][column] for column in (0, 1, 3, 4)] == list(map(str, recounted))


@settings(max_examples=20, deadline=None)
@given(data=st.data())
def test_random_studies_recount(data, studies, tmp_path_factory):
    """Whatever is coded, the appendix holds what the theme table counts."""
    material = data.draw(studies).material()
    paper = made(material, tmp_path_factory.mktemp("paper"), written=Written())
    evidence, counted = paper.evidence(), themes(material).to_dict("records")
    assert len(evidence) == len(counted)
    for passages, row in zip(evidence.values(), counted, strict=True):
        assert (len(passages), sum(each[2] for each in passages)) == (row["passages"], row["words"])
        cases = {each[0] for each in passages} - {"Utan organisation"}
        assert (len({each[1] for each in passages}), len(cases)) == (row["interviews"], row["cases"])


def test_every_link_and_reference_leads_somewhere(material: Material, tmp_path: Path):
    """Each anchor and each field that names a bookmark has its bookmark, and no bookmark stands twice."""
    paper = made(material, tmp_path)
    bookmarks = [each.get(W + "name") for each in paper.root.iter(W + "bookmarkStart")]
    assert len(bookmarks) == len(set(bookmarks))
    anchors = {each.get(W + "anchor") for each in paper.root.iter(W + "hyperlink")}
    fields = {match[1] for each in paper.root.iter(W + "instrText") if (match := re.match(r" (?:REF|PAGEREF) (\S+)", each.text))}
    assert anchors
    assert fields
    assert anchors | fields <= set(bookmarks)
    assert max(map(len, bookmarks)) <= 40


SECRETS = (
    *("hemlig fil", "Ludmila", "väntar på pengar", "fungerar bra", "Minnesordet", "Ogodkänt", "Skribenten", "Kommentaren"),
    *("källfil", "Svensson", "creator", "lastModifiedBy", "IP", "rapport.docx"),
)


def test_the_boards_file_holds_nothing_of_what_was_said(material: Material, tmp_path: Path):
    """No passage, memo, speaker, file name or author stands in any part; the approved quotation does, and the references."""
    paper = made(material, tmp_path, audience_name="board")
    everything = b"\n".join([*(name.encode() for name in paper.parts), *paper.parts.values()])
    for word in SECRETS:
        if word == "IP":
            assert not re.search(r"\bIP\b", paper.text)
        else:
            assert word.encode() not in everything, word
    assert "Fonden är svår" in paper.text
    assert not re.search(
        rb"tEXt|iTXt|zTXt|eXIf|tIME", b"".join(part[:400] for name, part in paper.parts.items() if name.endswith(".png"))
    )
    assert "[A2]" in paper.text
    assert "personuppgifter" not in paper.parts["word/header.xml"].decode()
    internal = {each.get(W + "anchor") for each in paper.root.iter(W + "hyperlink")}
    assert all(anchor.startswith("_Toc") for anchor in internal)


def test_the_boards_numbers_and_references_are_the_teams(material: Material, tmp_path: Path):
    """A reference in the board's report leads to the same code with the same numbers in the team's."""
    assert numbers_in_tables(made(material, tmp_path)) == numbers_in_tables(made(material, tmp_path, audience_name="board"))


def test_the_teams_pages_are_marked(material: Material, tmp_path: Path):
    """Every page of the team says what it holds."""
    assert "Arbetsmaterial – innehåller personuppgifter" in made(material, tmp_path).parts["word/header.xml"].decode()


def test_what_is_not_written_is_marked_and_what_is_stands(material: Material, tmp_path: Path):
    """A theme without a synthesis says so; a synthesis that is out of date says that."""
    paper = made(material, tmp_path)
    marks = paper.texts("KodbokToWrite")
    assert "Att skriva: sammanfattningen av Budget" in marks
    assert not any("Fonder" in mark for mark in marks)
    assert any(mark.startswith("Inaktuell") for mark in marks)
    assert "Fonderna når inte alla." in paper.text


def test_quotations_carry_their_attribution_alone(material: Material, tmp_path: Path):
    """Only approved quotations are there, named by the level agreed on; tidied ones say so."""
    board = made(material, tmp_path, audience_name="board")
    assert board.texts("KodbokQuote") == ["– Fonden är svår"]
    assert board.texts("KodbokSource") == ["Område, talspråket varsamt rättat"]
    assert any("Ordagrant: Fonden är svår att söka." in each for each in made(material, tmp_path).texts("KodbokSource"))


def test_ratings_are_never_a_colour_alone(material: Material, tmp_path: Path):
    """Each rating is a sign and a letter with its word."""
    paper = made(material, tmp_path)
    assert {"■ R röd", "● Gr grön"} <= {said(cell) for cell in paper.root.iter(W + "tc")}


def test_the_same_study_gives_the_same_bytes(material: Material, tmp_path: Path):
    """Nothing but the study's date changes the file."""
    first, second, dated = (tmp_path / name for name in ("a.docx", "b.docx", "c.docx"))
    write_report(material, written(material), first)
    write_report(material, written(material), second)
    write_report(replace(material, facts=replace(material.facts, made="2020-01-02T03:04:05Z")), written(material), dated)
    assert first.read_bytes() == second.read_bytes()
    changed = {name for name, part in Paper(first).parts.items() if Paper(dated).parts[name] != part}
    assert changed <= {"docProps/core.xml", "word/document.xml"}


@pytest.mark.parametrize(("lang", "language"), [("sv", "sv-SE"), ("en", "en-GB")])
def test_it_is_real_word(material: Material, tmp_path: Path, lang: str, language: str):
    """Contents, captions, header rows, alternative text, page numbers and language are Word's own; python-docx opens it."""
    paper = made(material, tmp_path, lang=lang)
    codes = " ".join(each.text for each in paper.root.iter(W + "instrText"))
    assert all(code in codes for code in ("TOC ", "SEQ ", "REF ", "PAGEREF "))
    assert b" PAGE " in paper.parts["word/footer.xml"]
    assert all(table.find(f".//{W}tblHeader") is not None for table in paper.root.iter(W + "tbl"))
    pictures = paper.root.findall(".//{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr")
    assert pictures
    assert all(re.search(r"\d", each.get("descr")) for each in pictures)
    assert language.encode() in paper.parts["word/styles.xml"]
    document = Document(BytesIO((tmp_path / "rapport.docx").read_bytes()))
    assert document.core_properties.author == ""
    known = {style.style_id for style in document.styles}
    assert {style_of(each) for each in paper.paragraphs} - {""} <= known


def test_styles_come_from_a_template(material: Material, tmp_path: Path):
    """A template in Swedish lends its headings under its own ids, and nothing of its text or its author."""
    document = Document()
    document.core_properties.author = "Mallens Författare"
    document.add_paragraph("Mallens egen text")
    for style in document.styles.element.iter(W + "style"):
        if style.get(W + "styleId") == "Heading1":
            style.set(W + "styleId", "Rubrik1")
    document.save(tmp_path / "mall.docx")
    paper = made(material, tmp_path, template=tmp_path / "mall.docx")
    assert paper.texts("Rubrik1")
    assert not paper.texts("Heading1")
    everything = b"".join(paper.parts.values()).decode("utf-8", "replace")
    assert "Mallens" not in everything
    known = {style.style_id for style in Document(tmp_path / "rapport.docx").styles}
    assert {style_of(each) for each in paper.paragraphs} - {""} <= known


@pytest.mark.parametrize("content", [b"", b"inte Word", b"PK\x03\x04trasig"])
def test_a_broken_template_is_refused(material: Material, tmp_path: Path, content: bytes):
    """What is no Word file is answered with a sentence, and nothing is written."""
    (tmp_path / "mall.docx").write_bytes(content)
    with pytest.raises(KodbokError, match=r"mall\.docx"):
        made(material, tmp_path, template=tmp_path / "mall.docx")
    assert not (tmp_path / "rapport.docx").exists()


def test_a_template_without_styles_is_refused(material: Material, tmp_path: Path):
    """Without styles there is nothing to take."""
    Document().save(tmp_path / "hel.docx")
    with zipfile.ZipFile(tmp_path / "hel.docx") as whole, zipfile.ZipFile(tmp_path / "mall.docx", "w") as bare:
        for name in whole.namelist():
            if name != "word/styles.xml":
                bare.writestr(name, whole.read(name))
    with pytest.raises(UnfitTemplateError, match=r"mall\.docx has no styles"):
        made(material, tmp_path, template=tmp_path / "mall.docx")


def test_a_passage_is_printed_without_what_nobody_said(build_material, talk, coding):
    """Labels and times between the turns of one speaker are left out; where two speak, they tell who says what."""
    talks = [talk("Film", "IP: Vi sparar.\nIP: Varje år."), talk("Två", "A: Vi sparar.\nB: Inte vi.")]
    codings = [coding("Film", "Vi sparar.\nIP: Varje år.", "T"), coding("Två", "Vi sparar.\nB: Inte vi.", "T")]
    material = build_material(talks, codings, codes=["T"])
    (code,) = Evidence(material, Names()).codes
    assert [passage.text for passage in code.passages] == ["Vi sparar.\nVarje år.", "Vi sparar.\nB: Inte vi."]


def test_a_theme_on_paper_holds_all_its_passages(material: Material, tmp_path: Path):
    """Every passage of the theme stands there once, under its organisation, and who is silent is named."""
    write_theme_paper(material, FUND, tmp_path / "tema.docx")
    paper = Paper(tmp_path / "tema.docx")
    assert [re.sub(r" \(.*", "", text) for text in paper.texts("KodbokPassage")] == [
        "[A3:1] Fonden fungerar bra för oss.",
        "[A3:2] Fonden är svår att söka.",
        "[A3:3] Vi väntar på pengar.",
    ]
    assert "Tysta: Öst" in paper.text
    assert "personuppgifter" in paper.parts["word/header.xml"].decode()


def test_nobody_is_called_silent_who_was_not_asked_or_is_not_coded_to_the_end(build_material, talk, coding, tmp_path: Path):
    """As in the framework matrix: an interview that is not finished may still speak, and one that was never asked could not."""
    plain = build_material(
        (
            talk("norr", "I: Hej.\nIP: Fonden är svår att söka.", case="Norr", finished=("AB",)),
            talk("väst", "I: Hej.\nIP: Ingenting om det.", case="Väst", finished=("AB",)),
            talk("öst", "I: Hej.\nIP: Ingenting om det.", case="Öst", finished=("AB",)),
            talk("öst två", "I: Hej.\nIP: Ännu ingenting.", case="Öst"),
            talk("söder", "I: Hej.\nIP: Vi talar om annat.", case="Söder", finished=("AB",)),
        ),
        (coding("norr", "Fonden är svår att söka.", FUND), coding("söder", "Vi talar om annat.", BUDGET)),
    )
    book = plain.codebook.assign(topics=[{FUND: "Pengar", BUDGET: "Annat"}.get(code) for code in plain.codebook["code"]])
    headings = ["Annat" if interview == "söder" else "Pengar" for interview in plain.turns["interview"]]
    paper = made(replace(plain, codebook=book, turns=plain.turns.assign(heading=headings)), tmp_path, written=Written())
    said = "Tysta organisationer (1): Väst [A3]. Ännu inte färdigkodade, så inget kan sägas om dem: Öst. Inte tillfrågade: Söder."
    assert said in paper.text


NASTY = 'A & B < C > "D" \x00\x0b\ufffe\u202e\ud83d\n\n=1+1 ]]> {code} %s <w:t/>'


@pytest.mark.parametrize("name", ["team", "board"])
def test_whatever_people_write_the_file_stays_whole(material: Material, tmp_path: Path, name: str):
    """Signs that XML does not hold, braces and markup in every text that a person wrote: the file opens and says them."""
    told = written(material)
    nasty = replace(
        told,
        syntheses=told.syntheses.assign(text=NASTY, author=NASTY),
        ledger=told.ledger.assign(text=NASTY, verbatim=NASTY, case_kind=NASTY),
        ratings=told.ratings.assign(assignment=NASTY, comment=NASTY),
        facts=dict.fromkeys(told.facts, NASTY),
    )
    bad = replace(
        material,
        codebook=material.codebook.assign(definition=NASTY),
        facts=replace(material.facts, title=NASTY, notes=(NASTY,)),
    )
    paper = made(bad, tmp_path, written=nasty, audience_name=name)
    assert "=1+1 ]]> {code} %s <w:t/>" in paper.text
    assert Document(tmp_path / "rapport.docx").core_properties.title.startswith('A & B < C > "D"')
