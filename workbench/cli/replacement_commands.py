"""`kodbok interviews replace`: a corrected transcript, or the original read again."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from workbench.cli.opening import opened
from workbench.cli.options import AsJson, Coder, DryRun, StudyAddress
from workbench.cli.printing import print_json, say


def replace(
    study: StudyAddress,
    name: Annotated[
        str | None, typer.Argument(metavar="[NAME]", help="The interview's name, as `kodbok interviews list` shows it.")
    ] = None,
    file: Annotated[
        Path | None, typer.Argument(metavar="[FILE]", help="The corrected transcript; without it the kept original is read again.")
    ] = None,
    all_: Annotated[bool, typer.Option("--all", help="Read the kept originals of all interviews again.")] = False,
    dry_run: DryRun = False,
    json: AsJson = False,
    coder: Coder = None,
) -> None:
    """Put a corrected transcript in the place of the old one.

    Example: kodbok interviews replace studie.kodbok "Intervju 1" rättad.docx --dry-run
    """
    if all_ and name:
        raise typer.BadParameter("--all reads every original again; give either --all or the NAME of one interview")
    if not all_ and name is None:
        raise typer.BadParameter("say which interview: its NAME, or --all to read every original again")
    if name is None:
        _replace_all(study, coder, dry_run=dry_run, json=json)
    else:
        _replace_one(study, coder, (name, file), dry_run=dry_run, json=json)


def _replace_one(study: str, coder: str | None, what: tuple[str, Path | None], *, dry_run: bool, json: bool) -> None:
    """Replaces one transcript and says what became of its codings."""
    from workbench.cli.replacement_notes import as_records, print_replacement, say_of_file  # only where something is replaced

    with opened(study, coder) as opened_study:
        report = opened_study.replace_transcript(*what, dry_run=dry_run)
    if json:
        print_json(as_records(report))
    else:
        print_replacement(report, dry_run=dry_run, again=what[1] is None)
    say_of_file(report, study, dry_run=dry_run)


def _replace_all(study: str, coder: str | None, *, dry_run: bool, json: bool) -> None:
    """Reads all originals again and says what became of each interview."""
    from workbench.cli.replacement_notes import as_records, print_replacement, say_of_file  # only where something is replaced
    from workbench.commands.rereading import LeftOut  # the same

    rows: list[dict[str, object]] = []
    failed = False
    with opened(study, coder) as opened_study:
        for report in opened_study.read_again(dry_run=dry_run):
            if isinstance(report, LeftOut):
                say(f"{report.name}: left as it is. {report.message}")
                failed |= report.failed
                continue
            rows += [{"interview": report.name, **row} for row in as_records(report)]
            if not json:
                print_replacement(report, dry_run=dry_run, again=True)
            say_of_file(report, study, dry_run=dry_run)
    if json:
        print_json(rows)
    if failed:
        raise typer.Exit(1)
