"""Codings, codebooks, decisions and history by the command line, as a person works with them."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from analysis.material import SEGMENT_COLUMNS
from coding.codebook import Codebook
from coding.columns import CSV_COLUMNS
from interviews.document import Paragraph, write_document
from workbench.study import Study

ODD = ('Ek, Karin "KE"', "rad ett\nrad två", "=1+1", "; ; 'å'", "  inåt  ")


@pytest.fixture
def coded(study, span):
    """A closed study of Anna's with two codings."""
    study.code("Samtal", *span("Det är svårt, tycker jag."), "Budget", memo="minns", contrary=True)
    study.code("Samtal", *span("Föreningarna hjälper"), "Dialog")
    study.close()
    return study.path


def _read(path):
    """The rows of a CSV file that was written for editing."""
    with path.open(encoding="utf-8-sig", newline="") as source:
        return list(csv.DictReader(source))


def _write(path, rows):
    """The rows back into the file."""
    with path.open("w", encoding="utf-8", newline="") as target:
        writer = csv.DictWriter(target, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)


def _table(kodbok, path):
    """The whole segments table as it is printed."""
    return kodbok("segments", path, "--everything", "--csv").out


def test_an_export_has_its_columns_and_an_unedited_one_changes_nothing(coded, tmp_path, kodbok):
    """No revision, no group in the log."""
    before, log = _table(kodbok, coded), kodbok("log", coded).out
    assert kodbok("code", "export", coded, tmp_path / "ut.csv").code == 0
    rows = _read(tmp_path / "ut.csv")
    assert list(rows[0])[: len(CSV_COLUMNS)] == list(CSV_COLUMNS)
    assert {row["contrary"] for row in rows} == {"true", "false"}
    answer = kodbok("code", "import", coded, tmp_path / "ut.csv", "--coder", "Bo")
    assert (answer.code, answer.out) == (0, "ut.csv: 0 new, 0 changed, 0 deleted, 2 unchanged, 0 refused\n")
    assert (_table(kodbok, coded), kodbok("log", coded).out) == (before, log)


def test_an_export_follows_swedish_order(tmp_path, kodbok, book, talk):
    """Å before ä before ö, after z."""
    path = tmp_path / "s.kodbok"
    with Study.create(path, codebook=book, coder="Anna") as study:
        for name in ("Öst", "Äst", "Åst", "Zst"):
            study.add_transcript(talk(f"IP: hej från {name}", name))
            study.code(name, 4, 7, "Budget")
    kodbok("code", "export", path, tmp_path / "ut.csv")
    assert [row["interview"] for row in _read(tmp_path / "ut.csv")] == ["Zst", "Åst", "Äst", "Öst"]


def test_editing_an_export_changes_deletes_and_adds(coded, tmp_path, kodbok):
    """A missing row deletes nothing; what happens is said, what will happen as well; undo takes it all back."""
    kodbok("code", "export", coded, tmp_path / "ut.csv")
    rows = _read(tmp_path / "ut.csv")
    by_code = {row["code"]: row for row in rows}
    by_code["Social > Budget"]["memo"] = "annat"
    new = dict.fromkeys(rows[0], "") | {"interview": "Samtal", "code": "Dialog", "quote": "Det är svårt"}
    _write(tmp_path / "ut.csv", [by_code["Social > Budget"], new])
    before = _table(kodbok, coded)
    dry = kodbok("code", "import", coded, tmp_path / "ut.csv", "--dry-run", "--coder", "Bo")
    assert (
        dry.out.splitlines()[-1] == "ut.csv: 1 new, 1 changed, 0 deleted, 0 unchanged, 0 refused (nothing was written: --dry-run)"
    )
    assert "line 2: changed: memo" in dry.out
    assert _table(kodbok, coded) == before
    assert kodbok("code", "import", coded, tmp_path / "ut.csv", "--coder", "Bo").code == 0
    after = list(csv.DictReader(io.StringIO(_table(kodbok, coded))))
    assert sorted((row["coder"], row["memo"], row["quote"]) for row in after) == [
        ("Anna", "", "Föreningarna hjälper"),
        ("Anna", "annat", "Det är svårt, tycker jag."),
        ("Bo", "", "Det är svårt"),
    ]
    kodbok("undo", coded, "--coder", "Bo")
    assert _table(kodbok, coded) == before


