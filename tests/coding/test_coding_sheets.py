"""Coding sheets as files: what is in them, and what of all that people and programs do to them is survived."""

from __future__ import annotations

import re
import zipfile
from datetime import date

import pytest
from openpyxl import Workbook, load_workbook

from coding.codebook import Codebook
from coding.coding_row import CodingRow
from coding.coding_rows import read_coding_rows
from coding.coding_sheets.contents import CodingSheets, interview_sheets
from coding.coding_sheets.wording import MARK_HEADER, SheetLanguageError
from coding.coding_sheets.writing import write_coding_sheets
from coding.segment import CodedSegment
from interviews.archive import ProtectedArchiveError
from interviews.output import OutputExistsError
from interviews.transcript import Transcript
from interviews.turn import Turn

TEXT = "I: Hur går det?\nIP: =1+1 är svårt. Vi har en fond.\nI: Ja?\nIP: Föreningarna hjälper oss."
PLACES = [(3, 15), (20, 50), (54, 57), (62, 87)]
BOOK = Codebook().add("Social > Fond").add("Social > Lek").add("Kunskap > Lek").add("Kunskap > Äldre").retire("Kunskap > Äldre")
FIRST = 4
"""The row of the first turn."""


def _transcript(name="Samtal"):
    """A short talk of four turns."""
    roles = ("interviewer", "interviewee") * 2
    turns = [Turn(*span, None, role[:11].title(), role=role) for span, role in zip(PLACES, roles, strict=True)]
    return Transcript(name, TEXT, tuple(turns))


def _segment(number, turn, code, memo="", part=slice(None)):
    """A coding of a turn, or of a part of it."""
    start, end = PLACES[turn]
    start, end = range(start, end)[part][0], range(start, end)[part][-1] + 1
    return CodedSegment(
        f"00000000-0000-0000-0000-00000000000{number}", "Samtal", start, end, TEXT[start:end], code, "Åsa", memo=memo
    )


CODED = (
    _segment(1, 1, "Social > Fond", "minns"),
    _segment(2, 1, "Kunskap > Lek", part=slice(2, 9)),
    _segment(3, 3, "Social > Lek"),
)


def _sheets(segments=CODED, names=("Samtal",), finished=(), unit="turn"):
    """The sheets of some interviews."""
    interviews = interview_sheets([_transcript(name) for name in names], segments, finished, unit)
    return CodingSheets("Prov & åäö", "Åsa", 9, BOOK, unit, interviews)


@pytest.fixture
def ark(tmp_path):
    """The coding sheets of one interview as a file."""
    write_coding_sheets(_sheets(), tmp_path / "ark.xlsx")
    return tmp_path / "ark.xlsx"


@pytest.fixture
def edited(ark):
    """Edits the sheet of the interview and reads the file."""

    def edit(change, title="Samtal"):
        book = load_workbook(ark)
        change(book[title])
        book.save(ark)
        return read_coding_rows(ark)

    return edit


def _said(file):
    """What the rows ask for: those that leave a coding as it is, not."""
    return [_asked(row) for row in file.rows if not row.asks_nothing]


def _asked(row):
    """One row in few words."""
    what = "delete" if row.delete else row.code
    return (row.id and row.id[-1], what, row.memo) if row.id else (row.start, what, row.memo)


def _columns(sheet):
    """The letters of the columns by header."""
    return {cell.value: cell.column_letter for cell in sheet[FIRST - 1]}


def test_an_untouched_workbook_asks_nothing(ark):
    file = read_coding_rows(ark)
    assert [row.asks_nothing for row in file.rows] == [True] * 3
    assert (file.revision, file.refused, file.marks) == (9, (), ())
    assert file.rows[0].place == "sheet “Samtal”, row 5"


@pytest.mark.parametrize("lang", ["sv", "en"])
@pytest.mark.parametrize("unit", ["turn", "sentence"])
def test_both_languages_and_units_come_back(tmp_path, lang, unit):
    write_coding_sheets(_sheets(unit=unit), tmp_path / "a.xlsx", lang)
    file = read_coding_rows(tmp_path / "a.xlsx")
    assert sorted(row.id for row in file.rows) == [one.id for one in CODED]
    assert all(row.asks_nothing for row in file.rows)


