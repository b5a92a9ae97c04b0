"""The command `kodbok interviews speakers`: who speaks, guessed or confirmed, and telling it."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from workbench.cli.opening import opened
from workbench.cli.options import AsCsv, AsJson, Coder, StudyAddress
from workbench.cli.printing import Form, Record, print_table, say, shell_word, show

if TYPE_CHECKING:
    from collections.abc import Sequence

    from interviews.corrections import Correction
    from workbench.results.speaker_list import SpeakerLine, SpeakerList
    from workbench.study import Study

_COLUMNS = ("label", "turns", "words", "role", "told", "merged into", "called", "person", "begins")


def speakers(
    study: StudyAddress,
    name: Annotated[
        str | None, typer.Argument(metavar="NAME", help="The interview's name; without it, what is uncertain in each one.")
    ] = None,
    set_: Annotated[
        list[str] | None,
        typer.Option("--set", metavar="LABEL=ROLE[:NAME]", help="A label's role, and what to call the speaker outside."),
    ] = None,
    merge: Annotated[
        list[str] | None,
        typer.Option("--merge", metavar="LABEL=LABEL", help="The first label is the second one misspelt; A=A says that A is A."),
    ] = None,
    role: Annotated[list[str] | None, typer.Option("--role", metavar="LABEL=ROLE", help="The role of a label.")] = None,
    json: AsJson = False,
    csv: AsCsv = False,
    coder: Coder = None,
) -> None:
    """Show who speaks, and confirm or correct it. Options may be repeated; undo takes all of one call back.

    Roles: interviewer (intervjuare), interviewee (intervjuperson) or unknown (okänd).

    Example: kodbok interviews speakers studie.kodbok "Intervju 1" --set "IP=interviewee:Förskolechef" --merge "Job B=Jon B"
    """
    form, told = Form(json, csv), (set_ or [], merge or [], role or [])
    if name is None:
        if any(told):
            raise typer.BadParameter("say in which interview: give its name after the study")
        with opened(study) as opened_study:
            _show_all(opened_study.all_speakers(), form)
        return
    with opened(study, coder) as opened_study:
        if any(told):
            _correct(opened_study, name, told, form)
        found = opened_study.speakers(name)
    if not show([{field: getattr(line, field) for field in _FIELDS} for line in found.lines], form, _FIELDS):
        _print_list(found, study)


_FIELDS = ("label", "turns", "words", "role", "confirmed", "merged_into", "pseudonym", "person", "begins", "proposal", "reason")


def _correct(study: Study, name: str, told: tuple[Sequence[str], Sequence[str], Sequence[str]], form: Form) -> None:
    """Tells who speaks and says whether that changed anything."""
    from workbench.cli.speaker_words import merging, role_told  # with it the layouts' words are loaded only where something is told

    labels = study.speakers(name).labels
    with_names, merges, roles = told
    corrections: list[Correction] = [role_told("--set", each, labels, named=True) for each in with_names]
    corrections += [merging(each, labels) for each in merges]
    corrections += [role_told("--role", each, labels) for each in roles]
    changed = study.correct_speakers(name, corrections)
    sentence = f"{name}: told." if changed else f"{name}: it stands so already; nothing was changed."
    if form.for_people:
        sys.stdout.write(f"{sentence}\n")
    else:
        say(sentence)


def _print_list(found: SpeakerList, study: str) -> None:
    """Prints the labels for people, then what may be merged and how."""
    if not found.lines:
        sys.stdout.write(f"{found.name}: no speakers were found; the whole text counts as spoken.\n")
        return
    print_table([_cells(line) for line in found.lines], _COLUMNS, numbers=("turns", "words"))
    command = f"kodbok interviews speakers {shell_word(study)} {shell_word(found.name)}"
    for line in found.proposals:
        merge, apart = shell_word(f"{line.label}={line.proposal}"), shell_word(f"{line.label}={line.label}")
        sys.stdout.write(f"\n{_likeness(line)} If it is the same speaker:\n    {command} --merge {merge}\n")
        sys.stdout.write(f"If it is another one:\n    {command} --merge {apart}\n")
    _print_roles(found, command)


def _print_roles(found: SpeakerList, command: str) -> None:
    """Prints how to confirm the roles that are guessed, and how to tell those that nothing tells."""
    roles = {line.label: line.role for line in found.lines}
    known = [shell_word(f"{label}={roles[label]}") for label in found.guessed if roles[label] != "unknown"]
    unknown = [shell_word(f"{label}=ROLE") for label in found.guessed if roles[label] == "unknown"]
    if known:
        options = " ".join(f"--role {each}" for each in known)
        typer.echo(f"\nRoles that are guessed; if they are right, confirm them, else correct them:\n    {command} {options}")
    if unknown:
        options = " ".join(f"--role {each}" for each in unknown)
        typer.echo(f"\nNothing tells whether they ask or answer; put interviewer or interviewee for ROLE:\n    {command} {options}")


def _likeness(line: SpeakerLine) -> str:
    """Why two labels may be one speaker."""
    kind = {"misspelling": "a misspelling", "short form": "a short form"}.get(line.reason or "", "another spelling")
    return f"“{line.label}” may be {kind} of “{line.proposal}”."


def _cells(line: SpeakerLine) -> tuple[object, ...]:
    """The cells of a label."""
    told = "" if line.merged_into or line.label is None else "confirmed" if line.confirmed else "guessed"
    begins = line.begins if line.turns else "(no turn has this label now)"
    label = "(without a label)" if line.label is None else line.label
    return (label, line.turns, line.words, line.role, told, line.merged_into, line.pseudonym, line.person, begins)


def _show_all(lists: Sequence[SpeakerList], form: Form) -> None:
    """Shows what is uncertain in each interview."""
    rows = [_uncertain(found) for found in lists]
    if not show(rows, form, _UNCERTAIN):
        cells = [[_told(row[name]) for name in _UNCERTAIN] for row in rows]
        print_table(cells, ("name", "speakers", "guessed roles", "turns without a label", "may be one"), numbers=("speakers",))


_UNCERTAIN = ("name", "speakers", "guessed", "unlabelled", "proposals")


def _uncertain(found: SpeakerList) -> Record:
    """What is uncertain in one interview."""
    return {
        "name": found.name,
        "speakers": len(found.standing),
        "guessed": found.guessed,
        "unlabelled": sum(line.turns for line in found.lines if line.label is None),
        "proposals": [f"{line.label}={line.proposal}" for line in found.proposals],
    }


def _told(value: object) -> object:
    """A cell for people: names one after another, nothing for none."""
    return ", ".join(value) if isinstance(value, list) else value or ""
