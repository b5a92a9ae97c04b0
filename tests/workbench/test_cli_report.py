"""`kodbok export word`: the report to team and board, a theme's passages, an interview, and every wrong call."""

from __future__ import annotations

import re
import zipfile
from dataclasses import replace

import pytest
from docx import Document
from lxml import etree

from coding.codebook import Codebook
from coding.rule import Rule
from interviews.case import Case
from interviews.case_list import CaseList
from workbench.study import Study

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
CASES = (Case("Parkeringen", "bolag"), Case("Skolan", "förvaltning"), Case("Vården", "förvaltning"))
TALKS = {
    "hemlig fil ett": (
        "Skolan",
        "I: Hur går det?\nLudmila: Vi har ettårsbudgetar. Fröken Zander fick sluta.\nI: Ja?\nLudmila: Det tar tid.",
    ),
    "hemlig fil två": ("Parkeringen", "I: Hur går det?\nBerit: Pengarna räcker gott. Föreningarna hjälper oss mycket."),
    "hemlig fil tre": ("Vården", "I: Hur går det?\nOlof: Ingenting har hänt."),
}
CODED = (
    ("hemlig fil ett", "Vi har ettårsbudgetar.", "Social > Budget"),
    ("hemlig fil ett", "Det tar tid.", "Social > Budget"),
    ("hemlig fil två", "Pengarna räcker gott.", "Social > Budget"),
    ("hemlig fil två", "Föreningarna hjälper oss mycket.", "Kunskap > Dialog"),
)


class Paper:
    """A Word file: its parts, and the texts of its paragraphs by style."""

    def __init__(self, path):
        with zipfile.ZipFile(path) as archive:
            self.parts = {name: archive.read(name) for name in archive.namelist()}
        self.root = etree.fromstring(self.parts["word/document.xml"])
        self.text = "\n".join("".join(each.text or "" for each in p.iter(W + "t")) for p in self.root.iter(W + "p"))

    def rows(self):
        """The cells of every row of every table."""
        return [["".join(t.text for t in cell.iter(W + "t")) for cell in row.iter(W + "tc")] for row in self.root.iter(W + "tr")]


@pytest.fixture
def full(tmp_path, book, talk):
    """A closed study with everything that a report shows, and much that the board must not see."""
    with Study.create(tmp_path / "studie.kodbok", title="Uppföljningen", codebook=book, coder="Kodaren Anna") as study:
        list(study.add_interviews([], CaseList(CASES)))
        for name, (case, text) in TALKS.items():
            study.add_transcript(talk(text, name, case=case, wave="2015", date="2015-09-01"))
            study.finish_interview(name)
        ids = []
        for name, words, code in CODED:
            start = study.transcript(name).text.index(words)
            ids.append(study.code(name, start, start + len(words), code, memo="Minnesordet").id)
        study.set_synthesis("Social > Budget", "Pengar är svårt.\nDet tar tid att ändra.")
        study.set_summary("Skolan", "Social > Budget", "Sammanfattad cell")
        study.save_scale("Läget", ["fart", "stilla", "bakåt"], definition="Vart det bär")
        study.judge("Läget", "Skolan", "stilla", comment="Bedömarens skäl", segments=[ids[0]])
        study.propose_segments([ids[0], ids[2]], attribution="case_kind")
        first = study.ledger()["id"][0]
        study.set_quotation(first, state="approved", note="Ledgernotisen")
    return tmp_path / "studie.kodbok"


@pytest.fixture
def report(kodbok, full):
    """Writes the report and reads it: `report("--audience", "board")`."""

    def written(*words):
        out = full.with_name("rapport.docx")
        answer = kodbok("export", "word", full, out, "--force", *words)
        assert answer.code == 0, answer.err
        return Paper(out)

    return written


SECRETS = (
    *("hemlig", "Ludmila", "Berit", "Olof", "Zander", "Det tar tid.", "räcker gott", "Minnesordet", "Bedömarens", "Ledgernotisen"),
    *("Kodaren", "Anna", "Sammanfattad", "studie.kodbok", "rapport.docx", "creator", "lastModifiedBy", "Company", "Manager"),
)


@pytest.mark.parametrize("chosen", [(), ("--coders", "Kodaren Anna")])
def test_no_byte_of_the_boards_file_tells_what_was_said_or_by_whom(report, chosen):
    """Every part of the package, names included: no passage, memo, speaker, coder, file name or author."""
    board = report("--audience", "board", *chosen)
    everything = b"\n".join([*(name.encode() for name in board.parts), *board.parts.values()])
    for secret in SECRETS:
        assert secret.encode() not in everything, secret
        assert secret.encode("utf-16-le") not in everything, secret
    assert not re.search(r"\bI: |\bIP\b", board.text)
    assert "Vi har ettårsbudgetar." in board.text
    assert "Pengar är svårt." in board.text
    assert set(board.parts) == {
        *("[Content_Types].xml", "_rels/.rels", "docProps/core.xml", "word/document.xml", "word/_rels/document.xml.rels"),
        *("word/styles.xml", "word/numbering.xml", "word/settings.xml", "word/header.xml", "word/footer.xml"),
        *(name for name in board.parts if re.fullmatch(r"word/media/image\d+\.png", name)),
    }


