"""Commands for the framework matrix: its summaries, how far it is filled, its workbook."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from analysis.selection import Selection
from workbench.cli.asking import confirm
from workbench.cli.framework_notes import cell_record, print_cells, print_import, print_summaries, say_homeless
from workbench.cli.import_notes import counted
from workbench.cli.opening import opened
from workbench.cli.options import AsCsv, AsJson, Coder, DryRun, Force, Lang, StudyAddress, Yes, refuse_other, selecting
from workbench.cli.printing import Form, records, say, shell_word, show
from workbench.cli.result_notes import heading_lines
from workbench.cli.written_options import CaseName, Delete, Holds, OneWave, TextFile, ThemePath, Words, text_given

app = typer.Typer(
    help="The framework matrix: summaries of cases and themes, and what is stale.",
    no_args_is_help=True,
    rich_markup_mode=None,
    add_completion=False,
)

BookFile = Annotated[Path, typer.Argument(metavar="FILE.xlsx", help="The workbook.")]
_BYS = ("cell", "theme", "case")


@app.command()
@selecting
def status(
    study: StudyAddress,
    selection: Selection,
    by: Annotated[
        str, typer.Option("--by", metavar="WHAT", help="cell, theme or case; the last two: how far it is filled.")
    ] = "cell",
    json: AsJson = False,
    csv: AsCsv = False,
) -> None:
    """Show what is summarised, stale, silent or not asked.

    The framework matrix, a row a theme, a column an organisation, and how far it is filled.

    Example: kodbok summaries status studie.kodbok --by theme
    """
    from analysis.fill_rate import FILL_COLUMNS, fill_rate  # pandas is loaded only for results
    from analysis.framework import FRAMEWORK_COLUMNS, framework  # the same

    refuse_other("--by", by, _BYS)
    form = Form(json, csv)
    with opened(study) as opened_study:
        material = opened_study.material(selection)
        cells = framework(material, opened_study.written_in(material))
        homeless = records(opened_study.homeless_summaries())
    for line in heading_lines(material) if form.for_people else material.facts.notes:
        typer.echo(line) if form.for_people else say(line)
    if by == "cell":
        columns = [name for name in FRAMEWORK_COLUMNS if name not in {"summary", "version"}]
        if not show([cell_record(row) for row in records(cells)], form, [*columns, "reason"]):
            print_cells(records(cells), records(fill_rate(cells)))
    else:
        rows = [row if row["to_fill"] else {**row, "reason": "nothing is to be filled"} for row in records(fill_rate(cells, by))]
        if not show(rows, form, [by, *FILL_COLUMNS]):
            _print_fill(rows, by)
    say_homeless(homeless)


def _print_fill(rows: list[dict[str, object]], by: str) -> None:
    """Prints how far themes or cases are filled, for people."""
    from workbench.cli.printing import print_table  # beside its only use

    names = ("not_finished", "not_asked", "silent", "unsummarised", "summarised", "stale")
    cells = [
        [row[by], *(row[name] for name in names), "–" if row["fill"] is None else f"{row['filled']} of {row['to_fill']}"]
        for row in rows
    ]
    headers = (by, *(name.replace("_", " ") for name in names), "filled")
    print_table(cells, headers, numbers=headers[1:])


@app.command("show")
@selecting
def show_(study: StudyAddress, selection: Selection, json: AsJson = False, csv: AsCsv = False) -> None:
    """Show the summaries and what changed since.

    Example: kodbok summaries show studie.kodbok --case "Kulturförvaltningen"
    """
    with opened(study) as opened_study:
        table = opened_study.summaries(selection)
    rows = records(table)
    if not show(rows, Form(json, csv), list(table.columns)):
        print_summaries(rows, study)


@app.command("set")
def set_(
    study: StudyAddress,
    case: CaseName,
    theme: ThemePath,
    text: Words = None,
    file: TextFile = None,
    wave: OneWave = None,
    key: Annotated[
        str | None,
        typer.Option("--key", metavar="ID", help="The coded segment that is its key quotation; empty: none.", show_default=False),
    ] = None,
    holds: Holds = False,
    delete: Delete = False,
    coder: Coder = None,
) -> None:
    """Write the summary of an organisation and a theme.

    It is written on the passages that are coded now; when these change, it is stale.

    Example: kodbok summaries set studie.kodbok --case Parken --theme Ettårsbudgetar "Pengarna tar slut i juni."
    """
    given = text_given(text, file, delete=delete)
    if given is None and key is None and not holds:
        raise typer.BadParameter("say what shall be written: TEXT, --file, --key, --holds or --delete")
    with opened(study, coder) as opened_study:
        changed = opened_study.set_summary(case, theme, given, wave=wave, key=key, holds=holds)
    typer.echo(("Taken away." if delete else "Written.") if changed else "It stands so already; nothing was changed.")


@app.command()
@selecting
def export(study: StudyAddress, file: BookFile, selection: Selection, lang: Lang = "sv", force: Force = False) -> None:
    """Write the matrix as a workbook to be edited.

    With syntheses, judgements and passages. It carries names as they are.

    Example: kodbok summaries export studie.kodbok matris.xlsx
    """
    refuse_other("--lang", lang, ("sv", "en"))
    _refuse_other_ending(file)
    with opened(study) as opened_study:
        cells, syntheses, judgements = opened_study.export_summaries(file, selection, lang=lang, force=force)
    told = f"{counted(cells, 'cell')}, {counted(syntheses, 'theme')} and {counted(judgements, 'judgement')}"
    typer.echo(
        f"Wrote {told} to {file}. Edit what stands in blue and read it back with: "
        f"kodbok summaries import {shell_word(study)} {shell_word(file)} --dry-run"
    )
    say("It holds personal data: names stand as they were said and written.")


@app.command("import")
def import_(
    study: StudyAddress, file: BookFile, dry_run: DryRun = False, yes: Yes = False, json: AsJson = False, coder: Coder = None
) -> None:
    """Read an edited workbook back.

    What was edited is shown before it applies; what does not fit is refused by its row.

    Example: kodbok summaries import studie.kodbok matris.xlsx --dry-run
    """
    _refuse_other_ending(file)
    with opened(study, coder) as opened_study:
        found = opened_study.import_summaries(file, dry_run=True)
        if not dry_run and found.edits and not json:
            print_import(found, dry_run=True, asked=True)
            confirm(yes=yes)
        if not dry_run and found.edits:
            if json:
                confirm(yes=yes)
            found = opened_study.import_summaries(file)
    print_import(found, as_json=json, dry_run=dry_run)
    if found.count("refused"):
        raise typer.Exit(1)


def _refuse_other_ending(file: Path) -> None:
    """Raises, as for any wrong call, where a workbook is not called one."""
    if file.suffix.casefold() != ".xlsx":
        raise typer.BadParameter(f"{file} does not end in .xlsx")
