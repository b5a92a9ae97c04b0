"""The whole way on the fictional sample study: files, study, codings, what a team makes of them, workbook, charts, report."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from analysis import write_charts, write_workbook
from analysis.printed_quotations import PrintedQuotations
from interviews.output import OutputExistsError, replacing, replacing_folder
from workbench.sample.study import SampleStudy, write_sample_files
from workbench.sample.team import make_study
from workbench.study import Study

if TYPE_CHECKING:
    from pathlib import Path

    from analysis.material import Material


@dataclass(frozen=True, slots=True)
class Demo:
    """What the demo made.

    Attributes:
        study: The study file.
        sample: The files that it was made from.
        workbook: The Excel workbook.
        report: The report as a Word file.
        results: The folder of the results.
        material: What the results were made of.
        proposed: Number of proposals that await a look.
    """

    study: Path
    sample: SampleStudy
    workbook: Path
    report: Path
    results: Path
    material: Material
    proposed: int


def run_demo(folder: Path, *, force: bool = False) -> Demo:
    """Writes the sample study into a folder and runs the whole way on it.

    Args:
        folder: Where to; made if it is missing.
        force: Whether a demo that lies there already may be replaced.

    Raises:
        OutputExistsError: The folder holds files of these names already, of a demo or of one's own, and force is not given.
    """
    path = folder / "demo.kodbok"
    _refuse_existing(folder, force=force)
    path.unlink(missing_ok=True)
    folder.mkdir(parents=True, exist_ok=True)
    sample = write_sample_files(folder)
    make_study(path, sample)
    with Study.open(path, coder=sample.main_coder) as study:
        return _results(study, sample, folder / "resultat")


def _results(study: Study, sample: SampleStudy, folder: Path) -> Demo:
    """Writes what the study adds up to, as the exports do by themselves: of the latest wave, with approved quotations alone."""
    folder.mkdir(exist_ok=True)
    material, written = study.material(), study.written()
    waves = study.wave_comparison(crosswalk=sample.crosswalk)
    workbook, report = folder / "teman.xlsx", folder / "rapport.docx"
    with replacing(workbook, force=True) as temporary:
        printed = PrintedQuotations.of(material, study.ledger())
        write_workbook(material, temporary, printed=printed, written=written, waves=waves)
    with replacing_folder(folder, force=True) as temporary:
        write_charts(material, temporary, waves=waves, written=written)
    with replacing(report, force=True) as temporary:
        study.export_word(temporary)
    return Demo(study.path, sample, workbook, report, folder, material, _awaiting(material))


def _refuse_existing(folder: Path, *, force: bool) -> None:
    """Raises where the demo would write over something; somebody's own list may well be called `organisationer.xlsx`."""
    tables = ("organisationer.xlsx", "intervjuguide.xlsx", "kodbok.xlsx", "statusmatris.xlsx", "enkat.xlsx")
    written = ("demo.kodbok", *tables, "kodningar.csv", "omorganisation.csv", "intervjuer", "resultat")
    there = next((folder / name for name in written if (folder / name).exists()), None)
    if there is not None and not force:
        raise OutputExistsError(there)


def _awaiting(material: Material) -> int:
    """How many proposals of the material await a look."""
    return int((material.segments["status"] == "proposed").sum())