@pytest.mark.parametrize(("attribution", "is_told"), [("none", False), ("case_kind", True), ("case", False)])
def test_a_quotation_that_the_numbers_beside_it_give_away_is_told_before_it_is_published(kodbok, full, attribution, is_told):
    """Two organisations speak of the theme, one of each kind: the kind names the speaker, no name at all does not."""
    with Study.open(full, coder="Kodaren Anna") as study:
        quotation = study.ledger()["id"][0]
        if attribution != "case_kind":
            study.set_quotation(quotation, attribution=attribution)
        if study.ledger()["state"][0] != "approved":
            study.set_quotation(quotation, state="approved")
    answer = kodbok("export", "word", full, full.with_name("r.docx"), "--audience", "board")
    assert (answer.code, f"{quotation[:8]} (Social > Budget)" in answer.err) == (0, is_told), answer.err
    assert quotation[:8] not in kodbok("export", "word", full, full.with_name("t.docx")).err


def test_a_quotation_without_attribution_is_given_away_by_a_theme_of_one_organisation(kodbok, full):
    """All others stand there as silent."""
    with Study.open(full, coder="Kodaren Anna") as study:
        start = study.transcript("hemlig fil två").text.index("Föreningarna")
        alone = study.code("hemlig fil två", start, start + len("Föreningarna hjälper oss mycket."), "Kunskap > Dialog")
        study.propose_segments([alone.id], attribution="none")
        quotation = next(row["id"] for row in study.ledger().to_dict("records") if row["theme"] == "Kunskap > Dialog")
        study.set_quotation(quotation, state="approved")
    answer = kodbok("export", "word", full, full.with_name("r.docx"), "--audience", "board")
    assert f"{quotation[:8]} (Kunskap > Dialog)" in answer.err


def test_the_team_reads_all_of_it(report):
    """Passages with speakers, who judged and why, the words behind a quotation; the page says that it is personal data."""
    team = report()
    for said in ("Ludmila", "räcker gott", "Bedömarens skäl (Kodaren Anna", "Skriven av Kodaren Anna", "hemlig fil två"):
        assert said in team.text
    assert "Arbetsmaterial – innehåller personuppgifter" in team.parts["word/header.xml"].decode()
    assert "Minnesordet" not in team.text


def test_every_number_of_the_board_has_a_reference_into_the_teams_report(report):
    """A row of numbers ends with a reference that is a heading of the team's appendix; judgements too."""
    board, team = report("--audience", "board"), report()
    references = set(re.findall(r"\[([A-D][\d.]*)\]", board.text))
    assert {"A1", "A2", "A2.1", "D2", "B", "C"} <= references
    for reference in references:
        heading = rf"^(Bilaga )?{re.escape(reference)}[ :]"
        assert re.search(heading, team.text, re.MULTILINE), reference
    assert ["Läget", "stilla", "1", "[D2]"] in board.rows()


def test_only_approved_quotations_are_printed_and_that_is_said(kodbok, full):
    """The other one waits, in the file and on the screen."""
    answer = kodbok("export", "word", full, full.with_name("ut.docx"))
    assert "Only approved quotations are carried: 1 of the 2" in answer.err
    text = Paper(full.with_name("ut.docx")).text
    assert "Godkända citat: 1; citat som väntar på godkännande och därför har utelämnats: 1." in text
    assert "– Vi har ettårsbudgetar." in text
    assert "– Pengarna räcker gott." not in text


def test_what_nobody_has_written_is_marked_and_no_draft_is_printed(report):
    """Only the one theme with a synthesis is without the mark."""
    text = report("--audience", "board").text
    assert "Att skriva: sammanfattningen av Dialog" in text
    assert "Att skriva: sammanfattningen av Budget" not in text


def test_facts_that_were_told_answer_coreq(kodbok, full, report):
    """The board reads no names of interviewers."""
    kodbok("study", "set", full, "--purpose", "Inför beslutet", "--interviewers", "Karin Ek", "--retention-date", "2027-01-31")
    team, board = report().rows(), report("--audience", "board").rows()
    assert ["1", "Intervjuare", "Karin Ek"] in team
    assert ["", "Syfte", "Inför beslutet"] in board
    assert ["", "Bevaras till", "2027-01-31"] in board
    assert not any("Karin Ek" in cell for row in board for cell in row)


