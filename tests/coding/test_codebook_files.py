"""Codebooks in files: what is written is read back, and what is wrong is said by its place."""

from __future__ import annotations

import tempfile
import zipfile
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from coding.codebook import Codebook
from coding.codebook_change import adopt_ids
from coding.codebook_files import CodebookFileError, CodebookFormatError, read_codebook, write_codebook
from coding.codebook_files.cell_list import join_items, split_items
from coding.codebook_files.table import CODE_COLUMNS
from coding.codebook_files.yaml_root import YamlBrokenError
from coding.rule import Rule
from coding.text_cell import CellTooLongError
from interviews.archive import ProtectedArchiveError, XmlEntityError
from interviews.csv_grid import CsvBrokenError, CsvEncodingError
from interviews.errors import KodbokError
from interviews.output import OutputExistsError
from interviews.workbook_grid import WorkbookUnreadableError

SUFFIXES = ("csv", "xlsx", "yaml")
PATTERNS = ('[{"LOWER": "råd; mål"}]', '[{"LOWER": {"IN": ["a", "b"]}, "OP": "?"}, {}]')
WRITE_TOKENS = 'write a list of tokens such as [{"LOWER": "råd"}]'


def csv_of(folder: Path, text: str, encoding: str = "utf-8") -> Path:
    path = folder / "bok.csv"
    path.write_bytes(text.encode(encoding))
    return path


def yaml_of(folder: Path, text: str) -> Path:
    path = folder / "bok.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def xlsx_of(folder: Path, **sheets: list[list[object]]) -> Path:
    workbook = Workbook()
    workbook.remove(workbook.active)
    for title, rows in sheets.items():
        sheet = workbook.create_sheet(title)
        for row in rows:
            sheet.append(row)
    path = folder / "bok.xlsx"
    workbook.save(path)
    return path


def faults(path: Path) -> tuple[str, ...]:
    """The faults of a file, each of which stands in its message too."""
    with pytest.raises(CodebookFileError) as refused:
        read_codebook(path)
    shown = refused.value.faults[:10]
    assert all(fault in str(refused.value) for fault in shown)
    assert path.name in str(refused.value)
    return refused.value.faults


@pytest.fixture
def rich() -> Codebook:
    """A codebook with something in every field."""
    rules = (
        Rule("compound", ("allians", "råd"), ("område",)),
        Rule("pattern", PATTERNS, unit="turn"),
        Rule("pattern", PATTERNS[:1]),
    )
    fields = {
        "definition": "Att gå samman,\n\toch stanna",
        "include": "=1+1",
        "exclude": "-",
        "example": 'Han sa "ja"; å',
        "colour": "#0072b2",
    }
    book = Codebook().add(
        "Kunskapsallianser > Näringsliv", aliases=("bolag; företag", " + "), topics=("Processen",), rules=rules, **fields
    )
    return book.retire("Kunskapsallianser").add("2015")


@pytest.mark.parametrize("suffix", SUFFIXES)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(data=st.data())
def test_everything_but_ids_survives_a_round_trip(codebooks: st.SearchStrategy[Codebook], suffix: str, data: st.DataObject):
    """A codebook of any text at all, with quotes, commas, line breaks and leading =, comes back as it was."""
    book = data.draw(codebooks)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"bok.{suffix}"
        write_codebook(book, path)
        assert adopt_ids(read_codebook(path), book) == book


@pytest.mark.parametrize("suffix", [*SUFFIXES, "yml", "XLSX"])
def test_a_rich_codebook_survives_every_format(tmp_path: Path, rich: Codebook, suffix: str):
    write_codebook(rich, tmp_path / f"bok.{suffix}")
    assert adopt_ids(read_codebook(tmp_path / f"bok.{suffix}"), rich) == rich


def test_files_hold_no_ids(tmp_path: Path, rich: Codebook):
    write_codebook(rich, tmp_path / "bok.csv")
    assert not {code.id for code in read_codebook(tmp_path / "bok.csv")} & {code.id for code in rich}


@settings(max_examples=100, deadline=None)
@given(items=st.lists(st.text(st.sampled_from(" \n\\;ab\u00a0")).filter(str.strip), max_size=4))
def test_any_items_survive_one_cell(items: list[str]):
    assert split_items(join_items(items)) == items


def test_a_backslash_that_guards_nothing_is_a_backslash():
    assert split_items(r"C:\fil; a\\b") == [r"C:\fil", r"a\b"]


