"""`interviews add` and `interviews set`: what is said on standard error beside the files that went in."""

from __future__ import annotations

import pytest

from interviews.case_list import CaseList
from interviews.case_source import CaseSource
from interviews.document import Paragraph, write_document
from workbench.study import Study


@pytest.fixture
def word(tmp_path):
    """Writes a Word file of lines."""

    def written(name, *lines):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        write_document(path, [Paragraph(line) for line in lines or (f"I: Hur går det i {name}?", "IP: Det går bra, tack.")])
        return path

    return written


@pytest.fixture
def address(tmp_path):
    """A closed study without interviews."""
    path = tmp_path / "min studie.kodbok"
    Study.create(path, coder="Anna").close()
    return path


@pytest.fixture
def listed(tmp_path):
    """Writes a list of organisations."""

    def written(*rows):
        path = tmp_path / "lista.csv"
        path.write_text("\n".join(("fil;organisation;år;källa;datum", *rows)), encoding="utf-8")
        return path

    return written


def test_what_a_folder_holds_beside_word_files_is_said(address, word, tmp_path, kodbok):
    """Transcripts in other formats are named, lists, pictures and lock files are not; the import is a success."""
    folder = word("intervjuer/a.docx").parent
    for name in ("b.wpd", "c.pages", "d.doc", "lista.xlsx", "bild.jpg", "~$e.doc"):
        (folder / name).write_bytes(b"x")
    answer = kodbok("interviews", "add", address, folder)
    assert answer.code == 0
    assert (
        answer.err == "Left out, for Kodbok does not read their format: b.wpd, c.pages, d.doc. "
        "Save what is a transcript as .docx and import it.\n"
    )


def test_a_folder_of_other_formats_alone_is_no_success(address, tmp_path, kodbok):
    """Nothing went in, so the exit code says so, and the files are named."""
    (tmp_path / "mapp").mkdir()
    (tmp_path / "mapp" / "a.doc").write_bytes(b"x")
    answer = kodbok("interviews", "add", address, tmp_path / "mapp")
    assert answer.code == 1
    assert "does not read their format: a.doc." in answer.err


def test_a_corrected_file_comes_beside_the_old_one_and_says_so(address, word, kodbok):
    """What is said is what helps: the second one removed, the corrected file takes the first one's place."""
    kodbok("interviews", "add", address, word("samtal 1.docx"))
    corrected = word("rättad/samtal 1.docx", "I: Hur går det nu?", "IP: Bättre.")
    answer = kodbok("interviews", "add", address, corrected)
    assert (answer.code, answer.out) == (0, "samtal 1.docx: samtal 1 (2): 2 turns, 2 speakers, 5 words, 0 problems\n")
    assert "has an interview of that name with other words already, so this one is “samtal 1 (2)”" in answer.err
    assert f'`kodbok interviews remove "{address}" "samtal 1 (2)"`' in answer.err
    assert kodbok("interviews", "remove", address, "samtal 1 (2)").code == 0
    assert f'`kodbok interviews replace "{address}" "samtal 1" "{corrected}"`' in answer.err
    again = kodbok("interviews", "replace", address, "samtal 1", corrected)
    assert again.out.startswith("samtal 1: replaced (")
    assert again.err == ""


def test_one_is_one(address, word, kodbok):
    """A number of one stands before a noun in the singular."""
    path = word("a.docx", "Vi väntar")
    answer = kodbok("interviews", "add", address, path)
    assert answer.out == "a.docx: a: 0 turns, 0 speakers, 2 words, 1 problem\n"
    assert f'put it in this one\'s place: kodbok interviews replace "{address}" a FILE\n' in answer.err
    assert kodbok("interviews", "remove", address, "a").out.startswith("a: removed with 0 coded segments.")
    answer = kodbok("interviews", "add", address, word("b.docx", "Intervjuare: Hur?", "Intervjuare: Jaha?"))
    assert answer.out == "b.docx: b: 2 turns, 1 speaker, 2 words, 0 problems\n"


def test_commands_in_problems_name_the_study_and_the_interview(address, word, kodbok):
    """Where one is imported, shown and replaced, so that they can be pasted."""
    lines = ("Intervjuare: Hur går det?", "Jon B: Det går bra.", "Intervjuare: Jaha?", "Jon B: Ja.", "Intervjuare: Mer?")
    path = word("Ek & Co.docx", *lines, "Job B: Nej.", "Intervjuare: Så?", "Jon B: Inget.")
    command = f'kodbok interviews speakers "{address}" "Ek & Co" --merge "Job B=Jon B"'
    assert command in kodbok("interviews", "add", address, path).err
    assert command in kodbok("interviews", "show", address, "Ek & Co").err
    changed = word("rättad.docx", *lines, "Job B: Nej då.", "Intervjuare: Så?", "Jon B: Inget.")
    assert command in kodbok("interviews", "replace", address, "Ek & Co", changed, "--dry-run").err
    told = kodbok("interviews", "report", address)
    assert f'kodbok interviews show "{address}" NAME' in told.err