def test_the_same_study_gives_the_same_bytes_but_for_the_date(report):
    """Written twice, only the parts that hold the time differ."""
    first, second = report(), report()
    assert first.text == second.text
    assert {name for name, part in first.parts.items() if second.parts[name] != part} <= {"docProps/core.xml"}


def test_proposals_are_never_counted_unless_they_are_asked_for(kodbok, full, report):
    """A rule's hit changes no number; with --include-proposed it does, and the method says so."""
    before = _numbers(report())
    with Study.open(full, coder="Anna") as study:
        codes = study.codebook().codes
        ruled = (replace(code, rules=(Rule("exact", ("Ingenting",)),)) if code.name == "Dialog" else code for code in codes)
        study.save_codebook(Codebook(tuple(ruled)))
        assert study.run_rules().proposed == 1
    assert _numbers(report()) == before
    counted = report("--include-proposed")
    assert _numbers(counted) != before
    assert "förslag" in counted.text


def _numbers(paper):
    """The rows of numbers of each code."""
    return [row for row in paper.rows() if len(row) == 8 and re.fullmatch(r"\[A\d+\]", row[-1])]


@pytest.mark.parametrize("mode", ["case", "none"])
def test_interviews_are_called_otherwise_where_that_is_asked_for(report, mode):
    """No interview's own name stands anywhere in the team's report."""
    paper = report("--names", mode)
    assert b"hemlig fil" not in b"".join(paper.parts.values())
    assert ("Skolan" in paper.text) == (mode == "case")


def test_an_erased_interview_leaves_nothing_in_the_report(kodbok, full, report):
    """Its words, its quotation and its numbers are gone."""
    assert kodbok("interviews", "erase", full, "hemlig fil ett", "--yes").code == 0
    for audience in ("team", "board"):
        paper = report("--audience", audience)
        assert b"ett\xc3\xa5rsbudgetar" not in b"".join(paper.parts.values())
        assert "Ludmila" not in paper.text
        assert "2 intervjuer" in paper.text


def test_several_waves_show_the_latest_and_say_so(full, report, talk):
    """Last year's passages and quotations stay out until they are asked for."""
    with Study.open(full, coder="Anna") as study:
        study.add_transcript(talk("I: Hej?\nEva: Nu går det fort.", "nytt år", case="Skolan", wave="2016"))
        start = study.transcript("nytt år").text.index("Nu går")
        study.code("nytt år", start, start + 16, "Social > Budget")
    latest, first = report(), report("--wave", "2015")
    assert "Nu går det fort" in latest.text
    assert "räcker gott" not in latest.text
    assert "– Vi har ettårsbudgetar." not in latest.text
    assert "2016" in latest.text
    assert "räcker gott" in first.text
    assert "Nu går det fort" not in first.text


def test_a_study_without_codings_or_interviews_has_a_report(kodbok, tmp_path, book, talk):
    """All is marked as to be written, nothing breaks; without a codebook as well."""
    for name, given in (("tom", book), ("utan kodbok", Codebook())):
        path = tmp_path / f"{name}.kodbok"
        with Study.create(path, codebook=given, coder="Anna") as study:
            for audience in ("team", "board"):
                answer = kodbok("export", "word", path, tmp_path / f"{name} {audience}.docx", "--audience", audience)
                assert answer.code == 0, answer.err
            study.add_transcript(talk())
        assert kodbok("export", "word", path, tmp_path / f"{name} ett.docx").code == 0
        assert "Intervjustudie" in Paper(tmp_path / f"{name} ett.docx").text


def test_a_theme_on_paper_is_found_by_its_name(kodbok, full):
    """All its passages by organisation, and nothing of other themes."""
    out = full.with_name("tema.docx")
    assert kodbok("export", "word", full, out, "--theme", "Budget").code == 0
    text = Paper(out).text
    assert text.index("Parkeringen") < text.index("räcker gott") < text.index("Skolan") < text.index("Vi har ettårsbudgetar.")
    assert "Tysta: Vården" in text
    assert "Föreningarna" not in text


def test_an_interview_on_paper_has_its_codes_beside_the_words(kodbok, full):
    """The whole interview, each coded place numbered."""
    out = full.with_name("intervju.docx")
    answer = kodbok("export", "word", full, out, "--interview", "hemlig fil ett")
    assert answer.code == 0
    assert "personal data" in answer.out
    text = Paper(out).text
    assert "Fröken Zander fick sluta." in text
    assert "Budget" in text
    assert "räcker gott" not in text


