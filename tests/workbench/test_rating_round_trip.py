"""Ratings through Excel: without edits nothing changes, with edits exactly those; what does not fit is refused by its row."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from analysis.status_book import HEADERS
from interviews.ratings.matrix_columns import meaning
from interviews.ratings.matrix_layout import TornTableError
from workbench.commands.rating_step import RatingChoice

ROWS = (
    ("Budget", "Parken", "gul", "väntar", "pågående", "", "Dialog"),
    ("2. Dialog", "Parken", "röd", "", "", "2014", ""),
    ("Fond", "Öst", "", "bara ord", "utredning", "", ""),
)


def _write(path, *rows):
    """Writes a matrix in long form."""
    book = Workbook()
    for row in (("Uppdrag", "Organisation", "Status", "Kommentar", "Typ", "År", "Kod"), *rows):
        book.active.append(row)
    book.save(path)
    return path


@pytest.fixture
def rated(study, tmp_path):
    """A study with three ratings of two organisations."""
    study.import_ratings(_write(tmp_path / "status.xlsx", *ROWS), RatingChoice(new_cases=True))
    return study


@pytest.fixture
def edited(rated, tmp_path):
    """Exports the ratings, lets somebody edit the sheet, and imports it."""

    def done(edit, *, lang="sv", meanwhile=lambda: None, choice=None):
        path = tmp_path / "ut.xlsx"
        rated.export_ratings(path, lang=lang, force=True)
        book = load_workbook(path)
        edit(book.worksheets[0])
        book.save(path)
        meanwhile()
        return rated.import_ratings(path, choice)

    return done


def _at(sheet, assignment):
    """The number of the row of an assignment."""
    return next(row for row in range(2, sheet.max_row + 1) if sheet.cell(row, 1).value == assignment)


def _put(assignment, header, value):
    """Writes into a cell of an assignment's row."""

    def edit(sheet):
        column = next(cell.column for cell in sheet[1] if cell.value == header)
        sheet.cell(_at(sheet, assignment), column).value = value

    return edit


def _state(study):
    return study.ratings().drop(columns="source").to_dict("records")


def _actions(found):
    return sorted(step.action for step in found.steps)


def test_the_headers_mean_what_a_matrix_reads():
    """In both languages, in the same order."""
    told = ["assignment", "case", "rating", "comment", "kind", "wave", "code", "id", "stamp"]
    assert {lang: [meaning(header) for header in headers] for lang, headers in HEADERS.items()} == {"sv": told, "en": told}


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_without_edits_nothing_changes(rated, edited, lang):
    """Nor a line in the log; also where the code was renamed meanwhile, and where the study's wave is told later."""
    before, revision = _state(rated), rated.revision
    assert _actions(edited(lambda _: None, lang=lang)) == ["same"] * 3
    assert (_state(rated), rated.revision) == (before, revision)

    def meanwhile():
        rated.rename_code("Kunskap > Dialog", "Samtal")
        rated.describe_interview("Samtal", wave="2015")

    assert _actions(edited(lambda _: None, lang=lang, meanwhile=meanwhile)) == ["same"] * 3


@pytest.mark.parametrize(
    ("header", "value", "field", "after"),
    [
        ("status", "grön", "rating", "green"),
        ("status", None, "rating", ""),
        ("kommentar", "klart\nnu", "comment", "klart\nnu"),
        ("kommentar", None, "comment", ""),
        ("typ", None, "kind", ""),
        ("kod", "Fond", "code", "Social > Fond"),
        ("uppdrag", "Budgeten", "assignment", "Budgeten"),
        ("organisation", "Öst", "case", "Öst"),
        ("uppföljningsår", "2016", "wave", "2016"),
    ],
)
def test_an_edit_changes_exactly_that(rated, edited, header, value, field, after):
    """Undo takes it back."""
    before = _state(rated)
    found = edited(_put("Budget", header, value))
    assert _actions(found) == ["changed", "same", "same"]
    assert len(_state(rated)) == 3
    others = [row for row in before if row["assignment"] != "Budget"]
    assert [row for row in _state(rated) if row in others] == others
    (changed,) = [row for row in _state(rated) if row not in others]
    assert changed[field] == after
    assert rated.check() == []
    rated.undo()
    assert _state(rated) == before


