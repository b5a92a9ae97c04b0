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
    from collections.abc import Sequence

    from coding.coding_row import CodingFile
    from coding.segment import CodedSegment
    from workbench.commands.coding_import import CodingReport
    from workbench.commands.rule_run import RuleRun


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
        coding_import = commands.coding_import
        imported = coding_import.preview_codings if dry_run else coding_import.import_codings
        return imported(self._database, self.coder, file)

    def findings(self) -> list[CodedSegment]:
        """All coders' accepted segments of all waves, by interview, start, end, code, coder and id, in Swedish order."""
        with self._database.reading() as connection:
            names = {row["id"]: row["name"] for row in live(connection, schema.interviews)}
            paths = {row["id"]: row["path"] for row in live(connection, schema.codes)}
            rows = live(connection, schema.segments, schema.segments.c.status == "accepted")
        found = [segment_of(row, names, paths) for row in rows]
        return sorted(found, key=_in_order)