def test_csv_is_written_with_commas_english_headers_and_rules_below_an_empty_line(tmp_path: Path, rich: Codebook):
    write_codebook(rich, tmp_path / "bok.csv")
    lines = (tmp_path / "bok.csv").read_text(encoding="utf-8").splitlines()
    assert lines[0] == "path,definition,include,exclude,example,colour,aliases,topics,retired"
    assert lines[lines.index("") + 1] == "path,match,words,exclude,unit"
    assert lines[-2].startswith('Kunskapsallianser > Näringsliv,pattern,"[[{""LOWER"": ""råd; mål""}], [')


def test_a_csv_without_rules_has_no_second_header(tmp_path: Path):
    write_codebook(Codebook().add("A"), tmp_path / "bok.csv")
    assert (tmp_path / "bok.csv").read_text(encoding="utf-8").splitlines()[1:] == ["A,,,,,,,,"]


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_every_csv_that_excel_writes_is_read(tmp_path: Path, separator: str, encoding: str):
    rows = (
        ("Sökväg", "färg", "ÄMNEN", "vilande"),
        ("Å > Ä", "#0072B2", '"x; y"', "x"),
        ("", "", "", ""),
        ("kod", "matchning", "ord", ""),
        ("Å", "exact", '"råd; å"', ""),
    )
    path = csv_of(tmp_path, "\r\n".join(map(separator.join, rows)), encoding)
    book = read_codebook(path)
    assert [(code.path, code.colour, code.topics, code.retired) for code in book] == [
        ("Å", "", (), False),
        ("Å > Ä", "#0072b2", ("x", "y"), True),
    ]
    assert book.get("Å").rules == (Rule("exact", ("råd", "å")),)


def test_empty_lines_between_codes_are_no_section_of_rules(tmp_path: Path):
    assert [code.path for code in read_codebook(csv_of(tmp_path, "\npath\nA\n\nB\n\n\npath,match,words\nB,lemma,råd\n"))] == [
        "A",
        "B",
    ]


def test_the_path_alone_is_enough_and_parents_are_made(tmp_path: Path):
    book = read_codebook(csv_of(tmp_path, "path\nA > B > C\nA > D\nA\n"))
    assert [code.path for code in book] == ["A", "A > B", "A > B > C", "A > D"]


@pytest.mark.parametrize(
    ("word", "retired"),
    [
        ("true", True),
        ("ja", True),
        ("X", True),
        ("1", True),
        ("SANT", True),
        ("false", False),
        ("nej", False),
        ("0", False),
        ("", False),
    ],
)
def test_yes_and_no_as_people_write_them(tmp_path: Path, word: str, retired: object):
    assert read_codebook(csv_of(tmp_path, f"path,retired\nA,{word}\n")).get("A").retired is retired


def test_every_fault_of_a_csv_is_named_by_its_line_and_column(tmp_path: Path):
    text = (
        "path,colour,retired,definition\n"
        'A,röd,kanske,"två\nrader"\n'
        "A >  > B,,,\n"
        "A,,,\n"
        ",#000000,,\n"
        "\n"
        "path,match,words,unit\n"
        "A,fuzzy,råd,sentence\n"
        "A,exact,råd,word\n"
        "A,exact,,\n"
        "A,pattern,[råd],\n"
        "Ax,exact,råd,\n"
    )
    assert faults(csv_of(tmp_path, text)) == (
        "line 2, column colour: is 'röd', which is no colour; write it as #rrggbb, for example #0072b2",
        "line 2, column retired: is 'kanske', which is neither yes nor no; write true, ja or x, or leave it empty",
        "line 4, column path: has an empty level; write a name on both sides of every ' > '",
        "line 5, column path: 'A' stands in line 2 already; keep one of them",
        "line 6, column path: is empty; write the names from the root, joined by ' > '",
        "line 9, column match: has the unknown match kind 'fuzzy'; use exact, lemma, compound, pattern",
        "line 10, column unit: has the unknown unit 'word'; use sentence or turn",
        "line 11, column words: is empty; write what to find",
        "line 12, column words: is no JSON (Expecting value: line 1 column 2 (char 1)); " + WRITE_TOKENS,
        "line 13, column path: there is no code 'Ax' among the codes; did you mean 'A'?",
    )