def test_rows_may_be_sorted_or_deleted_and_new_ones_added(rated, edited):
    """A deleted row deletes nothing unless that is asked for."""
    before = _state(rated)

    def turn(sheet):
        rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2)]
        for number, row in enumerate(reversed(rows), start=2):
            for column, value in enumerate(row, start=1):
                sheet.cell(number, column).value = value

    assert _actions(edited(turn)) == ["same"] * 3
    found = edited(lambda sheet: sheet.delete_rows(_at(sheet, "Budget")))
    assert _actions(found) == ["same", "same"]  # nothing else is rated of Parken and no wave, so nobody misses it
    assert _state(rated) == before
    found = edited(lambda sheet: sheet.append(["Ny", "Parken", "röd", "ny", "", "2014"]))
    assert _actions(found) == ["new", "same", "same", "same"]
    assert len(_state(rated)) == 4
    found = edited(lambda sheet: sheet.delete_rows(_at(sheet, "Ny")), choice=RatingChoice(drop=True))
    assert _actions(found) == ["removed", "same", "same", "same"]
    assert _state(rated) == before


@pytest.mark.parametrize(
    ("edit", "said"),
    [
        (_put("Budget", "id", "3f2a91c0-0000-4000-8000-000000000000"), "no rating with the id"),
        (_put("Budget", "id", "fel"), "no rating with the id"),
        (_put("Budget", "id", None), "no rating with the id"),
        (_put("Budget", "stämpel (ändra inte)", "999"), "no stamp of this rating"),
        (_put("Budget", "stämpel (ändra inte)", dt.date(2016, 1, 2)), "no stamp of this rating"),
        (_put("Budget", "organisation", "Prken"), "did you mean “Parken”?"),
        (_put("Budget", "uppdrag", None), "the assignment of this rating is missing"),
        (_put("Budget", "status", dt.date(2016, 1, 2)), "neither green, yellow nor red"),
        (_put("Budget", "status", "=1+1"), "a formula without a result"),
    ],
)
def test_what_does_not_fit_is_refused_with_its_cell(rated, edited, edit, said):
    """And nothing is changed."""
    before = _state(rated)
    found = edited(edit)
    told = [*found.problems, *(f"{step.place}: {step.message}" for step in found.steps if step.message)]
    assert len(told) == 1
    assert said in told[0]
    assert "cell C" in told[0]
    assert not found.whole
    assert _state(rated) == before


def test_a_row_that_stands_twice_counts_once(rated, edited):
    """The first one; the second is named with its cell."""

    def copy(sheet):
        sheet.append([cell.value for cell in sheet[_at(sheet, "Budget")]])
        sheet.cell(sheet.max_row, 3).value = "röd"

    before = _state(rated)
    found = edited(copy)
    assert _actions(found) == ["same"] * 3
    assert "rated already" in found.problems[0]
    assert _state(rated) == before

    def rename(sheet):
        copy(sheet)
        sheet.cell(sheet.max_row, 1).value = "Annat namn"

    assert _actions(edited(rename)) == ["refused", "same", "same", "same"]
    assert _state(rated) == before


def test_an_assignment_never_takes_the_place_of_another(rated, edited):
    """Renaming one to one that is rated already is refused."""

    def edit(sheet):
        _put("Budget", "uppföljningsår", "2014")(sheet)
        sheet.delete_rows(_at(sheet, "2. Dialog"))
        _put("Budget", "uppdrag", "2. Dialog")(sheet)

    before = _state(rated)
    assert _actions(edited(edit)) == ["refused", "same"]
    assert _state(rated) == before


