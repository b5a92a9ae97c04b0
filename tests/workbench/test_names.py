"""Names in what leaves a study: no cell, header, property or picture shows one, and an import knows its own cells again."""

from __future__ import annotations

import csv
import json
import re
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from analysis import write_charts, write_tables, write_workbook
from coding.codebook import Codebook
from coding.coding_rows import read_coding_rows, write_coding_rows
from interviews.case import Case
from interviews.case_list import CaseList
from interviews.person import Person
from interviews.problem import Problem
from workbench.commands.roster_edits import UnknownPersonError
from workbench.store import schema
from workbench.store.door import change, live
from workbench.store.naming import NoRosterError
from workbench.study import Study

TALK = """I: Vad gjorde Karin Ek?
KARIN E: Jag, Karin, ringde Bos chef. Björn i skogen, sa KE.
BO: Kajsa skrev till karin.ek@sundhamn.se, 040-34 10 00, på Kulturförvaltningen.
I: Tack, Bo Lind!"""
PERSONS = (
    Person("Karin Ek", ("Kajsa", "KE"), None, "Kulturförvaltningen", "kulturchef"),
    Person("Bo Lind", (), None, "Ek & Lind AB"),
)
SPOKEN = re.compile(r"(?<!\w)(karin|kajsa|KE|ek|lind|bo|BO|Bos|Karins|karin\.ek@\S+|040-34 10 00)(?!\w)|(?i:karin|kajsa)")
MODES = ("roster", "case", "none")


def _code(study, interview, words, code, memo=""):
    """Codes words that stand once in an interview."""
    start = study.transcript(interview).text.index(words)
    return study.code(interview, start, start + len(words), code, memo=memo)


@pytest.fixture
def told(tmp_path, talk):
    """A study in which names stand wherever they may, with a roster of two persons."""
    book = Codebook().add("Karins modell > Bo Lind först", example="Karin Ek: så är det", definition="Som Kajsa sa")
    book = book.add("Annat > Samarbete")
    with Study.create(tmp_path / "studie.kodbok", title="Karin Eks studie", codebook=book, coder="Maja") as study:
        list(study.add_interviews([], CaseList((Case("Kulturförvaltningen", "förvaltning"), Case("Ek & Lind AB", "bolag")))))
        problem = (Problem("The label Karin E may be Karin Ek.", 3),)
        study.add_transcript(talk(TALK, "Intervju_KarinEk", case="Kulturförvaltningen", problems=problem))
        study.add_transcript(talk(TALK + "\nBO: Igen.", "samtal bo", case="Ek & Lind AB"))
        study.add_transcript(talk(TALK + "\nBO: Åter.", "Workshop 3", case="Kulturförvaltningen", kind="workshop"))
        study.change_roster(PERSONS)
        for name in ("Intervju_KarinEk", "samtal bo", "Workshop 3"):
            _code(
                study,
                name,
                "Jag, Karin, ringde Bos chef. Björn i skogen, sa KE.\nBO: Kajsa skrev",
                "Bo Lind först",
                "Fråga Karin igen!",
            )
            _code(
                study, name, "skrev till karin.ek@sundhamn.se, 040-34 10 00, på Kulturförvaltningen.", "Samarbete", "som Bo Lind sa"
            )
        yield study


def _export(study, folder, mode, lang="sv", *, charts=False):
    """What an export writes, in a folder."""
    folder.mkdir()
    names, material = study.names(mode, lang), study.material()
    write_workbook(material, folder / "bok.xlsx", lang, names)
    write_tables(material, folder / "tabeller", lang, names)
    if charts:
        write_charts(material, folder / "bilder", lang, names)
    return folder


def _written(folder):
    """The text of every file, of every part of a workbook, the names of the files, and the bytes of the pictures."""
    for path in sorted(folder.rglob("*")):
        yield path.name, path.name
        if path.suffix == ".xlsx":
            with zipfile.ZipFile(path) as book:
                yield from ((f"{path.name}/{part}", book.read(part).decode("utf-8")) for part in book.namelist())
        elif path.suffix in {".csv", ".svg", ".txt"}:
            yield path.name, path.read_text(encoding="utf-8-sig")
        elif path.suffix == ".png":
            yield path.name, path.read_bytes()[:200].decode("latin-1")


