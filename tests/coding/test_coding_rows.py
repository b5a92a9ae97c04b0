"""Codings in files: written as CSV, read back from CSV and from the workbook, refused row by row."""

from __future__ import annotations

import csv
import tempfile
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook
from openpyxl.packaging.custom import IntProperty, StringProperty

from coding.coding_header import CodingColumnMisspeltError, CodingColumnsError, CodingColumnTwiceError
from coding.coding_row import CodingFile, CodingRow, Refusal
from coding.coding_rows import CodingFileEmptyError, CodingFormatError, read_coding_rows, write_coding_rows
from coding.columns import CSV_COLUMNS, REVISION_PROPERTY, SEGMENT_HEADERS, SEGMENT_SHEET
from coding.segment import CodedSegment
from interviews.output import OutputExistsError
from interviews.workbook_grid import WorkbookUnreadableError

ID = "8a0f2a3e-5b1c-4a53-9d60-2f6a3c1f0001"
SEGMENT = CodedSegment(ID, "Gatukontoret", 10, 17, "rum, år", "A > B", "AK", memo='sa "ja"\r\noch', created="2015-03-01T12:00:00Z")


def csv_of(folder: Path, text: str, encoding: str = "utf-8") -> Path:
    path = folder / "kodningar.csv"
    path.write_bytes(text.encode(encoding))
    return path


def xlsx_of(folder: Path, revision: object = None, **sheets: list[list[object]]) -> Path:
    workbook = Workbook()
    workbook.remove(workbook.active)
    for title, rows in sheets.items():
        sheet = workbook.create_sheet(title)
        for row in rows:
            sheet.append(row)
    if revision is not None:
        kind = IntProperty if isinstance(revision, int) else StringProperty
        workbook.custom_doc_props.append(kind(name=REVISION_PROPERTY, value=revision))
    path = folder / "teman.xlsx"
    workbook.save(path)
    return path


def sheet_of(lang: str, *rows: dict[str, object]) -> dict[str, list[list[object]]]:
    """The sheet of coded segments in a language, with rows given by field."""
    header = [names[lang] for names in SEGMENT_HEADERS.values()]
    return {SEGMENT_SHEET[lang]: [header, *([row.get(field) for field in SEGMENT_HEADERS] for row in rows)]}


@st.composite
def segments(draw: st.DrawFn, text: st.SearchStrategy[str]) -> CodedSegment:
    """Any segment."""
    texts = {name: draw(text) for name in ("interview", "quote", "code", "coder", "memo")}
    start = draw(st.integers(0, 10**6))
    created = draw(st.sampled_from(["", "2015-03-01T12:00:00Z", "1999-12-31T23:59:59Z"]))
    identifier = str(draw(st.uuids()))
    return CodedSegment(
        identifier, start=start, end=start + len(texts["quote"]), contrary=draw(st.booleans()), created=created, **texts
    )


@settings(max_examples=100, deadline=None)
@given(data=st.data())
def test_what_is_exported_is_read_back_as_it_is(any_text: st.SearchStrategy[str], data: st.DataObject):
    """Names, quotes and memos of any text survive: commas, quotation marks, line breaks, leading = and white space."""
    exported = data.draw(st.lists(segments(any_text), max_size=4))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "kodningar.csv"
        write_coding_rows(exported, path, 12)
        read = read_coding_rows(path)
    assert not read.refused
    assert read.revision == (12 if exported else None)
    assert [as_row(segment) for segment in exported] == [replace(row, line=0) for row in read.rows]


def as_row(segment: CodedSegment) -> CodingRow:
    """The row that a segment should come back as."""
    names = ("id", "interview", "start", "end", "code", "coder", "quote", "memo", "contrary", "created")
    return CodingRow(0, **{name: getattr(segment, name) for name in names}, delete=False)


def test_the_export_has_commas_english_headers_and_values_as_they_are(tmp_path: Path):
    write_coding_rows([replace(SEGMENT, quote="=1+1", contrary=True)], tmp_path / "kodningar.csv", 7)
    content = (tmp_path / "kodningar.csv").read_bytes()
    assert content.decode("utf-8") == (
        "id,interview,start,end,code,coder,quote,memo,contrary,created,delete,revision\r\n"
        f'{ID},Gatukontoret,10,17,A > B,AK,=1+1,"sa ""ja""\r\noch",true,2015-03-01T12:00:00Z,,7\r\n'
    )


