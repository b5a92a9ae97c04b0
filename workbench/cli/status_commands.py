"""Commands for status ratings: taking them in, showing them, holding them against the interviews."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from analysis.selection import Selection
from interviews.ratings.matrix_columns import KINDS
from interviews.ratings.rating import LIGHTS
from workbench.cli.asking import confirm
from workbench.cli.import_notes import counted
from workbench.cli.opening import opened
from workbench.cli.options import AsCsv, AsJson, Coder, DryRun, Force, Lang, StudyAddress, Yes, refuse_other, selecting
from workbench.cli.printing import Form, records, say, shell_word, show
from workbench.cli.status_notes import (
    join_records,
    print_join,
    print_matrices,
    print_rating_import,
    say_left_out,
    say_without_theme,
)
from workbench.cli.written_options import CaseName, Delete

app = typer.Typer(
    help="Status ratings: green, yellow, red of assignments, as the organisations report them.",
    no_args_is_help=True,
    rich_markup_mode=None,
    add_completion=False,
)

MatrixFile = Annotated[Path, typer.Argument(metavar="FILE", help="The matrix: .xlsx or .docx.")]
Wave = Annotated[
    str | None,
    typer.Option("--wave", metavar="WAVE", help="Of which wave ratings are that name none.", show_default=False),
]
Organisation = Annotated[
    list[str] | None,
    typer.Option(
        "--organisation",
        metavar="FILE=STUDY",
        help="What an organisation of the file is called in the study; may be repeated.",
        show_default=False,
    ),
]
CodeMap = Annotated[
    list[str] | None,
    typer.Option(
        "--map", metavar="ASSIGNMENT=CODE", help="The code that an assignment is about; may be repeated.", show_default=False
    ),
]
NewCases = Annotated[bool, typer.Option("--new-cases", help="Take organisations in that the study does not know.")]
Drop = Annotated[bool, typer.Option("--drop", help="Take away what the file no longer holds of its organisations and waves.")]


@app.command("import")
def import_(  # one argument an option
    study: StudyAddress,
    file: MatrixFile,
    wave: Wave = None,
    organisation: Organisation = None,
    code_map: CodeMap = None,
    new_cases: NewCases = False,
    drop: Drop = False,
    dry_run: DryRun = False,
    yes: Yes = False,
    json: AsJson = False,
    coder: Coder = None,
) -> None:
    """Take in a matrix from Excel or Word. What changes is shown before it applies.

    Example: kodbok status import studie.kodbok status.xlsx --dry-run
    """
    from workbench.commands.rating_step import RatingChoice  # beside its only use

    choice = RatingChoice(wave, tuple(organisation or ()), tuple(code_map or ()), new_cases, drop)
    with opened(study, coder) as opened_study:
        found = opened_study.import_ratings(file, choice, dry_run=True)
        if not dry_run and found.edits:
            if not json:
                print_rating_import(found, dry_run=True, asked=True)
            confirm(yes=yes)
            found = opened_study.import_ratings(file, choice)
    print_rating_import(found, as_json=json, dry_run=dry_run)
    if not found.whole:
        raise typer.Exit(1)


@app.command("set")
def set_(
    study: StudyAddress,
    assignment: Annotated[str, typer.Option("--assignment", metavar="NAME", help="The assignment.")],
    case: CaseName,
    rating: Annotated[
        str | None,
        typer.Option("--rating", metavar="RATING", help="green, yellow, red or none (a comment alone).", show_default=False),
    ] = None,
    comment: Annotated[
        str | None, typer.Option("--comment", metavar="TEXT", help="What is said of it.", show_default=False)
    ] = None,
    kind: Annotated[
        str | None,
        typer.Option("--kind", metavar="KIND", help="ongoing, development, investigation; empty: none.", show_default=False),
    ] = None,
    wave: Annotated[
        str | None,
        typer.Option("--wave", metavar="WAVE", help="The wave, where there are several. Empty: no wave.", show_default=False),
    ] = None,
    delete: Delete = False,
    coder: Coder = None,
) -> None:
    """Rate an assignment of an organisation.

    Example: kodbok status set studie.kodbok --assignment Budget --case Parken --rating yellow --comment "väntar på beslut"
    """
    if delete and (rating, comment, kind) != (None, None, None):
        raise typer.BadParameter("--delete takes the rating away; nothing else can be told with it")
    if not delete and rating is None:
        raise typer.BadParameter("say how it stands with --rating, or take the rating away with --delete")
    if rating is not None:
        refuse_other("--rating", rating, (*LIGHTS, "none"))
    if kind:
        refuse_other("--kind", kind, tuple(KINDS))
    with opened(study, coder) as opened_study:
        changed = opened_study.set_rating(assignment, case, wave, rating, comment=comment, kind=kind)
    typer.echo(("Taken away." if delete else "Rated.") if changed else "It is rated so already; nothing was changed.")


@app.command()
@selecting
def export(
    study: StudyAddress,
    file: Annotated[Path, typer.Argument(metavar="FILE.xlsx", help="The workbook to write.")],
    selection: Selection,
    lang: Lang = "sv",
    force: Force = False,
) -> None:
    """Write the ratings to Excel, to be edited and read back.

    Example: kodbok status export studie.kodbok status.xlsx
    """
    refuse_other("--lang", lang, ("sv", "en"))
    if file.suffix.casefold() != ".xlsx":
        raise typer.BadParameter(f"{file} does not end in .xlsx")
    with opened(study) as opened_study:
        count = opened_study.export_ratings(file, selection, lang=lang, force=force)
    typer.echo(
        f"Wrote {counted(count, 'rating')} to {file}. Edit what stands in blue and read it back with: "
        f"kodbok status import {shell_word(study)} {shell_word(file)} --dry-run"
    )


@app.command("show")
@selecting
def show_(study: StudyAddress, selection: Selection, json: AsJson = False, csv: AsCsv = False) -> None:
    """Show the ratings: assignments by organisations, and counts.

    Example: kodbok status show studie.kodbok --wave 2015
    """
    with opened(study) as opened_study:
        material = opened_study.material(selection, topics=False)
        table, every = opened_study.ratings_in(material), opened_study.ratings()
    for note in material.facts.notes:
        say(note)
    if show(records(table), Form(json, csv), list(table.columns)):
        return
    print_matrices(table)
    say_left_out(table, every)
    say_without_theme(table, study)


@app.command()
@selecting
def compare(study: StudyAddress, selection: Selection, json: AsJson = False, csv: AsCsv = False) -> None:
    """Hold the ratings against what the interviews say.

    Example: kodbok status compare studie.kodbok --case Parken
    """
    from analysis.status_join import status_join, status_passages  # pandas is loaded only for results

    with opened(study) as opened_study:
        material = opened_study.material(selection)
        table = opened_study.ratings_in(material)
    joined, said = status_join(material, table), status_passages(material, table)
    for note in material.facts.notes:
        say(note)
    if not show(join_records(joined, said), Form(json, csv), list(joined.columns)):
        print_join(records(joined), records(said), study)