def test_x_deletes_and_the_deleted_id_is_refused(coded, tmp_path, kodbok):
    """The same file again is no fault; the file as it was before names the line: nothing comes back by accident."""
    kodbok("code", "export", coded, tmp_path / "ut.csv")
    rows = _read(tmp_path / "ut.csv")
    rows[0]["delete"] = "x"
    _write(tmp_path / "ut.csv", rows)
    assert "1 deleted" in kodbok("code", "import", coded, tmp_path / "ut.csv").out
    assert kodbok("code", "import", coded, tmp_path / "ut.csv").code == 0
    rows[0]["delete"] = ""
    _write(tmp_path / "ut.csv", rows)
    again = kodbok("code", "import", coded, tmp_path / "ut.csv")
    assert again.code == 1
    assert "line 2: refused" in again.err
    assert "was deleted" in again.err


def test_a_report_of_an_import_as_json(coded, tmp_path, kodbok):
    """One list of objects and nothing else, the exit code as without it."""
    _write(tmp_path / "in.csv", [{"interview": "Samtal", "code": "Dialog", "quote": quote} for quote in ("Det är", "finns ej")])
    answer = kodbok("code", "import", coded, tmp_path / "in.csv", "--json")
    steps = json.loads(answer.out)
    assert (answer.code, [step["line"] for step in steps], [step["action"] for step in steps]) == (1, [2, 3], ["new", "refused"])


def test_our_own_workbook_can_be_edited_and_imported(coded, tmp_path, kodbok):
    """The sheet of coded segments; unedited it changes nothing."""
    from openpyxl import load_workbook

    path = tmp_path / "bok.xlsx"
    assert kodbok("export", "excel", coded, path).code == 0
    before = _table(kodbok, coded)
    assert "2 unchanged, 0 refused" in kodbok("code", "import", coded, path).out
    book = load_workbook(path)
    sheet = book["Kodade avsnitt"]
    headers = {cell.value: cell.column for row in sheet.iter_rows(max_row=10) for cell in row if cell.value in {"id", "anteckning"}}
    row = next(r for r in range(1, sheet.max_row + 1) if sheet.cell(r, headers["anteckning"]).value == "minns")
    sheet.cell(row, headers["anteckning"]).value = "ändrad i Excel"
    book.save(path)
    assert _table(kodbok, coded) == before
    answer = kodbok("code", "import", coded, path)
    assert (answer.code, "1 changed" in answer.out) == (0, True), answer
    assert "ändrad i Excel" in _table(kodbok, coded)


def test_odd_names_survive_every_round_trip(tmp_path, kodbok, talk):
    """Commas, quotation marks, line breaks and formulas in names of interviews, organisations, coders, codes and memos."""
    path = tmp_path / "studie.kodbok"
    interview, case, coder, memo, wave = ODD
    book = Codebook().add('Kod, "ett"').add('Kod, "ett" > =1+1').add("; 'å'")
    with Study.create(path, codebook=book, coder=coder) as study:
        study.add_transcript(talk(name=interview, case=case, wave=wave))
        study.code(interview, 4, 17, 'Kod, "ett" > =1+1', memo=memo)
        study.code(interview, 4, 17, "; 'å'", memo=ODD[1])
    before = _table(kodbok, path)
    listed = json.loads(kodbok("interviews", "list", path, "--json").out)
    assert [(row["name"], row["case"], row["coders"]) for row in listed] == [(interview, case, [coder.strip()])]
    for name in ("ut.csv", "bok.xlsx"):
        command = ("export", "excel") if name.endswith("xlsx") else ("code", "export")
        assert kodbok(*command, path, tmp_path / name).code == 0
        answer = kodbok("code", "import", path, tmp_path / name)
        assert (answer.code, "2 unchanged, 0 refused" in answer.out) == (0, True), answer
    assert _table(kodbok, path) == before
    for name in ("bok.csv", "bok.yaml", "kod.xlsx"):
        assert kodbok("codebook", "export", path, tmp_path / name).code == 0
        assert kodbok("codebook", "import", path, tmp_path / name).out == "The codebook is the same already; nothing was changed.\n"
    for kind, out in (("csv", "tabeller"), ("charts", "bilder")):
        assert kodbok("export", kind, path, tmp_path / out).code == 0
    for command in ("themes", "matrix", "quotes"):
        assert kodbok(command, path).code == 0
        assert json.loads(kodbok(command, path, "--json").out) is not None
    assert kodbok("check", path).code == 0