@pytest.mark.parametrize("separator", [",", ";"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_every_csv_that_excel_writes_is_read(tmp_path: Path, separator: str, encoding: str):
    rows = (
        ("ID", "Intervju", "Start", "Slut", "Kod", "Citat", "Ta bort"),
        (ID, "Gatukontoret", "1", "4", "A > Å", '"så; ""då"", nu"', "x"),
        ("",) * 7,
    )
    read = read_coding_rows(csv_of(tmp_path, "\r\n".join(map(separator.join, rows)), encoding))
    assert read == CodingFile((CodingRow(2, ID, "Gatukontoret", 1, 4, "A > Å", quote='så; "då", nu', delete=True),))


def test_what_has_no_column_is_none_and_an_empty_cell_is_empty(tmp_path: Path):
    (row,) = read_coding_rows(csv_of(tmp_path, "interview,code,quote,memo,start\nA,B,,,\n")).rows
    assert row == CodingRow(2, interview="A", code="B", quote="", memo="", start=None)
    assert (row.id, row.coder, row.contrary, row.created, row.delete) == (None, None, None, None, False)


def test_an_empty_cell_says_not_contrary_and_keep(tmp_path: Path):
    (row,) = read_coding_rows(csv_of(tmp_path, "interview,code,quote,contrary,delete\nA,B,x,,\n")).rows
    assert (row.contrary, row.delete) == (False, False)


def test_rows_are_refused_one_by_one_by_the_files_lines(tmp_path: Path):
    text = (
        "interview,code,start,end,quote,contrary,created,delete,revision\n"
        "A,B,abc,4.5,x,,,,\n"
        'A,B,1,2,"två\nrader",,,,\n'
        "\n"
        ",,,,,,,,\n"
        "A,B,2015-03-01,3,x,kanske,igår,nja,\n"
        "A,B,1.0, 3 ,x,ja,2015-03-01 13:00+01:00,nej,8\n"
        "A,B,1,3,x,,,,åtta\n"
        "A,B\n"
    )
    read = read_coding_rows(csv_of(tmp_path, text))
    assert read.refused == (
        Refusal(2, "start is 'abc', which is no whole number; end is '4.5', which is no whole number"),
        Refusal(
            7,
            "start is '2015-03-01', which is no whole number; "
            "contrary is 'kanske', which is neither yes nor no; write true, ja or x, or leave it empty; "
            "created is 'igår', which is no time; write it as 2015-03-01T12:00:00Z, or leave it empty; "
            "delete is 'nja', which is neither yes nor no; write true, ja or x, or leave it empty",
        ),
        Refusal(9, "revision is 'åtta', which is no whole number"),
    )
    assert [row.line for row in read.rows] == [3, 8, 10]
    assert read.rows[0].quote == "två\nrader"
    assert read.rows[1] == CodingRow(8, None, "A", 1, 3, "B", quote="x", contrary=True, created="2015-03-01T12:00:00Z")
    assert read.rows[2] == CodingRow(10, interview="A", code="B", quote="", contrary=False, created="")
    assert read.revision == 8


def test_of_several_revisions_the_oldest_counts(tmp_path: Path):
    assert read_coding_rows(csv_of(tmp_path, "interview,code,quote,revision\nA,B,x,9\nA,B,y,4\nA,B,z,\n")).revision == 4


@pytest.mark.parametrize(
    ("header", "error", "said"),
    [
        ("inteview,code,quote", CodingColumnMisspeltError, "'inteview'; did you mean interview"),
        ("intervjun,kod,citat", CodingColumnMisspeltError, "'intervjun'; did you mean intervju"),
        ("interview,code,quote,delet", CodingColumnMisspeltError, "did you mean delete"),
        ("code,quote", CodingColumnsError, "line 1 lacks the column interview"),
        ("who,what", CodingColumnsError, "lacks the columns interview and code and quote"),
        (
            "interview,code,start",
            CodingColumnsError,
            "lacks the column end; an import needs interview, code, and either start and end or quote",
        ),
        ("interview,code,kod,quote", CodingColumnTwiceError, "two columns that mean code"),
    ],
)
def test_a_header_that_cannot_be_used_is_named(tmp_path: Path, header: str, error: type[Exception], said: str):
    with pytest.raises(error, match=said):
        read_coding_rows(csv_of(tmp_path, f"{header}\n"))


def test_columns_of_peoples_own_are_left_alone(tmp_path: Path):
    read = read_coding_rows(
        csv_of(tmp_path, "interview,code,quote,theme,case,interviewer,talare,egen anteckning,part\nA,B,x,1,2,3,4,5,inledning\n")
    )
    assert read.rows == (CodingRow(2, interview="A", code="B", quote="x"),)


def test_other_files_are_refused(tmp_path: Path):
    with pytest.raises(CodingFormatError, match=r"\.csv or \.xlsx"):
        read_coding_rows(tmp_path / "kodningar.txt")
    with pytest.raises(CodingFormatError):
        write_coding_rows([], tmp_path / "kodningar.xlsx", 1)
    with pytest.raises(CodingFileEmptyError, match="the file is empty"):
        read_coding_rows(csv_of(tmp_path, "\n\n"))
    with pytest.raises(CodingFileEmptyError, match="sheet Blad1 is empty"):
        read_coding_rows(xlsx_of(tmp_path, Blad1=[]))


def test_an_existing_export_is_replaced_only_by_force(tmp_path: Path):
    path = csv_of(tmp_path, "mitt")
    with pytest.raises(OutputExistsError):
        write_coding_rows([SEGMENT], path, 1)
    assert path.read_text() == "mitt"
    write_coding_rows([SEGMENT], path, 1, force=True)
    assert len(read_coding_rows(path).rows) == 1


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_our_own_workbook_is_read_back_in_both_languages(tmp_path: Path, lang: str):
    """Whole numbers, real dates and yes and no in words come back as what they were; the revision stands in the properties."""
    fields: dict[str, object] = {
        "id": ID,
        "interview": "Gatukontoret",
        "start": 10,
        "end": 17,
        "code": "A > B",
        "coder": "AK",
        "quote": "=1+1",
    }
    yes = {"sv": "ja", "en": "yes"}[lang]
    sheets = sheet_of(
        lang, fields | {"contrary": yes, "created": datetime.fromisoformat("2015-03-01T12:00:00"), "memo": 2015, "theme": "x"}
    )
    path = xlsx_of(tmp_path, 42, **{"Läs mig": [["hej"]]}, Kodningar=[list(CSV_COLUMNS)], **sheets)
    workbook_text_as_text(path, SEGMENT_SHEET[lang], "=1+1")
    read = read_coding_rows(path)
    assert read.revision == 42
    assert read.refused == ()
    assert read.rows == (replace(as_row(SEGMENT), line=2, quote="=1+1", memo="2015", contrary=True),)


def workbook_text_as_text(path: Path, sheet: str, text: str) -> None:
    """Turns the cells that openpyxl took for formulas into text, as our own writer does."""
    from openpyxl import load_workbook

    workbook = load_workbook(path)
    for row in workbook[sheet].iter_rows():
        for cell in row:
            if cell.value == text:
                cell.data_type = "s"
    workbook.save(path)


def test_another_workbook_is_read_from_the_first_sheet_with_the_columns(tmp_path: Path):
    sheets = {
        "Kommentarer": [["interview", "kommentar"]],
        "Mina": [[], ["Kod", "Intervju", "Citat"], ["A", 2015, "x"]],
        "Fler": [["code", "interview", "quote"]],
    }
    read = read_coding_rows(xlsx_of(tmp_path, "inget tal", **sheets))
    assert read == CodingFile((CodingRow(3, interview="2015", code="A", quote="x"),))
    with pytest.raises(CodingColumnsError, match="sheet Kommentarer, row 1 lacks the columns code and quote"):
        read_coding_rows(xlsx_of(tmp_path, Kommentarer=sheets["Kommentarer"]))


def test_formulas_and_dates_in_cells_that_are_read_refuse_their_row_alone(tmp_path: Path):
    rows = [
        ["interview", "code", "start", "end", "min kolumn"],
        ["A", "=B1", 1, 2, None],
        ["A", "B", datetime.fromisoformat("2015-03-01"), 2, None],
        ["A", "B", 1, "#REF!", None],
        ["A", "B", 1, 2, "=A1"],
    ]
    read = read_coding_rows(xlsx_of(tmp_path, Blad1=rows))
    assert read.refused == (
        Refusal(2, "code holds a formula; write the text or number itself"),
        Refusal(3, "start is '2015-03-01', which is no whole number"),
        Refusal(4, "end holds the error #REF!; write the text or number itself"),
    )
    assert [row.line for row in read.rows] == [5]


def part(number: int | None, quote: str, identifier: str = ID, **fields: object) -> dict[str, object]:
    first = {"interview": "A", "code": "B", "start": 0, "end": 6} if number in {None, 1} else {}
    return {"id": identifier, "part": number, "quote": quote} | first | fields


def test_a_text_over_several_rows_is_whole_again_however_the_rows_were_sorted(tmp_path: Path):
    other = str(UUID(int=1))
    rows = (part(3, "ef"), part(1, "ab", memo="m1"), part(None, "hel", other), part(2, "cd", memo="m2"))
    read = read_coding_rows(xlsx_of(tmp_path, **sheet_of("sv", *rows)))
    assert [(row.line, row.id, row.quote, row.memo) for row in read.rows] == [(3, ID, "abcdef", "m1m2"), (4, other, "hel", "")]
    assert read.refused == ()


def test_a_row_copied_for_another_code_keeps_its_whole_text(tmp_path: Path):
    rows = (part(1, "ab"), part(1, "ab", code="C"), part(2, "cd"))
    assert [row.quote for row in read_coding_rows(xlsx_of(tmp_path, **sheet_of("sv", *rows))).rows] == ["abcd", "abcd"]


def test_a_formula_in_a_later_part_refuses_the_whole_row(tmp_path: Path):
    read = read_coding_rows(xlsx_of(tmp_path, **sheet_of("sv", part(1, "ab"), part(2, "=A1"))))
    assert read == CodingFile((), None, (Refusal(2, "quote holds a formula; write the text or number itself"),))


@pytest.mark.parametrize(
    ("numbers", "refused"),
    [
        ((2, 3), [(2, "first row is missing"), (3, "first row is missing")]),
        ((1, 3), [(2, "2, 3, … each once")]),
        ((1, 2, 2), [(2, "2, 3, … each once")]),
    ],
)
def test_parts_that_do_not_make_a_whole_are_refused(tmp_path: Path, numbers: tuple[int, ...], refused: list[tuple[int, str]]):
    read = read_coding_rows(xlsx_of(tmp_path, **sheet_of("en", *(part(number, "ab") for number in numbers))))
    assert read.rows == ()
    assert [(one.line, said in one.message) for one, (_, said) in zip(read.refused, refused, strict=True)] == [
        (line, True) for line, _ in refused
    ]


def test_a_quote_longer_than_pythons_csv_allows_is_read(tmp_path: Path):
    csv.field_size_limit(131_072)
    long = "ord " * 50_000
    write_coding_rows([replace(SEGMENT, quote=long)], tmp_path / "kodningar.csv", 1)
    assert read_coding_rows(tmp_path / "kodningar.csv").rows[0].quote == long


def test_a_workbook_that_is_none_is_refused(tmp_path: Path):
    import zipfile

    with zipfile.ZipFile(tmp_path / "teman.xlsx", "w") as archive:
        archive.writestr("a.xml", "<a/>")
    with pytest.raises(WorkbookUnreadableError, match=r"teman\.xlsx"):
        read_coding_rows(tmp_path / "teman.xlsx")


def test_a_part_without_an_id_is_nobodys(tmp_path):
    """New rows have no id; what goes on without one must not be joined to all of them."""
    file = tmp_path / "kodningar.csv"
    file.write_text("id,interview,code,quote,part\n,A,K,ett,1\n,A,K,två,\n,A,K,tre,2\n", encoding="utf-8")
    read = read_coding_rows(file)
    assert [row.quote for row in read.rows] == ["ett", "två"]
    assert [refusal.line for refusal in read.refused] == [4]
