"""What `code import` says: the sums, what was changed or refused, and the names that are no codes."""

from __future__ import annotations

import sys
from collections import Counter
from typing import TYPE_CHECKING, Any

from workbench.cli.import_notes import counted
from workbench.cli.printing import say

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from coding.word_comments.name_table import UnknownName
    from workbench.commands.coding_report import CodingReport, SourceReport
    from workbench.commands.coding_step import Step

_SUMS = {"new": "new", "changed": "changed", "deleted": "deleted", "same": "unchanged", "refused": "refused"}
_SHOWN = 20
"""So many lines of one sort are printed for a file; the report in Excel holds them all."""
_GATHERED = frozenset({"unknown", "ambiguous", "left out"})
"""Reasons of comments that are told name by name, not one by one."""


def as_records(report: CodingReport) -> list[dict[str, Any]]:
    """The report for programs: what became of each file as a whole, where there is something to say, then of all in it."""
    about = [record for source in report.files for record in _of_file(source)]
    return [*about, *(_of_step(step) for step in report.steps)]


def _of_file(source: SourceReport) -> Iterator[dict[str, Any]]:
    """Yields what is told of a file as a whole, nothing for a table that was read; and what it lost of its comments."""
    action, message = _file_told(source)
    if action:
        yield _record(file=source.file, action=action, message=message, interview=source.interview or None)
    for problem in source.lost:
        yield _record(file=source.file, action="refused", message=problem.message, reason="lost")


def _file_told(source: SourceReport) -> tuple[str, str]:
    """What became of a file, in a word and a sentence."""
    if source.refused:
        return "refused", source.refused
    if source.aside:
        return "left out", source.aside
    if not source.met:
        return "", ""
    met = {"added": "imported as a new interview", "same": "the study has its text", "carried": "the study has another version"}
    return source.met, f"{met[source.met]}; {_comments(source)}"


def _of_step(step: Step) -> dict[str, Any]:
    """What is told of a row, a code of a comment or a mark."""
    segment = step.segment
    return _record(
        line=step.line or None,
        action=step.action,
        message=step.message,
        id=segment and segment.id,
        file=step.file,
        place=step.where if step.line or step.place else None,
        paragraph=step.paragraph,
        interview=segment and segment.interview,
        start=segment and segment.start,
        end=segment and segment.end,
        code=segment and segment.code,
        written=step.written or None,
        coder=(segment.coder if segment else step.coder) or None,
        outcome=step.outcome,
        reason=step.why or None,
    )


def _record(**told: Any) -> dict[str, Any]:  # noqa: ANN401  # values of several types
    """A record with all its keys."""
    keys = ("line", "action", "message", "id", "file", "place", "paragraph", "interview", "start", "end", "code", "written")
    return {key: told.get(key) for key in (*keys, "coder", "outcome", "reason")}


def print_report(report: CodingReport, *, dry_run: bool) -> None:
    """Prints the report for people: sums to the result, what needs a look beside it."""
    steps: dict[str, list[Step]] = {}
    for step in report.steps:
        steps.setdefault(step.file, []).append(step)
    for source in report.files:
        _say_of_file(source)
    for file in dict.fromkeys(source.file for source in report.files if not (source.refused or source.aside)):
        _print_file(file, steps.get(file, []), dry_run=dry_run)
    if len(report.files) > 1:
        _print(f"{counted(len(report.files), 'file')}: {_sums(report.steps)}{_dry(dry_run)}")
    if report.new_codes:
        would = "would be made" if dry_run else "made"
        _print(f"{counted(len(report.new_codes), 'code')} {would}: {_listed(report.new_codes, '; ')}")
    _say_unknown([name for name in report.unknown if not name.remark])


def say_guessed(names: Sequence[str]) -> None:
    """Says that facts of new interviews are guesses, and how to see and confirm them."""
    if names:
        say(
            f"Organisation, date or kind is guessed of {_listed([repr(name) for name in names], ', ')}: `kodbok interviews list` "
            "marks guesses with a ?, `kodbok interviews set` confirms or corrects them."
        )