def test_a_codebook_shows_its_tree_and_its_rows(coded, kodbok):
    """Indented for people; one list for programs."""
    assert kodbok("codebook", "show", coded).out.splitlines() == [
        "Social",
        "  Budget",
        "  Fond",
        "    Liten",
        "Kunskap",
        "  Dialog",
    ]
    rows = json.loads(kodbok("codebook", "show", coded, "--json").out)
    assert [row["path"] for row in rows][:2] == ["Social", "Social > Budget"]
    assert set(rows[0]) == set("path definition include exclude example colour aliases topics retired".split())  # noqa: SIM905  # as one reads it


@pytest.fixture
def proposed(tmp_path, kodbok, study):
    """A study of Anna's whose codebook has rules, as it comes from a file, with their proposals."""
    study.close()
    (tmp_path / "bok.csv").write_text(
        "path\nSocial > Budget\nSocial > Fond > Liten\nKunskap > Dialog\n\npath,match,words,exclude,unit\n"
        "Social > Budget,compound,budget,,sentence\nKunskap > Dialog,lemma,förening,,turn\n",
        encoding="utf-8",
    )
    kodbok("codebook", "import", study.path, tmp_path / "bok.csv", "--yes", "--coder", "Anna")
    kodbok("code", "rules", study.path, "--coder", "Anna")
    return study.path


def _statuses(kodbok, path):
    """Code, coder and status of every segment."""
    rows = json.loads(kodbok("segments", path, "--everything", "--json").out)
    assert not rows or tuple(rows[0]) == SEGMENT_COLUMNS
    return sorted((row["code"].rpartition(" > ")[2], row["coder"], row["status"], row["origin"]) for row in rows)


def test_rules_mark_proposals_once(proposed, kodbok):
    """Twice changes nothing; a dry run shows the word forms with counts and marks nothing."""
    both = [("Budget", "", "proposed", "rule"), ("Dialog", "", "proposed", "rule")]
    assert _statuses(kodbok, proposed) == both
    again = kodbok("code", "rules", proposed, "--coder", "Anna")
    assert again.out.startswith("0 new proposals, 0 taken back, 2 stand, 0 decided before.")
    forms = json.loads(kodbok("code", "rules", proposed, "--dry-run", "--json").out)
    found = {(form["code"], form["match"], form["word"], form["form"], form["count"]) for form in forms}
    assert ("Social > Budget", "compound", "budget", "ettårsbudgetar", 1) in found
    assert len(found) == 2
    assert _statuses(kodbok, proposed) == both


def test_proposals_are_decided_by_name_and_the_decisions_are_kept(proposed, kodbok):
    """As the coder who acts; a rejection is remembered by the next run of the rules."""
    accepted = kodbok("code", "accept", proposed, "--code", "Social", "--coder", "Bo")
    assert accepted.out == "1 proposals accepted by Bo.\n"
    assert kodbok("code", "reject", proposed, "--interview", "samtal", "--coder", "Bo").out == "1 proposals rejected by Bo.\n"
    kodbok("code", "rules", proposed, "--coder", "Anna")
    assert _statuses(kodbok, proposed) == [("Budget", "Bo", "accepted", "rule"), ("Dialog", "Bo", "rejected", "rule")]
    none = kodbok("code", "accept", proposed, "--all", "--coder", "Bo")
    assert (none.code, none.out) == (0, "There are no such proposals; nothing was changed.\n")
    assert kodbok("check", proposed).code == 0