def test_what_somebody_changed_meanwhile_is_never_overwritten(rated, edited, tmp_path):
    """A row that was not edited leaves the change alone; one that was is refused."""

    def meanwhile():
        rated.as_coder("Bo").import_ratings(_write(tmp_path / "ny.xlsx", ("Budget", "Parken", "röd", "nytt", "", "", "Dialog")))

    found = edited(_put("Budget", "status", "grön"), meanwhile=meanwhile)
    assert _actions(found) == ["refused", "same", "same"]
    assert "somebody changed this rating after the export" in next(step.message for step in found.steps if step.message)
    assert {row["rating"] for row in _state(rated)} == {"red", ""}
    rated.as_coder("Bo").undo()
    assert _actions(edited(lambda _: None, meanwhile=meanwhile)) == ["same"] * 3
    assert {row["rating"] for row in _state(rated)} == {"red", ""}


@pytest.mark.parametrize(
    ("value", "why"),
    [
        ("=1+1", "a formula without a result"),
        ("#REF!", "the error #REF!"),
        (dt.datetime(2016, 4, 3, tzinfo=dt.UTC).replace(tzinfo=None), "made a date by Excel"),
    ],
)
def test_a_comment_that_excel_spoilt_is_told_with_its_cell(rated, edited, value, why):
    """It would pass for an emptied cell, or for words that nobody wrote."""
    before = _state(rated)
    found = edited(_put("Budget", "kommentar", value))
    assert (_actions(found), _state(rated)) == (["same", "same"], before)
    (problem,) = found.problems
    assert "cell D" in problem
    assert why in problem


@pytest.mark.parametrize("header", ["kommentar", "typ", "kod", "uppföljningsår", "id", "stämpel (ändra inte)"])
def test_a_column_that_is_gone_is_no_column_of_emptied_cells(rated, edited, header):
    """Nothing is read of such a file."""

    def edit(sheet):
        _put("Budget", "status", "grön")(sheet)
        sheet.delete_cols(next(cell.column for cell in sheet[1] if cell.value == header))

    before = _state(rated)
    with pytest.raises(TornTableError, match="lacks"):
        edited(edit)
    assert _state(rated) == before


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Co", "Cn"])), min_size=3, max_size=3))
def test_any_comment_survives(rated, tmp_path, comments):
    """Formulas, signs and spaces; a row that Excel hands back as it was written is no edit."""
    rows = [(*row[:3], comment, *row[4:]) for row, comment in zip(ROWS, comments, strict=True)]
    book = _write(tmp_path / "nya.xlsx", *rows)
    page = load_workbook(book)
    for number, comment in enumerate(comments, start=2):
        page.active.cell(number, 4).data_type, page.active.cell(number, 4).value = "s", comment
        page.active.cell(number, 4).data_type = "s"
    page.save(book)
    rated.import_ratings(book)
    before = _state(rated)
    rated.export_ratings(tmp_path / "ut.xlsx", force=True)
    found = rated.import_ratings(tmp_path / "ut.xlsx")
    assert _actions(found) == ["same"] * len(before)
    assert _state(rated) == before


def test_the_command_line_exports_and_reads_back(rated, kodbok, tmp_path):
    """It says how to go on, and replaces a file only when told to."""
    rated.close()
    out = tmp_path / "ut.xlsx"
    done = kodbok("status", "export", rated.path, out)
    assert (done.code, done.out[:15]) == (0, "Wrote 3 ratings")
    assert kodbok("status", "import", rated.path, out).out == "3 ratings: 0 new, 0 changed, 3 same\n"
    assert kodbok("status", "export", rated.path, out).code == 1
    assert kodbok("status", "export", rated.path, tmp_path / "ut.csv").code == 2
    assert kodbok("status", "export", rated.path, out, "--force", "--lang", "de").code == 2


def test_a_file_that_comes_in_once_more_changes_nothing(rated, edited):
    """Whoever corrects a refused row imports the whole file again: what stands already is no conflict."""
    edit = _put("Budget", "status", "grön")
    found = edited(edit, meanwhile=lambda: edited(edit))
    assert set(_actions(found)) == {"same"}
