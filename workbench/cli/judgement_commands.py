"""Commands for evaluative categories: scales, and where on them somebody sees each organisation."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from analysis.selection import Selection
from workbench.cli.import_notes import counted
from workbench.cli.opening import opened
from workbench.cli.options import AsCsv, AsJson, Coder, StudyAddress, refuse_other, selecting
from workbench.cli.printing import Form, print_table, records, say, show
from workbench.cli.written_options import CaseName, Delete, OneWave

if TYPE_CHECKING:
    from analysis.material import Material
    from analysis.written import Written

app = typer.Typer(
    help="Evaluative categories: scales, and where each organisation stands on them.",
    no_args_is_help=True,
    rich_markup_mode=None,
    add_completion=False,
)

_BYS = ("case", "case_kind")


@app.command()
def scale(
    study: StudyAddress,
    name: Annotated[str, typer.Argument(metavar="NAME", help="The scale's name.")],
    values: Annotated[
        str | None, typer.Option("--values", metavar="LIST", help="Its values in order, parted by ;", show_default=False)
    ] = None,
    definition: Annotated[
        str | None, typer.Option("--definition", metavar="TEXT", help="What it is about.", show_default=False)
    ] = None,
    delete: Delete = False,
    coder: Coder = None,
) -> None:
    """Make a scale, or change it.

    Without values every value is allowed.

    Example: kodbok judgements scale studie.kodbok Läget --values "extra fart; nya processer; knappt resonerat"
    """
    if delete and (values is not None or definition is not None):
        raise typer.BadParameter("--delete takes the scale away; nothing else can be told with it")
    with opened(study, coder) as opened_study:
        if delete:
            count = opened_study.delete_scale(name)
            typer.echo(f"Took {name} away with {counted(count, 'judgement')}; undo brings them back.")
            return
        steps = None if values is None else [each.strip() for each in values.split(";")]
        changed = opened_study.save_scale(name, steps, definition=definition)
    typer.echo(f"Kept the scale {name}." if changed else "The scale stands so already; nothing was changed.")


@app.command("set")
def set_(
    study: StudyAddress,
    scale: Annotated[str, typer.Option("--scale", metavar="NAME", help="The scale.")],
    case: CaseName,
    value: Annotated[str | None, typer.Argument(metavar="[VALUE]", help="The value.", show_default=False)] = None,
    wave: OneWave = None,
    comment: Annotated[str | None, typer.Option("--comment", metavar="TEXT", help="Why it is so.", show_default=False)] = None,
    segment: Annotated[
        list[str] | None,
        typer.Option(
            "--segment", metavar="ID", help="A coded segment that shows it; may be repeated; empty: none.", show_default=False
        ),
    ] = None,
    delete: Delete = False,
    coder: Coder = None,
) -> None:
    """Judge an organisation on a scale.

    Example: kodbok judgements set studie.kodbok --scale Läget --case Parken "extra fart" --segment 3f2a91c0
    """
    if delete and (value is not None or comment is not None or segment):
        raise typer.BadParameter("--delete takes the judgement away; nothing else can be told with it")
    if not delete and value is None and comment is None and not segment:
        raise typer.BadParameter("say what shall be judged: VALUE, --comment, --segment or --delete")
    with opened(study, coder) as opened_study:
        shown = [each for each in segment if each] if segment else None
        changed = opened_study.judge(scale, case, "" if delete else value, wave=wave, comment=comment, segments=shown)
    typer.echo(("Taken away." if delete else "Judged.") if changed else "It is judged so already; nothing was changed.")


@app.command("show")
@selecting
def show_(
    study: StudyAddress,
    selection: Selection,
    by: Annotated[
        str, typer.Option("--by", metavar="WHAT", help="case: the profiles; case_kind: how many have each value.")
    ] = "case",
    json: AsJson = False,
    csv: AsCsv = False,
) -> None:
    """Show where the organisations stand.

    Their profiles, or how many of each kind have each value.

    Example: kodbok judgements show studie.kodbok --by case_kind
    """
    from analysis.profile import distribution  # pandas is loaded only for results
    from analysis.written_choice import case_waves  # the same

    refuse_other("--by", by, _BYS)
    form = Form(json, csv)
    with opened(study) as opened_study:
        material = opened_study.material(selection, topics=False)
        written = opened_study.written_in(material)
    for note in material.facts.notes:
        say(note)
    table = written.judgements if by == "case" else distribution(written.judgements, written.scales, case_waves(material))
    if show(records(table), form, list(table.columns)):
        return
    if by == "case":
        _print_profiles(written, material)
    else:
        names = ("scale", "wave", "case kind", "value", "cases", "judged", "of")
        print_table([list(row.values()) for row in records(table)], names, numbers=names[4:])


def _print_profiles(written: Written, material: Material) -> None:
    """Prints the profile table for people, then why each is judged so."""
    from analysis.profile import profiles  # pandas is loaded only for results
    from analysis.written_choice import case_waves  # the same

    if written.scales.empty:
        say("There is no scale yet; `kodbok judgements scale` makes one.")
        return
    table = profiles(written.judgements, list(written.scales["scale"]), case_waves(material))
    print_table(table.astype(object).where(table.notna(), "–").to_numpy().tolist(), list(table.columns))
    for row in records(written.judgements):
        shown = f"; {counted(len(row['segments']), 'passage')}" if row["segments"] else ""
        gone = f", {row['gone']} more gone since" if row["gone"] else ""
        why = f": {' '.join(row['comment'].split())}" if row["comment"] else ""
        typer.echo(f"{row['scale']}, {row['case']}: {row['value']} ({row['judge']} {row['date'][:10]}{shown}{gone}){why}")
