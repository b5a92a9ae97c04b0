"""Commands for the ledger of quotations."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, cast

import typer

from analysis.ledger_state import ATTRIBUTIONS, STATES
from analysis.names import MODES
from analysis.selection import Selection
from workbench.cli.asking import confirm
from workbench.cli.import_notes import counted
from workbench.cli.ledger_notes import entry_record, print_changes, print_import, print_ledger, print_quotation, print_spread
from workbench.cli.opening import opened
from workbench.cli.options import AsCsv, AsJson, Coder, DryRun, Force, Lang, NamesMode, StudyAddress, Yes, refuse_other, selecting
from workbench.cli.printing import Form, print_json, records, say, shell_word, show

if TYPE_CHECKING:
    from analysis.ledger_state import Attribution, State
    from analysis.material import Material
    from analysis.names import Mode

app = typer.Typer(
    help="Quotations on their way into print: propose, edit, approve, spread.",
    no_args_is_help=True,
    rich_markup_mode=None,
    add_completion=False,
)

Ids = Annotated[list[str], typer.Argument(metavar="ID...", help="Quotations, by their ids or the beginnings of these.")]
QuotationId = Annotated[str, typer.Argument(metavar="ID", help="The quotation's id, or the beginning of it.")]
BookFile = Annotated[Path, typer.Argument(metavar="FILE.xlsx", help="The workbook.")]
AttributionLevel = Annotated[
    str | None,
    typer.Option(
        "--attribution", metavar="LEVEL", help=f"What may be told of who said it: {', '.join(ATTRIBUTIONS)}.", show_default=False
    ),
]
StateName = Annotated[str | None, typer.Option("--state", metavar="STATE", help=f"{', '.join(STATES)}.", show_default=False)]


@app.command("list")
@selecting
def list_(
    study: StudyAddress,
    selection: Selection,
    state: Annotated[
        list[str] | None, typer.Option("--state", metavar="STATE", help="Only quotations in this state; may be repeated.")
    ] = None,
    json: AsJson = False,
    csv: AsCsv = False,
) -> None:
    """Show every quotation and how far it has come.

    Example: kodbok ledger list studie.kodbok --state sent
    """
    for each in state or ():
        refuse_other("--state", each, STATES)
    form = Form(json, csv)
    with opened(study) as opened_study:
        material = opened_study.material(selection, topics=False)
        table = opened_study.ledger_in(material)
    _say_notes(material)
    if state:
        table = table[table["state"].isin(state)]
    rows = records(table)
    if not show(rows, form, list(table.columns)):
        print_ledger(rows, study)


def _say_notes(material: Material) -> None:
    """Says what a reader must know of the selection."""
    for note in material.facts.notes:
        say(note)


@app.command("show")
def show_(study: StudyAddress, quotation: QuotationId, json: AsJson = False) -> None:
    """Show one quotation with its history.

    It tells its words, what was said, what was edited, and every change with who made it and when.

    Example: kodbok ledger show studie.kodbok 3f2a
    """
    with opened(study) as opened_study:
        entry = opened_study.quotation(quotation)
        history = opened_study.quotation_history(quotation)
    if json:
        print_json({**entry_record(entry), "history": [entry_record(each) for each in history]})
        return
    print_quotation(entry, history)


@app.command()
@selecting
def propose(
    study: StudyAddress,
    selection: Selection,
    segments: Annotated[
        list[str] | None,
        typer.Argument(metavar="[ID]...", help="Coded segments to quote whole; without, quotations are chosen for each theme."),
    ] = None,
    theme: Annotated[str | None, typer.Option("--theme", metavar="PATH", help="Only this theme, by path or unique name.")] = None,
    per_theme: Annotated[int, typer.Option("--per-theme", min=1, help="How many for each theme.")] = 3,
    attribution: AttributionLevel = None,
    dry_run: DryRun = False,
    json: AsJson = False,
    coder: Coder = None,
) -> None:
    """Take quotations into the ledger.

    They are those that `kodbok quotes` chooses, or coded segments whose ids are given. Twice changes nothing.

    Example: kodbok ledger propose studie.kodbok --per-theme 5 --attribution case_kind
    """
    level = _attribution(attribution) or "none"
    with opened(study, coder) as opened_study:
        if segments:
            new = opened_study.propose_segments(segments, attribution=level, dry_run=dry_run)
        else:
            new = opened_study.propose_quotations(selection, theme=theme, per_theme=per_theme, attribution=level, dry_run=dry_run)
    if json:
        print_json([entry_record(each) for each in new])
        return
    for each in new:
        typer.echo(f"{each.id}  {each.theme}  {each.interview}\n  ”{' '.join(each.text.split())}”")
    done = "would be new in the ledger (nothing was written: --dry-run)" if dry_run else "new in the ledger"
    typer.echo(f"{counted(len(new), 'quotation')} {done}.")


@app.command("set")
def set_(
    study: StudyAddress,
    ids: Ids,
    state: StateName = None,
    text: Annotated[
        str | None,
        typer.Option(
            "--text",
            metavar="WORDS",
            help="The edited words: as they were said but for […] and [words]; tidied speech is flagged.",
            show_default=False,
        ),
    ] = None,
    attribution: AttributionLevel = None,
    key: Annotated[
        bool | None, typer.Option("--key/--no-key", help="Whether it is its theme's key quotation.", show_default=False)
    ] = None,
    note: Annotated[str | None, typer.Option("--note", metavar="NOTE", help="A note on the change.", show_default=False)] = None,
    dry_run: DryRun = False,
    coder: Coder = None,
) -> None:
    """Change state, words, attribution or note.

    What is changed is shown; words that nobody said are refused.

    Example: kodbok ledger set studie.kodbok 3f2a --state approved --note "Svar per mejl 12/3"
    """
    if state is not None:
        refuse_other("--state", state, STATES)
    if (state, text, attribution, key, note) == (None,) * 5:
        raise typer.BadParameter("say what shall change: --state, --text, --attribution, --key or --note")
    if text is not None and len(ids) > 1:
        raise typer.BadParameter("--text is for one quotation, and several ids are given")
    with opened(study, coder) as opened_study:
        done = opened_study.set_quotation(
            *ids,
            state=cast("State | None", state),
            text=text,
            attribution=_attribution(attribution),
            key=key,
            note=note,
            dry_run=dry_run,
        )
    print_changes(done, dry_run=dry_run)


def _attribution(level: str | None) -> Attribution | None:
    """A level of attribution that there is."""
    if level is not None:
        refuse_other("--attribution", level, ATTRIBUTIONS)
    return cast("Attribution | None", level)


@app.command()
@selecting
def spread(study: StudyAddress, selection: Selection, json: AsJson = False, csv: AsCsv = False) -> None:
    """Show how quotations are spread.

    Over informants and organisations, by theme; and which words stand in two themes.

    Example: kodbok ledger spread studie.kodbok
    """
    with opened(study) as opened_study:
        material = opened_study.material(selection, topics=False)
        found = opened_study.spread_in(material)
    _say_notes(material)
    rows = [_reasoned(row) for row in records(found.themes)]
    if not show(rows, Form(json, csv), [*found.themes.columns, "reason"]):
        print_spread(rows, records(found.cases), records(found.repeated))


def _reasoned(row: dict[str, object]) -> dict[str, object]:
    """Figures that cannot be told carry their reason."""
    return row if row["quotations"] else {**row, "reason": "no quotation of it is in the ledger that may be printed"}


@app.command()
@selecting
def export(
    study: StudyAddress, file: BookFile, selection: Selection, names: NamesMode = None, lang: Lang = "sv", force: Force = False
) -> None:
    """Write the ledger to Excel, to be edited.

    Example: kodbok ledger export studie.kodbok citat.xlsx
    """
    refuse_other("--lang", lang, ("sv", "en"))
    if names is not None:
        refuse_other("--names", names, MODES)
    _refuse_other_ending(file)
    with opened(study) as opened_study:
        called = opened_study.names(cast("Mode | None", names), lang)
        count = opened_study.export_ledger(file, selection, names=called, lang=lang, force=force)
    if called.mode != "real":
        say(f"Names ({called.mode}): {called.meaning}")
    typer.echo(
        f"Wrote {counted(count, 'quotation')} to {file}. Edit what stands in blue and read it back with: "
        f"kodbok ledger import {shell_word(study)} {shell_word(file)} --dry-run"
    )


@app.command("import")
def import_(
    study: StudyAddress, file: BookFile, dry_run: DryRun = False, yes: Yes = False, json: AsJson = False, coder: Coder = None
) -> None:
    """Read an edited ledger back, after showing it.

    What somebody changed meanwhile, and what does not fit, is refused by its row.

    Example: kodbok ledger import studie.kodbok citat.xlsx --dry-run
    """
    _refuse_other_ending(file)
    with opened(study, coder) as opened_study:
        found = opened_study.import_ledger(file, dry_run=True)
        print_import(found, as_json=json, dry_run=dry_run)
        if not dry_run and found.count("changed"):
            confirm(yes=yes)
            found = opened_study.import_ledger(file)
    if found.count("refused"):
        raise typer.Exit(1)


def _refuse_other_ending(file: Path) -> None:
    """Raises, as for any wrong call, where a workbook is not called one."""
    if file.suffix.casefold() != ".xlsx":
        raise typer.BadParameter(f"{file} does not end in .xlsx")
