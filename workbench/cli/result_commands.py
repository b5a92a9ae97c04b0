"""Commands that show results."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

import typer

from analysis.selection import Selection
from workbench.cli.opening import opened
from workbench.cli.options import AsCsv, AsJson, StudyAddress, refuse_other, selecting
from workbench.cli.printing import Form, print_table, records, say, show, terminal_width
from workbench.cli.result_notes import say_before
from workbench.cli.text_table import TextTable

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from workbench.cli.printing import Record

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command()
@selecting
def segments(
    study: StudyAddress,
    selection: Selection,
    everything: Annotated[
        bool, typer.Option("--everything", help="All segments: every coder's, proposals and rejected ones too.")
    ] = False,
    json: AsJson = False,
    csv: AsCsv = False,
) -> None:
    """Show the coded segments that count.

    Example: kodbok segments studie.kodbok --csv > kodade-avsnitt.csv
    """
    form = Form(json, csv)
    with opened(study) as opened_study:
        if everything:
            table = opened_study.segments(selection, everything=True)
        else:
            material = opened_study.material(selection, topics=False)
            table = material.segments[material.segments["counts"]].drop(columns="counts")
            say_before(material, form)
    rows = records(table)
    if not show(rows, form, list(table.columns)):
        names = ("interview", "speaker", "code", "coder", "status", "words", "quote")
        print_table([[row[name] for name in names] for row in rows], names, numbers=("words",))


@app.command()
@selecting
def themes(study: StudyAddress, selection: Selection, json: AsJson = False, csv: AsCsv = False) -> None:
    """Show the theme table: what each code adds up to.

    Example: kodbok themes studie.kodbok --case-kind bolag
    """
    from analysis import themes as theme_table  # pandas is loaded only for results

    with opened(study) as opened_study:
        material = opened_study.material(selection, topics=False)
    form = Form(json, csv)
    table = theme_table(material)
    rows = records(table)
    say_before(material, form)
    if not show([_reasoned(row) for row in rows], form, list(table.columns)):
        print_themes(rows)


def _reasoned(row: Record) -> Record:
    """A share that cannot be told carries its reason."""
    return row if row["share"] is not None else {**row, "reason": "no interviewee's word is in the selection"}


def print_themes(rows: Sequence[Record]) -> None:
    """Prints the theme table for people: the tree, and numbers with their totals."""
    headers = ("code", "codings", "passages", "words", "share", "interviews", "cases", "proposed")
    cells = [
        (
            "  " * (row["level"] - 1) + row["code"].rpartition(" > ")[2],
            *(row[name] for name in ("codings", "passages", "words")),
            "–" if row["share"] is None else f"{row['share']:.1%}",
            f"{row['interviews']} of {row['interviews_total']}",
            f"{row['cases']} of {row['cases_total']}",
            row["proposed"],
        )
        for row in rows
    ]
    print_table(cells, headers, numbers=headers[1:])


@app.command()
@selecting
def matrix(
    study: StudyAddress,
    selection: Selection,
    by: Annotated[str, typer.Option("--by", metavar="GROUP", help="case, case_kind, wave, kind, speaker or coder.")] = "case",
    value: Annotated[
        str, typer.Option("--value", metavar="VALUE", help="passages, words, share, codings or present.")
    ] = "passages",
    json: AsJson = False,
    csv: AsCsv = False,
) -> None:
    """Show codes by groups.

    Example: kodbok matrix studie.kodbok --by case --value passages
    """
    from analysis import matrix as code_matrix  # pandas is loaded only for results
    from analysis import themes as theme_table  # the same
    from analysis.code_matrix import VALUES  # the same
    from analysis.groups import BYS, unfinished, ungrouped  # the same

    refuse_other("--by", by, BYS)
    refuse_other("--value", value, VALUES)
    with opened(study) as opened_study:
        material = opened_study.material(_for_groups(selection, by), topics=False)
    form = Form(json, csv)
    rows = records(code_matrix(material, by=by, value=value))
    say_before(material, form)
    for note in ungrouped(material, by):
        say(note)
    if not show(rows, form, ("code", "group", "value", "reason")):
        proposed = {row["code"]: row["proposed"] for row in records(theme_table(material))}
        _print_matrix(rows, value, unfinished(material, by), proposed)


def _for_groups(selection: Selection, by: str) -> Selection:
    """What comparing groups implies: coders beside one another need all their work, waves need every wave."""
    if by == "coder" and not selection.coders:
        return replace(selection, coders="all")
    return replace(selection, all_waves=True) if by == "wave" else selection


_STAR = "*"


def _print_matrix(rows: Sequence[Record], value: str, unfinished: Collection[str], proposed: Mapping[str, int]) -> None:
    """Prints a matrix for people: a row a code, a column a group, at last what awaits a look."""
    groups = list(dict.fromkeys(row["group"] for row in rows))
    lines: dict[str, list[object]] = {}
    for row in rows:
        star = _STAR if row["value"] == 0 and row["group"] in unfinished else ""
        lines.setdefault(row["code"], []).append(f"{_shown(row, value)}{star}")
    cells = [["  " * path.count(" > ") + path.rpartition(" > ")[2], *values, proposed[path]] for path, values in lines.items()]
    width = terminal_width()
    if width and not TextTable.of(cells, ("code", *groups, "proposed"), (*groups, "proposed")).fits(width):
        groups = _numbered(groups)
    print_table(cells, ("code", *groups, "proposed"), numbers=(*groups, "proposed"))
    for reason in dict.fromkeys(row["reason"] for row in rows if row["reason"]):
        say(f"–: {reason}")
    if any(_STAR in str(cell) for line in lines.values() for cell in line):
        say(f"{_STAR}: nothing is finished here yet, so a silence is no finding")


def _numbered(groups: Sequence[str]) -> list[str]:
    """Prints which number stands for which group, where their names are too long for a terminal; returns the numbers."""
    numbers = [str(number) for number in range(1, len(groups) + 1)]
    for number, group in zip(numbers, groups, strict=True):
        typer.echo(f"{number:>4}  {group}")
    return numbers


def _shown(row: Record, value: str) -> object:
    """A cell of the matrix."""
    if row["value"] is None:
        return "–"
    return f"{row['value']:.1%}" if value == "share" else int(row["value"])


@app.command()
@selecting
def quotes(
    study: StudyAddress,
    selection: Selection,
    theme: Annotated[str | None, typer.Option("--theme", metavar="PATH", help="Only this theme, by path or unique name.")] = None,
    per_theme: Annotated[int, typer.Option("--per-theme", min=1, help="How many for each theme.")] = 3,
    json: AsJson = False,
    csv: AsCsv = False,
) -> None:
    """Propose quotations for each theme, spread over organisations.

    Example: kodbok quotes studie.kodbok --theme "Kunskapsallianser > Civilsamhälle" --per-theme 5
    """
    from analysis import quotes as quotations  # pandas is loaded only for results

    with opened(study) as opened_study:
        material = opened_study.material(selection, topics=False)
        path = opened_study.codebook().find(theme).path if theme else None
    form = Form(json, csv)
    table = quotations(material, theme=path, per_theme=per_theme)
    rows = records(table)
    say_before(material, form)
    if not show(rows, form, list(table.columns)):
        _print_quotes(rows)


def _print_quotes(rows: Sequence[Record]) -> None:
    """Prints quotations for people, theme by theme."""
    theme = None
    for row in rows:
        if row["theme"] != theme:
            theme = row["theme"]
            typer.echo(f"\n{theme}")
        who = ", ".join(dict.fromkeys(str(each) for each in (row["case"], row["interview"], row["speaker"]) if each))
        typer.echo(f"\n  ”{row['quote']}”\n  {who} ({row['words']} words). {row['reason']}")
