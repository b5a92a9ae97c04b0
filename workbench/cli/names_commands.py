"""The command for names: what may tell who somebody is, the roster, and its key."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from interviews.person import Person
from workbench.cli.import_notes import counted
from workbench.cli.opening import opened
from workbench.cli.options import AsCsv, AsJson, Coder, Force, StudyAddress
from workbench.cli.printing import Form, print_table, say, shell_word, show

if TYPE_CHECKING:
    from interviews.personal_data.candidates import Candidate
    from workbench.study import Study

Roster = Annotated[
    Path | None,
    typer.Option(
        "--roster", metavar="FILE", help="Excel or CSV list of persons: namn, alias, benämning, organisation, befattning."
    ),
]
Add = Annotated[
    list[str] | None,
    typer.Option("--add", metavar="NAME", help="Take a person into the roster; other names after semicolons.", show_default=False),
]
Remove = Annotated[list[str] | None, typer.Option("--remove", metavar="NAME", help="Take a person out of it.", show_default=False)]
Key = Annotated[Path | None, typer.Option("--key", metavar="FILE", help="Write who is called what, to a place of your own.")]
Interviews = Annotated[list[str] | None, typer.Option("--interview", metavar="NAME", help="Look here alone.", show_default=False)]
_COLUMNS = ("candidate", "kind", "count", "interviews", "interview", "start", "end", "context", "why")


def names(
    study: StudyAddress,
    roster: Roster = None,
    add: Add = None,
    remove: Remove = None,
    key: Key = None,
    interview: Interviews = None,
    json: AsJson = False,
    csv: AsCsv = False,
    force: Force = False,
    coder: Coder = None,
) -> None:
    """List what may be names, and keep the roster of those replaced.

    Names of the roster become pseudonyms in exports; whatever else tells who somebody is stays.

    Example: kodbok interviews names studie.kodbok --add "Karin Ek"
    """
    if key is not None:
        _refuse_key(key, force=force)
    form = Form(json, csv)
    tell = typer.echo if form.for_people else say  # what programs read is the list of candidates alone
    with opened(study, coder) as opened_study:
        if roster or add or remove:
            tell(_change(opened_study, roster, add or [], remove or []))
        if key is not None:
            tell(_write_key(opened_study, key, force=force))
        if not (form.for_people and (roster or add or remove or key)):
            _list(study, opened_study, interview or [], form)


def _change(study: Study, roster: Path | None, add: list[str], remove: list[str]) -> str:
    """Changes the roster; returns what to say of it."""
    from interviews.personal_data.roster_file import read_roster  # readers are loaded only where the roster changes

    told = [*(read_roster(roster) if roster else ()), *map(_person, add)]
    new, changed, removed = study.change_roster(told, remove)
    parts = [f"{new} new", f"{changed} changed", *([f"{removed} removed"] if remove else [])]
    for person in study.unfit_pseudonyms():
        say(f"{person.name}: the pseudonym {person.pseudonym!r} holds a name of the roster, so a number stands for it.")
    return f"Roster: {', '.join(parts)}; {counted(len(study.roster()), 'person')}."


def _person(told: str) -> Person:
    """A person of a name, and of other names after semicolons."""
    name, *aliases = (part.strip() for part in told.split(";"))
    if not name:
        raise typer.BadParameter(f'--add takes a name, such as "Karin Ek" or "Karin Ek; Kajsa", not {told!r}')
    return Person(name, tuple(filter(None, aliases)))


def _refuse_key(key: Path, *, force: bool) -> None:
    """Raises before anything is changed where the key could not be written."""
    from interviews.output import refuse_existing  # with the writers, needed only for a key

    if key.suffix.lower() not in {".csv", ".xlsx"}:
        raise typer.BadParameter(f"{key} does not end in .csv or .xlsx, the forms that a key is written in")
    refuse_existing(key, force=force)


def _write_key(study: Study, key: Path, *, force: bool) -> str:
    """Writes who is called what; returns what to say of it."""
    from interviews.output import replacing  # with the writers, needed only for a key
    from interviews.personal_data.roster_file import write_key  # the same

    persons = study.key()
    with replacing(key, force=force) as temporary:
        write_key(persons, temporary)
    if key.resolve().parent == study.path.resolve().parent:
        say("Note: the key lies beside the study; whoever gets the folder has both, so keep the key in another place.")
    return f"Wrote the key of {counted(len(persons), 'person')} to {key}. Keep it apart from what leaves the team."


def _list(address: str, study: Study, interviews: list[str], form: Form) -> None:
    """Lists candidates, and where an organisation tells who spoke."""
    found = study.name_candidates(interviews)
    if not show([_record(each) for each in found], form, _COLUMNS):
        _print_candidates(address, found)
    for each in study.identifiable():
        say(each.sentence() + " Use --names none, or leave the organisation out.")


def _record(candidate: Candidate) -> dict[str, object]:
    """A candidate for programs."""
    known = asdict(candidate)
    return {name: list(known[name]) if name == "interviews" else known[name] for name in _COLUMNS}


def _print_candidates(address: str, found: list[Candidate]) -> None:
    """Candidates for people, with what to do about them."""
    if not found:
        typer.echo("Nothing was found that looks like a name beside the roster's, an address or a number of a person.")
    else:
        cells = [[each.candidate, each.kind, each.count, len(each.interviews), each.context, each.why] for each in found]
        print_table(cells, ("candidate", "kind", "count", "interviews", "context", "why"), numbers=("count", "interviews"))
        named = next((each.candidate for each in found if each.kind == "name"), "Karin Ek")
        say(f"Somebody who must not be named? kodbok interviews names {shell_word(address)} --add {shell_word(named)}")
    say("Kodbok finds names by lists: rare names, nicknames, misspellings and what people tell of themselves it does not see.")
