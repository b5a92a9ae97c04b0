"""Commands that write results to files."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from analysis.selection import Selection
from workbench.cli.opening import opened
from workbench.cli.options import Force, Lang, StudyAddress, selecting

app = typer.Typer(help="Write workbooks, tables and charts.", no_args_is_help=True, rich_markup_mode=None)

OutFile = Annotated[Path, typer.Argument(metavar="OUT", help="The file to write.")]
OutFolder = Annotated[Path, typer.Argument(metavar="OUT", help="The folder to write into; made if it is missing.")]


@app.command()
@selecting
def excel(study: StudyAddress, out: OutFile, selection: Selection, lang: Lang = "sv", force: Force = False) -> None:
    """Write the Excel workbook: themes, quotations, passages, coded segments.

    Example: kodbok export excel studie.kodbok teman.xlsx
    """
    from analysis import write_workbook  # pandas and openpyxl are loaded only for results
    from interviews.output import refuse_existing, replacing  # the same

    _refuse_language(lang)
    if out.suffix.lower() != ".xlsx":
        raise typer.BadParameter(f"{out} does not end in .xlsx, which Excel needs to open it")
    refuse_existing(out, force=force)
    with opened(study) as opened_study, replacing(out, force=force) as temporary:
        write_workbook(opened_study.material(selection), temporary, lang)
    typer.echo(f"Wrote {out}.")


@app.command()
@selecting
def csv(study: StudyAddress, out: OutFolder, selection: Selection, lang: Lang = "sv", force: Force = False) -> None:
    """Write the tables as CSV files that a Swedish Excel opens right (--lang en: commas).

    Example: kodbok export csv studie.kodbok tabeller
    """
    from analysis import write_tables  # pandas is loaded only for results
    from interviews.output import refuse_existing, replacing_folder  # the same

    _refuse_language(lang)
    refuse_existing(out, force=force)
    with opened(study) as opened_study, replacing_folder(out, force=force) as temporary:
        write_tables(opened_study.material(selection), temporary, lang)
    typer.echo(f"Wrote the tables into {out}.")


@app.command()
@selecting
def charts(study: StudyAddress, out: OutFolder, selection: Selection, lang: Lang = "sv", force: Force = False) -> None:
    """Draw the charts as PNG and SVG.

    Example: kodbok export charts studie.kodbok bilder
    """
    from analysis import write_charts  # matplotlib is loaded only here
    from interviews.output import refuse_existing, replacing_folder  # the same

    _refuse_language(lang)
    refuse_existing(out, force=force)
    with opened(study) as opened_study, replacing_folder(out, force=force) as temporary:
        write_charts(opened_study.material(selection), temporary, lang)
    typer.echo(f"Wrote the charts into {out}.")


def _refuse_language(lang: str) -> None:
    """Raises where a language is neither Swedish nor English."""
    if lang not in {"sv", "en"}:
        raise typer.BadParameter(f"{lang!r} is no language of Kodbok's; choose sv or en")