def test_the_sheet_shows_text_speakers_and_the_codings_of_the_coder(ark):
    """Text that begins like a formula is text; two codes named Lek stand with their paths."""
    sheet = load_workbook(ark)["Samtal"]
    rows = [[cell.value for cell in row[:10]] for row in sheet.iter_rows(min_row=FIRST - 1)]
    assert rows[0] == ["nr", "talare", "text", "kod 1", "kod 2", "kod 3", "kod 4", "kod 5", "anteckning", "omfattning"]
    assert rows[2][:6] == [2, "Interviewee", "=1+1 är svårt. Vi har en fond.", "Fond", "Kunskap > Lek", None]
    assert rows[2][8:] == ["minns", "kod 2: ”+1 är s”"]
    assert rows[4][3] == "Social > Lek"


def test_what_must_not_be_edited_is_locked_without_a_password(ark):
    """Codes, memos and the answer are open and text; the marks' column is hidden; filtering and formatting are allowed."""
    sheet = load_workbook(ark)["Samtal"]
    at = _columns(sheet)
    opened = {cell.coordinate for row in sheet.iter_rows() for cell in row if not cell.protection.locked}
    codes = [f"{at[f'kod {number}']}{row}" for row in range(FIRST, FIRST + 4) for number in range(1, 6)]
    assert opened == {*codes, *(f"{at['anteckning']}{row}" for row in range(FIRST, FIRST + 4)), "D2"}
    assert {sheet[place].number_format for place in opened} == {"@"}
    assert sheet.protection.sheet
    assert not sheet.protection.password
    assert not any(getattr(sheet.protection, name) for name in ("autoFilter", "sort", "formatCells", "formatRows"))
    assert sheet.column_dimensions[at[MARK_HEADER]].hidden
    assert sheet.freeze_panes == "D4"
    assert sheet.print_title_rows == "$1:$3"


def test_the_lists_offer_the_codes_in_use_and_let_others_through_with_a_warning(ark):
    book = load_workbook(ark)
    offers = {str(one.sqref): one for one in book["Samtal"].data_validations.dataValidation}
    assert offers["D4:H7"].formula1 == "'Kodbok'!$A$2:$A$6"
    assert {one.errorStyle for one in offers.values()} == {"warning"}
    labels = [book["Kodbok"][f"A{row}"].value for row in range(2, 8)]
    assert labels == ["Social", "Fond", "Social > Lek", "Kunskap", "Kunskap > Lek", "Äldre"]


def test_the_first_sheet_tells_how_and_leads_to_the_interviews(ark):
    sheet = load_workbook(ark)["Läs mig"]
    texts = [str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value]
    assert texts[:2] == ["Koda intervjuer i Excel", "Arbetsmaterial – innehåller personuppgifter"]
    assert "Åsa" in texts
    assert "Prov & åäö" in texts
    (link,) = (cell for row in sheet.iter_rows() for cell in row if cell.hyperlink)
    assert (link.value, link.hyperlink.location) == ("Samtal", "'Samtal'!A1")


def test_the_workbook_holds_no_empty_or_broken_part(ark):
    """Names, ranges and numbers as Excel demands them."""
    with zipfile.ZipFile(ark) as archive:
        sheet = archive.read("xl/worksheets/sheet3.xml").decode()
        order = re.findall(
            r"<(sheetPr|sheetViews|cols|sheetData|sheetProtection|autoFilter|dataValidations|pageMargins|pageSetup)\b", sheet
        )
    wanted = [
        "sheetPr",
        "sheetViews",
        "cols",
        "sheetData",
        "sheetProtection",
        "autoFilter",
        "dataValidations",
        "pageMargins",
        "pageSetup",
    ]
    assert order == wanted


def test_a_row_has_as_many_code_cells_as_it_has_codings_and_one_more(tmp_path):
    many = [_segment(number, 1, "Social > Fond", part=slice(number, number + 2)) for number in range(1, 8)]
    write_coding_sheets(_sheets(many), tmp_path / "a.xlsx")
    assert "kod 8" in _columns(load_workbook(tmp_path / "a.xlsx")["Samtal"])
    assert [row.asks_nothing for row in read_coding_rows(tmp_path / "a.xlsx").rows] == [True] * 7


def test_a_code_in_an_empty_cell_is_a_new_coding_of_the_whole_text(edited):
    file = edited(lambda sheet: sheet.__setitem__("D4", "fond"))
    (new,) = (row for row in file.rows if not row.id)
    assert new == CodingRow(
        new.line,
        interview="Samtal",
        start=3,
        end=15,
        code="Social > Fond",
        coder="Åsa",
        quote="Hur går det?",
        place="sheet “Samtal”, row 4",
    )


