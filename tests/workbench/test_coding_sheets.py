"""Coding sheets and the study: out, filled in, back, and never over what others have changed."""

from __future__ import annotations

import random
import unicodedata
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from coding.codebook import Codebook
from coding.coding_rows import read_coding_rows
from coding.coding_sheets.labels import labels
from coding.coding_sheets.row_mark import RowMark, decoded
from coding.coding_sheets.writing import write_coding_sheets
from interviews.transcript import Transcript
from interviews.turn import Turn
from workbench.results.coding_sheets import NothingToCodeError
from workbench.study import Study

BOOK = Codebook().add("A > Fond").add("A > Lek").add("B > Lek").add("B > =1+1; 2015").add("C > Åsikt 🎈").add("C > Gammal")
CODES = tuple(code.path for code in BOOK)


@pytest.fixture
def ark(study, tmp_path):
    """Where a workbook is put."""
    return tmp_path / "ark.xlsx"


def _export(study, path, coder="Anna", **how):
    """Writes the coding sheets of a coder."""
    write_coding_sheets(study.coding_sheets(coder, **how), path, force=True)


def _fill(path, title, **cells):
    """Fills in cells of a sheet."""
    book = load_workbook(path)
    for place, value in cells.items():
        book[title][place] = value
    book.save(path)


def _import(study, path, *, dry_run=False):
    """Imports the workbook; says what became of its rows."""
    report = study.import_codings(read_coding_rows(path), dry_run=dry_run)
    return {action: report.count(action) for action in ("new", "changed", "deleted", "same", "refused") if report.count(action)}


def test_an_untouched_workbook_changes_nothing(study, span, ark):
    """No revision, even after others have coded and the coder has deleted what it shows."""
    study.code("Samtal", *span("Det är svårt, tycker jag."), "Budget", memo="minns", contrary=True)
    gone = study.code("Samtal", *span("Föreningarna"), "Dialog")
    _export(study, ark)
    study.delete_segment(gone.id)
    revision = study.revision
    assert _import(study, ark) == {"same": 2}
    assert study.revision == revision


def test_another_coder_sees_and_changes_only_their_own(study, span, ark):
    study.code("Samtal", *span("Föreningarna"), "Dialog")
    _export(study, ark, " Bo\u0308 ")
    _fill(ark, "Samtal", D7="Dialog", D2="ja")
    assert _import(study, ark) == {"new": 1}
    assert [(one.coder, one.quote, one.origin) for one in study.findings()] == [
        ("Anna", "Föreningarna", "manual"),
        ("Bö", "Föreningarna hjälper oss mycket.", "import"),
    ]
    assert study.interviews()[0].finished == ("Bö",)
    study.undo()
    assert study.interviews()[0].finished == ()


def test_a_changed_code_keeps_span_memo_and_history(study, span, ark):
    before = study.code("Samtal", *span("Det är svårt"), "Budget", memo="minns")
    _export(study, ark)
    _fill(ark, "Samtal", D5="dialog")
    assert _import(study, ark, dry_run=True) == {"changed": 1}
    assert study.findings() == [before]
    assert _import(study, ark) == {"changed": 1}
    assert study.findings() == [replace(before, code="Kunskap > Dialog")]
    assert _import(study, ark) == {"same": 1}


def test_what_somebody_changed_after_the_export_is_not_overwritten(study, span, ark):
    """The row is refused with who did it; a renamed code is still meant by the name that it had."""
    one = study.code("Samtal", *span("Det är svårt"), "Budget")
    _export(study, ark)
    study.change_segment(one.id, code="Dialog")
    study.save_codebook(study.codebook().rename("Social > Fond", "Pengar"))
    _fill(ark, "Samtal", D5="Liten", D7="Fond")
    report = study.import_codings(read_coding_rows(ark))
    assert [step.action for step in report.steps] == ["refused", "new"]
    assert report.steps[0].message.startswith("Anna changed it after the export")
    assert [found.code for found in study.findings()] == ["Kunskap > Dialog", "Social > Pengar"]


def test_codes_that_do_not_exist_are_refused_with_the_nearest_and_nothing_is_deleted(study, span, ark):
    study.code("Samtal", *span("Det är svårt"), "Budget")
    _export(study, ark)
    _fill(ark, "Samtal", D5="Bugdet", D7="2015-03")
    report = study.import_codings(read_coding_rows(ark))
    assert [(step.where, step.action) for step in report.steps] == [
        ("sheet “Samtal”, row 5", "refused"),
        ("sheet “Samtal”, row 7", "refused"),
    ]
    assert "did you mean 'Social > Budget'" in report.steps[0].message
    assert len(study.findings()) == 1


