"""The framework matrix through Excel: without edits nothing changes, with edits exactly those; the rest is refused by its row."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from analysis.framework_book.reading import ColumnMissingError, FrameworkFileError
from analysis.selection import Selection
from interviews.output import OutputExistsError

BUDGET = "Vi har ettårsbudgetar. Det är svårt, tycker jag."
HELP = "Föreningarna hjälper oss mycket."
THEME, DIALOG = "Social > Budget", "Kunskap > Dialog"
OTHER = "I: Och ni?\nIP: Pengarna räcker till juni. Sedan är det slut."
DAY = datetime(2026, 1, 12, tzinfo=UTC).replace(tzinfo=None)


@pytest.fixture
def matrix(study, span, talk):
    """Two cases; a summary with a key quotation, a synthesis, a scale with a judgement and one without values."""
    study.describe_interview("Samtal", case="Parken", wave="2015")
    study.add_transcript(talk(OTHER, "Andra", case="Skolan", wave="2015"))
    segment = study.code("Samtal", *span(BUDGET), "Budget")
    study.code("Samtal", *span(HELP), "Dialog", contrary=True)
    study.code("Andra", 15, 45, "Budget")
    study.set_summary("Parken", "Budget", "=Ett år\när för kort.", key=segment.id)
    study.set_synthesis("Budget", "Alla säger det.")
    study.save_scale("Läget", ["extra fart", "knappt resonerat"])
    study.save_scale("Egna ord")
    study.judge("Läget", "Parken", "extra fart", comment="Se citatet.", segments=[segment.id])
    return study


class _Sheet:
    """A sheet as somebody who edits it sees it: rows by what they are about, columns by their headers."""

    def __init__(self, sheet):
        self.sheet = sheet
        self.column = {cell.value: cell.column for cell in sheet[1]}

    def row(self, *place):
        """The row whose first cells say so."""
        rows = range(2, self.sheet.max_row + 1)
        return next(n for n in rows if [self.sheet.cell(n, at).value for at in range(1, len(place) + 1)] == list(place))

    def cell(self, row, header):
        """A cell."""
        return self.sheet.cell(row, self.column[header])

    def put(self, place, header, value):
        """Writes into a cell."""
        self.cell(self.row(*place), header).value = value

    def copy(self, source, target):
        """Copies a row."""
        for cell in self.sheet[source]:
            copied = self.sheet.cell(target, cell.column)
            copied.value, copied.data_type = cell.value, cell.data_type


class _Book:
    """The workbook: its three sheets to write in."""

    def __init__(self, book):
        self.book = book
        self.summaries, self.syntheses, self.judgements = (
            _Sheet(book[name]) for name in ("Sammanfattningar", "Synteser", "Bedömningar")
        )


@pytest.fixture
def edited(matrix, tmp_path):
    """Exports the matrix, lets somebody edit it, and imports it."""

    def done(edit, *, meanwhile=lambda: None, dry_run=False):
        path = tmp_path / "matris.xlsx"
        matrix.export_summaries(path, force=True)
        book = load_workbook(path)
        edit(_Book(book))
        book.save(path)
        meanwhile()
        return matrix.import_summaries(path, dry_run=dry_run)

    return done


def _state(study):
    """All that is written."""
    tables = study.summaries(), study.syntheses(), study.judgements()
    return [table.drop(columns=["version", "date"]).to_dict("records") for table in tables]


def _refused(report):
    return [step for step in report.steps if step.action == "refused"]


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_a_round_trip_without_edits_changes_nothing(matrix, tmp_path, lang):
    """No row and no revision; every cell, theme and judgement has its row."""
    revision = matrix.revision
    assert matrix.export_summaries(tmp_path / "x.xlsx", lang=lang) == (6, 3, 4)
    report = matrix.import_summaries(tmp_path / "x.xlsx")
    assert [step.action for step in report.steps] == ["same"] * 13
    assert (report.missing, report.edits, matrix.revision) == (0, 0, revision)
    with pytest.raises(OutputExistsError):
        matrix.export_summaries(tmp_path / "x.xlsx")


def test_edits_change_just_what_was_edited(matrix, edited):
    """A text, a new one, one taken away, a key, a value, another order: and one undo takes all of it back."""
    before = _state(matrix)
    own = next(each for each in matrix.findings() if each.quote == HELP).id

    def edit(book):
        book.summaries.put((THEME, "Parken"), "sammanfattning", "Ett år är\nför kort, säger de.")
        book.summaries.put((DIALOG, "Parken"), "sammanfattning", "Föreningarna bär.")
        book.summaries.put((DIALOG, "Parken"), "nyckelcitat", own[:8])
        book.syntheses.put((THEME,), "syntes", None)
        book.syntheses.put((DIALOG,), "syntes", "En talar.")
        book.judgements.put(("Läget", "Parken"), "värde", "Knappt resonerat")
        book.judgements.put(("Läget", "Parken"), "textställen som visar det (id; åtskilda av ;)", None)
        book.judgements.put(("Egna ord", "Skolan"), "värde", "på väg")

    matrix.coder = "Bo"
    report = edited(edit)
    told = [(step.sheet, step.about, step.action) for step in report.steps if step.action != "same"]
    assert told == [
        ("Sammanfattningar", f"{THEME}, Parken, 2015", "changed"),
        ("Sammanfattningar", f"{DIALOG}, Parken, 2015", "new"),
        ("Synteser", f"{THEME}, 2015", "removed"),
        ("Synteser", f"{DIALOG}, 2015", "new"),
        ("Bedömningar", "Läget, Parken, 2015", "changed"),
        ("Bedömningar", "Egna ord, Skolan, 2015", "new"),
    ]
    summaries, syntheses, judgements = _state(matrix)
    assert [(row["text"], row["author"], row["key_segment"][:8], row["stale"]) for row in summaries] == [
        ("Ett år är\nför kort, säger de.", "Bo", before[0][0]["key_segment"][:8], False),
        ("Föreningarna bär.", "Bo", own[:8], False),
    ]
    assert [(row["theme"], row["text"], row["stale"]) for row in syntheses] == [(DIALOG, "En talar.", False)]
    assert [(row["scale"], row["case"], row["value"], row["comment"], row["segments"], row["judge"]) for row in judgements] == [
        ("Läget", "Parken", "knappt resonerat", "Se citatet.", (), "Bo"),
        ("Egna ord", "Skolan", "på väg", "", (), "Bo"),
    ]
    assert matrix.check() == []
    matrix.undo()
    assert _state(matrix) == before


def test_a_dry_run_tells_the_same_and_writes_nothing(matrix, edited):
    """The preview is what the import does."""

    def edit(book):
        book.summaries.put((THEME, "Skolan"), "sammanfattning", "Slut i juni.")
        book.syntheses.put((THEME,), "gäller ännu (x)", "x")
        book.judgements.put(("Läget", "Skolan"), "värde", "nix")

    before = _state(matrix)
    foretold = edited(edit, dry_run=True)
    assert _state(matrix) == before
    report = edited(edit)
    assert [(step.line, step.action, step.message) for step in foretold.steps] == [
        (step.line, step.action, step.message) for step in report.steps
    ]
    assert report.edits == 1 + 1
    assert not _state(matrix)[1][0]["stale"]


def test_rows_may_be_deleted_and_sorted(matrix, edited):
    """A row that is gone changes nothing and is told of; the order means nothing."""
    before = _state(matrix)

    def edit(book):
        sheet = book.summaries.sheet
        written = book.summaries.row(THEME, "Parken")
        rows = [[cell.value for cell in row] for number, row in enumerate(sheet.iter_rows(min_row=2), 2) if number != written]
        sheet.delete_rows(2, sheet.max_row)
        for number, values in enumerate(reversed(rows), start=2):
            for column, value in enumerate(values, start=1):
                sheet.cell(number, column).value = value

    report = edited(edit)
    assert (report.missing, report.edits, _refused(report)) == (1, 0, [])
    assert _state(matrix) == before


def test_a_row_that_stands_twice_counts_once_and_copies_that_differ_are_refused(matrix, edited):
    """Each with its row, and neither is taken."""
    before = _state(matrix)

    def copy(book):
        book.summaries.copy(book.summaries.row(THEME, "Parken"), book.summaries.sheet.max_row + 1)

    def differing(book):
        copy(book)
        book.summaries.cell(book.summaries.sheet.max_row, "sammanfattning").value = "Något annat."

    assert [step.action for step in edited(copy).steps] == ["same"] * 13
    refused = _refused(edited(differing))
    assert [step.line for step in refused] == [2, 8]
    assert all("same id" in step.message for step in refused)
    assert _state(matrix) == before


@pytest.mark.parametrize(
    ("header", "value", "reason"),
    [
        ("id", None, "every cell has its own row"),
        ("id", "abc", "is no id"),
        ("id", DAY, "made a date by Excel"),
        ("id", "f57d98d2-6f7b-42a0-b236-94d42d54f7fe", "nothing in the study has the id"),
        ("stämpel (ändra inte)", "rev 99 99", "is no stamp"),
        ("stämpel (ändra inte)", None, "is no stamp"),
        ("stämpel (ändra inte)", DAY, "is no stamp"),
        ("tema", DIALOG, "but its id belongs to"),
        ("organisation", "Skolan", "but its id belongs to"),
        ("uppföljningsår", "2014", "but its id belongs to"),
        ("uppföljningsår", DAY, "but its id belongs to"),
        ("sammanfattning", DAY, "made a date by Excel"),
        ("sammanfattning", "=1+1", "holds a formula"),
        ("nyckelcitat", "00000000", "no passage of"),
        ("nyckelcitat", DAY, "made a date by Excel"),
        ("gäller ännu (x)", "kanske", "holds"),
    ],
)
def test_a_row_that_does_not_fit_is_refused_with_its_reason(matrix, edited, header, value, reason):
    """And the others go in."""
    before = _state(matrix)

    def edit(book):
        book.summaries.put((DIALOG, "Parken"), "sammanfattning", "Föreningarna bär.")
        book.summaries.put((THEME, "Parken"), header, value)

    (refused,) = _refused(edited(edit))
    assert reason in refused.message
    assert (refused.sheet, refused.line) == ("Sammanfattningar", 2)
    summaries, *others = _state(matrix)
    assert summaries[0] == before[0][0]
    assert [row["text"] for row in summaries[1:]] == ["Föreningarna bär."]
    assert [row[0]["stale"] for row in others[:1]] == [False]


@pytest.mark.parametrize(
    ("header", "value", "reason"),
    [
        ("värde", "lagom", "choose one of extra fart, knappt resonerat"),
        ("värde", DAY, "made a date by Excel"),
        ("textställen som visar det (id; åtskilda av ;)", "00000000", "no passage of"),
        ("kommentar", "=A1", "holds a formula"),
        ("skala", "Egna ord", "but its id belongs to"),
    ],
)
def test_a_judgement_that_does_not_fit_is_refused(matrix, edited, header, value, reason):
    """And stays what it was."""
    before = _state(matrix)
    (refused,) = _refused(edited(lambda book: book.judgements.put(("Läget", "Parken"), header, value)))
    assert reason in refused.message
    assert _state(matrix) == before


def test_columns_that_were_sorted_by_themselves_are_refused(matrix, edited):
    """The texts stand at other places than the ids: the study takes none of them."""
    before = _state(matrix)

    def edit(book):
        sheet = book.summaries
        one, two = sheet.row(THEME, "Parken"), sheet.row(DIALOG, "Parken")
        for header in ("tema", "organisation", "sammanfattning"):
            first, second = sheet.cell(one, header), sheet.cell(two, header)
            first.value, second.value = second.value, first.value

    assert len(_refused(edited(edit))) == 2
    assert _state(matrix) == before


def test_what_somebody_changed_meanwhile_is_never_overwritten(matrix, edited):
    """The row says who; the same text is no conflict, and a row that nobody edited is left alone."""

    def meanwhile():
        matrix.coder = "Bo"
        matrix.set_summary("Parken", "Budget", "Bos ord.")
        matrix.set_summary("Skolan", "Budget", "Slut i juni.")
        matrix.set_synthesis("Budget", "")
        matrix.judge("Läget", "Parken", "knappt resonerat")
        matrix.coder = "Anna"

    def edit(book):
        book.summaries.put((THEME, "Parken"), "sammanfattning", "Annas ord.")
        book.summaries.put((THEME, "Skolan"), "sammanfattning", "Slut i juni.")
        book.syntheses.put((THEME,), "syntes", "Annas syntes.")

    refused = _refused(edited(edit, meanwhile=meanwhile))
    assert [step.message.partition(";")[0] for step in refused] == [
        "Bo changed it after the export",
        "it was taken away after the export",
    ]
    summaries, syntheses, judgements = _state(matrix)
    assert [(row["text"], row["author"]) for row in summaries] == [("Bos ord.", "Bo"), ("Slut i juni.", "Bo")]
    assert syntheses == []
    assert [row["value"] for row in judgements] == ["knappt resonerat"]


def test_a_file_that_comes_in_once_more_changes_nothing(matrix, edited):
    """Whoever corrects a refused row imports the whole file again: what stands already is no conflict."""

    def meanwhile():
        matrix.set_summary("Parken", "Budget", "Annas ord.")
        matrix.set_synthesis("Budget", "Annas syntes.")
        matrix.judge("Läget", "Parken", "knappt resonerat")

    def edit(book):
        book.summaries.put((THEME, "Parken"), "sammanfattning", "Annas ord.")
        book.syntheses.put((THEME,), "syntes", "Annas syntes.")
        book.judgements.put(("Läget", "Parken"), "värde", "knappt resonerat")

    found = edited(edit, meanwhile=meanwhile)
    assert {step.action for step in found.steps} == {"same"}


def test_what_was_written_on_passages_that_changed_meanwhile_is_stale_at_once(matrix, edited, span):
    """Whoever wrote it had not seen them."""
    edited(
        lambda book: book.summaries.put((DIALOG, "Parken"), "sammanfattning", "Föreningarna bär."),
        meanwhile=lambda: matrix.code("Samtal", *span(BUDGET), "Dialog"),
    )
    row = _state(matrix)[0][1]
    assert (row["text"], row["stale"], row["new"]) == ("Föreningarna bär.", True, 1)


def test_a_stale_text_holds_by_a_cross(matrix, edited, span):
    """It is fresh then, and its author the same."""
    matrix.code("Samtal", *span(HELP), "Budget")
    assert _state(matrix)[0][0]["stale"]
    matrix.coder = "Bo"
    report = edited(lambda book: book.summaries.put((THEME, "Parken"), "gäller ännu (x)", "x"))
    assert [step.told for step in report.steps if step.action == "changed"] == [("holds as it stands",)]
    row = _state(matrix)[0][0]
    assert (row["stale"], row["author"]) == (False, "Anna")


def test_a_code_that_was_renamed_meanwhile_is_the_same_code(matrix, edited):
    """Rows are known by their ids; places are held against the names at the export."""
    report = edited(
        lambda book: book.summaries.put((DIALOG, "Parken"), "sammanfattning", "Föreningarna bär."),
        meanwhile=lambda: matrix.rename_code(DIALOG, "Samtal"),
    )
    assert (report.edits, _refused(report)) == (1, [])
    assert _state(matrix)[0][0]["theme"] == THEME
    assert _state(matrix)[0][1]["theme"] == "Kunskap > Samtal"


def test_a_code_that_is_gone_meanwhile_is_told_of(matrix, edited):
    """With the id."""
    report = edited(lambda _: None, meanwhile=lambda: matrix.delete_code(DIALOG))
    assert {step.message.partition(" the id")[0] for step in _refused(report)} == {"nothing in the study has"}


def test_only_what_a_selection_holds_goes_out_and_the_rest_stays(matrix, tmp_path):
    """What is not in the file is counted."""
    matrix.export_summaries(tmp_path / "x.xlsx", Selection(cases=("Skolan",)))
    report = matrix.import_summaries(tmp_path / "x.xlsx")
    assert (report.missing, report.edits) == (2, 0)


def test_another_workbook_and_one_without_a_column_are_refused(matrix, tmp_path):
    """With what it lacks, and nothing is read."""
    matrix.export_summaries(tmp_path / "x.xlsx")
    book = load_workbook(tmp_path / "x.xlsx")
    book["Synteser"].delete_cols(_Sheet(book["Synteser"]).column["stämpel (ändra inte)"])
    book.save(tmp_path / "utan.xlsx")
    with pytest.raises(ColumnMissingError, match=r"Synteser of utan\.xlsx lacks “stämpel"):
        matrix.import_summaries(tmp_path / "utan.xlsx")
    for name in ("Sammanfattningar", "Synteser", "Bedömningar"):
        del book[name]
    book.save(tmp_path / "annan.xlsx")
    with pytest.raises(FrameworkFileError, match=r"annan\.xlsx holds no summaries"):
        matrix.import_summaries(tmp_path / "annan.xlsx")


def _without_texts(sheet):
    sheet.sheet.delete_cols(sheet.column["sammanfattning"])


def _under_a_title(sheet):
    sheet.sheet.insert_rows(1)
    sheet.sheet.cell(1, 1).value = "Våra sammanfattningar"


@pytest.mark.parametrize("tear", [_without_texts, _under_a_title])
def test_a_sheet_whose_header_is_torn_is_refused_and_never_left_out_in_silence(matrix, edited, tear):
    """What was written in it would be lost, and the import would say that all is well."""

    def edit(book):
        book.summaries.put((THEME, "Parken"), "sammanfattning", "Nytt")
        tear(book.summaries)

    before = _state(matrix)
    with pytest.raises(ColumnMissingError, match=r"Sammanfattningar of matris\.xlsx lacks .*“sammanfattning”"):
        edited(edit)
    assert _state(matrix) == before


TEXTS = st.text(st.sampled_from("aÅ= -+@'\"<&;,\n0123456789/x𝒳"), max_size=12)


@given(data=st.data())
@settings(max_examples=10, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_random_edits_change_exactly_what_was_edited(matrix, edited, data):
    """Whatever somebody writes into the columns in blue, and wherever: those cells and no others."""
    before = {(row["theme"], row["case"]): row["text"] for row in _state(matrix)[0]}
    wanted = dict(before)

    def edit(book):
        sheet = book.summaries
        for row in range(2, sheet.sheet.max_row + 1):
            text = data.draw(st.none() | TEXTS)
            if text is not None:
                cell = sheet.cell(row, "sammanfattning")
                cell.value, cell.data_type = text, "s"
                wanted[sheet.cell(row, "tema").value, sheet.cell(row, "organisation").value] = text.strip()

    report = edited(edit)
    assert _refused(report) == []
    found = {(row["theme"], row["case"]): row["text"] for row in _state(matrix)[0]}
    assert found == {place: text for place, text in wanted.items() if text}
    assert matrix.check() == []
    assert {step.action for step in edited(lambda _: None).steps} == {"same"}


def test_the_same_edited_file_again_changes_nothing(matrix, edited, tmp_path):
    """What it asks for stands already, so nothing of it is refused or told as a change."""

    def edit(book):
        book.summaries.put((THEME, "Parken"), "sammanfattning", "Nytt")
        book.judgements.put(("Läget", "Parken"), "kommentar", "Annat skäl")

    edited(edit)
    revision = matrix.revision
    assert {step.action for step in matrix.import_summaries(tmp_path / "matris.xlsx").steps} == {"same"}
    assert matrix.revision == revision
