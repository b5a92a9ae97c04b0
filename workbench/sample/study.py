"""Writing the sample study as the files that a researcher would have."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from coding.builtin_codebooks import builtin_codebook
from coding.codebook_files import write_codebook
from coding.coding_rows import write_coding_rows
from interviews.csv_grid import write_csv_rows
from interviews.reading import read_transcript
from workbench.sample.authored import AUTHOR
from workbench.sample.case_list_file import write_case_list
from workbench.sample.guide_file import write_guide
from workbench.sample.material import TITLE, code_paths, sample_interviews, sample_rows
from workbench.sample.placing import place_codings
from workbench.sample.status_matrix_file import write_status_matrix
from workbench.sample.steady_workbook import make_steady
from workbench.sample.survey_file import write_survey

if TYPE_CHECKING:
    from pathlib import Path

    from coding.segment import CodedSegment
    from workbench.sample.authored import AuthoredInterview

MAIN_CODER = "Maria"


@dataclass(frozen=True, slots=True)
class SampleStudy:
    """The sample study's files and what the files do not say.

    Attributes:
        title: The study's title.
        interviews: The Word files, by date of the talk.
        cases: The list of organisations, interviews and participants.
        guide: The interview guide.
        codebook: The codebook.
        codings: Both coders' codings.
        status_matrix: How the organisations rate their assignments.
        survey: The answers to a survey.
        crosswalk: Which organisations were merged between the waves.
        main_coder: Whose work counts.
        finished: Interview and coder, for every interview that a coder has finished.
    """

    title: str
    interviews: tuple[Path, ...]
    cases: Path
    guide: Path
    codebook: Path
    codings: Path
    status_matrix: Path
    survey: Path
    crosswalk: Path
    main_coder: str
    finished: tuple[tuple[str, str], ...]


def write_sample_files(folder: Path) -> SampleStudy:
    """Writes the sample study's files into a folder; the same bytes every time.

    Makes `intervjuer/*.docx`, `organisationer.xlsx`, `intervjuguide.xlsx`, `kodbok.xlsx`, `kodningar.csv`, `statusmatris.xlsx`,
    `enkat.xlsx` and `omorganisation.csv`; files of these names are replaced.

    Args:
        folder: Where to; it is made if it is missing.

    Returns:
        Where the files are, and who has finished what.

    Raises:
        OSError: A file cannot be written.
        KodbokError: A file that was written cannot be read back.
    """
    interviews = sample_interviews()
    paths = _write_interviews(interviews, folder / "intervjuer")
    study = SampleStudy(
        title=TITLE,
        interviews=paths,
        cases=folder / "organisationer.xlsx",
        guide=folder / "intervjuguide.xlsx",
        codebook=folder / "kodbok.xlsx",
        codings=folder / "kodningar.csv",
        status_matrix=folder / "statusmatris.xlsx",
        survey=folder / "enkat.xlsx",
        crosswalk=folder / "omorganisation.csv",
        main_coder=MAIN_CODER,
        finished=tuple((interview.name, coder) for interview in interviews for coder in interview.finished),
    )
    write_case_list(study.cases)
    write_guide(study.guide)
    _write_codebook(study.codebook)
    write_status_matrix(study.status_matrix)
    write_survey(study.survey)
    _write_crosswalk(study.crosswalk)
    write_coding_rows(_codings(interviews, paths), study.codings, revision=0, force=True)
    return study


def _write_interviews(interviews: tuple[AuthoredInterview, ...], folder: Path) -> tuple[Path, ...]:
    """Writes a Word file an interview."""
    from interviews.document import write_document  # loads python-docx
    from workbench.sample.layouts import document_blocks  # the same

    folder.mkdir(parents=True, exist_ok=True)
    paths = tuple(folder / f"{interview.name}.docx" for interview in interviews)
    for interview, path in zip(interviews, paths, strict=True):
        write_document(path, document_blocks(interview), author=AUTHOR)
    return paths


def _write_codebook(path: Path) -> None:
    """Writes the built-in codebook, in which the sample is coded."""
    write_codebook(builtin_codebook(), path, force=True)
    make_steady(path)


def _write_crosswalk(path: Path) -> None:
    """Writes which organisations became which."""
    pairs = sample_rows("omorganisation")
    write_csv_rows([list(pairs[0]), *(list(pair.values()) for pair in pairs)], path)


def _codings(interviews: tuple[AuthoredInterview, ...], paths: tuple[Path, ...]) -> list[CodedSegment]:
    """Both coders' codings, placed in the texts that the reader makes of the Word files; one interview a working day."""
    codes, coded = code_paths(), Counter[str]()
    placed: list[CodedSegment] = []
    for interview, path in zip(interviews, paths, strict=True):
        placed += place_codings(interview, read_transcript(path), codes, day=coded[interview.wave])
        coded[interview.wave] += 1
    return placed
