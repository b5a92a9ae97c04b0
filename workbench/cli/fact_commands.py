"""Commands for what a study tells of itself in the account of its method."""

from __future__ import annotations

from typing import Annotated

import typer

from workbench.cli.opening import opened
from workbench.cli.options import AsJson, Coder, StudyAddress
from workbench.cli.printing import print_json, print_table, shell_word

app = typer.Typer(
    help="What the study tells of itself: purpose, interviewers, legal basis, when it is erased.",
    no_args_is_help=True,
    rich_markup_mode=None,
    add_completion=False,
)


def _fact(flag: str, text: str) -> object:
    """An option that tells a fact."""
    return typer.Option(flag, metavar="TEXT", help=f"{text}; empty clears it.", show_default=False)


@app.command("set")
def set_(
    study: StudyAddress,
    title: Annotated[str | None, _fact("--title", "The study's title")] = None,
    purpose: Annotated[str | None, _fact("--purpose", "What it is for")] = None,
    interviewers: Annotated[str | None, _fact("--interviewers", "Who interviewed, and what they are")] = None,
    transcriber: Annotated[str | None, _fact("--transcriber", "Who transcribed, and how")] = None,
    durations: Annotated[str | None, _fact("--durations", "How long the talks lasted")] = None,
    declined: Annotated[str | None, _fact("--declined", "How many were asked and declined, and why")] = None,
    legal_basis: Annotated[str | None, _fact("--legal-basis", "On what legal basis personal data are handled")] = None,
    retention_date: Annotated[str | None, _fact("--retention-date", "The day by which the interviews are erased")] = None,
    coder: Coder = None,
) -> None:
    """Tell what the report says of the method.

    What is not given stays.

    Example: kodbok study set studie.kodbok --purpose "Uppföljning inför styrelsens beslut" --retention-date 2027-01-31
    """
    given = {
        "title": title,
        "purpose": purpose,
        "interviewers": interviewers,
        "transcriber": transcriber,
        "durations": durations,
        "declined": declined,
        "legal_basis": legal_basis,
        "retention_date": retention_date,
    }
    told = {key: value for key, value in given.items() if value is not None}
    if not told:
        raise typer.BadParameter("say what shall be told: --purpose, --interviewers, … (`kodbok study set --help`)")
    with opened(study, coder) as opened_study:
        changed = opened_study.set_facts(**told)
    typer.echo("Kept." if changed else "The study tells that already; nothing was changed.")


@app.command("show")
def show_(study: StudyAddress, json: AsJson = False) -> None:
    """Show what the study tells of itself. With --json one object; what nobody has told is null.

    Example: kodbok study show studie.kodbok
    """
    from workbench.commands.study_facts import FACTS  # the database library is loaded only by commands that need it

    with opened(study) as opened_study:
        facts = opened_study.facts()
    if json:
        print_json({key: facts.get(key) for key in FACTS})
        return
    print_table([[key, facts.get(key, "–"), meaning] for key, meaning in FACTS.items()], ("fact", "told", "meaning"))
    if len(facts) < len(FACTS):
        typer.echo(f"`kodbok study set {shell_word(study)} --purpose TEXT …` tells what is missing.")
