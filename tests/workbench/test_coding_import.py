"""Importing codings: what a row means, and what is refused by its line."""

from __future__ import annotations

import csv

import pytest

from coding.coding_row import CodingFile, CodingRow, Refusal
from coding.coding_rows import read_coding_rows, write_coding_rows


def _rows(*rows, revision=None):
    """A file of rows, numbered from line 2."""
    return CodingFile(tuple(CodingRow(line, **row) for line, row in enumerate(rows, start=2)), revision)


def _actions(report):
    """Line and action of every step."""
    return [(step.line, step.action) for step in report.steps]


NEW = {"interview": "Samtal", "code": "Budget", "quote": "Det är svårt"}


def test_a_row_without_an_id_is_a_new_segment_at_the_one_place_of_its_quote(study, span):
    """Start and end may be empty; the coder who acts fills the empty coder."""
    report = study.import_codings(_rows(NEW))
    table = study.segments()
    assert _actions(report) == [(2, "new")]
    assert (table.loc[0, "start"], table.loc[0, "end"]) == span("Det är svårt")
    assert (table.loc[0, "coder"], table.loc[0, "origin"], table.loc[0, "code"]) == ("Anna", "import", "Social > Budget")


def test_the_same_file_again_changes_nothing(study):
    """The same interview, span, code and coder stands once."""
    study.import_codings(_rows(NEW))
    before = study.revision
    assert _actions(study.import_codings(_rows(NEW, NEW))) == [(2, "same"), (3, "same")]
    assert study.revision == before


def test_a_dry_run_writes_nothing(study):
    """It says what would happen."""
    before = study.revision
    assert _actions(study.import_codings(_rows(NEW), dry_run=True)) == [(2, "new")]
    assert study.revision == before


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ({"quote": "Det finns inte"}, "is not in the text"),
        ({"quote": "r"}, "stands more than once"),
        ({"interview": "Annat"}, "no interview called 'Annat'"),
        ({"code": "Bugdet"}, "Budget"),
        ({"start": 20, "end": 10, "quote": None}, "ends before it begins"),
        ({"start": 20, "end": 2000, "quote": None}, "does not lie in 'Samtal'"),
        ({"start": -1, "end": 5, "quote": None}, "does not lie in 'Samtal'"),
        ({"start": 20, "quote": None}, "needs both start and end"),
        ({"start": 0, "end": 5}, "the quote is not what stands at 0–5"),
        ({"quote": ""}, "neither start and end nor a quote"),
        ({"id": "abc"}, "'abc' is no id"),
        ({"delete": True}, "only a row with the id"),
        ({"created": "i går"}, "is no time"),
        ({"interview": ""}, "needs an interview and a code"),
    ],
)
def test_a_row_that_does_not_fit_is_refused_with_its_reason_and_the_rest_goes_in(study, row, reason):
    """Every refusal names what is wrong; the good row beside it is taken."""
    report = study.import_codings(_rows({**NEW, **row}, {**NEW, "quote": "Föreningarna hjälper"}))
    assert _actions(report) == [(2, "refused"), (3, "new")]
    assert reason in report.steps[0].message
    assert list(study.segments()["quote"]) == ["Föreningarna hjälper"]


def test_rows_that_the_reader_refused_stand_in_the_report(study):
    """By their lines, among the others."""
    file = CodingFile((CodingRow(3, **NEW),), None, (Refusal(2, "start is no number"),))
    assert _actions(study.import_codings(file)) == [(2, "refused"), (3, "new")]


def test_a_known_id_changes_what_its_cells_say_and_nothing_else(study, span):
    """Memo and code change; a missing column leaves its field; the time of making stays."""
    made = study.code("Samtal", *span("Det är svårt"), "Budget", memo="gammalt")
    study.import_codings(_rows({"id": made.id, "interview": "Samtal", "code": "Kunskap > Dialog", "memo": "nytt"}))
    row = study.segments().iloc[0]
    assert (row["id"], row["code"], row["memo"], row["coder"], row["created"]) == (
        made.id,
        "Kunskap > Dialog",
        "nytt",
        "Anna",
        made.created,
    )
    assert (row["start"], row["end"]) == span("Det är svårt")


