"""Commands for interviews."""

from __future__ import annotations

import sys
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from interviews.transcript import KINDS
from workbench.cli import guide_commands, replacement_commands, report_commands
from workbench.cli.import_notes import counted, foretold, said, say_left_out, say_of_list
from workbench.cli.opening import opened
from workbench.cli.options import AsCsv, AsJson, Coder, StudyAddress, Yes, refuse_other
from workbench.cli.printing import Form, print_json, print_table, say, shell_word, show

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from interviews.case_list import CaseList
    from interviews.transcript import Transcript
    from workbench.commands.interview_import import FileReport

app = typer.Typer(help="Import, list and describe interviews.", no_args_is_help=True, rich_markup_mode=None, add_completion=False)

Name = Annotated[str, typer.Argument(metavar="NAME", help="The interview's name, as `kodbok interviews list` shows it.")]


@app.command()
def add(
    study: StudyAddress,
    files: Annotated[
        list[Path],
        typer.Argument(metavar="FILE...", help="Transcripts (.docx, .odt, .rtf, .pdf, .txt, .md, .vtt, .srt), or folders of them."),
    ],
    cases: Annotated[Path | None, typer.Option(metavar="FILE", help="Excel or CSV list of organisations and interviews.")] = None,
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
        outcomes = [said(report, study) for report in _progress(adding, len(found))]
    if cases and case_list:
        say_of_list(cases, case_list, adding)
    return outcomes


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


@app.command("list")
def list_(study: StudyAddress, json: AsJson = False, csv: AsCsv = False) -> None:
    """List the interviews with their figures.

    Example: kodbok interviews list studie.kodbok
    """
    with opened(study) as opened_study:
        lines = [asdict(line) for line in opened_study.interviews()]
    rows = [{**line, "coders": list(line["coders"]), "finished": list(line["finished"])} for line in lines]
    columns = ("name", "case", "wave", "kind", "date", "words", "turns", "speakers", "coders", "finished", "problems")
    if not show(rows, Form(json, csv), columns):
        cells = [[", ".join(row[name]) if name in {"coders", "finished"} else row[name] for name in columns] for row in rows]
        print_table(cells, columns, numbers=("words", "turns", "speakers", "problems"))


@app.command("show")
def show_(study: StudyAddress, name: Name, json: AsJson = False) -> None:
    """Show a transcript as Kodbok reads it: turns, speakers, problems.

    Example: kodbok interviews show studie.kodbok "Intervju 1"
    """
    with opened(study) as opened_study:
        transcript = opened_study.transcript(name)
    if json:
        print_json(_as_object(transcript))
    else:
        _print_transcript(transcript)


def _as_object(transcript: Transcript) -> dict[str, object]:
    """A transcript for programs."""
    plain = ("speaker", "role", "start", "end", "time", "heading")
    turns = [{**{key: getattr(turn, key) for key in plain}, "text": transcript.spoken(turn)} for turn in transcript.turns]
    return {
        **{key: getattr(transcript, key) for key in ("name", "case", "wave", "kind", "date", "text")},
        "words": len(transcript.words),
        "sha256": transcript.sha256,
        "turns": turns,
        "problems": [{"paragraph": problem.paragraph, "message": problem.message} for problem in transcript.problems],
    }


def _print_transcript(transcript: Transcript) -> None:
    """A transcript for people."""
    known = [each for each in (transcript.case, transcript.kind, transcript.wave, transcript.date) if each]
    turns, words = counted(len(transcript.turns), "turn"), counted(len(transcript.words), "word")
    typer.echo(f"{transcript.name} ({', '.join(known)}): {turns}, {words}")
    for speaker in transcript.speakers:
        typer.echo(f"  {speaker.label}: {speaker.role}")
    heading = None
    for number, turn in enumerate(transcript.turns):
        if turn.heading != heading:
            heading = turn.heading
            typer.echo(f"\n## {heading}")
        typer.echo(f"\n[{number}] {turn.speaker or '–'} ({turn.role})\n{transcript.spoken(turn)}")
    if not transcript.turns:
        typer.echo(f"\n{transcript.text}")
    for problem in transcript.problems:
        say(f"paragraph {problem.paragraph or '–'}: {problem.message}")


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
    if erased.case:
        say(f"What the list of organisations says of {erased.case} stays in the study.")
    if erased.without_original:
        say(f"The original file is gone too, for it held these words; {', '.join(erased.without_original)} came in it and stay.")
    for path in erased.backups:
        say(f"This copy still holds it: {path}")
    say("Workbooks, tables and files of codings that were exported before still hold it too.")
