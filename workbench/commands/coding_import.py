"""Importing codings from files: a plan of it, and its doing in one transaction."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from coding.word_comments import CodeNames, comment_codings
from coding.word_comments.name_table import NameTable
from workbench.commands.codebook_edits import keep_codes
from workbench.commands.coding_names import restored_file
from workbench.commands.coding_plan import plan
from workbench.commands.coding_report import CodingReport, SourceReport, unknown_names
from workbench.commands.coding_source import CodingSource, read_sources
from workbench.commands.coding_standing import Standing, as_called_now
from workbench.commands.coding_step import Step
from workbench.commands.comment_import import Coded, Interviews, comment_rows
from workbench.commands.finished_marks import FinishedMarks
from workbench.commands.interview_import import take_in
from workbench.commands.new_codes import with_codes, with_new_codes
from workbench.rows.segment_rows import segment_row
from workbench.store import schema
from workbench.store.codes import read_study_codebook
from workbench.store.door import Change, change, live
from workbench.store.former_codes import former_paths

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    import sqlalchemy as sa

    from coding.codebook import Codebook
    from coding.coding_row import CodingFile, CodingRow, Refusal
    from workbench.commands.coding_state import Seen
    from workbench.store.database import Database

COMMAND = "code import"


@dataclass(frozen=True, slots=True)
class NameChoices:
    """What shall be done with names that are no codes.

    Attributes:
        table: What a person has filled in.
        parent: The code below which all others become codes, empty for the top level; None to refuse them.
    """

    table: NameTable = field(default_factory=NameTable)
    parent: str | None = None


def import_files(
    database: Database, who: str, files: Sequence[Path], choices: NameChoices | None = None, *, dry_run: bool = False
) -> CodingReport:
    """Imports files of codings and documents with comments; undo takes the whole import back.

    Args:
        database: The study's database.
        who: Who acts; fills empty coders.
        files: Tables (.csv, .xlsx) and Word files.
        choices: What shall be done with names that are no codes.
        dry_run: Only tells what would happen.

    Returns:
        What became of everything. What does not fit is refused by itself, be it a file, a row or a name in a comment.

    Raises:
        NameTableError: The table of names names no code.
        CodeAmbiguousError: Several codes are called like the parent.
        CodeFieldError: The parent can be no code's path.
    """
    return import_sources(database, who, list(read_sources(files)), choices, dry_run=dry_run)


def import_codings(database: Database, who: str, file: CodingFile, *, dry_run: bool = False) -> CodingReport:
    """Imports what fits of a table that is a value already and refuses the rest by row."""
    return import_sources(database, who, [CodingSource(table=file)], dry_run=dry_run)


def import_sources(
    database: Database, who: str, sources: Sequence[CodingSource], choices: NameChoices | None = None, *, dry_run: bool = False
) -> CodingReport:
    """Imports what was read already; `import_files` tells the rest."""
    if dry_run:
        with database.reading() as connection:
            return _Plan(connection, who, sources, choices or NameChoices()).report
    with change(database, who, COMMAND) as made:
        planned = _Plan(made.connection, who, sources, choices or NameChoices())
        planned.write(made)
    return planned.report


class _Plan:
    """What an import would do to a study as it stands.

    Attributes:
        report: What is told of it.
    """

    def __init__(self, connection: sa.Connection, who: str, sources: Sequence[CodingSource], choices: NameChoices) -> None:
        self._connection = connection
        self._before = read_study_codebook(connection)
        self._interviews = Interviews(connection)
        self._sources = self._restored(sources, who)
        sources = self._sources
        self._met = [list(self._interviews.meet(source)) for source in sources]
        self._marks = FinishedMarks(connection, who, self._interviews.texts)
        self._codebook, self._names = self._with_choices(choices)
        standing = Standing(connection, self._codebook, self._interviews.texts, who)
        seen = standing.seen
        told = list(zip(sources, self._met, strict=True))
        steps = [step for source, met in told for step in self._steps(source, met, standing, seen)]
        self.report = CodingReport(
            steps=tuple(steps),
            files=tuple(report for source, met in told for report in _reports(source, met)),
            new_codes=tuple(code.path for code in self._codebook if code.path not in self._before),
            unknown=unknown_names(steps, self._codebook),
        )

    def _restored(self, sources: Sequence[CodingSource], who: str) -> list[CodingSource]:
        """The files with the names that the study has, where an export had replaced them."""
        if not any(source.table for source in sources):
            return list(sources)
        standing = Standing(self._connection, self._before, self._interviews.texts, who)
        return [replace(source, table=self._meant(source.table, standing)) if source.table else source for source in sources]

    def _meant(self, table: CodingFile, standing: Standing) -> CodingFile:
        """A table with the names that the study has."""
        state = standing.state(table.revision)
        return restored_file(self._connection, table, state.texts, {**state.now, **state.then})

    def _with_choices(self, choices: NameChoices) -> tuple[Codebook, CodeNames]:
        """The codebook with the codes that are wanted, and its names with those of the table."""
        new = choices.parent is not None
        table = choices.table.paths(self._before, new=new)
        former = former_paths(self._connection)
        names = CodeNames(self._before, table, former)
        if choices.parent is None:
            return self._before, names
        book = with_codes(self._before, [path for path in table.values() if path])
        book = with_new_codes(book, unknown_names(self._unread(names), self._before), choices.parent)
        return book, CodeNames(book, table, former)

    def _unread(self, names: CodeNames) -> Iterator[Step]:
        """Yields what names no code before any is made."""
        for source, met in zip(self._sources, self._met, strict=True):
            for coded in met:
                if isinstance(coded, Coded):
                    yield from _refused(comment_codings(coded.transcript, names, coded.transcript.name).refused)
            for row in self._called_now(source):
                if row.code and row.code.strip() and not names.look_up(row.code).known:
                    yield Step(row.line, "refused", why="unknown", written=row.code)

    def _called_now(self, source: CodingSource) -> tuple[CodingRow, ...]:
        """The rows of a table with names as the study writes them now."""
        return as_called_now(self._connection, source.table.rows, source.table.revision) if source.table else ()

    def _steps(self, source: CodingSource, met: Iterable[Coded | SourceReport], standing: Standing, seen: Seen) -> Iterator[Step]:
        """Yields what becomes of everything in a file, in its order."""
        steps: list[Step] = []
        for coded in met:
            if isinstance(coded, Coded):
                steps += self._comment_steps(coded, standing, seen)
        if source.table:
            rows = [self._resolved(row) for row in self._called_now(source)]
            table = [*plan(rows, standing.state(source.table.revision), seen), *_refused(source.table.refused)]
            steps += sorted(table, key=lambda step: step.line)
            steps += self._marks.steps(source.table.marks)
        yield from (replace(step, file=source.name) for step in steps)

    def _comment_steps(self, coded: Coded, standing: Standing, seen: Seen) -> list[Step]:
        """What becomes of a document's comments."""
        said = comment_rows(coded, self._names)
        steps = plan(as_called_now(self._connection, said.file.rows, None), standing.state(None), seen)
        if said.carried:
            steps = [replace(step, outcome=carried.outcome) for step, carried in zip(steps, said.carried, strict=True)]
        return sorted([*steps, *said.lost, *_refused(said.file.refused)], key=lambda step: step.line)

    def _resolved(self, row: CodingRow) -> CodingRow:
        """A row with the code that the table of names gives to its name; what is left to the plan stays as it is."""
        path = self._names.look_up(row.code).path if row.code else ""
        return replace(row, code=path, written=row.code or "") if path and path != row.code else row

    def write(self, made: Change) -> None:
        """Writes the plan into a change: codes and interviews first, for the segments refer to them."""
        if self.report.new_codes:
            keep_codes(made, self._codebook)
        for transcript in self._interviews.added:
            take_in(made, transcript)
            made.write()
        made.write()
        _write_steps(made, self.report.steps)
        self._marks.keep(made)