def test_a_known_id_moves_to_the_span_that_its_cells_say(study, span):
    """The old quote must be cleared, since it no longer stands there."""
    made = study.code("Samtal", *span("Det är svårt"), "Budget")
    start, end = span("Det är svårt, tycker jag")
    cells = {"id": made.id, "interview": "Samtal", "code": made.code, "start": start, "end": end}
    assert "clear the quote" in study.import_codings(_rows({**cells, "quote": made.quote})).steps[0].message
    study.import_codings(_rows({**cells, "quote": ""}))
    assert list(study.segments()["quote"]) == ["Det är svårt, tycker jag"]


def test_x_under_delete_takes_the_segment_away_and_undo_brings_it_back(study, span):
    """A missing row deletes nothing."""
    made = study.code("Samtal", *span("Det är svårt"), "Budget")
    kept = study.code("Samtal", *span("Föreningarna"), "Dialog")
    study.import_codings(_rows({"id": made.id, "interview": "Samtal", "code": made.code, "quote": made.quote, "delete": True}))
    assert list(study.segments()["id"]) == [kept.id]
    study.undo()
    assert set(study.segments()["id"]) == {made.id, kept.id}


def test_a_file_that_deletes_may_come_in_again(study, span):
    """What it deletes is deleted already, which is no fault of anybody's."""
    made = study.code("Samtal", *span("Det är svårt"), "Budget")
    row = {"id": made.id, "interview": "Samtal", "code": made.code, "quote": made.quote, "delete": True}
    assert _actions(study.import_codings(_rows(row))) == [(2, "deleted")]
    assert _actions(study.import_codings(_rows(row))) == [(2, "same")]


def test_the_id_of_a_deleted_segment_is_refused(study, span):
    """Nobody revives by accident what somebody took away."""
    made = study.code("Samtal", *span("Det är svårt"), "Budget")
    study.delete_segment(made.id)
    report = study.import_codings(_rows({"id": made.id, "interview": "Samtal", "code": made.code, "quote": made.quote}))
    assert "was deleted" in report.steps[0].message


def test_an_unknown_uuid_is_new_and_keeps_its_id(study):
    """Files of two people can be merged, and merged again."""
    identity = "6f1c2b9e-7f0b-4a44-8d3c-0d6a4b1f8e21"
    assert _actions(study.import_codings(_rows({**NEW, "id": identity}))) == [(2, "new")]
    assert list(study.segments()["id"]) == [identity]
    assert _actions(study.import_codings(_rows({**NEW, "id": identity}))) == [(2, "same")]


def test_an_id_that_stands_twice_is_refused_the_second_time(study, span):
    """A row that was copied in Excel."""
    made = study.code("Samtal", *span("Det är svårt"), "Budget")
    row = {"id": made.id, "interview": "Samtal", "code": made.code, "quote": made.quote}
    report = study.import_codings(_rows({**row, "memo": "a"}, {**row, "memo": "b"}))
    assert _actions(report) == [(2, "changed"), (3, "refused")]
    assert "stands in line 2 already" in report.steps[1].message


def test_a_conflict_with_what_somebody_changed_since_the_export_is_refused(study, span):
    """Bo changed the memo after the file was exported; Anna's other code for the same segment is refused by row."""
    made = study.code("Samtal", *span("Det är svårt"), "Budget")
    exported = study.revision
    study.coder = "Bo"
    study.change_segment(made.id, memo="Bos tanke")
    study.coder = "Anna"
    row = {"id": made.id, "interview": "Samtal", "code": "Kunskap > Dialog", "quote": made.quote, "memo": ""}
    report = study.import_codings(_rows(row, revision=exported))
    assert _actions(report) == [(2, "refused")]
    assert "Bo changed it after the export (memo)" in report.steps[0].message
    assert list(study.segments()["memo"]) == ["Bos tanke"]