def test_a_transcript_that_was_corrected_refuses_new_codings_where_the_text_moved(study, ark, talk):
    _export(study, ark)
    study.replace_transcript("Samtal", talk("I: Nåväl, hur går det?\nIP: Vi har ettårsbudgetar. Det är svårt, tycker jag."))
    _fill(ark, "Samtal", D5="Budget")
    report = study.import_codings(read_coding_rows(ark))
    assert [step.action for step in report.steps] == ["refused"]
    assert "was corrected after the export" in report.steps[0].message
    assert "export the sheets anew" in report.steps[0].message


def test_white_space_that_a_program_changed_in_a_row_refuses_no_new_coding(study, ark, talk):
    """Some programs lose tabs and hard blanks in cells; the coding still covers the whole row as the study has it."""
    study.add_transcript(talk("IP: Vi\thar\u00a0inga pengar.", name="Mellanrum"))
    _export(study, ark)
    book = load_workbook(ark)
    assert book["Mellanrum"]["C4"].value == "Vi\thar\u00a0inga pengar."
    book["Mellanrum"]["C4"], book["Mellanrum"]["D4"] = "Vi har inga pengar.", "Budget"
    book.save(ark)
    assert _import(study, ark) == {"new": 1}
    assert [one.quote for one in study.findings()] == ["Vi\thar\u00a0inga pengar."]


def test_a_study_without_interviews_has_nothing_to_code(tmp_path):
    with (
        Study.create(tmp_path / "tom.kodbok", codebook=BOOK, coder="Anna") as study,
        pytest.raises(NothingToCodeError, match="kodbok interviews add"),
    ):
        study.coding_sheets("Anna")


# Any study, any edits


def _composed(text):
    """A text as the canonical text has it."""
    return unicodedata.normalize("NFC", text)


@st.composite
def _texts(draw):
    """A text with its turns: any words, speakers or none."""
    line = st.text(st.sampled_from("aåé\u0301 .!?🎈=-_x0041\u00a0\t"), min_size=1, max_size=40).map(_composed).filter(str.strip)
    lines = draw(st.lists(line, min_size=1, max_size=5))
    text, turns = "", []
    for said in lines:
        turns.append(Turn(len(text), len(text) + len(said), None, "IP"))
        text += said + "\n"
    return Transcript("Samtal", text, tuple(turns) if draw(st.booleans()) else ())


@pytest.fixture(scope="module")
def studies():
    """A transcript and its codings: span, code, coder and memo of each."""
    memo = st.text(max_size=12) | st.sampled_from(
        ["", "", "minns", "=1+1", "_x0041_", "e\u0301", "rad\r\ntvå ", "\u00a0", "a\u000c"]
    )
    coding = st.tuples(st.integers(0, 10**6), st.integers(1, 60), st.sampled_from(CODES), st.sampled_from(["Anna", "Bo"]), memo)
    return st.tuples(_texts(), st.lists(coding, max_size=9))


def _study(folder, transcript, codings):
    """The study of them."""
    study = Study.create(Path(folder) / "s.kodbok", codebook=BOOK, coder="Anna")
    study.add_transcript(transcript)
    for place, length, code, coder, memo in codings:
        study.coder = coder
        start = place % len(transcript.text)
        study.code("Samtal", start, min(start + length, len(transcript.text)), code, memo=memo)
    study.coder = "Cecilia"
    return study


_ANY = settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))


def test_any_study_comes_back_as_it_went_out(studies):
    """By turn and by sentence, for every coder: nothing is changed, nothing refused, every coding shown once."""

    @_ANY
    @given(studies, st.sampled_from(["turn", "sentence"]))
    def holds(made, unit):
        with TemporaryDirectory() as folder, _study(folder, *made) as study:
            before, revision = study.findings(), study.revision
            for coder in ("Anna", "Bo"):
                _export(study, Path(folder) / "a.xlsx", coder, unit=unit)
                own = sum(one.coder == coder for one in before)
                assert _import(study, Path(folder) / "a.xlsx") == ({"same": own} if own else {})
            assert (study.findings(), study.revision) == (before, revision)

    holds()


def _edit(sheet, known, chance, expected, transcript):
    """Edits the cells of a sheet at random; `expected` becomes what should stand in the study, without new ids."""
    wide = sheet.max_column
    for row in range(4, sheet.max_row + 1):
        mark = decoded(sheet.cell(row, wide).value)
        assert isinstance(mark, RowMark)
        standing = [expected[one.id] for one in mark.shown]
        free = [path for path in known if path not in {one.code for one in standing}]
        deed = chance.choice(["nothing", "add", "take", "change", "memo"])
        memo_cell = sheet.cell(row, wide - 2)
        if deed == "add":
            code = chance.choice(free)
            sheet.cell(row, 4 + len(standing), chance.choice([known[code], code, f" {code.upper()} "])).data_type = "s"
            quote = transcript.text[mark.start : mark.end]
            expected[row] = ("Samtal", mark.start, mark.end, quote, code, "Anna", "")
        elif deed == "take" and standing:
            at = chance.randrange(len(standing))
            sheet.cell(row, 4 + at).value = None
            del expected[mark.shown[at].id]
        elif deed == "change" and standing:
            at = chance.randrange(len(standing))
            code = chance.choice(free)
            sheet.cell(row, 4 + at, known[code]).data_type = "s"
            expected[mark.shown[at].id] = replace(standing[at], code=code)
        elif deed == "memo" and mark.holders:
            memo_cell.value = f"ny tanke {row}"
            for identifier in mark.holders:
                expected[identifier] = replace(expected[identifier], memo=f"ny tanke {row}")