@pytest.mark.parametrize("lang", ["sv", "en"])
@pytest.mark.parametrize("mode", MODES)
def test_no_name_of_the_roster_is_in_anything_that_is_written(told, tmp_path, mode, lang):
    """Cells, headers, links, properties, header and footer, comments, charts, file names."""
    for where, text in _written(_export(told, tmp_path / "ut", mode, lang, charts=lang == "sv")):
        found = SPOKEN.search(text)
        assert not found, (where, text[max(found.start() - 60, 0) : found.end() + 60])


def test_real_names_are_found_by_the_same_search(told, tmp_path):
    """The search can fail: with real names it does, in workbook, tables and their parts."""
    named = {where for where, text in _written(_export(told, tmp_path / "ut", "real")) if SPOKEN.search(text)}
    assert {"kodade-avsnitt.csv", "teman.csv", "problem.csv", "kodbok.csv", "bok.xlsx/docProps/core.xml"} <= named


def test_none_names_no_organisation_anywhere(told, tmp_path):
    """Nor does it call an interview by anything but its number."""
    for where, text in _written(_export(told, tmp_path / "ut", "none")):
        assert not re.search(r"Kulturförvaltningen|Ek & Lind|Ek &amp; Lind|KarinEk|samtal bo|Workshop 3", text), where


def _cells(folder, name):
    """A table as it was written."""
    with (folder / "tabeller" / name).open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file, delimiter=";"))


def test_what_a_quotation_says_stays_but_for_the_names(told, tmp_path):
    """Also the labels inside it, and ordinary words."""
    rows = _cells(_export(told, tmp_path / "ut", "roster"), "kodade-avsnitt.csv")
    karin, bo = (person.pseudonym for person in told.key())
    quote = next(row for row in rows if row["intervju"].startswith("Intervju") and "skogen" in row["citat"])
    assert quote["citat"] == f"Jag, {karin}, ringde {bo}s chef. Björn i skogen, sa {karin}.\n{bo}: {karin} skrev"
    assert quote["anteckning"] == f"Fråga {karin} igen!"
    assert quote["intervju"] == f"Intervju_{karin}"
    assert quote["talare"] in {karin, bo}
    assert quote["kodare"] == "Maja"


def test_interviews_are_called_by_organisation_or_number(told, tmp_path):
    """A second one of an organisation is numbered; numbers follow the order of import."""
    by_case = _cells(_export(told, tmp_path / "a", "case"), "intervjuer.csv")
    by_number = _cells(_export(told, tmp_path / "b", "none"), "intervjuer.csv")
    assert {row["intervju"] for row in by_case} == {
        "Kulturförvaltningen",
        "Kulturförvaltningen (2)",
        f"{told.names('roster').case('Ek & Lind AB')}",
    }
    assert [(row["intervju"], row["organisation"]) for row in by_number] == [
        ("Intervju 1", "Organisation 1"),
        ("Intervju 2", "Organisation 2"),
        ("Intervju 3", "Organisation 1"),
    ]
    assert {row["talare"] for row in _cells(tmp_path / "a", "kodade-avsnitt.csv")} == {"intervjuperson"}
    assert {row["talare"] for row in _cells(tmp_path / "b", "kodade-avsnitt.csv")} == {""}


def test_numbers_are_the_same_whatever_is_selected_erased_or_undone(told):
    """And in both languages."""
    before = told.names("none").interview("Workshop 3"), told.key()
    told.erase_interview("samtal bo")
    told.change_roster([Person("Åsa Nilsson")])
    assert (told.names("none").interview("Workshop 3"), told.key()[:2]) == before
    assert told.names("none", "en").interview("Workshop 3") == "Interview 3"
    assert told.names("roster", "en").text("Karin") == told.names("roster", "sv").text("Karin")


def test_figures_are_the_same_under_every_name(told, tmp_path):
    """Replacing changes words alone."""
    real = _cells(_export(told, tmp_path / "real", "real"), "teman.csv")
    for mode in MODES:
        shown = _cells(_export(told, tmp_path / mode, mode), "teman.csv")
        numbers = [name for name in real[0] if name not in {"tema", "definition", "kod"}]
        assert [[row[name] for name in numbers] for row in shown] == [[row[name] for name in numbers] for row in real]


