"""The ledger through Excel: without edits nothing changes, with edits exactly those; what does not fit is refused by its row."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from analysis.ledger_book.reading import LedgerFileError
from interviews import Person

BUDGET = "Vi har ettårsbudgetar. Det är svårt, tycker jag."
HELP = "Föreningarna hjälper oss mycket."


@pytest.fixture
def ledger(study, span, talk):
    """Three quotations in two interviews."""
    study.add_transcript(talk("I: Och sedan?\nIP: Det blev bättre med Åsa Lindqvist där.", "Andra"))
    segments = [
        study.code("Samtal", *span(BUDGET), "Budget"),
        study.code("Samtal", *span(HELP), "Dialog"),
        study.code("Andra", 18, 55, "Dialog"),
    ]
    study.propose_segments([each.id for each in segments])
    return study


@pytest.fixture
def edited(ledger, tmp_path):
    """Exports the ledger, lets somebody edit the sheet, and imports it."""

    def done(edit, *, lang="sv", names=None, meanwhile=lambda: None, dry_run=False):
        path = tmp_path / "citat.xlsx"
        ledger.export_ledger(path, names=names, lang=lang, force=True)
        book = load_workbook(path)
        edit(_Sheet(book.worksheets[0]))
        book.save(path)
        meanwhile()
        return ledger.import_ledger(path, dry_run=dry_run)

    return done


class _Sheet:
    """The sheet as somebody who edits it sees it: rows by what they quote, columns by their headers."""

    def __init__(self, sheet):
        self.sheet = sheet
        self.column = {cell.value: cell.column for cell in sheet[1]}

    def row(self, words):
        """The row whose words begin so."""
        return next(n for n in range(2, self.sheet.max_row + 1) if str(self.cell(n, "som det sades").value).startswith(words))

    def cell(self, row, header):
        """A cell."""
        return self.sheet.cell(row, self.column[header])

    def put(self, words, header, value):
        """Writes into a cell."""
        self.cell(self.row(words), header).value = value


def _state(study):
    """All that the ledger says."""
    return study.ledger().to_dict("records")


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_a_round_trip_without_edits_changes_nothing(ledger, edited, lang):
    """No row, no revision, whatever state and note a quotation has."""
    own = [row["id"] for row in _state(ledger)]
    ledger.set_quotation(own[0], state="approved", note="=1+1", attribution="case_kind", key=True)
    ledger.set_quotation(own[1], state="sent", note="rad 1\nrad 2")
    revision = ledger.revision
    report = edited(lambda _: None, lang=lang)
    assert [step.action for step in report.steps] == ["same"] * 3
    assert report.missing == 0
    assert ledger.revision == revision


def test_edits_change_just_what_was_edited(ledger, edited):
    """A word of a state in Swedish, edited words, a note; one undo takes all of it back."""
    before = _state(ledger)

    def edit(sheet):
        sheet.put("Vi har", "citat", "[…] Det är svårt, tycker jag.")
        sheet.put("Vi har", "anteckning", "kortat")
        sheet.put("Föreningarna", "status", "skickat")
        sheet.put("Föreningarna", "källangivelse", "organisationstyp")
        sheet.put("Föreningarna", "nyckelcitat", "ja")

    report = edited(edit)
    assert sorted(step.action for step in report.steps) == ["changed", "changed", "same"]
    rows = {row["verbatim"]: row for row in _state(ledger)}
    assert (rows[BUDGET]["text"], rows[BUDGET]["state"], rows[BUDGET]["note"]) == (
        "[…] Det är svårt, tycker jag.",
        "edited",
        "kortat",
    )
    assert [rows[HELP][name] for name in ("state", "attribution", "key", "text")] == ["sent", "case_kind", True, HELP]
    assert ledger.check() == []
    ledger.undo()
    assert [row | {"version": 0} for row in _state(ledger)] == [row | {"version": 0} for row in before]


def test_a_dry_run_tells_the_same_and_writes_nothing(ledger, edited):
    """The preview is what the import does."""
    before = _state(ledger)
    report = edited(lambda sheet: sheet.put("Vi har", "status", "godkänt"), dry_run=True)
    assert [step.action for step in report.steps].count("changed") == 1
    assert _state(ledger) == before


def test_rows_may_be_deleted_and_sorted(ledger, edited):
    """A row that is gone changes nothing; the order means nothing."""

    def edit(sheet):
        sheet.put("Det blev", "status", "skickat")
        rows = [[cell.value for cell in row] for row in sheet.sheet.iter_rows(min_row=2)]
        for number, values in enumerate(reversed(rows[1:]), start=2):
            for column, value in enumerate(values, start=1):
                sheet.sheet.cell(number, column).value = value
        sheet.sheet.delete_rows(len(rows) + 1)

    report = edited(edit)
    assert report.missing == 1
    assert [step.action for step in report.steps].count("refused") == 0


def test_a_row_that_stands_twice_counts_once_and_copies_that_differ_are_refused(ledger, edited):
    """Each with its row."""

    def copy(sheet):
        source = sheet.row("Vi har")
        for cell in sheet.sheet[source]:
            sheet.sheet.cell(5, cell.column).value = cell.value

    def differing(sheet):
        copy(sheet)
        sheet.cell(5, "status").value = "godkänt"

    assert [step.action for step in edited(copy).steps] == ["same"] * 3
    report = edited(differing)
    refused = [step for step in report.steps if step.action == "refused"]
    assert len(refused) == 2
    assert all("same id" in step.message for step in refused)
    assert all(row["state"] == "proposed" for row in _state(ledger))


@pytest.mark.parametrize(
    ("header", "value", "reason"),
    [
        ("id", None, "ledger propose"),
        ("id", "abc", "is no id"),
        ("id", "f57d98d2-6f7b-42a0-b236-94d42d54f7fe", "has no quotation"),
        ("stämpel (ändra inte)", "1 1 real sv proposed", "is no stamp"),
        ("stämpel (ändra inte)", datetime(2026, 1, 12, tzinfo=UTC).replace(tzinfo=None), "is no stamp"),
        ("som det sades", "Något annat.", "not those of this id"),
        ("citat", "Allt är bra.", "put it in brackets"),
        ("citat", datetime(2026, 1, 12, tzinfo=UTC).replace(tzinfo=None), "made a date by Excel"),
        ("citat", "=1+1", "holds a formula"),
        ("citat", None, "keeps no word"),
        ("status", "klart", "is none of föreslaget"),
        ("status", datetime(2026, 1, 12, tzinfo=UTC).replace(tzinfo=None), "made a date by Excel"),
        ("status", "redigerat", "is not edited"),
        ("källangivelse", "namn", "is none of ingen"),
        ("nyckelcitat", "kanske", "neither yes nor no"),
        ("anteckning", datetime(2026, 3, 1, tzinfo=UTC).replace(tzinfo=None), "made a date by Excel"),
    ],
)
def test_a_row_that_does_not_fit_is_refused_with_its_reason(ledger, edited, header, value, reason):
    """And the others go in."""

    def edit(sheet):
        row = sheet.row("Vi har")
        sheet.put("Föreningarna", "status", "skickat")
        sheet.cell(row, header).value = value

    report = edited(edit)
    (refused,) = [step for step in report.steps if step.action == "refused"]
    assert reason in refused.message
    assert refused.line > 1
    states = {row["verbatim"]: row["state"] for row in _state(ledger)}
    assert (states[BUDGET], states[HELP]) == ("proposed", "sent")


def test_words_sorted_without_their_ids_are_refused(ledger, edited):
    """Somebody sorted one column alone."""

    def swap(sheet):
        one, two = sheet.row("Vi har"), sheet.row("Föreningarna")
        for header in ("citat", "som det sades"):
            first, second = sheet.cell(one, header), sheet.cell(two, header)
            first.value, second.value = second.value, first.value

    report = edited(swap)
    refused = [step.message for step in report.steps if step.action == "refused"]
    assert len(refused) == 2
    assert all("not those of this id" in message for message in refused)


def test_what_somebody_changed_meanwhile_is_never_overwritten(ledger, edited):
    """The row is refused and says who; a row that nobody edited is left alone though its quotation changed."""
    own = {row["verbatim"]: row["id"] for row in _state(ledger)}

    def meanwhile():
        ledger.coder = "Bo"
        ledger.set_quotation(own[BUDGET], state="approved")
        ledger.set_quotation(own[HELP], state="sent")
        ledger.coder = "Anna"

    report = edited(lambda sheet: sheet.put("Vi har", "status", "skickat"), meanwhile=meanwhile)
    (refused,) = [step for step in report.steps if step.action == "refused"]
    assert "Bo changed it after the export" in refused.message
    states = {row["verbatim"]: row["state"] for row in _state(ledger)}
    assert (states[BUDGET], states[HELP]) == ("approved", "sent")


def test_a_file_that_comes_in_once_more_changes_nothing(ledger, edited):
    """Whoever corrects a refused row imports the whole file again: what stands already is no conflict."""
    own = {row["verbatim"]: row["id"] for row in _state(ledger)}
    report = edited(
        lambda sheet: sheet.put("Vi har", "status", "skickat"), meanwhile=lambda: ledger.set_quotation(own[BUDGET], state="sent")
    )
    assert {step.action for step in report.steps} == {"same"}


def test_a_deleted_segment_meanwhile_is_a_conflict_too(ledger, edited):
    """The sheet says approved, and the study does not any more."""
    row = next(each for each in _state(ledger) if each["verbatim"] == BUDGET)
    ledger.set_quotation(row["id"], state="approved")
    report = edited(
        lambda sheet: sheet.put("Vi har", "anteckning", "klart"), meanwhile=lambda: ledger.delete_segment(row["segment"])
    )
    assert [step.action for step in report.steps].count("refused") == 1


@pytest.mark.parametrize("mode", ["roster", "case", "none"])
def test_pseudonyms_come_back_as_the_names_that_were_said(ledger, edited, mode):
    """Unedited they change nothing; in edited words they are the names again."""
    ledger.change_roster([Person("Åsa Lindqvist", pseudonym="Rektorn")])
    names = ledger.names(mode)
    revision = ledger.revision
    shown = []
    report = edited(lambda sheet: shown.append(sheet.cell(sheet.row("Det blev"), "citat").value), names=names)
    assert "Rektorn" in shown[0]
    assert "Åsa" not in shown[0]
    assert [step.action for step in report.steps] == ["same"] * 3
    assert ledger.revision == revision
    edited(lambda sheet: sheet.put("Det blev", "citat", "Det blev [mycket] bättre med Rektorn där."), names=names)
    row = next(each for each in _state(ledger) if each["interview"] == "Andra")
    assert row["text"] == "Det blev [mycket] bättre med Åsa Lindqvist där."
    assert not row["tidied"]


def test_another_workbook_is_refused(ledger, kodbok, tmp_path):
    """With what it lacks."""
    book = load_workbook(_exported(ledger, tmp_path))
    book.worksheets[0]["A1"].value = "tema"
    book.worksheets[0].delete_cols(2)
    book.save(tmp_path / "annan.xlsx")
    with pytest.raises(LedgerFileError, match="text"):
        ledger.import_ledger(tmp_path / "annan.xlsx")


def _exported(ledger, folder):
    """The path of an exported ledger."""
    ledger.export_ledger(folder / "x.xlsx")
    return folder / "x.xlsx"


def test_the_command_line_shows_the_difference_and_asks(ledger, kodbok, tmp_path):
    """Without a terminal `--yes` is needed; a refused row makes the exit code 1."""
    path = _exported(ledger, tmp_path)
    book = load_workbook(path)
    sheet = _Sheet(book.worksheets[0])
    sheet.put("Vi har", "citat", "[…] Det är svårt, tycker jag.")
    book.save(path)
    ledger.close()
    shown = kodbok("ledger", "import", ledger.path, path, "--dry-run")
    assert (shown.code, "{-Vi har ettårsbudgetar.-}{+[…]+}" in shown.out, "nothing was written" in shown.out) == (0, True, True)
    assert kodbok("ledger", "import", ledger.path, path).code == 2
    assert "proposed" in kodbok("ledger", "list", ledger.path).out
    assert kodbok("ledger", "import", ledger.path, path, "--yes").code == 0
    assert "1 edited" in kodbok("ledger", "list", ledger.path).out
    sheet.put("Föreningarna", "status", "klart")
    book.save(path)
    again = kodbok("ledger", "import", ledger.path, path, "--yes")
    assert (again.code, "refused: state 'klart'" in again.err) == (1, True)


@given(data=st.data())
@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_random_edits_change_exactly_what_was_edited(ledger, edited, data):
    """Whatever somebody writes into the columns in blue: each row is changed as it says, or refused and left as it was."""
    before = {row["id"]: row for row in _state(ledger)}
    wanted = {}

    def edit(sheet):
        for row in range(2, sheet.sheet.max_row + 1):
            for header, values in (("källangivelse", ("ingen", "roll")), ("anteckning", ("", "a", "-b"))):
                value = data.draw(st.sampled_from((None, *values)))
                if value is not None:
                    sheet.cell(row, header).value = value
                    wanted.setdefault(sheet.cell(row, "id").value, {})[header] = value

    report = edited(edit)
    assert not [step for step in report.steps if step.action == "refused"]
    for row in _state(ledger):
        told = wanted.get(row["id"], {})
        word = {"ingen": "none", "roll": "role", None: before[row["id"]]["attribution"]}[told.get("källangivelse")]
        assert row["attribution"] == word
        assert row["note"] == told.get("anteckning", before[row["id"]]["note"])
        kept = ("text", "state", "verbatim", "theme", "key", "start", "end")
        assert [row[name] for name in kept] == [before[row["id"]][name] for name in kept]


def test_the_same_edited_file_again_changes_nothing(ledger, edited, tmp_path):
    """What it asks for stands already, so nothing of it is refused."""
    edited(lambda sheet: sheet.put("Vi har", "anteckning", "kortat"))
    revision = ledger.revision
    assert [step.action for step in ledger.import_ledger(tmp_path / "citat.xlsx").steps] == ["same"] * 3
    assert ledger.revision == revision