def _reports(source: CodingSource, met: Iterable[Coded | SourceReport]) -> list[SourceReport]:
    """What is told of a file as a whole."""
    if source.fault:
        return [SourceReport(source.name, source.fault)]
    if source.aside:
        return [SourceReport(source.name, aside=source.aside)]
    return [one.report if isinstance(one, Coded) else one for one in met] or [SourceReport(source.name)]


def _refused(refusals: Iterable[Refusal]) -> list[Step]:
    """What was refused before the study was asked."""
    return [
        Step(
            each.line,
            "refused",
            each.message,
            place=each.place,
            paragraph=each.paragraph,
            written=each.written,
            coder=each.coder,
            why=each.why,
        )
        for each in refusals
    ]


def _write_steps(made: Change, steps: Iterable[Step]) -> None:
    """Writes the segments into a change."""
    interviews = {row["name"]: row["id"] for row in live(made.connection, schema.interviews)}
    codes = {row["path"]: row["id"] for row in live(made.connection, schema.codes)}
    rows = {row["id"]: row for row in live(made.connection, schema.segments)}
    for step in steps:
        if step.segment is None or step.action == "same":
            continue
        row = segment_row(step.segment, interviews[step.segment.interview], codes[step.segment.code])
        if step.action == "new":
            made.begin(schema.segments, row)
        elif step.action == "deleted":
            made.end(schema.segments, rows[step.segment.id])
        else:
            made.replace(schema.segments, rows[step.segment.id], **row)