def _say_of_file(source: SourceReport) -> None:
    """Says what became of a file as a whole."""
    if source.refused:
        say(f"{source.file}: refused. {source.refused}")
    elif source.aside:
        say(f"{source.file}: left out; {source.aside}.")
    elif source.met == "added":
        sizes = f"{counted(source.turns, 'turn')}, {counted(source.words, 'word')}"
        _print(f"{source.file}: new interview {source.interview!r} ({sizes}); {_comments(source)}")
    elif source.met:
        text = "its text" if source.met == "same" else "another version of its text, to which the comments are carried over"
        _print(f"{source.file}: the study has {text} as {source.interview!r}; {_comments(source)}")
    for problem in source.problems or source.lost:
        where = f"paragraph {problem.paragraph}: " if problem.paragraph else ""
        say(f"    {source.file}: {where}{problem.message}")


def _comments(source: SourceReport) -> str:
    """How many comments a file holds."""
    if source.comments or source.lost:
        return counted(source.comments, "comment")
    return "it holds no comments, so nothing was coded"


def _print_file(file: str, steps: Sequence[Step], *, dry_run: bool) -> None:
    """Prints what a person should look at in a file, and its sums."""
    refused = [step for step in steps if step.action == "refused" and not (step.paragraph and step.why in _GATHERED)]
    _some([f"{file}, {step.where}: refused: {step.message}" for step in refused], say)
    _some([f"{file}, {step.where}: {step.message}" for step in steps if step.action == "same" and " with " in step.message], say)
    told = {"changed", "deleted", "marked", "new"} if dry_run else {"changed", "deleted", "marked"}
    _some([f"{step.where}: {step.action}: {step.message}" for step in steps if step.action in told], _print)
    outcomes = Counter(step.outcome for step in steps if step.outcome)
    if outcomes:
        carried = ", ".join(f"{outcomes[outcome]} {outcome}" for outcome in ("unchanged", "moved", "changed", "lost"))
        _print(f"{file}: carried over to the study's text: {carried}")
    _print(f"{file}: {_sums(steps)}{_dry(dry_run)}")


def _some(lines: Sequence[str], tell: Any) -> None:  # noqa: ANN401  # a function that prints
    """Tells the first of some lines, and how many more there are."""
    for line in lines[:_SHOWN]:
        tell(line)
    if len(lines) > _SHOWN:
        tell(f"    … and {len(lines) - _SHOWN} more like these; --report FILE.xlsx or --json tells them all.")


def _sums(steps: Iterable[Step]) -> str:
    """How many of each sort."""
    counts: Counter[str] = Counter(step.action for step in steps)
    marked = f", {counted(counts['marked'], 'mark')}" if counts["marked"] else ""
    return ", ".join(f"{counts[action]} {word}" for action, word in _SUMS.items()) + marked


def _dry(dry_run: bool) -> str:  # the option as it is
    """What is added where nothing was written."""
    return " (nothing was written: --dry-run)" if dry_run else ""


def _say_unknown(names: Sequence[UnknownName]) -> None:
    """Says which names are no codes, each once, with what may be meant, and what to do."""
    if not names:
        return
    say(f"{counted(len(names), 'name')} of no code:")
    _some([f"    {name.name} ({name.count}){_near(name)}" for name in names], say)
    say("Make codes of them with --new-codes PARENT, or say what they mean: --map names.xlsx writes a table for you to fill in.")


def _near(name: UnknownName) -> str:
    """What may be meant by a name."""
    return f": {' or '.join(name.nearest)}?" if name.nearest else ""


def _listed(items: Sequence[str], between: str) -> str:
    """The first of some items, and how many more there are."""
    more = f" and {len(items) - _SHOWN} more" if len(items) > _SHOWN else ""
    return between.join(items[:_SHOWN]) + more


def _print(line: str) -> None:
    """Prints a line of the result."""
    sys.stdout.write(f"{line}\n")
