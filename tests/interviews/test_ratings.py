"""Matrices of ratings: long and wide, in Excel and Word, by word, letter and colour."""

from __future__ import annotations

import zipfile
from contextlib import suppress

import docx
import pytest
from docx.oxml import parse_xml
from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import PatternFill
from openpyxl.styles.colors import Color

from interviews.errors import KodbokError
from interviews.ratings.light_reading import colour_light, legend, light_of
from interviews.ratings.rating_file import NoRatingsError, OtherMatrixFormatError, read_ratings
from interviews.ratings.status_table import MatrixTooLargeError, MatrixTooWideError, StatusCell

SHD = '<w:shd xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" w:val="clear" w:fill="{}"/>'


@pytest.fixture
def book(tmp_path):
    """Writes rows to a workbook; a cell may be `(text, fill, note)`."""

    def write(*rows, sheet="Status", merge=""):
        workbook = Workbook()
        page = workbook.active
        page.title = sheet
        for number, row in enumerate(rows, start=1):
            for place, told in enumerate(row, start=1):
                text, fill, note = (*told, "", "")[:3] if isinstance(told, tuple) else (told, "", "")
                cell = page.cell(number, place, text or None)
                if fill:
                    cell.fill = PatternFill("solid", fgColor=fill)
                if note:
                    cell.comment = Comment(note, "KE")
        if merge:
            page.merge_cells(merge)
        path = tmp_path / "status.xlsx"
        workbook.save(path)
        return path

    return write


@pytest.fixture
def document(tmp_path):
    """Writes rows to a table in a Word file; a cell may be `(text, fill)`."""

    def write(*rows):
        made = docx.Document()
        table = made.add_table(len(rows), len(rows[0]))
        for number, row in enumerate(rows):
            for place, told in enumerate(row):
                text, fill = told if isinstance(told, tuple) else (told, "")
                table.cell(number, place).text = text
                if fill:
                    table.cell(number, place)._tc.get_or_add_tcPr().append(parse_xml(SHD.format(fill)))  # noqa: SLF001  # no other way
        path = tmp_path / "status.docx"
        made.save(path)
        return path

    return write


def _told(read):
    """What was read, shortly."""
    return [(each.assignment, each.case, each.rating) for each in read.ratings]


def test_long_form_carries_everything(book):
    """Headers in Swedish; comment, kind, wave and code come along, with the cell that it was read from."""
    head = ("Uppdrag", "Organisation", "Status", "Kommentar", "Typ", "År", "Tema")
    read = read_ratings(book(head, ("Budget", "Kultur", "Gul", "väntar", "Pågående", 2015, "Social > Budget")))
    (only,) = read.ratings
    told = (only.rating, only.comment, only.kind, only.wave, only.code)
    assert told == ("yellow", "väntar", "ongoing", "2015", "Social > Budget")
    assert only.source == "status.xlsx, sheet Status, cell C2"
    assert not read.problems


@pytest.mark.parametrize(
    ("rows", "cases"),
    [
        ([("Uppdrag", "Kultur", "Miljö"), ("Budget", "grön", "röd")], ()),
        ([("Organisation", "Budget"), ("Kultur", "green"), ("Miljö", "red")], ()),
        ([("", "Budget"), ("Kultur", "R"), ("Miljö", "röd")], ("kultur", "Miljö")),
    ],
)
def test_wide_form_in_either_direction(book, rows, cases):
    """The corner's header tells the direction, else the names of known organisations."""
    read = read_ratings(book(*rows), cases)
    assert {(assignment, case.casefold()) for assignment, case, _ in _told(read)} == {("Budget", "kultur"), ("Budget", "miljö")}
    assert not read.problems


def test_a_row_of_headings_above_the_header_names_no_organisations(book):
    """The header is the row whose corner tells what it is."""
    rows = (("", "Förvaltningar", "", "Bolag"), ("Uppdrag", "Kultur", "Miljö", "Hus AB"), ("Budget", "grön", "röd", "gul"))
    read = read_ratings(book(*rows))
    assert (_told(read), read.problems) == (
        [("Budget", "Kultur", "green"), ("Budget", "Miljö", "red"), ("Budget", "Hus AB", "yellow")],
        (),
    )


def test_a_direction_that_nothing_tells_is_said(book):
    """Rows are taken as assignments then, and a problem says so."""
    read = read_ratings(book(("", "A", "B"), ("C", "grön", "röd")))
    assert _told(read) == [("C", "A", "green"), ("C", "B", "red")]
    assert "nothing tells" in read.problems[0].message


def test_colours_notes_and_merged_cells_of_a_sheet(book):
    """A fill is a rating, a note its comment; a merged cell rates all that it covers; a sheet called by a year is a wave."""
    rows = (("Uppdrag", "Kultur", "Miljö"), ("Budget", ("", "00B050", "bra"), ("", "FFC7CE")), ("Dialog", ("", "FFC000"), ""))
    read = read_ratings(book(*rows, sheet="2016", merge="B3:C3"))
    assert [each.rating for each in read.ratings] == ["green", "red", "yellow", "yellow"]
    assert read.ratings[0].comment == "bra"
    assert {each.wave for each in read.ratings} == {"2016"}


def test_theme_and_indexed_colours(book):
    """The theme's colour with its tint, and the old palette's."""
    theme, indexed = Color(theme=6, tint=0.4), Color(indexed=10)
    read = read_ratings(book(("Uppdrag", "Kultur", "Miljö"), ("Budget", ("", theme), ("", indexed))))
    assert [each.rating for each in read.ratings] == ["green", "red"]