def test_what_speakers_are_called_outside_is_told_by_a_person(told):
    """A pseudonym of a label, a link to a person, a merged label."""
    with change(told._database, "Maja", "interviews speakers") as made:  # noqa: SLF001  # the command for it is another's work
        interview = {row["name"]: row["id"] for row in live(made.connection, schema.interviews)}
        person = next(row["id"] for row in live(made.connection, schema.persons) if row["name"] == "Bo Lind")
        empty = {"merged_into": None, "role": None, "pseudonym": None, "person_id": None}
        for place, (label, facts) in enumerate({"KARIN E": {"pseudonym": "Förskolechef"}, "BO": {"person_id": person}}.items()):
            row = {"id": f"0000000{place}-0000-4000-8000-000000000000", "interview_id": interview["Workshop 3"], "label": label}
            made.begin(schema.speakers, row | empty | facts)
    names = told.names("roster")
    assert names.speaker("Workshop 3", "KARIN E") == "Förskolechef"
    assert names.speaker("Workshop 3", "BO") == told.key()[1].pseudonym
    assert told.names("case").speaker("Workshop 3", "KARIN E") == "Förskolechef"
    assert told.names("none").speaker("Workshop 3", "KARIN E") is None


@pytest.mark.slow
@pytest.mark.parametrize("lang", ["sv", "en"])
@pytest.mark.parametrize("mode", [*MODES, "real"])
def test_an_unedited_export_changes_nothing_when_it_comes_back(told, tmp_path, mode, lang):
    """Workbook and CSV, also after the roster has changed; how names were replaced the CSV's cells tell."""
    folder = _export(told, tmp_path / "ut", mode, lang)
    sheet = {"sv": "kodade-avsnitt.csv", "en": "coded-segments.csv"}[lang]
    for path in (folder / "bok.xlsx", folder / "tabeller" / sheet):
        assert {step.action for step in told.import_codings(read_coding_rows(path)).steps} == {"same"}, path
    told.change_roster([Person("Märta Sjö", ("chef",))], ["Bo Lind"])
    assert {step.action for step in told.import_codings(read_coding_rows(folder / "bok.xlsx")).steps} == {"same"}


def _edited(path, edit):
    """Edits the rows of the sheet of coded segments: the function gets each row's cells by header and changes their values."""
    book = load_workbook(path)
    sheet = book["Kodade avsnitt"]
    headers = {cell.value: cell.column for cell in sheet[1]}
    for number in range(2, sheet.max_row + 1):
        row = {name: sheet.cell(number, column) for name, column in headers.items()}
        edit(row)
    book.save(path)


def test_an_edited_memo_gets_its_names_back(told, tmp_path):
    """A pseudonym that stood there is the wording that it was; a new one is the full name."""
    path = _export(told, tmp_path / "ut", "roster") / "bok.xlsx"
    karin, bo = (person.pseudonym for person in told.key())

    def edit(row):
        if row["anteckning"].value == f"Fråga {karin} igen!" and row["intervju"].value.startswith("Intervju"):
            row["anteckning"].value = f"Fråga {karin} och {bo} i dag."

    _edited(path, edit)
    report = told.import_codings(read_coding_rows(path))
    assert (report.count("changed"), report.count("refused")) == (1, 0)
    assert "Fråga Karin och Bo Lind i dag." in {each.memo for each in told.findings()}


def test_an_edited_memo_in_which_nobody_can_tell_who_is_meant_is_refused(told, tmp_path):
    """By its row; nothing of it is written."""
    told.change_roster([Person("Karin Berg"), Person("Bo Berg")])
    told.change_segment(told.findings()[0].id, memo="Fråga Karin eller Bo.")
    path = _export(told, tmp_path / "ut", "roster") / "bok.xlsx"

    def edit(row):
        if row["anteckning"].value == "Fråga [namn] eller [namn].":
            row["anteckning"].value = "Fråga [namn]."

    _edited(path, edit)
    report = told.import_codings(read_coding_rows(path))
    assert [step.message for step in report.steps if step.action == "refused"] == [
        (
            "the memo was edited and holds [namn], and it cannot be told which words that stands for; write the names as they are "
            "in the study, or take the memo from the export."
        )
    ]


