"""What `interviews add` says: a line a file, and beside the result what a person should know."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from workbench.cli.printing import say, shell_word
from workbench.cli.problem_notes import noted

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from interviews.case_list import CaseList
    from workbench.commands.import_report import FileReport
    from workbench.commands.interview_import import InterviewImport


def said(report: FileReport, study: str) -> str:
    """Prints one line about a file, its problems on standard error, and returns its outcome."""
    if report.outcome == "added":
        sizes = {"turn": report.turns, "speaker": report.speakers, "word": report.words, "problem": len(report.problems)}
        told = ", ".join(counted(count, noun) for noun, count in sizes.items())
        sys.stdout.write(f"{report.file.name}: {report.name}: {told}\n")  # a progress bar makes room for what is written so
    elif report.outcome == "skipped":
        sys.stdout.write(f"{report.file.name}: skipped, {report.message}\n")
    else:
        say(f"{report.file.name}: refused. {report.message}")
    if report.reason and report.outcome == "added":
        say(f"    {report.file.name}: {report.name} begins at paragraph {report.paragraph}; {report.reason}.")
    if report.taken:
        say(f"    {report.file.name}: {_of_taken_name(report, study)}")
    for problem in report.problems:
        say(f"    {report.file.name}: {noted(problem, study, report.name)}")
    if report.guesses:
        say(f"    {report.file.name}: {_of_guesses(report, study)}")
    return report.outcome


def _of_guesses(report: FileReport, study: str) -> str:
    """What was guessed of an interview, and the command that confirms it."""
    sources = dict.fromkeys(guess.told_by for guess in report.guesses)
    told = [
        f"from the {source}: {', '.join(f'{each.fact} {each.value}' for each in report.guesses if each.told_by == source)}"
        for source in sources
    ]
    options = " ".join(f"--{guess.fact} {shell_word(guess.value)}" for guess in report.guesses)
    command = f"kodbok interviews set {shell_word(study)} {shell_word(report.name)} {options}"
    return f"guessed {'; '.join(told)}. Confirm or correct it: `{command}`"


def say_years(reports: Iterable[FileReport], study: str) -> None:
    """Says which names tell a year, for a wave is never guessed: results show the latest one alone."""
    years = [f"{report.name} ({report.year})" for report in reports if report.outcome == "added" and report.year]
    if years:
        say(
            f"These names tell a year, of which no wave was made: {', '.join(years)}. If it is the wave: "
            f"`kodbok interviews set {shell_word(study)} NAME --wave YEAR`, or a list of cases with a column “år”."
        )


def foretold(path: Path) -> str:
    """Prints where `--split` would cut a file and why, changing nothing, and returns its outcome."""
    from interviews.errors import KodbokError  # readers are loaded only here
    from interviews.reading import read_parts  # the same

    try:
        parts = read_parts(path)
    except KodbokError as error:
        say(f"{path.name}: refused. {error}")
        return "refused"
    sys.stdout.write(f"{path.name}: {counted(len(parts), 'interview')}\n")
    for part in parts:
        read = part.transcript
        sizes = {"turn": len(read.turns), "speaker": len(read.speakers), "word": read.word_count}
        told = ", ".join(counted(count, noun) for noun, count in sizes.items())
        reason = f"; {part.reason}" if part.reason else ""
        sys.stdout.write(f"    {read.name}: from paragraph {part.paragraph}, {told}{reason}\n")
    return "foretold"


def counted(count: int, noun: str, several: str = "") -> str:
    """A number of things of one kind (`1 turn`, `2 turns`); `several` is the plural of what takes no s."""
    return f"{count} {noun}" if count == 1 else f"{count} {several or noun + 's'}"


def _of_taken_name(report: FileReport, study: str) -> str:
    """What a file says whose name an interview with other words has already."""
    here, old, new = map(shell_word, (study, report.taken, report.name))
    return (
        f"the study has an interview of that name with other words already, so this one is “{report.name}”; if this is a corrected "
        f"version, remove it (`kodbok interviews remove {here} {new}`) and put it in the old one's place, codings and all "
        f"(`kodbok interviews replace {here} {old} {shell_word(report.file)}`)."
    )


def say_of_list(path: Path, case_list: CaseList, adding: InterviewImport) -> None:
    """Says what is wrong in the list of cases, what it changed, and where it and the interviews do not meet."""
    for problem in case_list.problems:
        say(f"{path}: {problem.message}")
    for known in adding.redescribed:
        changes = ", ".join(f"{fact} {before or '–'} -> {after or '–'}" for fact, before, after in known.changes)
        say(f"{known.name}: {changes}")
    if adding.unmatched:
        say(f"{path} names interviews that the study does not have: {', '.join(adding.unmatched)}.")
    if adding.unseated:
        say(f"{path} names participants whom no label of their interview fits: {', '.join(adding.unseated)}.")
    if adding.unlisted:
        say(f"not in {path}: {', '.join(adding.unlisted)}.")


def say_left_out(named: Iterable[Path]) -> None:
    """Says which files of a folder look like transcripts in a format that this version cannot read."""
    from interviews.folder import left_out_files  # readers are loaded only here

    left_out = left_out_files(named)
    if left_out:
        names = ", ".join(path.name for path in left_out)
        say(f"Left out, for Kodbok does not read their format: {names}. Save what is a transcript as .docx and import it.")
