"""What the commands of status ratings say."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from analysis.status_matrix import COMMENT_ALONE, SIGNS, status_matrices
from interviews.ratings.rating import LIGHTS
from workbench.cli.import_notes import counted
from workbench.cli.printing import print_json, print_table, records, say, shell_word, terminal_width
from workbench.cli.text_table import TextTable

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import pandas as pd

    from analysis.status_matrix import StatusMatrix
    from workbench.cli.printing import Record
    from workbench.commands.rating_step import RatingAction, RatingImport, RatingStep

_ALWAYS: tuple[RatingAction, ...] = ("new", "changed", "same")
_IF_ANY: tuple[RatingAction, ...] = ("gone", "removed", "refused")
_SIGNS = {**{rating: f"{shape} {words[0]}" for rating, (shape, words) in SIGNS.items()}, COMMENT_ALONE: "…"}
_MEANINGS = {"green": "green", "yellow": "yellow", "red": "red", "comment": "a comment alone", "none": "not rated"}
_HEADINGS = {
    "green_silent": "Green without a word about it",
    "red_unexplained": "Red without an explanation: no comment, and no passage",
    "never_asked": "Rated, but never asked",
    "to_judge": "Comment beside passages: read whether they agree",
}
_TALKS = {
    "theme_unknown": "no theme is known for it",
    "no_interview": "no interview with the organisation",
    "not_finished": "no passage so far; not finished",
    "not_asked": "no interview came to the topic",
    "silent": "no passage; all is finished",
}


def print_rating_import(found: RatingImport, *, as_json: bool = False, dry_run: bool, asked: bool = False) -> None:
    """Prints what becomes of the ratings of a file: what changes to the result, what is refused or unread beside it."""
    for problem in found.problems:
        say(problem)
    if as_json:
        print_json([_step_record(step) for step in found.steps])
        return
    _say_refused([step for step in found.steps if step.action == "refused"])
    for step in found.steps:
        if step.action not in {"same", "refused"}:
            _print(f"{step.action}: {step.about}: {'; '.join(step.told)} ({step.place})")
    for name in found.new_cases:
        _print(f"new organisation: {name}")
    if found.without_theme:
        say(f"No theme is known for: {'; '.join(found.without_theme)}. Say --map “ASSIGNMENT=CODE”, or name it in a column “kod”.")
    told = ", ".join(f"{found.count(action)} {action}" for action in (*_ALWAYS, *(each for each in _IF_ANY if found.count(each))))
    stays = " (gone from the file, kept in the study; --drop takes them away)" if found.count("gone") else ""
    nothing = " (nothing was written: --dry-run)" if dry_run and not asked else ""
    _print(f"{counted(sum(step.action not in {'gone', 'removed'} for step in found.steps), 'rating')}: {told}{stays}{nothing}")


def _say_refused(steps: Sequence[RatingStep]) -> None:
    """Says what is refused, each reason once with all its cells."""
    for reason in dict.fromkeys(step.message for step in steps):
        refused = [step for step in steps if step.message == reason]
        say(f"Refused: {reason}")
        for step in refused:
            say(f"    {step.about} ({step.place})")


def _step_record(step: RatingStep) -> Record:
    """A rating's fate for programs."""
    return {
        "action": step.action,
        "place": step.place,
        "about": step.about,
        "told": list(step.told),
        "message": step.message or None,
    }


def print_matrices(ratings: pd.DataFrame) -> None:
    """Prints the matrix of every wave, with its counts and the meaning of its signs."""
    matrices = status_matrices(ratings)
    if not matrices:
        _print("No rating here. `kodbok status import STUDY FILE` takes in a matrix from Excel or Word.")
    for matrix in matrices:
        if matrix.wave or len(matrices) > 1:
            _print(f"{matrix.wave or 'Without a wave'}\n")
        _print_matrix(matrix)
        _print("")
        _print_counts(matrix)
        _print("")


def sign(rating: str) -> str:
    """The sign of a rating, with its letter; nothing for what is not rated."""
    return _SIGNS.get(rating, "")


def _print_matrix(matrix: StatusMatrix) -> None:
    """Prints assignments by organisations; these are numbered where their names do not fit."""
    rows = [[assignment, *(sign(matrix.cell(assignment, case)) for case in matrix.cases)] for assignment in matrix.assignments]
    heads: tuple[str, ...] = matrix.cases
    width = terminal_width()
    if width is None or not TextTable.of(rows, ("assignment", *heads), heads).fits(width):
        for number, case in enumerate(heads, start=1):
            _print(f"{number:>4}  {case}")
        heads = tuple(map(str, range(1, len(heads) + 1)))
    print_table(rows, ("assignment", *heads), numbers=heads)


