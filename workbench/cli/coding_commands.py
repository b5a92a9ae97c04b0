"""Commands for coding."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from workbench.cli.coding_import_commands import import_
from workbench.cli.coding_sheet_commands import SheetFor, UnitOf, export_sheets, howto_
from workbench.cli.opening import opened
from workbench.cli.options import AsJson, Coder, DryRun, Force, Lang, StudyAddress, refuse_other
from workbench.cli.printing import print_json, print_table, say, shell_word
from workbench.cli.word_export_commands import FORMATS, Clean, Coders, Format, export_documents, refuse_word_options
from workbench.cli.word_export_commands import Interviews as OfInterviews

if TYPE_CHECKING:
    from workbench.study import Study

app = typer.Typer(help="Rules, proposals, and files of codings.", no_args_is_help=True, rich_markup_mode=None, add_completion=False)

Ids = Annotated[
    list[str] | None, typer.Argument(metavar="ID...", help="Proposals by id; `kodbok segments --everything` shows them.")
]
Codes = Annotated[list[str] | None, typer.Option("--code", metavar="PATH", help="All proposals for this code and those below it.")]
Interviews = Annotated[list[str] | None, typer.Option("--interview", metavar="NAME", help="All proposals in this interview.")]
All = Annotated[bool, typer.Option("--all", help="All proposals of the study.")]


@app.command()
def rules(study: StudyAddress, dry_run: DryRun = False, json: AsJson = False, coder: Coder = None) -> None:
    """Mark proposals by the codebook's rules. --dry-run shows the word forms that they find.

    Example: kodbok code rules studie.kodbok --dry-run
    """
    with opened(study, coder) as opened_study:
        if dry_run:
            _show_word_forms(study, opened_study, json=json)
            return
        run = opened_study.run_rules()
    if json:
        print_json([asdict(run)])
        return
    typer.echo(f"{run.proposed} new proposals, {run.taken_back} taken back, {run.standing} stand, {run.decided} decided before.")
    if run.proposed or run.standing:
        typer.echo(
            f"Proposals are no findings: look at them and decide, for example `kodbok code accept {shell_word(study)} --code PATH`."
        )


def _show_word_forms(address: str, opened_study: Study, *, json: bool) -> None:
    """Prints the matched word forms with counts."""
    from coding.proposals import word_forms  # word lists are loaded only here

    forms = word_forms(opened_study.transcripts(), opened_study.codebook())
    if json:
        print_json([asdict(form) for form in forms])
        return
    names = ("code", "match", "word", "form", "count")
    print_table([[getattr(form, name) for name in names] for form in forms], names, numbers=("count",))
    say(f"Nothing was marked; `kodbok code rules {shell_word(address)}` makes proposals of these.")


@app.command()
def accept(
    study: StudyAddress, ids: Ids = None, code: Codes = None, interview: Interviews = None, all_: All = False, coder: Coder = None
) -> None:
    """Make proposals your findings. Choose them by id, code or interview, or take all.

    Example: kodbok code accept studie.kodbok --code "Kunskapsallianser > Civilsamhälle"
    """
    _decide(study, "accept", (ids, code, interview, all_), coder)


@app.command()
def reject(
    study: StudyAddress, ids: Ids = None, code: Codes = None, interview: Interviews = None, all_: All = False, coder: Coder = None
) -> None:
    """Reject proposals, which is remembered. Choose them by id, code or interview, or take all.

    Example: kodbok code reject studie.kodbok --interview "Intervju 1" --code Upphandling
    """
    _decide(study, "reject", (ids, code, interview, all_), coder)


def _decide(
    study: str, verb: str, chosen: tuple[list[str] | None, list[str] | None, list[str] | None, bool], coder: str | None
) -> None:
    """Accepts or rejects what was chosen."""
    ids, codes, interviews, everything = chosen
    if not (ids or codes or interviews or everything):
        raise typer.BadParameter("say which proposals: their ids, --code, --interview, or --all")
    with opened(study, coder) as opened_study:
        decide = opened_study.accept if verb == "accept" else opened_study.reject
        count = decide(ids or (), codes=codes or (), interviews=interviews or ())
        who = opened_study.coder
    typer.echo(f"{count} proposals {verb}ed by {who}." if count else "There are no such proposals; nothing was changed.")


app.command("import")(import_)


app.command("howto")(howto_)


@app.command("export")
def export(
    study: StudyAddress,
    file: Annotated[
        Path, typer.Argument(metavar="FILE", help="A file ending in .csv; with --sheet-for in .xlsx; with --format docx, a folder.")
    ],
    format_: Format = "csv",
    clean: Clean = False,
    coder: Coders = None,
    interview: OfInterviews = None,
    sheet_for: SheetFor = None,
    unit: UnitOf = "turn",
    lang: Lang = "sv",
    force: Force = False,
) -> None:
    """Write all coders' codings to a file. They can be edited there and imported again.

    With --format docx, write each interview's Word file with its codings as comments, or with --clean copies for paper. With
    --sheet-for, write a workbook to code in: a sheet an interview, a row a turn or sentence, lists of the codes.

    Example: kodbok code export studie.kodbok utskrifter --format docx
    """
    refuse_other("--format", format_, FORMATS)
    if format_ == "docx":
        export_documents(study, file, clean=clean, coders=coder, interviews=interview, lang=lang, force=force)
        return
    refuse_word_options(clean=clean, coders=coder, interviews=interview)
    if sheet_for is not None:
        export_sheets(study, file, sheet_for, unit=unit, lang=lang, force=force)
        return
    from coding.coding_rows import write_coding_rows  # writers are loaded only here

    if file.suffix.lower() != ".csv":
        raise typer.BadParameter(f"{file} does not end in .csv; for a folder of Word files add --format docx")
    with opened(study) as opened_study:
        found = opened_study.findings()
        write_coding_rows(found, file, opened_study.revision, force=force)
    typer.echo(f"Wrote {len(found)} coded segments to {file}.")
