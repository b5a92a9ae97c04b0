"""Commands for surveys: taking answers in, and how many answered what."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from workbench.cli.asking import confirm
from workbench.cli.import_notes import counted
from workbench.cli.opening import opened
from workbench.cli.options import AsCsv, AsJson, Coder, DryRun, StudyAddress, Yes, refuse_other
from workbench.cli.printing import Form, print_json, print_table, records, say, show

if TYPE_CHECKING:
    from workbench.cli.printing import Record
    from workbench.commands.survey_step import SurveyImport

app = typer.Typer(
    help="Survey answers: what was said becomes sources, what was chosen is counted.",
    no_args_is_help=True,
    rich_markup_mode=None,
    add_completion=False,
)

AnswerFile = Annotated[Path, typer.Argument(metavar="FILE.xlsx", help="The answers: a row a respondent, a column a question.")]
SurveyName = Annotated[
    str, typer.Option("--name", metavar="NAME", help="What the survey is called; its file's name by default.", show_default=False)
]
Wave = Annotated[str | None, typer.Option("--wave", metavar="WAVE", help="Of which wave the answers are.", show_default=False)]
Invited = Annotated[
    int | None,
    typer.Option("--invited", metavar="N", min=1, help="How many were asked, for the response rate.", show_default=False),
]
Sheet = Annotated[str, typer.Option("--sheet", metavar="NAME", help="The sheet; else the first with answers.", show_default=False)]
IdColumn = Annotated[str, typer.Option("--id", metavar="COL", help="The column that tells respondents apart.", show_default=False)]
CaseColumn = Annotated[str, typer.Option("--case", metavar="COL", help="The column of organisations.", show_default=False)]


def _columns(flag: str, what: str) -> typer.models.OptionInfo:
    """An option that names columns."""
    option: typer.models.OptionInfo = typer.Option(flag, metavar="COL", help=what, show_default=False)
    return option


Open = Annotated[list[str] | None, _columns("--open", "A column of answers in words, by header or letter; may be repeated.")]
Closed = Annotated[list[str] | None, _columns("--closed", "A column of choices; may be repeated.")]
LeaveOut = Annotated[list[str] | None, _columns("--leave-out", "A column that is not taken in; may be repeated.")]
Organisation = Annotated[
    list[str] | None,
    typer.Option(
        "--organisation",
        metavar="FILE=STUDY",
        help="What an organisation of the file is called in the study; may be repeated.",
        show_default=False,
    ),
]
NewCases = Annotated[bool, typer.Option("--new-cases", help="Take organisations in that the study does not know.")]

_BYS = ("survey", "answer", "respondent")
_USES = {
    "id": "id",
    "case": "organisation",
    "date": "date",
    "open": "open: read and coded",
    "closed": "closed: counted",
    "left_out": "left out",
    "empty": "left out: empty",
}


@app.command("import")
def import_(  # one argument an option
    study: StudyAddress,
    file: AnswerFile,
    name: SurveyName = "",
    wave: Wave = None,
    invited: Invited = None,
    sheet: Sheet = "",
    id_column: IdColumn = "",
    case: CaseColumn = "",
    open_: Open = None,
    closed: Closed = None,
    leave_out: LeaveOut = None,
    organisation: Organisation = None,
    new_cases: NewCases = False,
    dry_run: DryRun = False,
    yes: Yes = False,
    json: AsJson = False,
    coder: Coder = None,
) -> None:
    """Take in a survey from Excel. What each column is taken as is shown before it applies.

    Example: kodbok survey import studie.kodbok svar.xlsx --dry-run
    """
    from interviews.survey.survey_file import SurveyChoice  # beside its only use
    from workbench.commands.survey_step import SurveyFacts  # the same

    columns = SurveyChoice(sheet, id_column, case, tuple(open_ or ()), tuple(closed or ()), tuple(leave_out or ()))
    facts = SurveyFacts(name, wave, invited, tuple(organisation or ()), new_cases, columns)
    with opened(study, coder) as opened_study:
        found = opened_study.import_survey(file, facts, dry_run=True)
        if not dry_run and found.changed:
            if not json:
                _print_import(found)
            confirm(yes=yes)
            found = opened_study.import_survey(file, facts)
    if json:
        _say_unread(found)
        print_json([_step_record(found, place) for place in range(len(found.steps))])
    else:
        _print_import(found, brief=not dry_run and found.changed, dry_run=dry_run)
    if not found.whole:
        raise typer.Exit(1)


def _step_record(found: SurveyImport, place: int) -> Record:
    """A respondent's fate for programs."""
    step = found.steps[place]
    told = {"action": step.action, "place": step.place, "respondent": step.about}
    return {**told, "told": list(step.told), "message": step.message or None}