def test_no_more_than_ten_faults_are_shown(tmp_path: Path):
    with pytest.raises(CodebookFileError, match=r"line 11, column path.*; and 3 more\. Nothing was read") as refused:
        read_codebook(csv_of(tmp_path, "path\n" + "A > \n" * 13))
    assert len(refused.value.faults) == 13
    assert "line 12," not in str(refused.value)


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("path,defenition\nA,x\n", "line 1: the column 'defenition' is unknown; did you mean definition?"),
        ("path,qwerty\nA,x\n", "line 1: the column 'qwerty' is unknown; use path, definition, include,"),
        ("definition\nx\n", "line 1: the column path is missing"),
        ("path,kod\nA,B\n", "line 1: the column path stands there twice; keep one of them"),
        ("path\nA,x\n", "line 2, column 2: 'x' stands below no header; delete it or name the column"),
        ("path,\nA,x\n", "line 2, column 2: 'x' stands below no header; delete it or name the column"),
        ("\n \n", "the file is empty; write a header with the column path and a row for each code"),
        ("path\nA\n\npath,mach,words\nA,exact,råd\n", "line 4: the column 'mach' is unknown; did you mean match?"),
        ("path\nA\n\npath,match\nA,exact\n", "line 4: the column words is missing"),
        ("path,aliases\nA,\x07\n", "line 2, column aliases: holds the control character U+0007; delete it"),
        ("path\nA\n\npath,match,words\nA,exact\n", "line 5, column words: is empty; write what to find"),
    ],
)
def test_a_table_of_another_shape_is_refused(tmp_path: Path, text: str, fault: str):
    found = faults(csv_of(tmp_path, text))
    assert len(found) == 1
    assert found[0].startswith(fault)


def test_a_csv_in_no_known_encoding_is_refused(tmp_path: Path):
    for content in (b"path\n\x81\x8d", "path\nå".encode("utf-16-le"), b"\xff\xfep", b"\xef\xbb\xbfpath\n\xff"):
        (tmp_path / "bok.csv").write_bytes(content)
        with pytest.raises(CsvEncodingError, match="UTF-8"):
            read_codebook(tmp_path / "bok.csv")


def test_a_quotation_mark_that_is_never_closed_is_found(tmp_path: Path):
    with pytest.raises(CsvBrokenError, match="line 3"):
        read_codebook(csv_of(tmp_path, 'path,definition\nA,x\nB,"y\nC,z\n'))


def test_excel_files_are_pleasant_to_read(tmp_path: Path, rich: Codebook):
    write_codebook(rich, tmp_path / "bok.xlsx")
    workbook = load_workbook(tmp_path / "bok.xlsx")
    assert workbook.sheetnames == ["codes", "rules"]
    codes = workbook["codes"]
    assert [cell.value for cell in codes[1]] == list(CODE_COLUMNS)
    assert all(cell.font.bold for cell in codes[1])
    assert codes.freeze_panes == "B2"
    assert codes["F3"].fill.fgColor.rgb == "000072B2"
    assert codes["B3"].alignment.wrap_text
    assert codes["C3"].value == "=1+1"
    assert codes["C3"].data_type == "s"
    assert codes["C3"].quotePrefix


def test_the_sheets_are_found_by_name_else_the_first_is_read(tmp_path: Path):
    rules = [["path", "match", "words"], ["A", "lemma", "råd"]]
    for sheets in (
        {"Annat": [["x"]], "Codes": [["path"], ["A"]], "RULES": rules},
        {"rules": rules, "Min bok": [["path"], ["A"]], "Mer": [["x"]]},
    ):
        book = read_codebook(xlsx_of(tmp_path, **sheets))
        assert [(code.path, code.rules) for code in book] == [("A", (Rule("lemma", ("råd",)),))]


def test_numbers_dates_and_truth_in_cells_are_their_plain_text(tmp_path: Path):
    rows = [
        ["path", "definition", "example", "retired"],
        [2015, 3.5, datetime.fromisoformat("2015-03-01"), True],
        [2016.0, None, datetime.fromisoformat("2015-03-01T12:30"), False],
    ]
    first, second = read_codebook(xlsx_of(tmp_path, codes=rows))
    assert (first.path, first.definition, first.example, first.retired) == ("2015", "3.5", "2015-03-01", True)
    assert (second.path, second.example, second.retired) == ("2016", "2015-03-01T12:30:00", False)


def test_line_breaks_that_excel_escaped_are_line_breaks(tmp_path: Path):
    assert (
        read_codebook(xlsx_of(tmp_path, codes=[["path", "definition"], ["A", "ett_x000D_\ntvå"]])).get("A").definition == "ett\ntvå"
    )


def test_formulas_and_errors_are_refused_by_sheet_row_and_column(tmp_path: Path):
    path = xlsx_of(
        tmp_path,
        codes=[["path", "definition"], ["A", "=1+1"], ["B", "#N/A"]],
        rules=[["path", "match", "words"], ["A", "exact", "=A1"]],
    )
    assert faults(path) == (
        "sheet codes, row 2, column definition: holds a formula; write the text or number itself",
        "sheet codes, row 3, column definition: holds the error #N/A; write the text or number itself",
        "sheet rules, row 2, column words: holds a formula; write the text or number itself",
    )