@pytest.mark.parametrize("mode", MODES)
def test_new_rows_name_interview_code_and_words_as_they_were_exported(told, tmp_path, mode):
    """With a span and a copied quotation, or with the quotation alone."""
    path = _export(told, tmp_path / "ut", mode) / "bok.xlsx"
    names = told.names(mode)
    book = load_workbook(path)
    sheet = book["Kodade avsnitt"]
    headers = [cell.value for cell in sheet[1]]
    quote = names.text("Tack, Bo Lind")
    new = {"intervju": names.interview("samtal bo"), "kod": names.code("Karins modell > Bo Lind först"), "citat": quote}
    sheet.append([new.get(name) for name in headers])
    copied = {name: sheet.cell(2, place).value for place, name in enumerate(headers, start=1)}
    sheet.append([{**copied, "id": None, "kod": names.code("Annat")}.get(name) for name in headers])
    book.save(path)
    report = told.import_codings(read_coding_rows(path))
    assert [step.message for step in report.steps if step.action == "refused"] == []
    assert report.count("new") == 2
    assert "Tack, Bo Lind" in {each.quote for each in told.findings()}


NAMES = st.lists(
    st.sampled_from(["Karin", "Bo", "Per", "Sten", "Ek", "Lind", "Anna-Li", "Åsa"]), min_size=1, max_size=3, unique=True
)
MEMOS = st.lists(
    st.sampled_from(["Karin", "ek", "Bo Lind", "sa", "Pers", "KARIN EK", "a@b.se", "040-341000", "-", "=1", "\n", "Person 214"])
)


