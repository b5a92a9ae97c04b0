"""Commands that show interviews: the list of all, and one as Kodbok reads it."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

import typer

from workbench.cli.import_notes import counted
from workbench.cli.opening import opened
from workbench.cli.options import AsCsv, AsJson, Name, StudyAddress
from workbench.cli.printing import Form, Record, print_json, print_table, say, show
from workbench.cli.problem_notes import noted

if TYPE_CHECKING:
    from collections.abc import Mapping

    from interviews.transcript import Transcript
    from workbench.results.speaker_list import SpeakerList


def list_(study: StudyAddress, json: AsJson = False, csv: AsCsv = False) -> None:
    """List the interviews with their figures.

    Example: kodbok interviews list studie.kodbok
    """
    with opened(study) as opened_study:
        lines = [asdict(line) for line in opened_study.interviews()]
    rows = [{name: list(line[name]) if name in _LISTS else line[name] for name in _COLUMNS} for line in lines]
    if not show(rows, Form(json, csv), _COLUMNS):
        print_table([_cells(line) for line in lines], _COLUMNS, numbers=("words", "turns", "speakers", "problems"))
        if any(line["guessed"] for line in lines):
            say("? = guessed when it was imported; `kodbok interviews set` confirms or corrects it.")


_COLUMNS = ("name", "case", "wave", "kind", "date", "words", "turns", "speakers", "coders", "finished", "problems")
_LISTS = ("coders", "finished")


def _cells(row: Record) -> list[object]:
    """The cells of an interview, guesses with a question mark."""
    cells = [", ".join(row[name]) if name in _LISTS else row[name] for name in _COLUMNS]
    return [f"{cell} ?" if name in row["guessed"] else cell for name, cell in zip(_COLUMNS, cells, strict=True)]


def show_(study: StudyAddress, name: Name, json: AsJson = False) -> None:
    """Show a transcript as Kodbok reads it: turns, speakers, problems.

    Example: kodbok interviews show studie.kodbok "Intervju 1"
    """
    with opened(study) as opened_study:
        transcript, speakers = opened_study.transcript(name), opened_study.speakers(name)
        guessed = opened_study.guessed_facts(name)
    if json:
        print_json(_as_object(transcript))
    else:
        _print_transcript(transcript, speakers, guessed, study)


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


def _print_transcript(transcript: Transcript, speakers: SpeakerList, guessed: Mapping[str, str], study: str) -> None:
    """A transcript for people."""
    facts = [(fact, getattr(transcript, fact)) for fact in ("case", "kind", "wave", "date")]
    known = [f"{value}, guessed from the {guessed[fact]}" if fact in guessed else value for fact, value in facts if value]
    turns, words = counted(len(transcript.turns), "turn"), counted(len(transcript.words), "word")
    typer.echo(f"{transcript.name} ({'; '.join(known) if guessed else ', '.join(known)}): {turns}, {words}")
    for line in speakers.standing:
        said = [line.role, "confirmed" if line.confirmed else "guessed", *filter(None, (line.pseudonym, line.person))]
        typer.echo(f"  {line.label}: {', '.join(said)}")
    heading = None
    for number, turn in enumerate(transcript.turns):
        if turn.heading != heading:
            heading = turn.heading
            typer.echo(f"\n## {heading}")
        typer.echo(f"\n[{number}] {turn.speaker or '–'} ({turn.role})\n{transcript.spoken(turn)}")
    if not transcript.turns:
        typer.echo(f"\n{transcript.text}")
    for problem in transcript.problems:
        say(noted(problem, study, transcript.name))