def test_faults_of_a_workbook_name_the_sheet(tmp_path: Path):
    path = xlsx_of(tmp_path, Koder=[["path", "colour"], ["A", "blå"]], rules=[["path", "match", "words"], ["B", "exakt", "x"]])
    assert [fault.partition(":")[0] for fault in faults(path)] == [
        "sheet Koder, row 2, column colour",
        "sheet rules, row 2, column match",
        "sheet rules, row 2, column path",
    ]
    assert faults(xlsx_of(tmp_path, tom=[]))[0].startswith("sheet tom is empty")


def test_a_cell_far_away_costs_nothing(tmp_path: Path):
    workbook = Workbook()
    workbook.active.append(["path"])
    workbook.active["A1048576"] = "A"
    workbook.active["XFD1"] = "långt bort"
    workbook.save(tmp_path / "bok.xlsx")
    assert [code.path for code in read_codebook(tmp_path / "bok.xlsx")] == ["A"]


def test_a_text_too_long_for_excel_is_refused_and_nothing_is_written(tmp_path: Path):
    book = Codebook().add("A", definition="å" * 32_768)
    with pytest.raises(CellTooLongError, match=r"Sheet codes, row 2, column definition: a text of 32768 characters"):
        write_codebook(book, tmp_path / "bok.xlsx")
    assert list(tmp_path.iterdir()) == []
    write_codebook(book.change("A", definition="å" * 32_767), tmp_path / "bok.xlsx")
    assert len(read_codebook(tmp_path / "bok.xlsx").get("A").definition) == 32_767


def test_what_is_no_workbook_is_refused_in_a_sentence(tmp_path: Path):
    path = tmp_path / "bok.xlsx"
    for content in (b"hej", b"PK\x03\x04 trasig", b""):
        path.write_bytes(content)
        with pytest.raises(KodbokError, match=r"bok\.xlsx"):
            read_codebook(path)
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"))
    with pytest.raises(ProtectedArchiveError, match="password"):
        read_codebook(path)
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("hej.txt", "hej")
    with pytest.raises(WorkbookUnreadableError, match="cannot be read as an Excel workbook"):
        read_codebook(path)
    with pytest.raises(KodbokError, match="no file"):
        read_codebook(tmp_path / "saknas.xlsx")


