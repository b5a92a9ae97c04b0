"""Writing the sample study as the files that a researcher would have."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.sample.material import TITLE, sample_interviews

if TYPE_CHECKING:
    from pathlib import Path

    from workbench.sample.authored import AuthoredInterview

MAIN_CODER = "Maria"


@dataclass(frozen=True, slots=True)
class SampleStudy:
    """The sample study's files and what the files do not say.

    Attributes:
        title: The study's title.
        interviews: The Word files, by date of the talk.
        cases: The list of organisations, interviews and participants.
        codebook: The codebook.
        codings: Both coders' codings.
        main_coder: Whose work counts.
        finished: Interview and coder, for every interview that a coder has finished.
    """

    title: str
    interviews: tuple[Path, ...]
    cases: Path
    codebook: Path
    codings: Path
    main_coder: str
    finished: tuple[tuple[str, str], ...]


def write_sample_files(folder: Path) -> SampleStudy:
    """Writes the sample study's files into a folder; the same bytes every time.

    Makes `intervjuer/*.docx`, `organisationer.xlsx`, `kodbok.xlsx` and `kodningar.csv`; files of these names are replaced.

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
        codebook=folder / "kodbok.xlsx",
        codings=folder / "kodningar.csv",
        main_coder=MAIN_CODER,
        finished=tuple((interview.name, coder) for interview in interviews for coder in interview.finished),
    )
    _write_lists(study)
    return study


def _write_interviews(interviews: tuple[AuthoredInterview, ...], folder: Path) -> tuple[Path, ...]:
    """Writes a Word file an interview."""
    from interviews.document import write_document  # loads python-docx
    from workbench.sample.layouts import document_blocks  # the same

    folder.mkdir(parents=True, exist_ok=True)
    paths = tuple(folder / f"{interview.name}.docx" for interview in interviews)
    for interview, path in zip(interviews, paths, strict=True):
        write_document(path, document_blocks(interview))
    return paths