def test_proposals_are_decided_by_id(proposed, kodbok):
    """An unknown id, or one that is decided, is refused and decides nothing."""
    first, second = (row["id"] for row in json.loads(kodbok("segments", proposed, "--everything", "--json").out))
    wrong = kodbok("code", "accept", proposed, first, "abc")
    assert (wrong.code, "'abc'" in wrong.err) == (1, True)
    assert {status for _, _, status, _ in _statuses(kodbok, proposed)} == {"proposed"}
    assert kodbok("code", "accept", proposed, first, second, "--coder", "Bo").code == 0
    decided = kodbok("code", "reject", proposed, first)
    assert (decided.code, "Bo has accepted it already" in decided.err) == (1, True)


def test_history_is_one_s_own_and_said(coded, kodbok):
    """What is undone can be done again; nothing to undo is exit code 1; who and when stand in the log, never text."""
    assert kodbok("interviews", "finish", coded, "Samtal", "--coder", "Bo").out == "Samtal: finished by Bo.\n"
    assert kodbok("interviews", "finish", coded, "Samtal", "--coder", "Bo").out == "Samtal: was finished already by Bo.\n"
    assert kodbok("undo", coded, "--coder", "Bo").out.startswith("Undone: interviews finish (1 thing).")
    nothing = kodbok("undo", coded, "--coder", "Bo")
    assert (nothing.code, nothing.out) == (1, "")
    assert "no change by Bo that can be undone" in nothing.err
    assert kodbok("redo", coded, "--coder", "Bo").out == "Done again: interviews finish (1 thing).\n"
    assert kodbok("redo", coded, "--coder", "Bo").code == 1
    entries = json.loads(kodbok("log", coded, "--json").out)
    assert [entry["revision"] for entry in entries] == list(range(1, len(entries) + 1))
    assert [(entry["who"], entry["command"]) for entry in entries[-3:]] == [
        *(("Bo", "interviews finish"), ("Bo", "undo"), ("Bo", "redo"))
    ]
    assert "svårt" not in kodbok("log", coded, "--json").out


def test_who_acts_is_the_option_else_the_variable_else_the_login_name(coded, kodbok, monkeypatch):
    """In this order."""
    import getpass

    monkeypatch.setenv("KODBOK_CODER", "Variabel")
    assert "by Option." in kodbok("interviews", "finish", coded, "Samtal", "--coder", "Option").out
    assert "by Variabel." in kodbok("interviews", "finish", coded, "Samtal").out
    monkeypatch.delenv("KODBOK_CODER")
    assert f"by {getpass.getuser()}." in kodbok("interviews", "finish", coded, "Samtal").out


@pytest.fixture
def imported(tmp_path, kodbok):
    """A study with a Word interview that has a heading and a picture-free problem or none."""
    path = tmp_path / "studie.kodbok"
    write_document(tmp_path / "Intervju 1.docx", [Paragraph("I: Hur går det?"), Paragraph("IP: Bra, och du 𝒳?")])
    kodbok("new", path, "--coder", "Anna", "--title", "Prov")
    kodbok("interviews", "add", path, tmp_path / "Intervju 1.docx", "--coder", "Anna")
    return path


def test_an_interview_is_listed_and_shown_with_its_keys(imported, kodbok):
    """Numbers are numbers, lists are lists, spans are code points of the text."""
    (line,) = json.loads(kodbok("interviews", "list", imported, "--json").out)
    assert list(line) == ["name", "case", "wave", "kind", "date", "words", "turns", "speakers", "coders", "finished", "problems"]
    assert list(line.values()) == ["Intervju 1", None, None, "interview", None, 7, 2, 2, [], [], 0]
    shown = json.loads(kodbok("interviews", "show", imported, "intervju 1.docx", "--json").out)
    assert set(shown) == {"name", "case", "wave", "kind", "date", "text", "words", "sha256", "turns", "problems"}
    assert [list(turn) for turn in shown["turns"]] == [["speaker", "role", "start", "end", "time", "heading", "text"]] * 2
    assert [(turn["speaker"], turn["role"]) for turn in shown["turns"]] == [("I", "interviewer"), ("IP", "interviewee")]
    assert all(shown["text"][turn["start"] : turn["end"]] == turn["text"] for turn in shown["turns"])
    assert "[1] IP (interviewee)\nBra, och du 𝒳?" in kodbok("interviews", "show", imported, "Intervju 1").out


