"""The sample study's files: what is in them, and that they are the same every time."""

from __future__ import annotations

import subprocess
import sys

import docx
import openpyxl
import pytest

from analysis.crosswalk_file import read_crosswalk
from coding.builtin_codebooks import builtin_codebook
from coding.codebook_files import read_codebook
from coding.coding_rows import read_coding_rows
from interviews.case_list import read_cases
from interviews.ratings.rating_file import read_ratings
from interviews.reading import read_transcript
from workbench.sample import write_sample_files
from workbench.sample.authored import AUTHOR, FICTION
from workbench.sample.material import sample_interviews, sample_organisations


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("prov åäö") / "ett exempel"


@pytest.fixture(scope="module")
def sample(folder):
    return write_sample_files(folder)


def test_writes_the_files_that_a_researcher_would_have(sample, folder):
    """Word interviews, organisations, codebook, codings, status matrix and survey lie in the folder, and nothing else."""
    written = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    documents = {f"intervjuer/{interview.name}.docx" for interview in sample_interviews()}
    others = {"organisationer.xlsx", "intervjuguide.xlsx", "kodbok.xlsx", "kodningar.csv", "statusmatris.xlsx", "enkat.xlsx"}
    assert written == documents | others | {"omorganisation.csv"}
    assert len(sample.interviews) >= 12
    tables = {sample.cases, sample.guide, sample.codebook, sample.codings, sample.status_matrix, sample.survey}
    assert tables | {sample.crosswalk, *sample.interviews} == {folder / name for name in written}


def test_the_same_bytes_every_time(sample, folder, tmp_path):
    """Writing the sample again gives the same files, byte for byte, and replaces those that lie there."""
    (tmp_path / "kodningar.csv").write_text("gammalt", encoding="utf-8")
    write_sample_files(tmp_path)
    for path in folder.rglob("*.*"):
        assert (tmp_path / path.relative_to(folder)).read_bytes() == path.read_bytes(), path.name


def test_every_row_of_codings_quotes_its_interview(sample):
    """Each row's quote equals the text between its start and end, and its code stands in the codebook."""
    texts = {path.stem: read_transcript(path).text for path in sample.interviews}
    codes = {code.path for code in read_codebook(sample.codebook)}
    read = read_coding_rows(sample.codings)
    assert not read.refused
    assert {row.coder for row in read.rows} == {"Maria", "Johan"}
    for row in read.rows:
        assert texts[row.interview][row.start : row.end] == row.quote
        assert row.code in codes
        assert row.created.endswith("Z")
    assert len(read.rows) == sum(len(interview.marks) for interview in sample_interviews())
    assert {row.interview for row in read.rows if row.coder == "Maria"} == set(texts)


def test_the_codebook_is_the_built_in_one(sample):
    """The codebook file holds the built-in codebook."""
    codes = [(code.path, code.definition, code.rules) for code in read_codebook(sample.codebook)]
    assert codes == [(code.path, code.definition, code.rules) for code in builtin_codebook()]


def test_the_list_tells_each_file_s_organisation(sample):
    """The list gives every interview its organisation, wave, kind and date, and every organisation its kind and attributes."""
    read = read_cases(sample.cases)
    told = {source.name: (source.case, source.wave, source.kind, source.date) for source in read.sources}
    assert told == {one.name: (one.case, one.wave, one.kind, one.date) for one in sample_interviews()}
    assert {(case.name, case.kind) for case in read.cases} == {(row["organisation"], row["typ"]) for row in sample_organisations()}
    south = next(case for case in read.cases if case.name == "Stadsområde Söder")
    assert dict(south.attributes) == {"antal anställda": "130", "nettobudget (mnkr)": "88", "ansvar": "Södra hamnen och Varvet"}
    assert not read.problems


def test_the_list_says_that_it_is_made_up(sample):
    """The list says on paper and in its properties that all is invented; dates and numbers are real ones."""
    workbook = openpyxl.load_workbook(sample.cases)
    sheet = workbook["Organisationer"]
    assert sheet.oddHeader.center.text == FICTION
    assert workbook.properties.description == FICTION
    assert workbook.properties.creator == docx.Document(str(sample.interviews[0])).core_properties.author == AUTHOR
    assert {sheet.cell(row, 6).is_date for row in range(2, sheet.max_row + 1)} == {True}
    assert isinstance(sheet.cell(2, 7).value, int)


def test_the_status_matrix_is_rated_by_word_and_by_colour(sample):
    """Eight organisations rate their assignments of 2016 in all three colours; every assignment's theme is a code."""
    read = read_ratings(sample.status_matrix, [row["organisation"] for row in sample_organisations()])
    assert not read.problems
    assert (len(read.ratings), read.empty) == (46, 26)
    assert {each.case for each in read.ratings} == {one.case for one in sample_interviews() if one.wave == "2016"}
    assert {each.rating for each in read.ratings} == {"green", "yellow", "red"}
    assert {(each.kind, each.wave) for each in read.ratings} == {(k, "2016") for k in ("ongoing", "development", "investigation")}
    assert {each.code for each in read.ratings} - {code.path for code in builtin_codebook()} == {""}
    cells = [cell for row in openpyxl.load_workbook(sample.status_matrix)["2016"].iter_rows(min_row=2, min_col=4) for cell in row]
    assert any(cell.fill.patternType and not cell.value for cell in cells)
    assert any(cell.comment for cell in cells)


def test_the_survey_has_a_row_a_respondent(sample):
    """Fifteen answers to two open questions and three closed ones, some left open; nothing in it could be a formula."""
    header, *rows = openpyxl.load_workbook(sample.survey).worksheets[0].iter_rows(values_only=True)
    assert len(header) == 7
    assert [row[0] for row in rows] == list(range(1, 16))
    assert {row[1] for row in rows} == {one.case for one in sample_interviews() if one.wave == "2016"}
    assert {row[4] for row in rows} <= {1, 2, 3, 4, 5}
    assert None in {row[5] for row in rows}
    assert None in {row[6] for row in rows}


def test_the_crosswalk_names_organisations_of_either_wave(sample):
    """Two became one between the waves."""
    cases = {(one.case, one.wave) for one in sample_interviews()}
    pairs = [(row.what, row.before, row.after) for row in read_crosswalk(sample.crosswalk)]
    assert len(pairs) == 2
    assert {(what, (before, "2015") in cases, (after, "2016") in cases) for what, before, after in pairs} == {("case", True, True)}


def test_says_who_has_finished_what(sample):
    """All but one interview a wave are finished by Maria, who is the main coder; Johan has finished his seven."""
    finished = [coder for _, coder in sample.finished]
    assert (finished.count("Maria"), finished.count("Johan")) == (len(sample.interviews) - 2, 7)
    assert sample.main_coder == "Maria"
    assert "påhittat exempel" in sample.title


def test_loads_no_heavy_library_before_it_writes():
    """Importing the sample loads neither python-docx nor openpyxl nor pandas."""
    script = "import sys, workbench.sample; print({'docx', 'openpyxl', 'pandas'} & set(sys.modules))"
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "set()"
