"""What `interviews replace` says: counts first, then every coded segment that does not have its words any more."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, get_args

from coding.carrying import Outcome
from workbench.cli.import_notes import counted
from workbench.cli.printing import say

if TYPE_CHECKING:
    from workbench.commands.replacement import CarriedSegment, Replacement

_FIELDS = ("id", "code", "coder", "status", "outcome", "old", "new", "start", "end", "reason")


def as_records(report: Replacement) -> list[dict[str, object]]:
    """The segments for programs; what is lost has null for `new`, `start` and `end`, and a `reason`."""
    return [{field: getattr(segment, field) for field in _FIELDS} for segment in report.segments]


def say_of_file(report: Replacement) -> None:
    """Says beside the result what a person should know of the new file."""
    if report.same:
        return
    for problem in report.problems:
        where = f"paragraph {problem.paragraph}: " if problem.paragraph else ""
        say(f"    {where}{problem.message}")
    before, after = report.speakers
    gone, new = [label for label in before if label not in after], [label for label in after if label not in before]
    if gone or new:
        read = "`kodbok interviews show` shows how it was read"
        say(f"Speakers: gone {', '.join(gone) or 'none'}; new {', '.join(new) or 'none'}. {read}.")


def print_replacement(report: Replacement, *, dry_run: bool) -> None:
    """Prints the report for people."""
    if report.same:
        _print_line(f"{report.name}: the study has this text already; nothing was changed.")
        return
    done = "would be replaced" if dry_run else "replaced"
    sizes = f"{counted(report.words[0], 'word')} -> {report.words[1]}, {counted(report.turns[0], 'turn')} -> {report.turns[1]}"
    _print_line(f"{report.name}: {done} ({sizes}).")
    counts = ", ".join(f"{report.count(outcome)} {outcome}" for outcome in get_args(Outcome))
    _print_line(
        f"{counted(len(report.segments), 'coded segment')}: {counts}{' (nothing was written: --dry-run)' if dry_run else ''}"
    )
    for segment in report.segments:
        if segment.outcome in {"changed", "lost"}:
            _print_segment(segment)


def _print_segment(segment: CarriedSegment) -> None:
    """Prints what became of one segment, old and new words one above the other."""
    whose = segment.coder if segment.status == "accepted" else f"{segment.status} {segment.coder}".strip()
    _print_line(f"\n{segment.outcome}: {segment.code} ({whose}) {segment.id}")
    _print_line(f"  old: {_flat(segment.old)}")
    _print_line(f"  new: {'–' if segment.new is None else _flat(segment.new)}{f' ({segment.reason})' if segment.reason else ''}")


def _flat(words: str) -> str:
    """Words on one line."""
    return " ".join(words.split())


def _print_line(line: str) -> None:
    """Prints a line of the result."""
    sys.stdout.write(f"{line}\n")