def test_only_a_change_that_was_made_can_be_taken_back(address, word, kodbok):
    """A text that resembles the old one in nothing is doubted, dry run or not."""
    kodbok("interviews", "add", address, word("a.docx", *(f"IP: gamla ord {n} om saken" for n in range(20))))
    other = word("b.docx", *(f"IP: helt annat {n} sägs nu" for n in range(20)))
    for options, undo in (["--dry-run"], False), ([], True):
        answer = kodbok("interviews", "replace", address, "a", other, *options)
        assert "is it the right file?" in answer.err
        assert (f'`kodbok undo "{address}"` takes the change back.' in answer.err) == undo


def test_what_a_list_changes_of_known_interviews_is_said(address, word, listed, kodbok):
    """One line an interview with what it was and what it is; one that stands so already has none."""
    files = [word("a.docx"), word("b.docx")]
    kodbok("interviews", "add", address, *files, "--cases", listed("a;Skolan;2014;intervju;", "b;Vården;2014;;"))
    answer = kodbok("interviews", "add", address, *files, "--cases", listed("a;Kultur;2015;möte;12 mars 2015", "b;Vården;2014;;"))
    assert answer.code == 0
    assert answer.err == "a: organisation Skolan -> Kultur, wave 2014 -> 2015, kind interview -> meeting, date – -> 2015-03-12\n"


def test_imported_interviews_that_the_list_forgets_are_said(address, word, listed, kodbok):
    """Those of this import, skipped ones among them, and no others."""
    kodbok("interviews", "add", address, word("gammal.docx"))
    cases = listed("B.docx;Skolan;;;")
    answer = kodbok("interviews", "add", address, *(word(f"{name}.docx") for name in ("a", "b", "c")), "--cases", cases)
    assert (answer.code, answer.err) == (0, f"not in {cases}: a, c.\n")
    again = kodbok("interviews", "add", address, word("a.docx"), "--cases", cases)
    assert again.err == f"not in {cases}: a.\n"


def test_a_list_without_interviews_forgets_none(address, word, tmp_path, kodbok):
    """A list of organisations alone says nothing about files."""
    cases = tmp_path / "lista.csv"
    cases.write_text("organisation;typ\nSkolan;förvaltning\n", encoding="utf-8")
    assert kodbok("interviews", "add", address, word("a.docx"), "--cases", cases).err == ""


def test_a_bad_date_in_a_list_is_said_and_the_rest_is_taken(address, word, listed, kodbok):
    """The row's organisation is set all the same."""
    cases = listed("a;Skolan;2015;;3/12/2015")
    answer = kodbok("interviews", "add", address, word("a.docx"), "--cases", cases)
    assert answer.code == 0
    assert answer.err.startswith(f"{cases}: lista.csv, line 2, column “datum”: “3/12/2015” may be 2015-12-03 or 2015-03-12;")
    with Study.open(address) as study:
        assert [(line.case, line.wave, line.date) for line in study.interviews()] == [("Skolan", "2015", None)]


def test_known_interviews_tell_programs_what_changed(study):
    """The import's result holds it as values."""
    adding = study.add_interviews([], CaseList((), (CaseSource("samtal", "Skolan"), CaseSource("annat"))))
    list(adding)
    assert [(each.name, each.changes) for each in adding.redescribed] == [("Samtal", (("organisation", None, "Skolan"),))]
    assert (adding.unmatched, adding.unlisted) == (("annat",), ())


@pytest.mark.parametrize("written", ["12 mars 2015", "12/3 2015", "March 12, 2015"])
def test_a_date_is_set_as_people_write_it(study, kodbok, written):
    """The same forms as in a list."""
    study.close()
    assert kodbok("interviews", "set", study.path, "Samtal", "--date", written).code == 0
    with Study.open(study.path) as opened:
        assert opened.interviews()[0].date == "2015-03-12"


def test_a_date_that_may_be_either_of_two_is_not_set(study, kodbok):
    """One sentence names both."""
    study.close()
    answer = kodbok("interviews", "set", study.path, "Samtal", "--date", "3/12/2015")
    assert (answer.code, answer.err) == (1, "“3/12/2015” may be 2015-12-03 or 2015-03-12; write which of them it is.\n")
