"""Commands that write results to files."""

from __future__ import annotations

import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, cast

import typer

from analysis.names import MODES
from analysis.selection import Selection
from workbench.cli.opening import opened
from workbench.cli.options import CrosswalkFile, Force, Lang, NamesMode, StudyAddress, refuse_other, selecting
from workbench.cli.printing import say
from workbench.cli.result_notes import nothing_accepted, say_identifiable, say_telling

if TYPE_CHECKING:
    from analysis.material import Material
    from analysis.names import Mode, Names
    from analysis.printed_quotations import PrintedQuotations, Which
    from analysis.wave_table import WaveComparison
    from workbench.study import Study

app = typer.Typer(
    help="Write workbooks, tables, charts and the report.", no_args_is_help=True, rich_markup_mode=None, add_completion=False
)

AudienceName = Annotated[
    str, typer.Option("--audience", metavar="WHO", help="team; or board: numbers, syntheses and approved quotations alone.")
]
ThemeOnPaper = Annotated[str, typer.Option("--theme", metavar="PATH", help="Write this theme's passages instead, by organisation.")]
InterviewOnPaper = Annotated[
    str, typer.Option("--interview", metavar="NAME", help="Write this interview with its codes in the margin instead.")
]
Template = Annotated[
    Path | None, typer.Option("--template", metavar="FILE", help="A Word file whose styles are taken.", show_default=False)
]
OutFile = Annotated[Path, typer.Argument(metavar="OUT", help="The file to write.")]
Quotations = Annotated[
    str | None,
    typer.Option(
        "--quotations",
        metavar="WHICH",
        help="approved: those of the ledger alone (default once it has any); all: the whole ledger and proposals; proposed.",
        show_default=False,
    ),
]
OutFolder = Annotated[Path, typer.Argument(metavar="OUT", help="The folder to write into; made if it is missing.")]


@app.command()
@selecting
def excel(
    study: StudyAddress,
    out: OutFile,
    selection: Selection,
    quotations: Quotations = None,
    crosswalk: CrosswalkFile = None,
    names: NamesMode = None,
    lang: Lang = "sv",
    force: Force = False,
) -> None:
    """Write the Excel workbook. It holds themes, quotations, passages and coded segments.

    Further sheets hold what the study has: summaries, ratings, co-occurrence, saturation, the latest two waves, words by theme.

    Example: kodbok export excel studie.kodbok teman.xlsx
    """
    from analysis import write_workbook  # pandas and openpyxl are loaded only for results
    from interviews.output import refuse_existing, replacing  # the same

    _refuse_others(lang, names, quotations)
    if out.suffix.lower() != ".xlsx":
        raise typer.BadParameter(f"{out} does not end in .xlsx, which Excel needs to open it")
    refuse_existing(out, force=force)
    with opened(study) as opened_study, replacing(out, force=force) as temporary:
        material = _material(opened_study, selection, topics=opened_study.is_written())
        printed = _printed(opened_study, material, quotations)
        written = opened_study.written_in(material)
        waves = _two_waves(opened_study, material, selection, crosswalk)
        called = _names(opened_study, names, lang)
        write_workbook(material, temporary, lang, called, printed=printed, written=written, waves=waves)
    typer.echo(f"Wrote {out}.")


@app.command()
@selecting
def csv(
    study: StudyAddress,
    out: OutFolder,
    selection: Selection,
    quotations: Quotations = None,
    crosswalk: CrosswalkFile = None,
    names: NamesMode = None,
    lang: Lang = "sv",
    force: Force = False,
) -> None:
    """Write the tables as CSV files. A Swedish Excel opens them right (--lang en: commas).

    Example: kodbok export csv studie.kodbok tabeller
    """
    from analysis import write_tables  # pandas is loaded only for results
    from interviews.output import refuse_existing, replacing_folder  # the same

    _refuse_others(lang, names, quotations)
    _refuse_file_name(out)
    refuse_existing(out, force=force)
    with opened(study) as opened_study, replacing_folder(out, force=force) as temporary:
        material = _material(opened_study, selection, topics=opened_study.is_written())
        printed = _printed(opened_study, material, quotations)
        written = opened_study.written_in(material)
        waves = _two_waves(opened_study, material, selection, crosswalk)
        called = _names(opened_study, names, lang)
        write_tables(material, temporary, lang, called, printed=printed, written=written, waves=waves)
    typer.echo(f"Wrote the tables into {out}.")


@app.command()
@selecting
def charts(
    study: StudyAddress,
    out: OutFolder,
    selection: Selection,
    crosswalk: CrosswalkFile = None,
    names: NamesMode = None,
    lang: Lang = "sv",
    force: Force = False,
) -> None:
    """Draw the charts as PNG and SVG. Beside them stand their numbers, and what they show in words.

    Where the study has two waves, one chart sets the latest two side by side.

    Example: kodbok export charts studie.kodbok bilder
    """
    from analysis import write_charts  # matplotlib is loaded only here
    from interviews.output import refuse_existing, replacing_folder  # the same

    _refuse_others(lang, names)
    _refuse_file_name(out)
    refuse_existing(out, force=force)
    with opened(study) as opened_study, replacing_folder(out, force=force) as temporary:
        material, called = _material(opened_study, selection), _names(opened_study, names, lang)
        waves = _two_waves(opened_study, material, selection, crosswalk)
        write_charts(material, temporary, lang, called, waves=waves, written=opened_study.written_in(material))
    typer.echo(f"Wrote the charts into {out}.")