def replace_part(path: Path, part: str, old: bytes, new: bytes) -> None:
    """Writes an archive anew with one part changed."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    assert old in parts[part]
    parts[part] = parts[part].replace(old, new, 1)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)


def test_an_xml_entity_is_refused(tmp_path: Path):
    path = xlsx_of(tmp_path, codes=[["path"], ["A"]])
    replace_part(path, "xl/worksheets/sheet1.xml", b"<worksheet", b'<!DOCTYPE w [<!ENTITY a "A">]><worksheet')
    with pytest.raises(XmlEntityError):
        read_codebook(path)


def test_rows_that_break_off_are_refused(tmp_path: Path):
    path = xlsx_of(tmp_path, codes=[["path"], ["A"]])
    replace_part(path, "xl/worksheets/sheet1.xml", b"</row>", b"</rwo>")
    with pytest.raises(WorkbookUnreadableError):
        read_codebook(path)


def test_wrong_dimensions_lose_no_rows(tmp_path: Path):
    path = xlsx_of(tmp_path, codes=[["path", "definition"], ["A", "x"], ["B", "y"]])
    replace_part(path, "xl/worksheets/sheet1.xml", b'ref="A1:B3"', b'ref="A1"')
    assert [(code.path, code.definition) for code in read_codebook(path)] == [("A", "x"), ("B", "y")]


def test_yaml_reads_like_a_list_and_holds_patterns_as_yaml(tmp_path: Path):
    rules = (Rule("pattern", ('[{"LOWER": "råd"}]',)), Rule("exact", ("a;b",)))
    write_codebook(Codebook().add("A", aliases=("ja",), rules=rules), tmp_path / "bok.yaml")
    assert (tmp_path / "bok.yaml").read_text(encoding="utf-8") == (
        "codes:\n- path: A\n  aliases:\n  - ja\n"
        "rules:\n- path: A\n  match: pattern\n  words:\n  - - LOWER: råd\n  unit: sentence\n"
        "- path: A\n  match: exact\n  words:\n  - a;b\n  unit: sentence\n"
    )


def test_yaml_values_are_the_text_that_stands_there(tmp_path: Path):
    text = "codes:\n- path: 2015\n  definition: 2015-03-01\n  include: ~\n  aliases: [ja, 1e5]\n  topics: a; b\n  retired: ja\n"
    text += "rules:\n- {path: 2015, match: pattern, words: [{LOWER: råd}], exclude: x}\n"
    text += "- {path: 2015, match: pattern, words: '[[{}]]'}\n"
    (code,) = read_codebook(yaml_of(tmp_path, text))
    assert (code.path, code.definition, code.include, code.retired) == ("2015", "2015-03-01", "", True)
    assert (code.aliases, code.topics) == (("ja", "1e5"), ("a", "b"))
    assert code.rules == (Rule("pattern", ('[{"LOWER": "råd"}]',), ("x",)), Rule("pattern", ("[{}]",)))


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("kods: []\n", "line 1: the field 'kods' is unknown; did you mean codes?"),
        ("codes:\n- path: A\n  defintion: x\n", "line 3: the field 'defintion' is unknown; did you mean definition?"),
        ("codes:\n- path: A\n  path: B\n", "line 3: the field path stands there twice; keep one of them"),
        ("codes:\n- definition: x\n", "line 2: the field path is missing"),
        ("codes:\n- A\n", "line 2: the entry has no fields; write path: and the others below it"),
        ("codes: A\n", "line 1: there is no list; begin every entry with a dash"),
        ("codes:\n- path: A\n  definition: [x]\n", "line 3, column definition: holds a list or fields; write one text"),
        ("codes:\n- path: A\n  aliases: [[x]]\n", "line 3, column aliases: holds a list in a list; write one text an item"),
        ("codes:\n- path: A\n\n- path: A\n", "line 4, column path: 'A' stands in line 2 already; keep one of them"),
        ("codes:\n- path: A\nrules:\n- path: A\n  words: x\n", "line 4: the field match is missing"),
        (
            "codes:\n- path: A\nrules:\n- {path: A, match: pattern, words: [{LOWER: !!python/none x}]}\n",
            "line 4, column words: is no token pattern",
        ),
        (
            "codes:\n- path: A\nrules:\n- {path: A, match: pattern, words: [{D: 2015-13-45}]}\n",
            "line 4, column words: is no token pattern",
        ),
    ],
)
def test_yaml_of_another_shape_is_refused_by_its_line(tmp_path: Path, text: str, fault: str):
    found = faults(yaml_of(tmp_path, text))
    assert len(found) == 1
    assert found[0].startswith(fault)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("a: &a [x]\nb: [*a, *a]\n", "line 2: it has an alias"),
        ("codes:\n" + "- " * 20 + "A", "nested deeper than 20 levels"),
        ("- path: A\n", "no sections"),
        ("# tomt\n", "holds nothing"),
        ("codes: [\n", "line 2: "),
        ("codes: \x07\n", "cannot be read as a YAML codebook"),
    ],
)
def test_what_is_no_yaml_of_a_codebook_is_refused(tmp_path: Path, text: str, reason: str):
    with pytest.raises(YamlBrokenError, match=reason):
        read_codebook(yaml_of(tmp_path, text))


def test_yaml_in_another_encoding_is_refused(tmp_path: Path):
    (tmp_path / "bok.yml").write_bytes("codes:\n- path: Å\n".encode("cp1252"))
    with pytest.raises(YamlBrokenError, match="no text in UTF-8"):
        read_codebook(tmp_path / "bok.yml")


def test_other_suffixes_are_refused(tmp_path: Path):
    with pytest.raises(CodebookFormatError, match=r"\.csv, \.xlsx, \.yaml, \.yml"):
        read_codebook(tmp_path / "bok.docx")
    with pytest.raises(CodebookFormatError):
        write_codebook(Codebook(), tmp_path / "bok")


def test_an_existing_file_is_replaced_only_by_force(tmp_path: Path, rich: Codebook):
    path = tmp_path / "bok.csv"
    write_codebook(Codebook().add("A"), path)
    with pytest.raises(OutputExistsError):
        write_codebook(rich, path)
    assert len(read_codebook(path)) == 1
    write_codebook(rich, path, force=True)
    assert len(read_codebook(path)) == 3


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_an_empty_codebook_is_a_file_too(tmp_path: Path, suffix: str):
    write_codebook(Codebook(), tmp_path / f"bok.{suffix}")
    assert len(read_codebook(tmp_path / f"bok.{suffix}")) == 0
