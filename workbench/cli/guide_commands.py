"""`kodbok interviews guide`: was it asked here?"""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from analysis.selection import Selection
from workbench.cli.guide_notes import matched_cells, not_asked, say_of_change, topic_cells
from workbench.cli.import_notes import counted
from workbench.cli.opening import opened
from workbench.cli.options import AsCsv, AsJson, Coder, StudyAddress
from workbench.cli.printing import Form, print_table, say, shell_word, show

if TYPE_CHECKING:
    from interviews.guide import Guide
    from workbench.study import Study

ANSWER_COLUMNS = (
    *("case", "interview", "wave", "topic", "asked", "how", "questions", "turns", "words", "question", "turn", "score", "reason"),
)
MATCH_COLUMNS = ("turn", "topic", "how", "question", "said", "score")


def guide(
    study: StudyAddress,
    name: Annotated[
        str | None, typer.Argument(metavar="[NAME]", help="Show for this interview which turn was taken for which question.")
    ] = None,
    file: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Give the study this guide (.xlsx, .csv, .docx, .yaml): topics, questions.")
    ] = None,
    wave: Annotated[list[str] | None, typer.Option(metavar="WAVE", help="Only this wave; may be repeated.")] = None,
    case: Annotated[list[str] | None, typer.Option(metavar="NAME", help="Only this organisation; may be repeated.")] = None,
    json: AsJson = False,
    csv: AsCsv = False,
    coder: Coder = None,
) -> None:
    """Show which topics of the guide were asked where.

    Example: kodbok interviews guide studie.kodbok --file intervjuguide.xlsx
    """
    if name and (wave or case):
        raise typer.BadParameter("--wave and --case choose among all interviews; leave them out where a NAME is given")
    form = Form(json, csv)
    given = _read(file) if file else None
    with opened(study, coder) as opened_study:
        if given:
            say_of_change(opened_study.save_guide(given))
        known = opened_study.guide()
        if not known.topics:
            _say_without(study, form)
        elif name:
            _show_matches(opened_study, known, name, form)
        else:
            _show_answers(opened_study, known, Selection(waves=tuple(wave or ()), cases=tuple(case or ())), form)


def _read(file: Path) -> Guide:
    """The guide of a file."""
    from interviews.guide_file import read_guide  # readers are loaded only where there is something to read

    return read_guide(file)


def _say_without(study: str, form: Form) -> None:
    """Says that there is no guide, and how to give one."""
    sentence = (
        "The study has no interview guide, so nobody can tell what was asked; give it one with: "
        f"kodbok interviews guide {shell_word(study)} --file FILE (.xlsx with the columns ämne and fråga, .docx or .yaml)."
    )
    if show([], form, ANSWER_COLUMNS):
        say(sentence)
    else:
        typer.echo(sentence)


def _show_answers(study: Study, known: Guide, selection: Selection, form: Form) -> None:
    """Shows topics by case."""
    answers, notes = study.guide_answers(selection)
    for sentence in notes:
        say(sentence)
    if show([asdict(answer) for answer in answers], form, ANSWER_COLUMNS):
        return
    typer.echo(f"Guide: {_size(known)}. asked: so many of its questions; words: those of the answers.\n")
    print_table(topic_cells(answers, known), ("case", *known.names))


def _show_matches(study: Study, known: Guide, name: str, form: Form) -> None:
    """Shows for one interview what was taken for what, for a person to check."""
    transcript, asked = study.asked_in(name)
    if show([asdict(each) for each in asked], form, MATCH_COLUMNS):
        return
    if not transcript.turns:
        typer.echo(f"{transcript.name}: no speakers were found in it, so nobody can tell who asks.")
        return
    typer.echo(f"{transcript.name}: {counted(len(asked), 'place')} where the guide ({_size(known)}) comes up\n")
    print_table(matched_cells(asked), ("turn", "score", "topic", "question", "said"), numbers=("turn", "score"))
    for topic, questions in not_asked(known, asked):
        typer.echo(f"\nNot found of {topic}:")
        for question in questions:
            typer.echo(f"  {question}")


def _size(known: Guide) -> str:
    """How large a guide is."""
    return f"{counted(len(known.topics), 'topic')}, {counted(known.question_count, 'question')}"
