"""The command that sets two waves side by side."""

from __future__ import annotations

from typing import Annotated

import typer

from analysis.selection import Selection
from workbench.cli.opening import opened
from workbench.cli.options import AsCsv, AsJson, CrosswalkFile, StudyAddress, refuse_other, selecting
from workbench.cli.printing import Form, records, say, show
from workbench.cli.result_notes import heading_lines, nothing_accepted
from workbench.cli.wave_notes import print_cases, print_waves

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command()
@selecting
def waves(
    study: StudyAddress,
    selection: Selection,
    earlier: Annotated[
        str | None, typer.Option("--from", metavar="WAVE", help="The first wave; else the one before.", show_default=False)
    ] = None,
    later: Annotated[
        str | None, typer.Option("--to", metavar="WAVE", help="The second wave; else the latest.", show_default=False)
    ] = None,
    crosswalk: CrosswalkFile = None,
    by_case: Annotated[bool, typer.Option("--by-case", help="A row for each theme and organisation.")] = False,
    value: Annotated[
        str | None,
        typer.Option(
            "--value",
            metavar="VALUE",
            help="What change is told by: cases, passages or share (default: cases; with --by-case: share).",
            show_default=False,
        ),
    ] = None,
    json: AsJson = False,
    csv: AsCsv = False,
) -> None:
    """Set two waves side by side: appeared, gone, grown, shrunk, unchanged, or not comparable and why.

    Change is told in organisations alone that were interviewed and coded to the end in both waves; all numbers stand beside.

    Example: kodbok waves studie.kodbok --from 2015 --to 2016 --crosswalk omorganisation.xlsx
    """
    from analysis.wave_change import WAVE_VALUES  # pandas is loaded only for results

    told_by = value or ("share" if by_case else "cases")
    refuse_other("--value", told_by, WAVE_VALUES)
    if selection.waves:
        raise typer.BadParameter("--wave chooses one wave; say with --from and --to which two are compared")
    if earlier is not None and earlier == later:
        raise typer.BadParameter(f"--from and --to are both {earlier!r}; name two different waves")
    with opened(study) as opened_study:
        compared = opened_study.wave_comparison(earlier, later, crosswalk=crosswalk, selection=selection)
    form, material = Form(json, csv), compared.material
    table = compared.by_case(told_by) if by_case else compared.table(told_by)
    for line in heading_lines(material) if form.for_people else material.facts.notes:
        typer.echo(line) if form.for_people else say(line)
    if hint := nothing_accepted(material):
        say(hint)
    rows = records(table)
    if not show(rows, form, list(table.columns)):
        (print_cases if by_case else print_waves)(rows, told_by)
