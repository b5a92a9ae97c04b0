"""The report of an import as a workbook."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

import pandas as pd

from analysis.workbook.import_book import ImportTables, write_import_book
from interviews.output import replacing

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from workbench.commands.coding_report import CodingReport, SourceReport
    from workbench.commands.coding_step import Step

_FILES = ("file", "interview", "met", "comments", "new", "changed", "deleted", "same", "refused", "message")
_ROWS = ("file", "place", "action", "written", "code", "interview", "coder", "outcome", "message", "start", "end", "id")
_SHOWN = ("new", "changed", "deleted", "same", "refused")


def write_import_report(
    report: CodingReport, path: Path, *, title: str, dry_run: bool = False, lang: str = "sv", force: bool = False
) -> None:
    """Writes the report of an import to Excel.

    Args:
        report: The report.
        path: The file.
        title: The study's title.
        dry_run: Whether it tells what would happen.
        lang: `sv` or `en`.
        force: Whether a file that exists is replaced.

    Raises:
        OutputExistsError: The file exists and force is not given.
        KodbokError: It cannot be written.
    """
    with replacing(path, force=force) as temporary:
        write_import_book(import_tables(report), temporary, title, lang, dry_run=dry_run)


def import_tables(report: CodingReport) -> ImportTables:
    """The report as tables."""
    sums: Counter[str] = Counter(step.action for step in report.steps)
    sums["interviews"] = sum(source.met == "added" for source in report.files)
    sums["faults"] = sum(bool(source.refused) for source in report.files)
    names = [(name.name, name.count, "\n".join(name.nearest) or None) for name in report.unknown]
    return ImportTables(
        files=pd.DataFrame(_files(report), columns=list(_FILES)),
        rows=pd.DataFrame(map(_row, report.steps), columns=list(_ROWS)),
        names=pd.DataFrame(names, columns=["name", "count", "nearest"]),
        codes=pd.DataFrame({"code": list(report.new_codes)}),
        sums=sums,
    )


def _files(report: CodingReport) -> Iterator[dict[str, Any]]:
    """Yields what became of each file."""
    counts: dict[str, Counter[str]] = {}
    for step in report.steps:
        counts.setdefault(step.file, Counter())[step.action] += 1
    told: set[str] = set()
    for source in report.files:
        sums: Counter[str] = counts.get(source.file, Counter()) if source.file not in told else Counter()
        told.add(source.file)  # of several interviews in a file the first stands for the file
        yield {
            "file": source.file,
            "interview": source.interview or None,
            "met": _met(source),
            "comments": source.comments if source.met else None,
            **{action: sums[action] for action in _SHOWN},
            "message": _remarks(source),
        }


def _met(source: SourceReport) -> str | None:
    """What became of a file as a whole, in a word."""
    if source.refused or source.aside:
        return "refused" if source.refused else "left out"
    return {"": None, "same": "same text"}.get(source.met, source.met)


def _remarks(source: SourceReport) -> str | None:
    """What is to be said of a file as a whole."""
    if source.refused:
        return source.refused
    if source.aside:
        return source.aside
    none = ["it holds no comments, so nothing was coded"] if source.met and not (source.comments or source.lost) else []
    return "\n".join([*none, *_problems(source)]) or None


def _problems(source: SourceReport) -> Iterable[str]:
    """What the reader could not carry over, each with its paragraph."""
    for problem in source.problems or source.lost:
        yield f"{problem.paragraph}: {problem.message}" if problem.paragraph else problem.message


def _row(step: Step) -> dict[str, Any]:
    """What became of one row; of a new segment the columns say all."""
    segment = step.segment
    known = (
        {"code": segment.code, "interview": segment.interview, "start": segment.start, "end": segment.end, "id": segment.id}
        if segment
        else {}
    )
    return {
        "file": step.file,
        "place": step.where if step.line or step.place else None,
        "action": step.action,
        "written": step.written or None,
        "coder": (segment.coder if segment else step.coder) or None,
        "outcome": step.outcome,
        "message": None if step.action == "new" else step.message or None,
        **known,
    }
