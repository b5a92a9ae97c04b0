"""`kodbok interviews report`: how every transcript was read, and what needs a look."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from workbench.cli.import_notes import counted
from workbench.cli.opening import opened
from workbench.cli.options import AsCsv, AsJson, Force, Lang, StudyAddress, refuse_other
from workbench.cli.printing import Form, print_table, say, shell_word, show

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.results.validation import Validation
    from workbench.study import Study

COLUMNS = (
    *("interview", "case", "wave", "kind", "words", "turns", "speakers", "interviewers", "interviewees", "unknown_roles"),
    *("interviewee_share", "turns_without_speaker", "problems", "near_duplicate_of", "likeness", "guesses", "read_by_older"),
    *("look", "reason"),
)
_NUMBERS = ("words", "turns", "speakers", "asking", "answering", "unknown", "share", "no speaker", "problems")


def report(
    study: StudyAddress,
    out: Annotated[Path | None, typer.Argument(metavar="[OUT]", help="Write it as an Excel workbook (.xlsx) too.")] = None,
    json: AsJson = False,
    csv: AsCsv = False,
    lang: Lang = "sv",
    force: Force = False,
) -> None:
    """Show how every transcript was read and what needs a look.

    Example: kodbok interviews report studie.kodbok granskning.xlsx
    """
    refuse_other("--lang", lang, ("sv", "en"))
    if out and out.suffix.lower() != ".xlsx":
        raise typer.BadParameter(f"{out} does not end in .xlsx, which Excel needs to open it")
    if out:
        from interviews.output import refuse_existing  # only where something is written

        refuse_existing(out, force=force)
    with opened(study) as opened_study:
        rows = opened_study.validation()
        if out:
            _write(opened_study, rows, out, lang, force=force)
    if not show([as_record(row) for row in rows], Form(json, csv), COLUMNS):
        _print(rows)
        if any(row.problems for row in rows):
            say(f"\nProblems one by one: `kodbok interviews show {shell_word(study)} NAME`, or all of them in OUT.xlsx.")
    if out:
        say(f"Wrote {out}. It holds personal data.")


def as_record(row: Validation) -> dict[str, object]:
    """A row for programs, with its problems one by one."""
    told = {name: getattr(row, name) for name in COLUMNS}
    found = [{"paragraph": problem.paragraph, "message": problem.message} for problem in row.found]
    return {**told, "guesses": list(row.guesses), "look": list(row.look), "problem_list": found}


def _write(study: Study, rows: Sequence[Validation], out: Path, lang: str, *, force: bool) -> None:
    """Writes the workbook."""
    from interviews.output import replacing  # pandas and openpyxl are loaded only for the workbook
    from workbench.results.validation_book import write_validation_book  # the same

    with replacing(out, force=force) as temporary:
        write_validation_book(rows, study.origin(), temporary, lang)


def _print(rows: Sequence[Validation]) -> None:
    """Prints the report for people: figures, then what needs a look."""
    headers = ("interview", "case", *_NUMBERS)
    print_table([_cells(row) for row in rows], headers, numbers=_NUMBERS)
    doubtful = [row for row in rows if row.look]
    if not doubtful:
        typer.echo(f"\n{counted(len(rows), 'interview')}; nothing needs a look.")
        return
    needs = "needs" if len(doubtful) == 1 else "need"
    typer.echo(f"\n{len(doubtful)} of {counted(len(rows), 'interview')} {needs} a look:")
    for row in doubtful:
        typer.echo(f"\n{row.interview}")
        for sentence in row.look:
            typer.echo(f"  {sentence}")


def _cells(row: Validation) -> tuple[object, ...]:
    """The cells of a row for people."""
    share = "–" if row.interviewee_share is None else f"{100 * row.interviewee_share:.0f} %"
    people = (row.speakers, row.interviewers, row.interviewees, row.unknown_roles)
    return (row.interview, row.case, row.words, row.turns, *people, share, row.turns_without_speaker, row.problems)
