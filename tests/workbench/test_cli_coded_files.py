"""`kodbok code import` with Word files, folders, tables of names and reports, as a person uses it."""

from __future__ import annotations

import json

import pytest
from openpyxl import load_workbook

from analysis.catalogue import translator
from coding.codebook import Codebook
from coding.word_comments.name_table import NameRow, UnknownName
from coding.word_comments.name_workbook import add_names, read_names, write_names
from workbench.study import Study

OTHER = "Ett helt annat samtal om väder och vind, som ingen har kodat och som inte liknar något av det andra."
KEYS = ["line", "action", "message", "id", "file", "place", "paragraph", "interview", "start", "end", "code", "written"]


@pytest.fixture
def closed(study):
    """A closed study of Anna's."""
    study.close()
    return study.path


@pytest.fixture
def folder(tmp_path, coded_docx):
    """A folder with two coded files, a table, a broken file and a lock file."""
    made = tmp_path / "kodade"
    (made / "mer").mkdir(parents=True)
    coded_docx(made / "a.docx", ("svårt", "Budget; Bugdet"), ("Ja", "Vem sa det?"))
    coded_docx(made / "mer" / "Nytt.docx", ("väder", "Dialog – kallt", "Bo"), text=OTHER)
    (made / "b.csv").write_text("interview,code,quote\nSamtal,Dialog,svårt\n", encoding="utf-8")
    (made / "c.docx").write_bytes(b"trasig")
    (made / "~$a.docx").write_bytes(b"las")
    return made


def test_a_folder_comes_in_file_by_file(closed, folder, kodbok):
    """Sums on the result, what needs a look beside it; exit code 1, for something was refused; one undo takes all back."""
    answer = kodbok("code", "import", closed, folder, "--coder", "Anna")
    assert answer.code == 1
    assert answer.out.splitlines() == [
        "a.docx: the study has its text as 'Samtal'; 2 comments",
        "Nytt.docx: new interview 'Nytt' (0 turns, 20 words); 1 comment",
        "a.docx: 1 new, 0 changed, 0 deleted, 0 unchanged, 2 refused",
        "b.csv: 1 new, 0 changed, 0 deleted, 0 unchanged, 0 refused",
        "Nytt.docx: 1 new, 0 changed, 0 deleted, 0 unchanged, 0 refused",
        "4 files: 3 new, 0 changed, 0 deleted, 0 unchanged, 2 refused",
    ]
    assert "c.docx: refused. c.docx is no Word document" in answer.err
    assert "a.docx, comment 2, paragraph 3: refused: 'Vem sa det?' reads like a remark" in answer.err
    assert "1 name of no code:\n    Bugdet (1): Social > Budget?\n" in answer.err
    assert "--new-codes" in answer.err
    assert len(json.loads(kodbok("log", closed, "--json").out)) == 3
    kodbok("undo", closed, "--coder", "Anna")
    assert json.loads(kodbok("segments", closed, "--everything", "--json").out) == []
    assert [each["name"] for each in json.loads(kodbok("interviews", "list", closed, "--json").out)] == ["Samtal"]


def test_json_is_one_list_with_a_record_for_everything(closed, folder, kodbok):
    """Files that have something to tell first, then rows and codes; nothing else on standard output."""
    records = json.loads(kodbok("code", "import", closed, folder, "--json", "--dry-run").out)
    assert all(list(record) == [*KEYS, "coder", "outcome", "reason"] for record in records)
    assert [(record["file"], record["action"], record["reason"]) for record in records] == [
        ("a.docx", "same", None),
        ("c.docx", "refused", None),
        ("Nytt.docx", "added", None),
        ("a.docx", "new", None),
        ("a.docx", "refused", "unknown"),
        ("a.docx", "refused", "remark"),
        ("b.csv", "new", None),
        ("Nytt.docx", "new", None),
    ]
    assert records[3]["place"] == "comment 1, paragraph 2"
    assert records[4]["message"] == "no code is called 'Bugdet'; did you mean 'Social > Budget'?"


def test_unknown_names_become_codes_below_a_parent_or_at_the_top(closed, folder, kodbok):
    """The empty parent is the top level; the codes are told."""
    dry = kodbok("code", "import", closed, folder / "a.docx", "--new-codes", "Nya", "--dry-run")
    assert "2 codes would be made: Nya; Nya > Bugdet" in dry.out
    done = kodbok("code", "import", closed, folder / "a.docx", "--new-codes", "")
    assert "1 code made: Bugdet" in done.out
    assert "Bugdet" in [row["path"] for row in json.loads(kodbok("codebook", "show", closed, "--json").out)]


