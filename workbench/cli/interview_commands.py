"""Commands for interviews."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from interviews.transcript import KINDS
from workbench.cli import guide_commands, replacement_commands, report_commands
from workbench.cli.erasure_notes import say_of_erasure
from workbench.cli.import_notes import counted, foretold, said, say_left_out, say_of_list, say_years
from workbench.cli.interview_display import list_, show_
from workbench.cli.names_commands import names
from workbench.cli.opening import opened
from workbench.cli.options import Coder, Name, StudyAddress, Yes, refuse_other
from workbench.cli.printing import say, shell_word
from workbench.cli.speaker_commands import speakers

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from interviews.case_list import CaseList
    from workbench.commands.import_report import FileReport

app = typer.Typer(help="Import, list and describe interviews.", no_args_is_help=True, rich_markup_mode=None, add_completion=False)
app.command("names")(names)


@app.command()
def add(
    study: StudyAddress,
    files: Annotated[
        list[Path],
        typer.Argument(metavar="FILE...", help="Transcripts (.docx, .odt, .rtf, .pdf, .txt, .md, .vtt, .srt), or folders of them."),
    ],
    cases: Annotated[Path | None, typer.Option(metavar="FILE", help="Excel or CSV list of organisations and participants.")] = None,
    split: Annotated[bool, typer.Option("--split", help="Make several interviews of a file that holds several.")] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="With --split: show where files would be cut, import nothing.")
    ] = False,
    coder: Coder = None,
) -> None:
    """Import transcripts. A bad file is refused by itself, the others go in.

    Example: kodbok interviews add studie.kodbok intervjuer --cases organisationer.xlsx
    """
    if dry_run and not split:
        raise typer.BadParameter("--dry-run shows where --split would cut; give both")
    found = _files(files)
    outcomes = [foretold(path) for path in found] if dry_run else _import(study, coder, found, cases, split=split)
    if not found:
        say("No transcripts were found there (.docx, .odt, .rtf, .pdf, .txt, .md, .vtt, .srt).")
    say_left_out(files)
    if "refused" in outcomes or not found:
        raise typer.Exit(1)


def _import(study: str, coder: str | None, found: list[Path], cases: Path | None, *, split: bool) -> list[str]:
    """Imports files, says what became of them, and returns the outcomes."""
    case_list = _cases(cases) if cases else None
    with opened(study, coder) as opened_study:
        adding = opened_study.add_interviews(found, case_list, split=split)
        reports = [(report, said(report, study)) for report in _progress(adding, len(found))]
    say_years([report for report, _ in reports], study)
    if cases and case_list:
        say_of_list(cases, case_list, adding)
    return [outcome for _, outcome in reports]


def _cases(path: Path) -> CaseList:
    """The list of organisations."""
    from interviews.case_list import read_cases  # readers are loaded only where there is something to read

    return read_cases(path)


def _files(named: Iterable[Path]) -> list[Path]:
    """The files to import; one that is missing is refused by itself, like any other that cannot be read."""
    from interviews.folder import transcript_files  # readers are loaded only here

    return list(dict.fromkeys(path for each in named for path in (transcript_files([each]) if each.exists() else [each])))


def _progress(reports: Iterable[FileReport], total: int) -> Iterator[FileReport]:
    """Goes through reports with a progress bar where a person watches a long import."""
    few = 5
    if not sys.stderr.isatty() or total < few:
        yield from reports
        return
    from rich.console import Console  # only where a bar is shown
    from rich.progress import Progress  # the same

    to_screen = sys.stdout.isatty()  # what goes to a file must not be drawn above the bar
    with Progress(console=Console(stderr=True), transient=True, redirect_stdout=to_screen) as bar:
        yield from bar.track(reports, total=total, description="Importing")


app.command("list")(list_)
app.command("show")(show_)
app.command("speakers")(speakers)


@app.command("set")
def set_(
    study: StudyAddress,
    name: Name,
    case: Annotated[str | None, typer.Option(metavar="NAME", help="Its organisation; a new name makes a new one.")] = None,
    wave: Annotated[str | None, typer.Option(metavar="WAVE", help="Its wave, such as 2015.")] = None,
    kind: Annotated[str | None, typer.Option(metavar="KIND", help="interview, workshop, meeting, survey or article.")] = None,
    date: Annotated[str | None, typer.Option(metavar="DATE", help="Date of the talk, such as 2015-03-17.")] = None,
    main_coder: Annotated[str | None, typer.Option(metavar="NAME", help="Whose coding counts.")] = None,
    coder: Coder = None,
) -> None:
    """Describe an interview; empty text clears.

    Example: kodbok interviews set studie.kodbok "Intervju 1" --case Kulturförvaltningen --wave 2015
    """
    told = {"case": case, "wave": wave, "kind": kind, "date": date, "main_coder": main_coder}
    if all(value is None for value in told.values()):
        raise typer.BadParameter("say what to set: --case, --wave, --kind, --date or --main-coder")
    if kind:
        refuse_other("--kind", kind, KINDS)
    with opened(study, coder) as opened_study:
        changed = opened_study.describe_interview(name, **told)
        idle = main_coder and not any(main_coder in line.coders for line in opened_study.interviews() if line.name == name)
    typer.echo(f"{name}: described." if changed else f"{name}: it stands so already; nothing was changed.")
    if idle:
        say(f"Note: {main_coder} has coded nothing in {name} yet, so nothing in it counts until then; check the spelling.")


@app.command()
def finish(study: StudyAddress, name: Name, coder: Coder = None) -> None:
    """Mark an interview as finished by you.

    Example: kodbok interviews finish studie.kodbok "Intervju 1" --coder Maria
    """
    with opened(study, coder) as opened_study:
        changed = opened_study.finish_interview(name)
        who = opened_study.coder
    typer.echo(f"{name}: {'finished' if changed else 'was finished already'} by {who}.")


@app.command()
def unfinish(study: StudyAddress, name: Name, coder: Coder = None) -> None:
    """Take your mark of a finished interview back.

    Example: kodbok interviews unfinish studie.kodbok "Intervju 1"
    """
    with opened(study, coder) as opened_study:
        changed = opened_study.unfinish_interview(name)
        who = opened_study.coder
    typer.echo(f"{name}: {'no longer' if changed else 'was not'} marked as finished by {who}.")


app.command("guide")(guide_commands.guide)
app.command("report")(report_commands.report)
app.command("replace")(replacement_commands.replace)


@app.command()
def remove(study: StudyAddress, name: Name, coder: Coder = None) -> None:
    """Take an interview out of the study; undo brings it back.

    Example: kodbok interviews remove studie.kodbok "Intervju 1"
    """
    with opened(study, coder) as opened_study:
        count = opened_study.remove_interview(name)
    typer.echo(f"{name}: removed with {counted(count, 'coded segment')}. `kodbok undo {shell_word(study)}` brings it back.")


@app.command()
def erase(study: StudyAddress, name: Name, yes: Yes = False, coder: Coder = None) -> None:
    """Erase an interview for good: text, original, quotes and history. There is no undo.

    Example: kodbok interviews erase studie.kodbok "Intervju 1"
    """
    if not yes and sys.stdin.isatty():
        typer.confirm(f"Erase {name!r} with all its codings for good? It cannot be undone.", abort=True)
    with opened(study, coder) as opened_study:
        erased = opened_study.erase_interview(name)
    typer.echo(
        f"{erased.name}: erased with {counted(erased.segments, 'coded segment')}. It cannot be imported into this study again."
    )
    say_of_erasure(erased, study)
