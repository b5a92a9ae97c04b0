"""Changes to the codebook."""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlalchemy as sa

from coding.code_path import clean_path, is_within
from interviews.errors import KodbokError
from workbench.commands.rating_moves import bring_ratings
from workbench.commands.written_moves import end_written_on, merge_written, written_on_codes
from workbench.rows.code_rows import code_row
from workbench.store import schema
from workbench.store.codes import read_study_codebook
from workbench.store.door import Change, alike, change, live

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from coding.codebook import Codebook
    from workbench.store.database import Database


class CodesInUseError(KodbokError):
    """The new codebook lacks codes that carry codings, quotations of the ledger, summaries or syntheses."""

    def __init__(self, used: Sequence[tuple[str, int, str]]) -> None:
        named = "; ".join(f"{path} ({count} {what})" for path, count, what in used)
        super().__init__(
            f"The new codebook lacks codes that are in use: {named}; nothing was imported. Keep them (a code can be marked as "
            "retired), or use `kodbok codebook rename`, `move` or `merge`, which take the segments along."
        )


def save_codebook(database: Database, who: str, codebook: Codebook, command: str = "codebook import") -> bool:
    """Makes a codebook the study's; codes are told by their ids, so renaming and moving keep every coding.

    Proposals for codes that go are taken back with them.

    Returns:
        Whether anything changed.

    Raises:
        CodesInUseError: A code that is missing from the new codebook carries findings.
    """
    with change(database, who, command) as made:
        keep_codes(made, codebook)
    return not made.empty


def add_code(database: Database, who: str, path: str) -> str:
    """Adds a code with the parents that it needs, unless it is there; returns its path as the study writes it."""
    with change(database, who, "codebook add") as made:
        book = read_study_codebook(made.connection)
        written = clean_path(path)
        if written not in book:
            keep_codes(made, book.add(path))
    return written


def edit_codes(database: Database, who: str, command: str, verb: Callable[[Codebook], Codebook]) -> bool:
    """Makes of the codebook, as it stands when nobody else can change it, what a verb makes of it; says whether anything changed.

    Raises:
        KodbokError: The verb refuses; nothing is changed.
    """
    with change(database, who, command) as made:
        keep_codes(made, verb(read_study_codebook(made.connection)))
    return not made.empty


def delete_code(database: Database, who: str, path: str) -> int:
    """Deletes a code and what lies below it with segments, proposals, memos, quotations and summaries; undo brings it all back.

    Returns:
        The number of accepted segments that went along.
    """
    with change(database, who, "codebook delete") as made:
        book = read_study_codebook(made.connection)
        gone = [code.id for code in book.codes if is_within(code.path, book.get(path).path)]
        accepted = live(
            made.connection, schema.segments, schema.segments.c.code_id.in_(gone), schema.segments.c.status == "accepted"
        )
        for segment in accepted:
            made.end(schema.segments, segment)
        for quotation in live(made.connection, schema.ledger, schema.ledger.c.code_id.in_(gone)):
            made.end(schema.ledger, quotation)
        end_written_on(made, gone)
        made.write()
        keep_codes(made, book.delete(path))
    return len(accepted)


def keep_codes(made: Change, codebook: Codebook) -> None:
    """Writes the difference between the study's codes and a codebook's into a change."""
    old = {row["id"]: row for row in live(made.connection, schema.codes)}
    new = {code.id: code_row(code, position) for position, code in enumerate(codebook.codes)}
    gone = [row for code_id, row in old.items() if code_id not in new]
    _refuse_used(made.connection, gone)
    for row in gone:
        made.end(schema.codes, row)
        _end_hanging(made, row["id"])
    for code_id, row in new.items():
        if code_id not in old:
            made.begin(schema.codes, row)
        elif alike(old[code_id]) != row:
            made.replace(schema.codes, old[code_id], **row)


def _refuse_used(connection: sa.Connection, gone: Iterable[dict[str, object]]) -> None:
    """Raises where codes that would go carry accepted segments, quotations of the ledger, summaries or syntheses."""
    used = [
        (str(row["path"]), int(counts[str(row["id"])]), what)
        for what, counts in (
            ("coded segments", _accepted(connection)),
            ("quotations in the ledger", _quoted(connection)),
            ("summaries and syntheses", written_on_codes(connection)),
        )
        for row in gone
        if str(row["id"]) in counts
    ]
    if used:
        raise CodesInUseError(used)


def _accepted(connection: sa.Connection) -> dict[str, int]:
    """How many accepted segments each code has, by its id."""
    segments = schema.segments.c
    return _counted(connection, segments.code_id, segments.ended_rev.is_(None), segments.status == "accepted")


def _quoted(connection: sa.Connection) -> dict[str, int]:
    """How many quotations each code has in the ledger, by its id."""
    return _counted(connection, schema.ledger.c.code_id, schema.ledger.c.ended_rev.is_(None))


def _counted(connection: sa.Connection, code: sa.ColumnElement[str], *where: sa.ColumnElement[bool]) -> dict[str, int]:
    """How many rows each code has."""
    asked = sa.select(code, sa.func.count()).where(*where).group_by(code)
    return {str(code_id): int(count) for code_id, count in connection.execute(asked)}


def _end_hanging(made: Change, code_id: str) -> None:
    """Ends the proposals, rejections and memos of a code that goes; ratings name it no more."""
    for segment in live(made.connection, schema.segments, schema.segments.c.code_id == code_id):
        made.end(schema.segments, segment)
    for memo in live(made.connection, schema.memos, schema.memos.c.target_id == code_id):
        made.end(schema.memos, memo)
    bring_ratings(made, [code_id])


def merge_codes(database: Database, who: str, path: str, into: str) -> int:
    """Merges one code into another; its segments, memos, quotations, summaries and children move along.

    Returns:
        The number of segments that changed their code.
    """
    with change(database, who, "codebook merge") as made:
        book = read_study_codebook(made.connection)
        source, target = book.find(path), book.find(into)
        segments = live(made.connection, schema.segments, schema.segments.c.code_id == source.id)
        for segment in segments:
            made.replace(schema.segments, segment, code_id=target.id)
        for memo in live(made.connection, schema.memos, schema.memos.c.target_id == source.id):
            made.replace(schema.memos, memo, target_id=target.id)
        for quotation in live(made.connection, schema.ledger, schema.ledger.c.code_id == source.id):
            made.replace(schema.ledger, quotation, code_id=target.id)
        merge_written(made, source.id, target.id)
        bring_ratings(made, [source.id], target.id)
        made.write()
        keep_codes(made, book.merge(source.path, target.path))
    return len(segments)