def _say_unread(found: SurveyImport) -> None:
    """Says what was not read or not taken in."""
    for sentence in (*found.notes, *found.problems):
        say(sentence)
    for reason in dict.fromkeys(step.message for step in found.steps if step.message):
        refused = [f"{step.about} ({step.place})" for step in found.steps if step.message == reason]
        say(f"Refused: {reason}\n    " + "\n    ".join(refused))


def _print_import(found: SurveyImport, *, brief: bool = False, dry_run: bool = False) -> None:
    """Prints what a survey's columns are taken as and what becomes of its respondents; briefly, the sum alone."""
    if not brief:
        rows = [
            [each.letter, each.question, f"{_USES[each.use]}{' ?' if each.guessed else ''}", each.answers, each.different]
            for each in found.columns
        ]
        print_table(rows, ("column", "question", "taken as", "answers", "different"), numbers=("answers", "different"))
        if any(each.guessed for each in found.columns):
            _print("? is guessed from the answers; --open, --closed and --leave-out tell it otherwise.")
        _say_unread(found)
        for step in found.steps:
            if step.action == "changed":
                _print(f"changed: {step.about}: {'; '.join(step.told)}")
        for name in found.new_cases:
            _print(f"new organisation: {name}")
    told = ", ".join(f"{found.count(action)} {action}" for action in ("new", "changed", "same", "refused"))
    further = f"; {counted(found.empty, 'row')} without an answer" if found.empty else ""
    missing = f"; {len(found.missing)} of the study not in the file, who stay" if found.missing else ""
    nothing = " (nothing was written: --dry-run)" if dry_run else ""
    _print(f"{found.name}: {counted(len(found.steps), 'respondent')}: {told}{further}{missing}{nothing}")


@app.command("show")
def show_(
    study: StudyAddress,
    by: Annotated[
        str, typer.Option("--by", metavar="WHAT", help="survey: how many answered; answer: what was chosen; respondent.")
    ] = "survey",
    json: AsJson = False,
    csv: AsCsv = False,
) -> None:
    """Show how many answered, and what they chose.

    Example: kodbok survey show studie.kodbok --by answer
    """
    refuse_other("--by", by, _BYS)
    with opened(study) as opened_study:
        read = {"survey": opened_study.surveys, "answer": opened_study.choices, "respondent": opened_study.respondents}
        table = read[by]()
    rows = records(table)
    if by == "survey":
        rows = [row if row["invited"] else {**row, "reason": "nobody told how many were invited"} for row in rows]
    form = Form(json, csv)
    if show(rows, form, [*table.columns, *(["reason"] if by == "survey" else [])]):
        return
    if not rows:
        _print("No survey here. `kodbok survey import STUDY FILE.xlsx` takes one in.")
        return
    shares = {"response_rate", "share"}
    cells = [[_cell(row[str(name)], share=name in shares) for name in table.columns] for row in rows]
    numbers = [str(name) for name in table.columns if name in {"respondents", "in_words", "cases", "invited", "answered", *shares}]
    print_table(
        cells, [str(name).replace("_", " ") for name in table.columns], numbers=[each.replace("_", " ") for each in numbers]
    )


def _cell(value: object, *, share: bool) -> object:
    """A cell for people."""
    if value is None:
        return "–"
    return f"{float(str(value)):.0%}" if share else value


def _print(line: str) -> None:
    """Prints a line of the result."""
    sys.stdout.write(f"{line}\n")