def test_a_table_of_names_is_written_filled_in_and_read_back(closed, folder, coded_docx, kodbok):
    """What is filled in comes in, an empty cell leaves out, names that are met later are added below."""
    table = folder / "namn.xlsx"
    first = kodbok("code", "import", closed, folder / "a.docx", "--map", table)
    assert f"2 unknown names written to {table}" in first.err
    book = load_workbook(table)
    sheet = book["Namn"]
    assert [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2)] == [
        ["Bugdet", 1, "Social > Budget", None],
        ["Vem sa det?", 1, None, None],
    ]
    assert [row[0] for row in book["Koder"].values][:2] == ["Social", "Social > Budget"]
    sheet["D2"] = "liten"
    book.save(table)
    coded_docx(folder / "a.docx", ("svårt", "Budget; Bugdet"), ("Ja", "Vem sa det?\nNytt namn"))
    second = kodbok("code", "import", closed, folder, "--map", table)
    assert "a.docx: 1 new, 0 changed, 0 deleted, 1 unchanged, 2 refused" in second.out
    assert f"1 unknown name added to {table}" in second.err
    assert "namn.xlsx: refused" not in second.err
    with Study.open(closed) as study:
        assert "Social > Fond > Liten" in [one.code for one in study.findings()]
    assert [row.name for row in read_names(table).rows] == ["Bugdet", "Vem sa det?", "Nytt namn"]
    records = json.loads(kodbok("code", "import", closed, folder / "a.docx", "--map", table, "--json").out)
    assert [record["reason"] for record in records if record["action"] == "refused"] == ["left out", "left out"]


def test_a_table_with_a_fault_stops_the_import_and_names_the_row(closed, folder, kodbok):
    """A path that is none, a formula, a name with two codes, another workbook; nothing is imported."""
    table = folder / "namn.xlsx"
    kodbok("code", "import", closed, folder / "a.docx", "--map", table, "--dry-run")
    for value, reason in (("Bugdet", "did you mean 'Social > Budget'"), ("=1+1", "holds a formula")):
        book = load_workbook(table)
        book["Namn"]["D2"] = value
        book.save(table)
        answer = kodbok("code", "import", closed, folder, "--map", table)
        assert (answer.code, answer.out) == (1, "")
        assert "namn.xlsx, sheet Namn, row 2: " in answer.err
        assert reason in answer.err
    book = load_workbook(table)
    book["Namn"]["D2"], book["Namn"]["A3"], book["Namn"]["D3"] = "Budget", "Bugdet", "Dialog"
    book.save(table)
    assert "stands above with another code" in kodbok("code", "import", closed, folder, "--map", table).err
    del book["Namn"]
    book.save(table)
    assert "has no sheet with the columns" in kodbok("code", "import", closed, folder, "--map", table).err
    with Study.open(closed) as study:
        assert study.findings() == []


def test_the_report_holds_everything_in_swedish_or_english(closed, folder, coded_docx, kodbok):
    """Files, rows and comments, unknown names, new codes; formulas are text; one that exists is replaced with --force only."""
    report = folder / "rapport.xlsx"
    (folder / "b.csv").write_text("interview,code,quote\nSamtal,=1+1,svårt\n", encoding="utf-8")
    coded_docx(folder / "utan.docx", text="Ännu ett samtal utan någon kommentar.")
    kodbok("code", "import", closed, folder, "--report", report, "--dry-run", "--new-codes", "")
    book = load_workbook(report)
    assert book.sheetnames == ["Läs mig", "Filer", "Rader och kommentarer", "Okända namn", "Nya koder"]
    assert book["Läs mig"]["A2"].value == "Arbetsmaterial – innehåller personuppgifter"
    rows = [[cell.value for cell in row] for row in book["Rader och kommentarer"].iter_rows(max_col=5)]
    assert rows[:3] == [
        ["fil", "plats i filen", "utfall", "koden som den skrevs", "kod"],
        ["a.docx", "kommentar 1, stycke 2", "ny", "Budget", "Social > Budget"],
        ["a.docx", "kommentar 1, stycke 2", "ny", "Bugdet", "Bugdet"],
    ]
    assert ["b.csv", "rad 2", "ny", "=1+1", "=1+1"] in rows
    assert not any(cell.data_type == "f" for sheet in book for row in sheet.iter_rows() for cell in row)
    files = {row[0].value: row for row in book["Filer"].iter_rows(min_row=2)}
    assert files["c.docx"][2].value == "ej intagen"
    assert files["utan.docx"][9].value.splitlines()[0] == "filen har inga kommentarer, så inget kodades"
    again = kodbok("code", "import", closed, folder, "--report", report)
    assert (again.code, again.out) == (1, "")
    assert "exists already" in again.err
    with Study.open(closed) as study:
        assert study.findings() == []
    assert "2 new" in kodbok("code", "import", closed, folder, "--report", report, "--force", "--lang", "en").out
    assert load_workbook(report).sheetnames[1] == "Files"