@given(roster=st.lists(NAMES.map(" ".join), max_size=3, unique=True), memo=MEMOS.map(" ".join), mode=st.sampled_from(MODES))
@settings(deadline=None, max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_the_roster_and_the_memo_an_export_that_comes_back_changes_nothing(roster, memo, mode, told, tmp_path_factory):
    """Random rosters and memos, through a CSV file."""
    told.change_roster([Person(name) for name in roster], [person.name for person in told.roster()])
    told.change_segment(told.findings()[0].id, memo=memo)
    if mode == "roster" and not roster:
        return
    folder = tmp_path_factory.mktemp("ut")
    write_tables(told.material(), folder, "sv", told.names(mode))
    report = told.import_codings(read_coding_rows(folder / "kodade-avsnitt.csv"))
    assert {(step.action, step.message) for step in report.steps} == {("same", "")}


def test_code_export_carries_real_names(told, tmp_path):
    """It is for the team's own programs, and comes back as it was."""
    write_coding_rows(told.findings(), tmp_path / "kodningar.csv", told.revision)
    assert "Karin" in (tmp_path / "kodningar.csv").read_text(encoding="utf-8")
    assert {step.action for step in told.import_codings(read_coding_rows(tmp_path / "kodningar.csv")).steps} == {"same"}


def test_the_roster_is_one_change_that_undo_takes_back(told):
    """Adding, telling more and removing together."""
    before = told.revision
    new, changed, gone = told.change_roster([Person("karin ek", ("Kia",)), Person("Åsa Nilsson")], ["bo lind"])
    assert (new, changed, gone, told.revision) == (1, 1, 1, before + 1)
    assert [(person.name, person.aliases) for person in told.roster()] == [
        ("Karin Ek", ("Kajsa", "KE", "Kia")),
        ("Åsa Nilsson", ()),
    ]
    assert told.change_roster([Person("Karin Ek", ("Kia",))]) == (0, 0, 0)
    told.undo()
    assert [person.name for person in told.roster()] == ["Karin Ek", "Bo Lind"]


def test_a_person_who_is_not_there_cannot_be_removed(told):
    """The nearest names are offered, and nothing else of the same call is done."""
    with pytest.raises(UnknownPersonError, match="nobody called 'Karin Ekh' in the roster; did you mean 'Karin Ek'"):
        told.change_roster([Person("Åsa Nilsson")], ["Karin Ekh"])
    assert len(told.roster()) == 2


def test_a_pseudonym_that_names_somebody_is_not_taken(told):
    """`Bo` for Karin would be read as the other one; a number stands for it, which is said."""
    told.change_roster([Person("Karin Ek", (), "Bo")])
    assert told.key()[0].pseudonym.startswith("Person ")
    assert [person.name for person in told.unfit_pseudonyms()] == ["Karin Ek"]
    told.change_roster([Person("Bo Lind", (), "Vaktmästaren")])
    assert told.names().text("Bos ord") == "Vaktmästarens ord"


def test_the_study_holds_no_key(told):
    """Numbers are computed when something is exported and stand nowhere in the file."""
    pseudonym = told.key()[0].pseudonym
    told.close()
    assert pseudonym.encode() not in told.path.read_bytes()


def test_without_a_roster_names_stay_unless_they_are_asked_for(study):
    """`roster` needs one; the others say what they do."""
    assert study.names().mode == "real"
    with pytest.raises(NoRosterError, match="no roster"):
        study.names("roster")
    assert study.names("none").interview("Samtal") == "Intervju 1"


def test_erasing_an_interview_erases_who_spoke_there_alone(told):
    """With every earlier state, from the bytes; who spoke elsewhere too stays."""
    with change(told._database, "Maja", "interviews speakers") as made:  # noqa: SLF001  # the command for it is another's work
        interviews = {row["name"]: row["id"] for row in live(made.connection, schema.interviews)}
        persons = {row["name"]: row["id"] for row in live(made.connection, schema.persons)}
        links = [("samtal bo", "BO", "Bo Lind"), ("samtal bo", "KARIN E", "Karin Ek"), ("Workshop 3", "KARIN E", "Karin Ek")]
        for place, (interview, label, person) in enumerate(links):
            row = {"id": f"0000000{place}-0000-4000-8000-000000000000", "interview_id": interviews[interview], "label": label}
            made.begin(schema.speakers, {**row, "merged_into": None, "role": None, "pseudonym": None, "person_id": persons[person]})
    told.change_roster([Person("Bo Lind", ("Bosse Hemlig",))])
    for name in ("Intervju_KarinEk", "Workshop 3"):
        told.remove_interview(name)
        told.undo()
    erased = told.erase_interview("samtal bo")
    assert (erased.persons, erased.persons_left, erased.unlinked) == (1, ("Karin Ek",), 0)
    assert [person.name for person in told.roster()] == ["Karin Ek"]
    assert told.check() == []
    told.close()
    assert b"Bosse Hemlig" not in told.path.read_bytes()


def test_one_interviewee_of_an_organisation_is_warned_of(told, kodbok, tmp_path):
    """Also one with the title of a leader, and in one line beside an export."""
    told.change_roster([Person("Åsa Nilsson", (), None, "Ek & Lind AB", "VD")])
    found = [each.sentence() for each in told.identifiable()]
    assert any(each.startswith("Kulturförvaltningen: one kulturchef only") for each in found)
    assert not any("(kulturchef)" in each for each in found)
    told.close()
    answer = kodbok("export", "csv", told.path, tmp_path / "ut", "--names", "case")
    assert "Whoever reads a quotation with the organisation's name knows who spoke" in answer.err
    assert "Kulturförvaltningen (kulturchef)" in answer.err
    assert "no anonymous material" in answer.err


# The command line


def test_candidates_are_listed_with_their_context(told, kodbok):
    """What the roster has is none; `--json` and `--csv` give the same."""
    told.add_transcript(
        told.transcript("Workshop 3").__class__("Ny", "Vi ringde Fatima Nouri på 070-123 45 67 eller fatima@skola.se, 811218-9876.")
    )
    told.close()
    found = json.loads(kodbok("interviews", "names", told.path, "--json").out)
    assert {(each["candidate"], each["kind"]) for each in found if each["interview"] == "Ny"} == {
        ("Fatima Nouri", "name"),
        ("070-123 45 67", "telephone"),
        ("fatima@skola.se", "e-mail"),
        ("811218-9876", "personnummer"),
    }
    one = next(each for each in found if each["kind"] == "name" and each["interview"] == "Ny")
    assert list(one) == ["candidate", "kind", "count", "interviews", "interview", "start", "end", "context", "why"]
    assert (one["start"], one["end"], one["count"], one["interviews"]) == (10, 22, 1, ["Ny"])
    assert "Vi ringde »Fatima Nouri« på" in one["context"]
    assert not {"Karin Ek", "Bo Lind", "Karin"} & {each["candidate"] for each in found}
    table = kodbok("interviews", "names", told.path, "--interview", "Ny")
    assert "Fatima Nouri" in table.out
    assert '--add "Fatima Nouri"' in table.err
    assert kodbok("interviews", "names", told.path, "--csv").out.startswith("candidate,kind,count,interviews,interview,start,end")


def test_a_roster_comes_from_a_file_and_goes_to_a_key(study, kodbok, tmp_path):
    """The key is written where the user says, never over a file, and a note warns beside the study; it can be read again."""
    study.close()
    book = Workbook()
    book.active.append(["Namn", "Smeknamn", "Benämning", "Organisation", "Befattning"])
    book.active.append(["Karin Ek", "Kajsa; KE", None, "Skolan", "rektor"])
    book.active.append(["Bo Lind", None, "Vaktmästaren", None, None])
    book.save(tmp_path / "namn.xlsx")
    assert (
        kodbok("interviews", "names", study.path, "--roster", tmp_path / "namn.xlsx").out
        == "Roster: 2 new, 0 changed; 2 persons.\n"
    )
    elsewhere = tmp_path / "annan plats"
    elsewhere.mkdir()
    for ending in (".csv", ".xlsx"):
        key = elsewhere / f"nyckel{ending}"
        answer = kodbok("interviews", "names", study.path, "--key", key)
        assert (answer.code, answer.err) == (0, "")
        assert kodbok("interviews", "names", study.path, "--key", key).code == 1
        again = kodbok("interviews", "names", study.path, "--key", key, "--force", "--roster", key)
        assert again.out.startswith("Roster: 0 new, ")
    assert "beside the study" in kodbok("interviews", "names", study.path, "--key", tmp_path / "nyckel.csv").err
    assert kodbok("interviews", "names", study.path, "--key", tmp_path / "nyckel.pdf").code == 2


def test_persons_are_added_and_removed_by_their_names(study, kodbok):
    """Other names follow after semicolons; a blank name is a wrong call, an unknown one a failure."""
    study.close()
    added = kodbok("interviews", "names", study.path, "--add", "Karin Ek; Kajsa; KE", "--add", "Bo Lind")
    assert added.out == "Roster: 2 new, 0 changed; 2 persons.\n"
    assert (
        kodbok("interviews", "names", study.path, "--remove", "bo lind").out == "Roster: 0 new, 0 changed, 1 removed; 1 person.\n"
    )
    assert kodbok("interviews", "names", study.path, "--add", " ; ").code == 2
    assert kodbok("interviews", "names", study.path, "--remove", "Bo Lind").code == 1
    programs = kodbok("interviews", "names", study.path, "--add", "Karin Ek", "--json")
    assert (json.loads(programs.out), programs.err.splitlines()[0]) == ([], "Roster: 0 new, 0 changed; 1 person.")
    with Study.open(study.path) as again:
        assert again.roster() == [Person("Karin Ek", ("Kajsa", "KE"))]


@pytest.mark.parametrize(("mode", "code"), [("roster", 1), ("namnlös", 2), ("none", 0), ("real", 0)])
def test_names_that_cannot_be_replaced_are_refused(study, kodbok, tmp_path, mode, code):
    """No roster is work that failed, another word a wrong call; without a roster it is said that quotations are as they are."""
    study.close()
    answer = kodbok("export", "csv", study.path, tmp_path / "ut", "--names", mode)
    assert answer.code == code
    assert (tmp_path / "ut").exists() == (code == 0)
    if mode == "none":
        assert "names in quotations and memos are not replaced" in answer.err


def test_the_workbook_says_how_names_were_replaced(told, kodbok, tmp_path):
    """On its first sheet, and the roster is the default once there is one."""
    told.close()
    kodbok("export", "excel", told.path, tmp_path / "bok.xlsx")
    rows = {row[0]: row[1] for row in load_workbook(tmp_path / "bok.xlsx").worksheets[0].iter_rows(values_only=True) if row[0]}
    assert rows["Namn"].startswith("Personer i namnregistret har ersatts av benämningar")
    assert "inte anonymt" in rows["Namn"]


def test_help_and_interviews_load_no_name_lists():
    """They are for candidates alone."""
    import subprocess
    import sys

    loaded = "{'faker', 'phonenumbers', 'personnummer'} & set(sys.modules)"
    program = f"import sys, interviews, workbench.cli.interview_commands; print({loaded})"
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=Path(__file__).parents[2]
    )
    assert done.stdout.strip() == "set()"