def _print_counts(matrix: StatusMatrix) -> None:
    """Prints how many are green, yellow and red, assignment by assignment and in all."""
    lines = [(each, matrix.counts(each)) for each in matrix.assignments]
    total = matrix.counts()
    shown = [rating for rating in _MEANINGS if rating in LIGHTS or total[rating]]
    heads = [f"{sign(rating)} {_MEANINGS[rating]}".strip() for rating in shown]
    rows = [[name, *(counts[rating] for rating in shown)] for name, counts in (*lines, ("all", total))]
    print_table(rows, ("assignment", *heads), numbers=heads)


def say_left_out(shown: pd.DataFrame, every: pd.DataFrame) -> None:
    """Says how many ratings of other waves and organisations there are."""
    left = len(every) - len(shown)
    if left:
        waves = sorted({wave for wave in every["wave"] if isinstance(wave, str)})
        named = f" (waves: {', '.join(waves)})" if waves else ""
        say(f"{counted(left, 'rating')} more in the study are not in this selection{named}.")


def say_without_theme(ratings: pd.DataFrame, study: str) -> None:
    """Says which assignments have no theme, and how they get one."""
    names = list(dict.fromkeys(ratings.loc[ratings["code"] == "", "assignment"]))
    if names:
        say(
            f"No theme is known for: {'; '.join(names)}. Give the code an alias, or import the file again: "
            f"kodbok status import {shell_word(study)} FILE --map “ASSIGNMENT=CODE”"
        )


def join_records(joined: pd.DataFrame, said: pd.DataFrame) -> list[Record]:
    """Ratings beside the interviews for programs, each with the passages of its theme."""
    by_rating: dict[str, list[Record]] = {}
    for row in records(said):
        by_rating.setdefault(str(row.pop("id")), []).append({**row, "segments": str(row["segments"]).split("; ")})
    rows = [{**row, "findings": list(row["findings"]), "said": by_rating.get(str(row["id"]), [])} for row in records(joined)]
    return [{**row, "reason": _TALKS["theme_unknown"]} if row["passages"] is None else row for row in rows]


def print_join(joined: Sequence[Record], said: Sequence[Record], study: str) -> None:
    """Prints what a person must look at, finding by finding; comments and passages stand side by side."""
    if not joined:
        _print("No rating here. `kodbok status import STUDY FILE` takes in a matrix from Excel or Word.")
        return
    for finding, heading in _HEADINGS.items():
        rows = [row for row in joined if finding in row["findings"]]
        _print(f"{heading}: {counted(len(rows), 'rating')}")
        for row in rows:
            _print_beside(row, [each for each in said if each["id"] == row["id"]] if finding == "to_judge" else [])
        _print("")
    unknown = list(dict.fromkeys(row["assignment"] for row in joined if not row["code"]))
    if unknown:
        say(f"No theme is known for: {'; '.join(unknown)}; `kodbok status show {shell_word(study)}` tells how to name it.")


def _print_beside(row: Record, said: Sequence[Record]) -> None:
    """Prints one rating, its comment, and what was said."""
    wave = f", {row['wave']}" if row["wave"] else ""
    why = f" – {_TALKS[row['talk']]}" if row["talk"] in _TALKS else _against(row)
    _print(f"  {sign(row['rating'] or 'comment')} {row['assignment']}, {row['case']}{wave}{why}")
    if row["comment"]:
        _print(f"      comment: {' '.join(row['comment'].split())}")
    for passage in said:
        speaker = f", {passage['speaker']}" if passage["speaker"] else ""
        _print(f"      {passage['interview']}{speaker}: “{' '.join(passage['text'].split())}”")


def _against(row: Mapping[str, object]) -> str:
    """How many passages there are, and how many speak against the theme."""
    contrary = f", {counted(int(str(row['contrary'])), 'coding')} against it" if row["contrary"] else ""
    return f" – {counted(int(str(row['passages'])), 'passage')}{contrary}"


def _print(line: str) -> None:
    """Prints a line of the result."""
    sys.stdout.write(f"{line}\n")
