"""Commands that show interviews: the list of all, and one as Kodbok reads it."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

import typer

from workbench.cli.import_notes import counted
from workbench.cli.opening import opened
from workbench.cli.options import AsCsv, AsJson, Name, StudyAddress
from workbench.cli.printing import Form, print_json, print_table, say, show

if TYPE_CHECKING:
    from interviews.transcript import Transcript
    from workbench.results.speaker_list import SpeakerList

_SPEAKER = ("label", "role", "confirmed", "pseudonym", "person")


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


def show_(study: StudyAddress, name: Name, json: AsJson = False) -> None:
    """Show a transcript as Kodbok reads it: turns, speakers, problems.

    Example: kodbok interviews show studie.kodbok "Intervju 1"
    """
    with opened(study) as opened_study:
        transcript, speakers = opened_study.transcript(name), opened_study.speakers(name)
    if json:
        print_json(_as_object(transcript, speakers))
    else:
        _print_transcript(transcript, speakers)


def _as_object(transcript: Transcript, speakers: SpeakerList) -> dict[str, object]:
    """A transcript for programs."""
    plain = ("speaker", "role", "start", "end", "time", "heading")
    turns = [{**{key: getattr(turn, key) for key in plain}, "text": transcript.spoken(turn)} for turn in transcript.turns]
    return {
        **{key: getattr(transcript, key) for key in ("name", "case", "wave", "kind", "date", "text")},
        "words": len(transcript.words),
        "sha256": transcript.sha256,
        "speakers": [{key: getattr(line, key) for key in _SPEAKER} for line in speakers.standing],
        "turns": turns,
        "problems": [{"paragraph": problem.paragraph, "message": problem.message} for problem in transcript.problems],
    }


def _print_transcript(transcript: Transcript, speakers: SpeakerList) -> None:
    """A transcript for people."""
    known = [each for each in (transcript.case, transcript.kind, transcript.wave, transcript.date) if each]
    turns, words = counted(len(transcript.turns), "turn"), counted(len(transcript.words), "word")
    typer.echo(f"{transcript.name} ({', '.join(known)}): {turns}, {words}")
    for line in speakers.standing:
        facts = [line.role, "confirmed" if line.confirmed else "guessed", *filter(None, (line.pseudonym, line.person))]
        typer.echo(f"  {line.label}: {', '.join(facts)}")
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