@pytest.mark.parametrize(
    ("cells", "asked"),
    [
        ({"D5": None}, [("1", "delete", None)]),
        ({"D5": "Social"}, [("1", "Social", None)]),
        ({"E5": None, "G5": "Kunskap > Lek"}, []),
        ({"D5": "\u00a0FOND "}, []),
        ({"F5": "Ökänd"}, [(20, "Ökänd", None)]),
        ({"D4": "Social; Kunskap"}, [(3, "Social", None), (3, "Kunskap", None)]),
        ({"D4": 2015}, [(3, "2015", None)]),
        ({"D4": date(2015, 3, 1)}, [(3, "2015-03-01", None)]),
        ({"I7": "viktigt\nrad två"}, [("3", None, "viktigt\nrad två")]),
        ({"I5": "annat"}, [("1", None, "annat")]),
        ({"I5": None}, [("1", None, "")]),
        ({"I5": " minns\n"}, []),
        ({"D5": "Social", "I5": "annat"}, [("1", "Social", "annat")]),
        ({"D5": None, "F5": "Social", "I5": "annat"}, [("1", "delete", None), (20, "Social", "annat")]),
        ({"D4": "Social", "I4": "tanke"}, [(3, "Social", "tanke")]),
        ({"E7": "Fond", "I7": "tanke"}, [("3", None, "tanke"), (62, "Social > Fond", "tanke")]),
    ],
)
def test_what_is_filled_in_is_what_is_asked(edited, cells, asked):
    """Codes in another case, moved, several in a cell, numbers and dates; memos go to the codings that they belong to."""
    file = edited(lambda sheet: [sheet.__setitem__(place, value) for place, value in cells.items()])
    assert _said(file) == asked
    assert not file.refused


@pytest.mark.parametrize(
    ("cells", "why"),
    [
        ({"C5": "Ändrad text"}, "the text is not the one that was exported"),
        ({"D5": "=A1"}, "code 1 holds a formula"),
        ({"I5": "=A1"}, "memo holds a formula"),
        ({"I4": "utan kod"}, "the memo has no code in its row"),
        ({"K5": "kodbok 1"}, "the hidden cell kodbok-id was changed"),
        ({"K5": None}, "the row was put in by hand"),
        ({"D9": "=A1"}, "the row was put in by hand"),
        ({"C9": "Egen text"}, "the row was put in by hand"),
        ({"D2": "kanske"}, "the answer is 'kanske', which is neither yes nor no"),
        ({"D2": "=1+1"}, "the answer holds a formula"),
    ],
)
def test_a_row_that_does_not_fit_is_refused_by_itself(edited, cells, why):
    """Its place is named; the codings of other rows are read, and none of its own is taken away."""
    file = edited(lambda sheet: [sheet.__setitem__(place, value) for place, value in cells.items()])
    (refusal,) = file.refused
    assert refusal.message.startswith(why)
    assert refusal.place == f"sheet “Samtal”, row {next(iter(cells))[1:]}"
    assert _said(file) == []
    assert "3" in [row.id[-1] for row in file.rows]


def test_the_memos_of_several_codings_stand_together_and_cannot_be_changed_there(tmp_path):
    two = (_segment(1, 1, "Social > Fond", "ett"), _segment(2, 1, "Social > Lek", "två"))
    write_coding_sheets(_sheets(two), tmp_path / "a.xlsx")
    book = load_workbook(tmp_path / "a.xlsx")
    assert book["Samtal"]["I5"].value == "Fond: ett\nSocial > Lek: två"
    assert [row.asks_nothing for row in read_coding_rows(tmp_path / "a.xlsx").rows] == [True, True]
    book["Samtal"]["I5"], book["Samtal"]["F5"] = "nytt", "Kunskap"
    book.save(tmp_path / "a.xlsx")
    file = read_coding_rows(tmp_path / "a.xlsx")
    assert _said(file) == [(20, "Kunskap", None)]
    assert "several codings together" in file.refused[0].message