def test_an_interview_is_described_and_cleared(imported, kodbok):
    """A date is kept in one form; empty text clears; what stands already changes nothing."""
    told = ("--case", "Skolan", "--wave", "2015", "--kind", "workshop", "--date", "20150317", "--main-coder", "Bo")
    answer = kodbok("interviews", "set", imported, "Intervju 1", *told)
    assert (answer.code, answer.out) == (0, "Intervju 1: described.\n")
    assert "Bo has coded nothing in Intervju 1 yet" in answer.err
    (line,) = json.loads(kodbok("interviews", "list", imported, "--json").out)
    assert [line[name] for name in ("case", "wave", "kind", "date")] == ["Skolan", "2015", "workshop", "2015-03-17"]
    assert "nothing was changed" in kodbok("interviews", "set", imported, "Intervju 1", *told).out
    kodbok("interviews", "set", imported, "Intervju 1", "--case", "", "--wave", " ", "--date", "")
    (line,) = json.loads(kodbok("interviews", "list", imported, "--json").out)
    assert [line[name] for name in ("case", "wave", "date")] == [None] * 3
    wrong = kodbok("interviews", "set", imported, "Intervju 1", "--date", "igår")
    assert (wrong.code, "like 2015-03-17" in wrong.err) == (1, True)


def test_an_interview_is_removed_restorably_and_erased_for_good(imported, kodbok):
    """Removing says how it comes back; erasing says what still holds it, and refuses the file afterwards."""
    removed = kodbok("interviews", "remove", imported, "Intervju 1", "--coder", "Anna")
    assert f"`kodbok undo {imported}` brings it back" in removed.out
    assert kodbok("undo", imported, "--coder", "Anna").code == 0
    copy = imported.with_name("kopia.kodbok")
    kodbok("backup", imported, copy)
    erased = kodbok("interviews", "erase", imported, "Intervju 1", "--yes")
    assert (erased.code, f"This copy still holds it: {copy}" in erased.err) == (0, True)
    assert b"Bra, och du" not in imported.read_bytes()
    again = kodbok("interviews", "add", imported, imported.with_name("Intervju 1.docx"))
    assert (again.code, "was erased from this study" in again.err) == (1, True)
    assert kodbok("interviews", "list", imported, "--json").out == "[]\n"
    assert kodbok("check", imported).code == 0


def test_an_unknown_interview_is_answered_with_the_nearest_names(imported, kodbok):
    """By every command that takes a name."""
    for command in ("show", "finish", "unfinish", "remove", "erase"):
        answer = kodbok("interviews", command, imported, "Intervju 11")
        assert (answer.code, answer.out) == (1, "")
        assert answer.err == (
            "There is no interview called 'Intervju 11' in the study; did you mean 'Intervju 1'? "
            "`kodbok interviews list` shows them all.\n"
        )


def test_a_new_study_takes_a_title_and_a_codebook_by_file_or_name(tmp_path, kodbok):
    """The built-in one by default; an unknown name says what there is."""
    (tmp_path / "min bok.csv").write_text("path\nA > B\n", encoding="utf-8")
    made = kodbok("new", tmp_path / "a b.kodbok", "--codebook", tmp_path / "min bok.csv", "--title", "Mitt")
    assert (
        made.out == f'Made {tmp_path / "a b.kodbok"} with 2 codes. Next: kodbok interviews add "{tmp_path / "a b.kodbok"}" FOLDER\n'
    )
    kodbok("new", tmp_path / "c.kodbok")
    rows = json.loads(kodbok("codebook", "show", tmp_path / "c.kodbok", "--json").out)
    assert {row["path"].split(" > ")[0] for row in rows} == {"Social investering", "Kunskapsallianser", "Tvärgående"}
    wrong = kodbok("new", tmp_path / "d.kodbok", "--codebook", "rekomendationerna")
    assert (wrong.code, "rekommendationerna" in wrong.err) == (1, True)
    assert not Path(tmp_path / "d.kodbok").exists()
