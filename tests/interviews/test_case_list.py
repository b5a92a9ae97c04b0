"""Lists of organisations come as Excel or CSV, with Swedish or English headers."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import openpyxl
import pytest

from interviews import Case, KodbokError, read_cases
from interviews.archive import NotAnArchiveError, OldFormatError
from interviews.case_list import NoCasesError, OtherListFormatError
from interviews.case_rows import CellError
from interviews.case_source import CaseSource
from interviews.csv_grid import CsvBrokenError
from interviews.original import FileEmptyError

ROWS = [
    ["Organisation", "Organisationstyp", "Fil", "Uppföljningsår", "Källa", "Datum", "Anställda"],
    ["Gatukontoret", "förvaltning", "intervjuer\\gatukontoret.docx", 2014, "Intervju", date(2014, 11, 3), 310],
    ["Gatukontoret", None, "gatukontoret möte", 2015.0, "möte", None, None],
    ["MINC", "bolag", None, None, None, None, None],
]
SOURCES = (
    CaseSource("gatukontoret", "Gatukontoret", "2014", "interview", "2014-11-03"),
    CaseSource("gatukontoret möte", "Gatukontoret", "2015", "meeting", None),
)


def write_workbook(path: Path, *sheets: list[list[object]]) -> Path:
    """Writes sheets of rows."""
    workbook = openpyxl.Workbook()
    workbook.remove(workbook.active)
    for number, rows in enumerate(sheets):
        sheet = workbook.create_sheet(f"Blad{number + 1}")
        for row in rows:
            sheet.append(row)
    workbook.save(path)
    return path


def write_csv(path: Path, text: str, encoding: str = "utf-8") -> Path:
    """Writes a CSV file."""
    path.write_bytes(text.encode(encoding))
    return path


def test_a_workbook(tmp_path: Path) -> None:
    """Organisations are gathered from their rows, sources named by their files' stems, other columns are attributes."""
    read = read_cases(write_workbook(tmp_path / "o.xlsx", [["annat"]], ROWS))
    assert [(case.name, case.kind, dict(case.attributes)) for case in read.cases] == [
        ("Gatukontoret", "förvaltning", {"Anställda": "310"}),
        ("MINC", "bolag", {}),
    ]
    assert read.sources == SOURCES
    assert read.problems == ()


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_csv(tmp_path: Path, delimiter: str, encoding: str) -> None:
    """Every way in which spreadsheet programs write CSV is read."""
    rows = [["case", "kind", "Åtagande"], ["Förskola", "förvaltning", '"10, 1; ja"'], [], ["Öster", "", ""]]
    read = read_cases(write_csv(tmp_path / "o.csv", "\n".join(delimiter.join(row) for row in rows), encoding))
    assert [(case.name, case.kind, dict(case.attributes)) for case in read.cases] == [
        ("Förskola", "förvaltning", {"Åtagande": "10, 1; ja"}),
        ("Öster", None, {}),
    ]


def test_columns_have_an_order(tmp_path: Path) -> None:
    """Where two headers may name the organisation the first in rank counts, and the other is an attribute."""
    read = read_cases(write_csv(tmp_path / "o.csv", "förvaltning,organisation\nTekniska,Gatukontoret"))
    assert read.cases[0].name == "Gatukontoret"
    assert dict(read.cases[0].attributes) == {"förvaltning": "Tekniska"}


def test_a_source_may_lack_an_organisation(tmp_path: Path) -> None:
    """A row with a file alone tells about the source alone."""
    read = read_cases(write_csv(tmp_path / "o.csv", "case,file,wave\n,artikel.docx,2014"))
    assert (read.cases, read.sources) == ((), (CaseSource("artikel", None, "2014"),))


def test_contradictions_are_problems(tmp_path: Path) -> None:
    """What a later row says otherwise is told with its place, and the first stays."""
    text = "case,kind,size,file\nA,bolag,1,x\nA,förvaltning,2,x.docx"
    read = read_cases(write_csv(tmp_path / "o.csv", text))
    assert read.cases == (Case("A", "bolag", read.cases[0].attributes),)
    assert [problem.message.split(":")[0] for problem in read.problems] == [
        "o.csv, line 3, column “kind”",
        "o.csv, line 3, column “size”",
    ]


def test_rows_of_one_source_are_gathered(tmp_path: Path) -> None:
    """Two people of one interview have two rows: what one leaves empty the other fills in, and nothing is complained of."""
    text = "case,file,wave,date\nA,samtal.docx,2015,\nA,Samtal,,2015-03-12\nA,samtal,2015,"
    read = read_cases(write_csv(tmp_path / "o.csv", text))
    assert read.sources == (CaseSource("samtal", "A", "2015", None, "2015-03-12"),)
    assert read.problems == ()


