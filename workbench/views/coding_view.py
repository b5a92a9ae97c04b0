"""The coded segments of a study."""

from __future__ import annotations

from typing import TYPE_CHECKING

from interviews.swedish_order import swedish_key
from workbench import commands
from workbench.commands.segment_edits import Marked
from workbench.results.standing_segments import Changes, Standing, changes_since, finished_by, segment_revision, standing_segments
from workbench.rows.segment_rows import segment_of
from workbench.store import schema
from workbench.store.door import live
from workbench.views.view import View

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from coding.coding_row import CodingFile
    from coding.coding_sheets.contents import CodingSheets
    from coding.coding_sheets.unit import UnitKind
    from coding.segment import CodedSegment
    from workbench.commands.coding_import import NameChoices
    from workbench.commands.coding_report import CodingReport
    from workbench.commands.rule_run import RuleRun
    from workbench.results.coded_documents import DocumentChoice, WrittenDocument


def _in_order(segment: CodedSegment) -> tuple[object, ...]:
    """How findings follow one another."""
    return (
        swedish_key(segment.interview),
        segment.start,
        segment.end,
        swedish_key(segment.code),
        swedish_key(segment.coder),
        segment.id,
    )


class CodingView(View):
    """Coding: by hand, by rules, from files; and deciding proposals."""

    def code(self, interview: str, start: int, end: int, code: str, *, contrary: bool = False, memo: str = "") -> CodedSegment:
        """Codes a span; the same span, code and coder stands once only.

        Raises:
            SpanOutsideError: The span does not lie in the text, or ends before it begins.
        """
        return self.mark(interview, (start, end), Marked(code, contrary=contrary, memo=memo))

    def mark(self, interview: str, span: tuple[int, int], marked: Marked) -> CodedSegment:
        """Codes a span like `code`, with an id and the words that were seen there; the same id again makes nothing new.

        Raises:
            SpanOutsideError: The span does not lie in the text, or ends before it begins.
            WrongQuoteError: Other words stand there than were seen.
        """
        return commands.segment_edits.add_segment(self._database, self.coder, (interview, *span), marked)

    def change_segment(self, segment_id: str, *, seen: int | None = None, **told: object) -> bool:
        """Changes a segment's `start` and `end`, `code`, `contrary` or `memo`; says whether anything changed.

        Args:
            segment_id: The segment.
            seen: The revision in which it became what the coder saw; a younger one is not overwritten.
            told: What shall be changed.

        Raises:
            UnknownSegmentError: There is no such segment.
            ChangedMeanwhileError: It is younger than what was seen.
            SpanOutsideError: The span does not lie in the text, or ends before it begins.
        """
        return commands.segment_edits.change_segment(self._database, self.coder, segment_id, seen=seen, **told)

    def segments_in(self, interview: str) -> list[Standing]:
        """All segments of an interview, in any status, in the order of the text."""
        with self._database.reading() as connection:
            return standing_segments(connection, interview)

    def segment_revision(self, segment_id: str) -> int | None:
        """The revision in which a segment became what it is; None where there is none any more."""
        with self._database.reading() as connection:
            return segment_revision(connection, segment_id)

    def finished_by(self, interview: str) -> list[str]:
        """Who has marked an interview as finished."""
        with self._database.reading() as connection:
            return finished_by(connection, interview)

    def changes_since(self, revision: int) -> Changes:
        """What changed in the study after a revision."""
        with self._database.reading() as connection:
            return changes_since(connection, revision)

    def delete_segment(self, segment_id: str) -> None:
        """Takes a segment away, restorably; raises UnknownSegmentError where there is none."""
        commands.segment_edits.delete_segment(self._database, self.coder, segment_id)

    def run_rules(self) -> RuleRun:
        """Marks proposals by the codebook's rules; a second run changes nothing."""
        return commands.rule_run.run_rules(self._database, self.coder)

    def accept(self, ids: Sequence[str] = (), *, codes: Sequence[str] = (), interviews: Sequence[str] = ()) -> int:
        """Makes proposals findings of the coder: those with the ids, else all, or all for the codes and in the interviews.

        Returns:
            How many were decided.

        Raises:
            UnknownSegmentError: An id is unknown.
            DecidedAlreadyError: An id is of a segment that somebody has decided.
        """
        choice = commands.decisions.Choice(tuple(ids), tuple(codes), tuple(interviews))
        return commands.decisions.decide(self._database, self.coder, choice, "accepted")

    def reject(self, ids: Sequence[str] = (), *, codes: Sequence[str] = (), interviews: Sequence[str] = ()) -> int:
        """Rejects proposals, which is remembered; chooses them, answers and raises like `accept`."""
        choice = commands.decisions.Choice(tuple(ids), tuple(codes), tuple(interviews))
        return commands.decisions.decide(self._database, self.coder, choice, "rejected")

    def import_codings(self, file: CodingFile, *, dry_run: bool = False) -> CodingReport:
        """Takes in a file of codings, or says what it would do."""
        return commands.coding_import.import_codings(self._database, self.coder, file, dry_run=dry_run)

    def import_coded_files(
        self, files: Sequence[Path], choices: NameChoices | None = None, *, dry_run: bool = False
    ) -> CodingReport:
        """Takes in codings from tables (.csv, .xlsx) and from the margin comments of documents, or says what that would do.

        A document meets its interview by its text, then by its name, and is imported with it if the study has none.

        Args:
            files: The files; one that cannot be used is refused by itself.
            choices: What shall be done with names that are no codes; they are refused by default.
            dry_run: Only tell what would happen.

        Raises:
            NameTableError: The table of names names no code.
            CodeAmbiguousError: Several codes are called like the parent of new ones.
            CodeFieldError: The parent of new codes can be no code's path.
        """
        return commands.coding_import.import_files(self._database, self.coder, files, choices, dry_run=dry_run)

    def coding_sheets(self, coder: str, unit: UnitKind = "turn") -> CodingSheets:
        """What a coder's coding sheets hold, for `write_coding_sheets`: every interview by turn or sentence, with the codings."""
        from workbench.results.coding_sheets import read_coding_sheets  # loaded only for them

        with self._database.reading() as connection:
            return read_coding_sheets(connection, coder, unit)

    def coded_documents(self, choice: DocumentChoice | None = None) -> Iterator[WrittenDocument]:
        """Yields a Word file for each interview: the original with its codings as comments, or a copy for reading on paper.

        Raises:
            UnknownInterviewError: No interview is called like one that is asked for.
            UnknownValueError: A coder who is asked for has coded nothing.
        """
        from workbench.results import coded_documents  # what writes Word files is loaded only for them

        return coded_documents.coded_documents(self._database, choice or coded_documents.DocumentChoice())

    def findings(self) -> list[CodedSegment]:
        """All coders' accepted segments of all waves, by interview, start, end, code, coder and id, in Swedish order."""
        with self._database.reading() as connection:
            names = {row["id"]: row["name"] for row in live(connection, schema.interviews)}
            paths = {row["id"]: row["path"] for row in live(connection, schema.codes)}
            rows = live(connection, schema.segments, schema.segments.c.status == "accepted")
        found = [segment_of(row, names, paths) for row in rows]
        return sorted(found, key=_in_order)