@pytest.mark.parametrize(("answer", "before", "marks"), [("ja", (), [True]), (None, ("Samtal",), [False]), ("x", ("Samtal",), [])])
def test_the_answer_is_a_mark_where_it_was_changed(tmp_path, answer, before, marks):
    write_coding_sheets(_sheets(finished=before), tmp_path / "a.xlsx")
    book = load_workbook(tmp_path / "a.xlsx")
    book["Samtal"]["D2"] = answer
    book.save(tmp_path / "a.xlsx")
    found = read_coding_rows(tmp_path / "a.xlsx").marks
    assert [(mark.interview, mark.coder, mark.finished) for mark in found] == [("Samtal", "Åsa", said) for said in marks]


def _values(sheet):
    """The cells of the interview's rows."""
    return [[cell.value for cell in row] for row in sheet.iter_rows(min_row=FIRST)]


def _refill(sheet, rows):
    """Rows in place of the interview's own."""
    sheet.delete_rows(FIRST, 50)
    for row in rows:
        _append(sheet, row)


def _append(sheet, values):
    """A row at the end; as in Excel, text that begins with = stays text."""
    sheet.append(values)
    for cell in sheet[sheet.max_row]:
        if cell.data_type == "f":
            cell.data_type = "s"


def test_sorted_rows_are_told_by_their_marks(edited):
    file = edited(lambda sheet: _refill(sheet, [*reversed(_values(sheet))]))
    assert [row.asks_nothing for row in file.rows] == [True] * 3
    assert not file.refused


def test_deleted_rows_take_nothing_away(edited):
    file = edited(lambda sheet: _refill(sheet, _values(sheet)[2:]))
    assert [row.id[-1] for row in file.rows] == ["3"]
    assert (_said(file), file.refused) == ([], ())


def test_a_row_that_stands_twice_counts_once(edited):
    def copy(sheet):
        sheet["D4"] = "Social"
        _refill(sheet, [*_values(sheet), *_values(sheet)])

    assert _said(edited(copy)) == [(3, "Social", None)]


def test_copies_that_differ_are_refused_and_name_each_other(edited):
    """Neither is taken, so that nothing is deleted that stands in one of them."""

    def copy(sheet):
        row = _values(sheet)[1]
        _append(sheet, [*row[:3], "Social", *row[4:]])

    file = edited(copy)
    assert [one.place for one in file.refused] == ["sheet “Samtal”, row 5", "sheet “Samtal”, row 8"]
    assert "stands in sheet “Samtal”, row 8 too" in file.refused[0].message
    assert [row.id[-1] for row in file.rows] == ["3"]


def test_a_code_in_merged_cells_counts_for_each_of_their_rows(edited):
    def merge(sheet):
        sheet["F4"] = "Kunskap"
        sheet.merge_cells("F4:F7")

    assert _said(edited(merge)) == [(start, "Kunskap", None) for start, _ in PLACES]


def test_a_formula_in_merged_cells_refuses_each_of_their_rows(edited):
    """No coding that the merging has covered is taken away."""

    def merge(sheet):
        sheet["D5"] = "=A1"
        sheet.merge_cells("D5:D7")

    file = edited(merge)
    assert [one.message[:22] for one in file.refused] == ["code 1 holds a formula"] * 3
    assert file.rows == ()


def test_moved_renamed_and_further_columns_and_sheets_do_not_matter(edited):
    """Rows above the header as Numbers writes them, headers in capitals, a column of one's own, formulas in it, another title."""

    def shuffle(sheet):
        sheet["D4"] = "Fond"
        rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2)]
        book = sheet.parent
        other = book.create_sheet("Bladet", 0)
        other.append(["Samtal"])
        for row in rows:
            _append(other, [None, row[10], *row[2:10], None, "eget"])
            other.cell(other.max_row, 1, "=1+1")
        for cell in other[3]:
            cell.value = str(cell.value or "").upper()
        book.create_sheet("Mitt")["A1"] = "lunch"
        book.remove(sheet)

    file = edited(shuffle)
    assert _said(file) == [(3, "Social > Fond", None)]
    assert not file.refused
    assert file.rows[0].place == "sheet “Bladet”, row 4"


def test_rows_of_any_sheet_may_be_in_any_other(tmp_path):
    """A workbook that somebody has put together into one sheet, without the codebook's."""
    write_coding_sheets(_sheets(names=("Samtal", "Annat")), tmp_path / "a.xlsx")
    book = load_workbook(tmp_path / "a.xlsx")
    book["Annat"]["D4"] = "fond"
    for row in book["Annat"].iter_rows(min_row=FIRST, values_only=True):
        book["Samtal"].append(row)
    for name in ("Annat", "Kodbok", "Läs mig"):
        book.remove(book[name])
    book.save(tmp_path / "a.xlsx")
    file = read_coding_rows(tmp_path / "a.xlsx")
    assert [(row.interview, row.code) for row in file.rows if not row.asks_nothing] == [("Annat", "fond")]