def test_rows_that_contradict_each_other_about_a_source_are_problems(tmp_path: Path) -> None:
    """The same interview in other case or with its suffix: the first row's facts stay, each other one is told with its place."""
    text = "case,file,wave,source kind,date\nA,samtal.docx,2014,interview,2014-11-03\nB,SAMTAL,2015,möte,3 november 2014"
    read = read_cases(write_csv(tmp_path / "o.csv", text))
    assert read.sources == (CaseSource("samtal", "A", "2014", "interview", "2014-11-03"),)
    assert [problem.message for problem in read.problems] == [
        "o.csv, line 3, column “case”: “B” stands here and “A” above for samtal; “A” is kept.",
        "o.csv, line 3, column “wave”: “2015” stands here and “2014” above for samtal; “2014” is kept.",
        "o.csv, line 3, column “source kind”: “meeting” stands here and “interview” above for samtal; “interview” is kept.",
    ]


MEANINGLESS = {
    "a date without a year": ("3/11", "intervju", "column “datum”: “3/11” is no date; write it as year"),
    "a day that is none": ("2014-02-30", "intervju", "column “datum”: “2014-02-30” is no date"),
    "a date in either order": ("3/11/2014", "intervju", "column “datum”: “3/11/2014” may be 2014-11-03 or 2014-03-11;"),
    "a kind that is none": ("", "bok", "column “källa”: “bok” is no kind of source; write intervju,"),
}


@pytest.mark.parametrize(("day", "kind", "begins"), MEANINGLESS.values(), ids=MEANINGLESS.keys())
def test_a_cell_that_means_nothing_is_a_problem(tmp_path: Path, day: str, kind: str, begins: str) -> None:
    """It counts as empty and is told with its place; the row's other facts and the other rows are taken."""
    text = f"case,fil,datum,källa,år\nA,x,{day},{kind},2014\nB,y,den 3 november 2014,möte,2015"
    read = read_cases(write_csv(tmp_path / "o.csv", text))
    known = "interview" if kind == "intervju" else None
    assert read.sources == (CaseSource("x", "A", "2014", known), CaseSource("y", "B", "2015", "meeting", "2014-11-03"))
    (problem,) = read.problems
    assert problem.message.startswith(f"o.csv, line 2, {begins}")


BAD = {
    "no organisations": ("a,b\n1,2", NoCasesError, "o.csv has no column"),
    "an empty table": ("\n\n,", NoCasesError, "o.csv has no column"),
    "a header twice": ("case,storlek,Storlek\nA,1,2", CellError, "o.csv, line 1, column “storlek”"),
    "a missing organisation": ("case,x\n,1", CellError, "o.csv, line 2, column “case”"),
    "a cell without end": (f'case\n"{"x" * 200_000}', CsvBrokenError, "o.csv is no whole CSV file: line 2"),
}


@pytest.mark.parametrize(("text", "error", "begins"), BAD.values(), ids=BAD.keys())
def test_errors_name_their_place(tmp_path: Path, text: str, error: type[KodbokError], begins: str) -> None:
    """An error names file, row and column, and says what to do."""
    with pytest.raises(error) as caught:
        read_cases(write_csv(tmp_path / "o.csv", text))
    assert str(caught.value).startswith(begins)
    assert str(caught.value).endswith(".")


def test_errors_name_the_sheet(tmp_path: Path) -> None:
    """In a workbook the sheet is named too."""
    path = write_workbook(tmp_path / "o.xlsx", [["x"]], [["case", "storlek"], [None, "stor"]])
    with pytest.raises(CellError, match=r"o\.xlsx, sheet Blad2, row 2, column “case”"):
        read_cases(path)


def test_problems_name_the_sheet(tmp_path: Path) -> None:
    """A problem's place is as exact as an error's."""
    path = write_workbook(tmp_path / "o.xlsx", [["x"]], [["case", "fil", "datum"], ["A", "x", "i maj"]])
    assert read_cases(path).problems[0].message.startswith("o.xlsx, sheet Blad2, row 2, column “datum”: “i maj” is no date")


FILES = {
    "o.xlsx": (b"inte Excel", NotAnArchiveError),
    "o.xls": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", OldFormatError),
    "o.csv": (b"", FileEmptyError),
    "o.pdf": (b"x", OtherListFormatError),
}


@pytest.mark.parametrize(("name", "content", "error"), [(name, *file) for name, file in FILES.items()], ids=FILES.keys())
def test_other_files(tmp_path: Path, name: str, content: bytes, error: type[KodbokError]) -> None:
    """What is no list is refused."""
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(error):
        read_cases(path)


def test_an_error_in_a_cell_is_a_problem(tmp_path: Path) -> None:
    """A cell in which a calculation went wrong counts as empty and is told with its place."""
    read = read_cases(write_workbook(tmp_path / "o.xlsx", [["organisation", "storlek"], ["A", "#N/A"], ["B", 2]]))
    assert [dict(case.attributes) for case in read.cases] == [{}, {"storlek": "2"}]
    assert [problem.message for problem in read.problems] == [
        "o.xlsx, sheet Blad1, row 2, column “storlek”: it holds the error #N/A; write the text or number itself."
    ]
