"""The sample study's files: what is in them, and that they are the same every time."""

from __future__ import annotations

import subprocess
import sys

import docx
import openpyxl
import pytest

from coding.builtin_codebooks import builtin_codebook
from coding.codebook_files import read_codebook
from coding.coding_rows import read_coding_rows
from interviews.case_list import read_cases
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
    """Twelve Word interviews or more, the organisations, the codebook and the codings lie in the folder, and nothing else."""
    written = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    documents = {f"intervjuer/{interview.name}.docx" for interview in sample_interviews()}
    assert written == documents | {"organisationer.xlsx", "intervjuguide.xlsx", "kodbok.xlsx", "kodningar.csv"}
    assert len(sample.interviews) >= 12
    assert {sample.cases, sample.guide, sample.codebook, sample.codings, *sample.interviews} == {folder / name for name in written}


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