def _clear(letter):
    """Empties a column."""

    def clear(sheet):
        for cell in sheet[letter]:
            cell.value = None

    return clear


@pytest.mark.parametrize(
    ("change", "why"),
    [
        (_clear("K"), "the hidden column kodbok-id is empty or gone"),
        (lambda sheet: sheet.delete_cols(11), "the hidden column kodbok-id is empty or gone"),
        (lambda sheet: sheet.delete_rows(3), "its header is gone"),
        (lambda sheet: sheet.delete_cols(5), "its column kod 2 is gone"),
        (lambda sheet: sheet.delete_cols(3), "its column text is gone"),
        (lambda sheet: sheet.__setitem__("F3", "Kod 2"), "it has two columns 'Kod 2'"),
    ],
)
def test_a_sheet_that_has_lost_what_it_is_read_by_is_refused_in_one_sentence(edited, change, why):
    """A column of codes that is gone takes no coding away."""
    file = edited(change)
    (refusal,) = file.refused
    assert refusal.message.startswith(why)
    assert refusal.place == "sheet “Samtal”"
    assert file.rows == ()


def test_a_sheet_without_the_memos_column_leaves_memos_alone(edited):
    file = edited(lambda sheet: sheet.delete_cols(9))
    assert [row.asks_nothing for row in file.rows] == [True] * 3


def test_long_turns_go_on_in_further_rows_and_odd_characters_do_not_break_the_file(tmp_path):
    """Nothing is cut off; control characters in memos and names stand as a sign."""
    text = "Det här är en mening till. " * 3000
    transcript = Transcript("A\u000bB: [1]/2", text, (Turn(0, len(text), None, "_x0041_"),))
    segment = CodedSegment(
        CODED[0].id, transcript.name, 0, 50_000, text[:50_000], "Social > Fond", "Åsa", memo="a\u000c" + "b" * 40_000
    )
    sheets = CodingSheets("t\u000b", "Åsa", 1, BOOK, "turn", interview_sheets([transcript], [segment], (), "turn"))
    write_coding_sheets(sheets, tmp_path / "a.xlsx")
    sheet = load_workbook(tmp_path / "a.xlsx")["A B 1 2"]
    texts = [row[2] for row in sheet.iter_rows(min_row=FIRST, values_only=True)]
    assert " ".join(texts) == text.strip()
    assert max(map(len, texts)) < 2000
    file = read_coding_rows(tmp_path / "a.xlsx")
    assert ([row.asks_nothing for row in file.rows], file.refused) == ([True], ())


def test_an_interview_without_words_and_an_empty_codebook_make_a_sheet_too(tmp_path):
    sheets = CodingSheets("", "Åsa", 1, Codebook(), "turn", interview_sheets([Transcript("A", "\n")], (), (), "turn"))
    write_coding_sheets(sheets, tmp_path / "a.xlsx")
    file = read_coding_rows(tmp_path / "a.xlsx")
    assert (file.rows, file.refused, file.revision) == ((), (), 1)


def test_an_existing_file_and_an_unknown_language_are_refused(ark):
    with pytest.raises(OutputExistsError):
        write_coding_sheets(_sheets(), ark)
    with pytest.raises(SheetLanguageError, match="choose sv or en"):
        write_coding_sheets(_sheets(), ark, "fi", force=True)


def test_a_workbook_with_a_password_says_so(tmp_path):
    (tmp_path / "a.xlsx").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"))
    with pytest.raises(ProtectedArchiveError, match="save it without one"):
        read_coding_rows(tmp_path / "a.xlsx")


def test_other_workbooks_are_read_as_before(tmp_path):
    """A first sheet with the columns of codings, even with a column called text."""
    book = Workbook()
    book.active.append(["interview", "code", "quote", "text"])
    book.active.append(["Samtal", "Fond", "Hur", "eget"])
    book.save(tmp_path / "a.xlsx")
    assert [row.code for row in read_coding_rows(tmp_path / "a.xlsx").rows] == ["Fond"]