WRONG = (
    (("ut.doc",), 2, "does not end in .docx"),
    (("ut.docx", "--audience", "chefen"), 2, "--audience takes one of team, board"),
    (("ut.docx", "--lang", "de"), 2, "--lang takes one of sv, en"),
    (("ut.docx", "--names", "vem"), 2, "--names takes one of"),
    (("ut.docx", "--theme", "Budget", "--audience", "board"), 2, "for the team alone"),
    (("ut.docx", "--interview", "hemlig fil ett", "--audience", "board"), 2, "for the team alone"),
    (("ut.docx", "--interview", "hemlig fil ett", "--theme", "Budget"), 2, "two different files"),
    (("ut.docx", "--interview", "hemlig fil ett", "--names", "case"), 2, "stands as it was said"),
    (("ut.docx", "--interview", "hemlig fil ett", "--template", "mall.docx"), 2, "looks of its own"),
    (("ut.docx", "--interview", "hemlig fil ett", "--code", "Budget"), 2, "leave the filters out"),
    (("ut.docx", "--theme", "Finns ej"), 1, "There is no code 'Finns ej'"),
    (("ut.docx", "--interview", "Finns ej"), 1, "There is no interview called 'Finns ej'"),
    (("ut.docx", "--case", "Finns ej"), 1, "matches nothing in the study"),
    (("ut.docx", "--template", "finns-ej.docx"), 1, "There is no file"),
    (("finns ej/ut.docx",), 1, "does not exist"),
)


@pytest.mark.parametrize(("words", "code", "said"), WRONG)
def test_a_wrong_call_is_told_in_a_sentence_and_writes_nothing(kodbok, full, words, code, said):
    """What is wrong, and no file."""
    name, *options = words
    answer = kodbok("export", "word", full, full.parent / name, *options)
    assert answer.code == code
    assert said in " ".join(answer.err.split())
    assert "Traceback" not in answer.err
    assert not list(full.parent.glob("ut.*"))


def test_an_output_that_exists_stays_without_force(kodbok, full):
    """And is replaced with it."""
    out = full.with_name("ut.docx")
    out.write_text("mitt eget")
    answer = kodbok("export", "word", full, out)
    assert (answer.code, out.read_text()) == (1, "mitt eget")
    assert "add --force" in answer.err
    assert kodbok("export", "word", full, out, "--force").code == 0
    assert zipfile.is_zipfile(out)


@pytest.mark.parametrize("content", [b"", b"inte Word", b"PK\x03\x04trasig", b"PK\x05\x06" + b"\0" * 18])
def test_a_template_that_is_no_word_file_is_refused_and_the_old_report_stays(kodbok, full, content):
    """The sentence names the template."""
    template, out = full.with_name("mall.docx"), full.with_name("ut.docx")
    template.write_bytes(content)
    out.write_text("den förra")
    answer = kodbok("export", "word", full, out, "--template", template, "--force")
    assert (answer.code, out.read_text()) == (1, "den förra")
    assert "mall.docx" in answer.err


def test_a_workbook_is_no_template(kodbok, full):
    """Another program's file is told apart."""
    book = full.with_name("bok.xlsx")
    assert kodbok("codebook", "export", full, book).code == 0
    answer = kodbok("export", "word", full, full.with_name("ut.docx"), "--template", book)
    assert answer.code == 1
    assert "bok.xlsx is no Word document" in answer.err


def test_words_own_template_file_lends_its_looks(full, report):
    """A .dotx, as Word saves its templates."""
    Document().save(full.with_name("mall.docx"))
    with zipfile.ZipFile(full.with_name("mall.docx")) as given, zipfile.ZipFile(full.with_name("mall.dotx"), "w") as made:
        for name in given.namelist():
            made.writestr(name, given.read(name).replace(b"document.main+xml", b"template.main+xml"))
    paper = report("--template", full.with_name("mall.dotx"), "--audience", "board")
    assert b"document.main+xml" in paper.parts["[Content_Types].xml"]
    assert b"python-docx" not in b"".join(paper.parts.values())


@pytest.mark.slow
def test_forty_organisations_and_sixty_codes_fit(kodbok, tmp_path, talk):
    """Wide studies have a report too, that python-docx opens."""
    paths = [f"Rekommendation {root} > Tema {root}.{place}" for root in range(4) for place in range(15)]
    book = Codebook()
    for path in paths:
        book = book.add(path)
    with Study.create(tmp_path / "bred.kodbok", codebook=book, coder="Anna") as study:
        for number in range(40):
            study.add_transcript(
                talk(f"I: Hur?\nIP: Så här nummer {number} säger vi.", f"Samtal {number}", case=f"Organisation {number}")
            )
            for path in paths[number % 7 :: 7]:
                study.code(f"Samtal {number}", 12, 20 + number % 5, path)
    out = tmp_path / "bred.docx"
    assert kodbok("export", "word", tmp_path / "bred.kodbok", out).code == 0
    assert len(Document(out).tables) > len(paths)