@pytest.mark.parametrize("words", [("--report", "a.csv"), ("--map", "a.docx"), ("--lang", "de")])
def test_wrong_calls_are_told(closed, folder, kodbok, words):
    assert kodbok("code", "import", closed, folder, *words).code == 2


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_what_an_import_wrote_itself_is_left_out_of_a_folder(closed, folder, kodbok, lang):
    """Report, table of names and the page that tells how: neither codings nor interviews nor faults; the report says so."""
    kodbok("code", "howto", "word", "--out", folder / "anvisning.docx", "--lang", lang)
    first = kodbok("code", "import", closed, folder, "--report", folder / "r.xlsx", "--map", folder / "n.xlsx", "--lang", lang)
    assert "anvisning.docx: left out; it is the page that tells how to code" in first.err
    report = folder.parent / "ny.xlsx"
    again = kodbok("code", "import", closed, folder, "--report", report, "--lang", lang)
    for name in ("r.xlsx", "n.xlsx"):
        assert f"{name}: left out; it is the report of an import, or its table of names, and holds no codings." in again.err
        assert f"{name}:" not in again.out
    assert "7 files: 0 new, 0 changed" in again.out
    told = {row[0]: (row[2], row[-1]) for row in load_workbook(report).worksheets[1].iter_rows(min_row=2, values_only=True)}
    assert told["r.xlsx"][0] == translator(lang)("left out")
    assert "{" not in told["r.xlsx"][1]
    assert ("rapporten" in told["r.xlsx"][1]) == (lang == "sv")


def test_a_folder_is_searched_for_documents_of_other_programs_too(closed, tmp_path, kodbok):
    """A colleague's file from another word processor is not passed over in silence."""
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.rtf").write_text(r"{\rtf1\ansi Ett samtal om vind.\par Och mer.}", encoding="ascii")
    answer = kodbok("code", "import", closed, tmp_path / "in", "--dry-run")
    assert "a.rtf: new interview 'a'" in answer.out


def test_who_wants_a_codebook_of_comments_is_shown_the_command(closed, folder, kodbok):
    answer = kodbok("codebook", "import", closed, folder / "a.docx", "--yes")
    assert answer.code == 1
    assert '`kodbok code import STUDY FILE --new-codes ""`' in answer.err


def test_guesses_of_an_interview_that_came_in_with_its_comments_are_told(closed, tmp_path, coded_docx, kodbok):
    """As after `interviews add`; a dry run has guessed nothing yet, and what was told by nothing is not spoken of."""
    path = coded_docx(tmp_path / "Nytt.docx", ("väder", "Dialog"), text=f"Datum: 2020-01-02\nI: Vad?\nIP: {OTHER}")
    assert "guessed" not in kodbok("code", "import", closed, path, "--dry-run").err
    assert "is guessed of 'Nytt': `kodbok interviews list` marks" in kodbok("code", "import", closed, path).err
    assert "guessed" not in kodbok("code", "import", closed, path).err


@pytest.mark.parametrize("name", ["saknas", "saknas.docx", "saknas.xlsx"])
def test_what_is_not_there_is_said_to_be_missing(closed, tmp_path, kodbok, name):
    """A folder's name is no file of another format."""
    assert f"There is no file {tmp_path / name}" in kodbok("code", "import", closed, tmp_path / name).err


def test_an_empty_folder_is_said(closed, tmp_path, kodbok):
    (tmp_path / "tom").mkdir()
    answer = kodbok("code", "import", closed, tmp_path / "tom")
    assert (answer.code, "No codings were found" in answer.err) == (1, True)


def test_many_refusals_are_not_all_printed(closed, tmp_path, kodbok):
    """Twenty are shown, the number of the others is said."""
    lines = "".join(f"Samtal,Budget,finns inte {number}\n" for number in range(50))
    (tmp_path / "a.csv").write_text("interview,code,quote\n" + lines, encoding="utf-8")
    answer = kodbok("code", "import", closed, tmp_path / "a.csv")
    assert answer.err.count("refused") == 20
    assert "… and 30 more like these" in answer.err


def test_a_table_of_names_carries_any_name(tmp_path):
    """Formulas, escapes, control characters and long remarks are written as text and read back, as far as a cell can hold them."""
    names = ["=1+1", "_x0041_", "@du", " – ", "a\nb", "å" * 16_000]
    write_names(tmp_path / "n.xlsx", [UnknownName(name, 1) for name in names], Codebook())
    add_names(tmp_path / "n.xlsx", [UnknownName("+46\x0b", 2, ("A", "B"))])
    assert [row.name for row in read_names(tmp_path / "n.xlsx").rows] == [*(name.strip() for name in names), "+46\ufffd"]
    assert read_names(tmp_path / "n.xlsx").rows[0] == NameRow("=1+1", "", "n.xlsx, sheet Namn, row 2")


@pytest.mark.parametrize(
    "reason",
    [
        "no code is called 'A'; did you mean 'B' or 'C'?",
        "no code is called 'A', or nearly so.",
        "'A' may be 'B' or 'C'; write the whole path.",
        "'A' is left out, as the table of names says.",
        "There is no code 'A'; did you mean 'B'?",
    ],
)
def test_reasons_are_told_in_swedish(reason):
    """The catalogue knows the sentences of the layers below."""
    assert translator("sv").sentence(reason) != reason