def test_an_unedited_row_never_takes_back_what_somebody_changed_since(study, span):
    """An old file sent in again without edits changes nothing."""
    made = study.code("Samtal", *span("Det är svårt"), "Budget")
    exported = study.revision
    study.change_segment(made.id, memo="senare", code="Kunskap > Dialog")
    row = {"id": made.id, "interview": "Samtal", "code": made.code, "quote": made.quote, "memo": "", "coder": "Anna"}
    assert _actions(study.import_codings(_rows(row, revision=exported))) == [(2, "same")]
    assert list(study.segments()["memo"]) == ["senare"]


def test_a_proposal_cannot_be_changed_by_a_file(study, span):
    """It must be decided first."""
    from coding.rule import Rule

    study.save_codebook(study.codebook().change("Social > Budget", rules=(Rule("exact", ("svårt",)),)))
    study.run_rules()
    (proposal,) = study.segments(everything=True)["id"]
    report = study.import_codings(_rows({"id": proposal, "interview": "Samtal", "code": "Budget", "quote": "svårt"}))
    assert "is proposed, not a finding" in report.steps[0].message
    assert study.accept([proposal]) == 1


def test_our_own_export_comes_in_again_without_a_change(study, span, tmp_path):
    """With commas, quotes, line breaks and a leading equals sign in the memo."""
    study.code("Samtal", *span("Det är svårt"), "Budget", memo='="A1", sa hon;\nja')
    study.code("Samtal", *span("svårt, tycker jag.\nI: Ja?\nIP: Föreningarna"), "Social > Fond > Liten", contrary=True)
    path = tmp_path / "ut.csv"
    write_coding_rows(study.findings(), path, study.revision)
    before = study.revision
    assert _actions(study.import_codings(read_coding_rows(path))) == [(2, "same"), (5, "same")] or study.revision == before
    assert study.revision == before
    with path.open(encoding="utf-8", newline="") as file:
        assert next(csv.reader(file))[:3] == ["id", "interview", "start"]


@pytest.mark.parametrize("name", ["A\u030asa", " Åsa "])
def test_one_person_does_not_become_two_by_how_a_file_writes_the_name(study, tmp_path, name):
    """A Mac's files hold names decomposed, and cells hold blanks; the work of two coders would not count together."""
    file = tmp_path / "kodningar.csv"
    file.write_text(f"interview,code,quote,coder\nSamtal,Budget,Det är svårt,{name}\n", encoding="utf-8")
    study.coder = "Åsa"
    study.code("Samtal", 0, 5, "Dialog")
    study.import_codings(read_coding_rows(file))
    assert list(study.segments()["coder"]) == ["Åsa", "Åsa"]


def test_codes_that_changed_names_after_an_export_are_meant_by_the_names_they_had(study, span, tmp_path):
    """Two codes swap their names; the old export, unedited, changes nothing, and a new row in it means the code of then."""
    study.code("Samtal", *span("Det är svårt"), "Budget")
    export = tmp_path / "kodningar.csv"
    write_coding_rows(study.findings(), export, study.revision)
    with export.open("a", encoding="utf-8") as file:
        file.write(f",Samtal,,,Social > Budget,Anna,Föreningarna,,,,,{study.revision}\n")
    book = study.codebook().rename("Social > Budget", "Tid").rename("Social > Fond", "Budget").rename("Social > Tid", "Fond")
    study.save_codebook(book)
    report = study.import_codings(read_coding_rows(export))
    assert _actions(report) == [(2, "same"), (3, "new")]
    assert set(study.segments()["code"]) == {"Social > Fond"}
    assert study.check() == []