@app.command()
@selecting
def word(  # one argument an option
    study: StudyAddress,
    out: OutFile,
    selection: Selection,
    audience: AudienceName = "team",
    theme: ThemeOnPaper = "",
    interview: InterviewOnPaper = "",
    template: Template = None,
    names: NamesMode = None,
    lang: Lang = "sv",
    force: Force = False,
) -> None:
    """Write the report as a Word file. Every number leads to the passages that it counts.

    Example: kodbok export word studie.kodbok rapport.docx --audience board
    """
    from interviews.output import refuse_existing, replacing  # what writes files is loaded only for them
    from workbench.views.report_view import UnfitChoiceError, WordChoice, refuse_unfit  # the same

    _refuse_others(lang, names)
    refuse_other("--audience", audience, ("team", "board"))
    if out.suffix.lower() != ".docx":
        raise typer.BadParameter(f"{out} does not end in .docx, which Word needs to open it")
    choice = WordChoice(audience, lang, cast("Mode | None", names), template, *map(_composed, (theme, interview)))
    try:
        refuse_unfit(choice, selection)
    except UnfitChoiceError as cause:
        raise typer.BadParameter(str(cause)) from cause
    refuse_existing(out, force=force)
    with opened(study) as opened_study, replacing(out, force=force) as temporary:
        material = opened_study.export_word(temporary, choice, selection)
        if material is not None:
            _names(opened_study, names, lang)
            _say_notes(material)
        if material is not None and not theme:
            _printed(opened_study, material, None)
            if audience == "board":
                say_telling(opened_study.telling_quotations(material))
    typer.echo(f"Wrote {out}.{'' if audience == 'board' else ' It holds personal data.'}")


def _composed(name: str) -> str:
    """A name as the study writes it."""
    return unicodedata.normalize("NFC", name).strip()


def _material(study: Study, selection: Selection, *, topics: bool = False) -> Material:
    """The material of an export; what its reader must know is said beside it."""
    material = study.material(selection, topics=topics)
    _say_notes(material)
    return material


def _say_notes(material: Material) -> None:
    """Says what a reader of the material must know."""
    for sentence in (*material.facts.notes, nothing_accepted(material)):
        if sentence:
            say(sentence)


def _two_waves(study: Study, material: Material, selection: Selection, crosswalk: Path | None) -> WaveComparison | None:
    """The latest two of the waves that are chosen, counted; None where there is one or none."""
    chosen = [wave for wave in material.facts.waves if wave in (selection.waves or material.facts.waves)][-2:]
    if len(chosen) == 2:  # noqa: PLR2004  # a comparison takes two
        return study.wave_comparison(*chosen, crosswalk=crosswalk, selection=selection)
    if crosswalk is not None:
        raise typer.BadParameter("--crosswalk ties two waves together, and there are no two here")
    return None


def _printed(study: Study, material: Material, which: str | None) -> PrintedQuotations:
    """Which quotations an export carries; that is said beside it where there is a ledger or a choice was made."""
    from analysis.printed_quotations import PrintedQuotations  # pandas is loaded only for results

    printed = PrintedQuotations.of(material, study.ledger(), cast("Which | None", which))
    if which or printed.with_ledger:
        say(printed.note)
    return printed


def _refuse_others(lang: str, names: str | None, quotations: str | None = None) -> None:
    """Raises where the language, the way to replace names or the choice of quotations is none that there is."""
    if quotations is not None:
        refuse_other("--quotations", quotations, ("approved", "all", "proposed"))
    refuse_other("--lang", lang, ("sv", "en"))
    if names is not None:
        refuse_other("--names", names, MODES)


def _names(study: Study, mode: str | None, lang: str) -> Names:
    """How the export calls things; what that means, and whom it does not hide, is said beside it."""
    names = study.names(cast("Mode | None", mode), lang)
    if names.mode != "real":
        say(f"Names ({names.mode}): {names.meaning}")
    if names.mode in {"case", "none"} and not study.roster():
        say("The study has no roster, so names in quotations and memos are not replaced; `kodbok interviews names` finds them.")
    if names.mode in {"case", "roster"}:
        say_identifiable(study.identifiable())
    return names


def _refuse_file_name(out: Path) -> None:
    """Raises where a file's name is given for a folder."""
    if out.suffix.lower() in {".csv", ".png", ".svg", ".xlsx"}:
        raise typer.BadParameter(f"{out} is a file's name; several files are written, so give the name of a folder")