def test_shading_and_merged_cells_of_a_document(document):
    """Word's tables are read by their shading and words alike, addresses by row and column."""
    read = read_ratings(document(("Uppdrag", "Kultur", "Miljö"), ("Budget", ("", "92D050"), "Röd – stopp")), wave="2015")
    assert [(each.rating, each.comment, each.wave) for each in read.ratings] == [("green", "", "2015"), ("red", "stopp", "2015")]
    assert read.ratings[1].source == "status.docx, table 1, row 2, column 3"


@pytest.mark.parametrize(
    ("told", "why"),
    [
        ("G", "may be grön or gul"),
        (("", "ED7D31"), "neither green"),
        (("", "0070C0"), "neither green"),
        ("kanske", "neither green"),
        (("Grön", "FF0000"), "let them agree"),
        ("#N/A", "the error"),
        ("=1+1", "a formula without a result"),
    ],
)
def test_what_cannot_be_read_is_a_problem_with_its_cell(book, told, why):
    """Nothing of it is among the ratings."""
    read = read_ratings(book(("Uppdrag", "Kultur", "Miljö"), ("Budget", told, "röd")))
    assert _told(read) == [("Budget", "Miljö", "red")]
    assert len(read.problems) == 1
    assert "cell B2: " in read.problems[0].message
    assert why in read.problems[0].message


def test_a_comment_that_cannot_be_read_is_a_problem_in_either_form(book):
    """Of its rating nothing is taken either, for it would stand there as if nobody had commented on it."""
    read = read_ratings(book(("Uppdrag", "Organisation", "Status", "Kommentar"), ("Budget", "Kultur", "röd", "=1+1")))
    assert (_told(read), len(read.problems)) == ([], 1)
    assert "cell D2: it holds a formula" in read.problems[0].message
    read = read_ratings(book(("Uppdrag", "Kultur", "Kultur kommentar"), ("Budget", "röd", "#N/A"), ("Fond", "grön", "ja")))
    assert (_told(read), len(read.problems)) == ([("Fond", "Kultur", "green")], 1)
    assert "cell C2: it holds the error" in read.problems[0].message


def test_a_second_rating_of_the_same_is_told(book):
    """The first one is kept."""
    read = read_ratings(book(("Uppdrag", "Organisation", "Status"), ("Budget", "Kultur", "röd"), ("budget", "kultur", "grön")))
    assert _told(read) == [("Budget", "Kultur", "red")]
    assert "rated already" in read.problems[0].message


@pytest.mark.parametrize(("others", "light"), [(["Y"], "green"), (["G = gul"], "yellow"), (["G: grön"], "green"), (["R"], "")])
def test_the_letter_g_needs_a_legend(others, light):
    """`G` is grön or gul: the legend tells, or a `Y` in the same table."""
    assert light_of(StatusCell("G"), legend(StatusCell(each) for each in ["G", *others])).rating == light


@pytest.mark.parametrize("colour", ["ffffff", "000000", "808080", "ed7d31", "0070c0", ""])
def test_other_colours_are_no_rating(colour):
    """White, black, grey, orange, blue and nothing."""
    assert colour_light(colour) is None


def test_empty_cells_are_counted(book):
    """A cell without anything is no problem and no rating."""
    read = read_ratings(book(("Uppdrag", "Kultur", "Miljö"), ("Budget", "röd", ""), ("Dialog", "–", "grön")))
    assert (len(read.ratings), read.empty, read.problems) == (2, 2, ())


def test_files_that_are_no_matrix_are_refused(book, tmp_path):
    """By another suffix, without a table of ratings, and with absurdly many rows."""
    with pytest.raises(NoRatingsError):
        read_ratings(book(("a", "b"), ("c", "d")))
    with pytest.raises(MatrixTooLargeError):
        read_ratings(book(*[("x", "röd")] * 5_001))
    other = tmp_path / "status.txt"
    other.write_text("grön", encoding="utf-8")
    with pytest.raises(OtherMatrixFormatError):
        read_ratings(other)


def test_every_column_is_read_or_the_file_is_refused(book):
    """Nothing is left out in silence: 300 columns are read, and far more refused in one sentence."""
    wide = [f"Organisation {number}" for number in range(300)]
    assert len(read_ratings(book(("Uppdrag", *wide), ("Budget", *["röd"] * 300))).ratings) == 300
    with pytest.raises(MatrixTooWideError, match="more than 500 columns"):
        read_ratings(book(("Uppdrag", *wide, *wide), ("Budget", *["röd"] * 600)))


def test_an_absurd_merged_range_costs_nothing(book, tmp_path):
    """A range over every cell of a sheet is cut to the rows that there are."""
    path, hostile = book(("Uppdrag", "Kultur", "Miljö"), ("Budget", "röd", ""), merge="B2:C2"), tmp_path / "stor.xlsx"
    with zipfile.ZipFile(path) as given, zipfile.ZipFile(hostile, "w") as made:
        for name in given.namelist():
            made.writestr(name, given.read(name).replace(b'"B2:C2"', b'"B2:XFD1048576"'))
    assert len(read_ratings(hostile).ratings) == 2


@pytest.mark.parametrize("ref", ["A0", "x", "A1:", ""])
def test_a_broken_range_is_refused_in_words(book, tmp_path, ref):
    """Never with a bare error of the library."""
    path, hostile = book(("Uppdrag", "Kultur", "Miljö"), ("Budget", "röd", ""), merge="B2:C2"), tmp_path / "trasig.xlsx"
    with zipfile.ZipFile(path) as given, zipfile.ZipFile(hostile, "w") as made:
        for name in given.namelist():
            made.writestr(name, given.read(name).replace(b'"B2:C2"', f'"{ref}"'.encode()))
    with suppress(KodbokError):
        read_ratings(hostile)
