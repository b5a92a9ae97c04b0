"""The command that takes in codings: from tables, and from the comments of Word files."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from workbench.cli.coding_notes import as_records, print_report, say_guessed
from workbench.cli.import_notes import counted
from workbench.cli.opening import opened
from workbench.cli.options import AsJson, Coder, DryRun, Force, Lang, StudyAddress, refuse_other
from workbench.cli.printing import print_json, say

if TYPE_CHECKING:
    from collections.abc import Iterable

    from coding.codebook import Codebook
    from coding.word_comments.name_table import NameTable
    from workbench.commands.coding_report import CodingReport
    from workbench.study import Study

Files = Annotated[
    list[Path],
    typer.Argument(
        metavar="FILE...", help="Tables (.csv, our own workbooks .xlsx), Word files with codes as comments, or folders of them."
    ),
]
NewCodes = Annotated[
    str | None,
    typer.Option(
        "--new-codes",
        metavar="PARENT",
        help='Make unknown names codes below this one; "" for the top level.',
        show_default=False,
    ),
]
NameMap = Annotated[
    Path | None,
    typer.Option(
        "--map",
        metavar="FILE.xlsx",
        help="Which codes unknown names mean: written with an empty column, read back when it is filled in.",
        show_default=False,
    ),
]
Report = Annotated[
    Path | None, typer.Option("--report", metavar="FILE.xlsx", help="Write the whole report to Excel.", show_default=False)
]


def import_(
    study: StudyAddress,
    files: Files,
    new_codes: NewCodes = None,
    map_: NameMap = None,
    report: Report = None,
    lang: Lang = "sv",
    force: Force = False,
    dry_run: DryRun = False,
    json: AsJson = False,
    coder: Coder = None,
) -> None:
    """Take in codings from tables and from Word comments. What does not fit is refused by itself.

    In a table a known id is a change, no id a new segment, x under delete takes one away. A Word file's comments name codes; it
    meets its interview by its text, then by its name, else it is imported too. --coder fills empty coders.

    Example: kodbok code import studie.kodbok kodade --new-codes "Tvärgående" --dry-run
    """
    refuse_other("--lang", lang, ("sv", "en"))
    _refuse_other_endings(map_, report)
    found = _files(files, (map_, report))
    _refuse_existing(report, force=force)
    table = _names(map_)
    with opened(study, coder) as opened_study:
        done = _imported(opened_study, found, table, new_codes, dry_run=dry_run)
        title, codebook = opened_study.title, opened_study.codebook()
        added = {source.interview for source in done.files if source.met == "added"}
        guessed = [each.name for each in opened_study.interviews() if each.name in added and each.guessed] if added else []
    if json:
        print_json(as_records(done))
    else:
        print_report(done, dry_run=dry_run)
        say_guessed(guessed)
    if report:
        from workbench.results.import_report import write_import_report  # loads pandas and openpyxl

        write_import_report(done, report, title=title, dry_run=dry_run, lang=lang, force=force)
    if map_:
        _keep_names(map_, table, done, codebook, lang)
    if not found:
        say("No codings were found there (.csv, .xlsx, .docx, .odt, .rtf).")
    if not done.complete or not found:
        raise typer.Exit(1)


def _refuse_other_endings(*paths: Path | None) -> None:
    """Raises, as for any wrong call, where a workbook is not called one."""
    for path in paths:
        if path is not None and path.suffix.casefold() != ".xlsx":
            raise typer.BadParameter(f"{path} does not end in .xlsx")


def _refuse_existing(report: Path | None, *, force: bool) -> None:
    """Raises where the report may not be written, before anything is imported."""
    from interviews.output import refuse_existing  # writers are loaded only here

    if report is not None:
        refuse_existing(report, force=force)


def _files(named: Iterable[Path], own: Iterable[Path | None]) -> list[Path]:
    """The files to import, without those that the command writes itself; one that is missing is refused by itself."""
    from interviews.folder import transcript_files  # readers are loaded only here
    from workbench.commands.coding_source import READ  # the same

    found = [path for each in named for path in (transcript_files([each], READ) if each.exists() else [each])]
    written = {path.absolute() for path in own if path is not None}
    return [path for path in dict.fromkeys(found) if path.absolute() not in written]


def _names(path: Path | None) -> NameTable:
    """The table of names as it was filled in; an empty one where it is not written yet."""
    from coding.word_comments.name_table import NameTable  # readers are loaded only here

    if path is None or not path.exists():
        if path is not None:
            _refuse_existing(path, force=False)
        return NameTable()
    from coding.word_comments.name_workbook import read_names  # loads openpyxl

    return read_names(path)


def _imported(study: Study, files: list[Path], table: NameTable, parent: str | None, *, dry_run: bool) -> CodingReport:
    """Imports the files, or says what that would do."""
    from workbench.commands.coding_import import NameChoices  # loaded only here

    return study.import_coded_files(files, NameChoices(table, parent), dry_run=dry_run)


def _keep_names(path: Path, table: NameTable, report: CodingReport, codebook: Codebook, lang: str) -> None:
    """Writes the names that are no codes, or adds them to the table, and says so."""
    names = table.lacking(report.unknown)
    if not names:
        if not path.exists():
            say(f"Every name is a code's, so {path} was not written.")
        return
    from coding.word_comments.name_workbook import add_names, write_names  # loads openpyxl

    done = "added to" if path.exists() else "written to"
    if path.exists():
        add_names(path, names)
    else:
        write_names(path, names, codebook, lang)
    say(f"{counted(len(names), 'unknown name')} {done} {path}; fill in its last column and give the same command again.")
