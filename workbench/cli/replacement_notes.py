"""What `interviews replace` says: counts first, then every coded segment that does not have its words any more."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, get_args

from coding.carrying import Outcome
from workbench.cli.import_notes import counted
from workbench.cli.printing import say, shell_word
from workbench.cli.problem_notes import noted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.commands.quotation_carrying import CarriedQuotation
    from workbench.commands.replacement import CarriedSegment, Replacement

_STRANGE = 0.1
"""Two texts that have less than this in common are hardly versions of one interview."""
_FIELDS = ("id", "code", "coder", "status", "outcome", "old", "new", "start", "end", "reason")


def as_records(report: Replacement) -> list[dict[str, object]]:
    """The segments for programs, by their old place.

    Keys: `id`, `code` (its path), `coder`, `status`, `outcome` (`unchanged`, `moved`, `changed`, `lost`), `old` and `new` (words),
    `start` and `end` (in the new text, code points), `reason`; what is lost has null for `new`, `start` and `end`, and a `reason`.
    """
    return [{field: getattr(segment, field) for field in _FIELDS} for segment in report.segments]


def say_of_file(report: Replacement, study: str, *, dry_run: bool) -> None:
    """Says beside the result what a person should know of the new file."""
    if report.same:
        return
    if report.in_common is not None and report.in_common < _STRANGE:
        share = f"{100 * report.in_common:.0f} %"
        back = "" if dry_run else f" `kodbok undo {shell_word(study)}` takes the change back."
        say(f"The two texts have hardly anything in common ({share} of the sequences of five words): is it the right file?{back}")
    for label in report.lost_corrections:
        say(f"Nobody is called {label!r} in it, so what you had told of that speaker meets nobody now.")
    for problem in report.problems:
        say(f"    {noted(problem, study, report.name)}")
    before, after = report.speakers
    gone, new = [label for label in before if label not in after], [label for label in after if label not in before]
    if gone or new:
        read = "`kodbok interviews show` shows how it was read"
        say(f"Speakers: gone {', '.join(gone) or 'none'}; new {', '.join(new) or 'none'}. {read}.")


def print_replacement(report: Replacement, *, dry_run: bool, again: bool = False) -> None:
    """Prints the report for people; `again` where the kept original was read anew."""
    if report.same:
        same = "its original reads just the same" if again else "the study has this text already"
        _print_line(f"{report.name}: {same}; nothing was changed.")
        return
    done = ("would be " if dry_run else "") + ("read again" if again else "replaced")
    sizes = f"{counted(report.words[0], 'word')} -> {report.words[1]}, {counted(report.turns[0], 'turn')} -> {report.turns[1]}"
    _print_line(f"{report.name}: {done} ({sizes}).")
    if report.retold:
        _print_line(f"The text is the same; {_listed(report.retold)} read otherwise. No coded segment is touched.")
        return
    counts = ", ".join(f"{report.count(outcome)} {outcome}" for outcome in get_args(Outcome))
    _print_line(
        f"{counted(len(report.segments), 'coded segment')}: {counts}{' (nothing was written: --dry-run)' if dry_run else ''}"
    )
    for segment in report.segments:
        if segment.outcome in {"changed", "lost"}:
            _print_segment(segment)
    for quotation in report.quotations:
        if quotation.outcome in {"changed", "lost"}:
            _print_quotation(quotation)


def _listed(retold: Sequence[str]) -> str:
    """What is read otherwise, as the subject of a sentence."""
    if retold == ("reader",):
        return "only a newer version of the reader has"
    *first, last = retold
    return f"{', '.join(first)} and {last} are" if first else f"{last} are"


def _print_segment(segment: CarriedSegment) -> None:
    """Prints what became of one segment, old and new words one above the other."""
    whose = segment.coder if segment.status == "accepted" else f"{segment.status} {segment.coder}".strip()
    _print_line(f"\n{segment.outcome}: {segment.code} ({whose}) {segment.id}")
    _print_line(f"  old: {_flat(segment.old)}")
    _print_line(f"  new: {'–' if segment.new is None else _flat(segment.new)}{f' ({segment.reason})' if segment.reason else ''}")


def _print_quotation(quotation: CarriedQuotation) -> None:
    """Prints what became of a quotation of the ledger."""
    _print_line(f"\nquotation {quotation.outcome}: {quotation.theme} ({quotation.before} -> {quotation.after}) {quotation.id}")
    _print_line(f"  old: {_flat(quotation.old)}")
    _print_line(f"  new: {'–' if quotation.new is None else _flat(quotation.new)}")


def _flat(words: str) -> str:
    """Words on one line."""
    return " ".join(words.split())


def _print_line(line: str) -> None:
    """Prints a line of the result."""
    sys.stdout.write(f"{line}\n")