def _facts(one):
    """A coding without what an import gives it."""
    return one if isinstance(one, tuple) else (one.interview, one.start, one.end, one.quote, one.code, one.coder, one.memo)


def test_any_edits_come_back_exactly_as_they_were_made(studies):
    """Codes added, taken and changed, memos, and the answer; others' codings stay."""

    @_ANY
    @given(studies, st.sampled_from(["turn", "sentence"]), st.integers(0, 999))
    def holds(made, unit, seed):
        with TemporaryDirectory() as folder, _study(folder, *made) as study:
            path, expected = Path(folder) / "a.xlsx", {one.id: one for one in study.findings()}
            _export(study, path, unit=unit)
            book = load_workbook(path)
            _edit(book["Samtal"], labels(BOOK), random.Random(seed), expected, made[0])  # noqa: S311  # the same edits for the same seed
            for cells in book["Samtal"].iter_rows():
                for cell in cells:
                    cell.data_type = "s" if cell.data_type == "f" else cell.data_type
            book["Samtal"]["D2"] = "ja"
            book.save(path)
            assert "refused" not in _import(study, path)
            assert sorted(map(_facts, study.findings())) == sorted(map(_facts, expected.values()))
            assert study.interviews()[0].finished == ("Anna",)
            revision = study.revision
            assert "refused" not in _import(study, path)
            assert study.revision == revision

    holds()


# The command line


def test_the_command_writes_and_reads_coding_sheets(study, span, kodbok, tmp_path):
    study.code("Samtal", *span("Det är svårt"), "Budget")
    study.close()
    answer = kodbok(
        "code", "export", study.path, tmp_path / "ark.xlsx", "--sheet-for", "Anna", "--unit", "sentence", "--lang", "en"
    )
    assert answer.code == 0
    assert answer.out.startswith("Wrote 1 interviews with 1 codings of Anna to ")
    answer = kodbok("code", "import", study.path, tmp_path / "ark.xlsx")
    assert (answer.code, answer.out) == (0, "ark.xlsx: 0 new, 0 changed, 0 deleted, 1 unchanged, 0 refused\n")
    assert "Finished with the interview?" in str(load_workbook(tmp_path / "ark.xlsx")["Samtal"]["C2"].value)
    assert kodbok("code", "export", study.path, tmp_path / "ark.xlsx", "--sheet-for", "Anna").code == 1


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (("ark.csv", "--sheet-for", "Anna"), "does not end in .xlsx"),
        (("ark.xlsx", "--sheet-for", " "), "needs the name of the coder"),
        (("ark.xlsx", "--sheet-for", "Anna", "--unit", "word"), "--unit takes one of turn, sentence"),
        (("ark.xlsx", "--sheet-for", "Anna", "--lang", "fi"), "--lang takes one of sv, en"),
        (("ark.xlsx",), "does not end in .csv"),
    ],
)
def test_wrong_calls_are_told(study, kodbok, words, why):
    study.close()
    answer = kodbok("code", "export", study.path, study.path.parent / words[0], *words[1:])
    assert answer.code == 2
    assert why in " ".join(answer.err.split())


@pytest.mark.parametrize("tool", ["word", "excel"])
@pytest.mark.parametrize("lang", ["sv", "en"])
def test_the_page_for_a_colleague_is_printed_or_written(kodbok, tmp_path, tool, lang):
    """As text or as a Word document that can be read again; it is short."""
    printed = kodbok("code", "howto", tool, "--lang", lang)
    assert printed.code == 0
    assert printed.out.startswith("# ")
    assert len(printed.out.split()) < 400
    for name in ("a.md", "a.docx", "a.txt"):
        assert kodbok("code", "howto", tool, "--lang", lang, "--out", tmp_path / name).code == 0
    assert (tmp_path / "a.md").read_text(encoding="utf-8") == printed.out
    assert kodbok("code", "howto", tool, "--out", tmp_path / "a.md").code == 1
    assert (tmp_path / "a.docx").read_bytes().startswith(b"PK")


def test_a_page_for_another_tool_or_in_another_form_is_a_wrong_call(kodbok, tmp_path):
    assert kodbok("code", "howto", "numbers").code == 2
    assert kodbok("code", "howto", "word", "--out", tmp_path / "a.pdf").code == 2
