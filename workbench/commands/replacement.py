"""Replacing an interview's transcript by a corrected one: a new version of the text, to which coded segments are carried over."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

import sqlalchemy as sa

from coding.carrying import Carried, Outcome, carry
from interviews.errors import KodbokError
from workbench.commands.corrected import Corrected, corrected, in_common
from workbench.commands.interview_keeping import keep_source, known_as, refuse_erased
from workbench.commands.quotation_carrying import CarriedQuotation, carried_quotations, keep_carried
from workbench.rows.segment_rows import coded_span
from workbench.rows.transcript_rows import transcript_row
from workbench.store import schema
from workbench.store.door import Change, Row, change, live
from workbench.store.finding import interview_row
from workbench.store.new_id import new_id

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from interviews.problem import Problem
    from interviews.transcript import Transcript
    from workbench.store.database import Database

COMMAND = "interviews replace"
GONE = "the words that it covered are gone"
TWICE = "the same coder's segment {} with the same code has come to cover the same words, and stands for both"


class StandsElsewhereError(KodbokError):
    """The corrected transcript is another interview's."""

    def __init__(self, name: str, other: str) -> None:
        super().__init__(
            f"The corrected transcript is that of {other!r}, which is in the study too, so it cannot replace that of {name!r}; "
            "give another file, or take one of the two out with `kodbok interviews remove`."
        )


@dataclass(frozen=True, slots=True)
class CarriedSegment:
    """What a replacement makes of one coded segment.

    Attributes:
        id: The segment.
        code: Path of its code.
        coder: Whose it is; empty for a proposal.
        status: `accepted`, `proposed` or `rejected`.
        outcome: `unchanged`, `moved` (the same words at another address), `changed` (its words differ) or `lost`.
        old: Its words in the old text.
        new: Its words in the new text; None where it is lost.
        start: Offset of its first character in the new text; None where it is lost.
        end: Offset after its last one, or None.
        reason: Why it is lost, else None.
    """

    id: str
    code: str
    coder: str
    status: str
    outcome: Outcome
    old: str
    new: str | None = None
    start: int | None = None
    end: int | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Replacement:
    """What replacing a transcript does, or would do.

    Attributes:
        name: The interview.
        same: The study has this text, read in just this way, so nothing is changed.
        retold: What is read otherwise than before although the text is the same: `turns`, `speakers`, `comments`, `problems`, or
            `reader` where only the reader's version is new. Segments stay untouched then. Empty where the text differs.
        words: Number of spoken words before and after.
        turns: Number of turns before and after.
        speakers: Labels of the speakers before and after.
        problems: What the reader of the new file could not carry over.
        segments: What becomes of every coded segment, by its old place.
        lost_corrections: Labels of which somebody has told a role, a person or another spelling and that stand there no longer.
        in_common: The share of the shorter text's sequences of five words that the longer one has too; None for short texts.
        quotations: What becomes of the quotations in the ledger, by their old places.
    """

    name: str
    same: bool
    words: tuple[int, int]
    turns: tuple[int, int]
    speakers: tuple[tuple[str, ...], tuple[str, ...]]
    problems: tuple[Problem, ...]
    segments: tuple[CarriedSegment, ...] = ()
    retold: tuple[str, ...] = ()
    lost_corrections: tuple[str, ...] = ()
    in_common: float | None = None
    quotations: tuple[CarriedQuotation, ...] = ()

    def count(self, outcome: Outcome) -> int:
        """How many segments have an outcome."""
        return sum(segment.outcome == outcome for segment in self.segments)


def replace_transcript(
    database: Database,
    who: str,
    name: str,
    given: Transcript | Path | None,
    *,
    dry_run: bool = False,
) -> Replacement:
    """Replaces an interview's transcript and carries its coded segments over; undo brings both back as they were.

    What is known of the interview (name, organisation, wave, kind, date) stays. A segment whose words are gone ends, and so does
    one that would repeat another of the same coder and code; both are reported as lost and stay in history. Where the text is the
    same and only turns, speakers, comments or problems are read otherwise, a new version is kept and no segment is touched.

    Args:
        database: The study's database.
        who: Who acts.
        name: The interview.
        given: The corrected transcript or its file; None reads the kept original again.
        dry_run: Only tells what would happen.

    Raises:
        UnknownInterviewError: No interview is called so.
        StandsElsewhereError: The text or file is that of another interview.
        ErasedBeforeError: The study has erased that text or file.
        NoOriginalError: The study keeps no original.
        NotInFileError: The file holds several interviews, none of which is this one.
        KodbokError: The file cannot be read.
    """
    if dry_run:
        with database.reading() as connection:
            return foretold(connection, name, given)
    return replaced(database, who, name, given)[0]


def replaced(
    database: Database, who: str, name: str, given: Transcript | Path | None, *, group: int | None = None
) -> tuple[Replacement, int | None]:
    """Replaces a transcript like `replace_transcript`, as part of a group if one is given.

    Returns:
        What it did, and the revision that it made; None where nothing was changed.
    """
    with change(database, who, COMMAND, group=group) as made:
        report = replace_in(made, who, name, given)
    return report, None if made.empty else made.revision


def foretold(connection: sa.Connection, name: str, given: Transcript | Path | None) -> Replacement:
    """What replacing a transcript would do."""
    return _report(_Step(connection, name, given))


def replace_in(made: Change, who: str, name: str, given: Transcript | Path | None, **told: object) -> Replacement:
    """Replaces a transcript like `replace_transcript`, within a change that does more; `told` are new facts of the interview."""
    step = _Step(made.connection, name, given)
    report = _report(step)
    if not report.same:
        _write(made, step, report, told)
        keep_carried(made, who, step.interview["id"], report.quotations)
    return report


class _Step:
    """What a replacement starts from, read and checked.

    Attributes:
        interview: The interview's row.
        before: The row of its present transcript.
        corrected: What shall take its place, and where that comes from.
        transcript: The corrected transcript, under the interview's name.
        rows: Its live segments, by place.
        paths: Paths of the codes by id.
        labels: Labels of which somebody has told something.
        quotations: What becomes of the quotations in the ledger.
    """

    def __init__(self, connection: sa.Connection, name: str, given: Transcript | Path | None) -> None:
        self.interview = interview_row(connection, name)
        own = schema.transcripts.c.id == self.interview["transcript_id"]
        self.before = dict(connection.execute(sa.select(schema.transcripts).where(own)).mappings().one())
        self.corrected: Corrected = corrected(connection, self.interview["name"], self.before, given)
        self.transcript = replace(self.corrected.transcript, name=self.interview["name"])
        if not self.same_text:
            own_file = self.corrected.again is not None  # shared, perhaps, with interviews that hold other words
            _refuse_foreign(connection, self.interview, replace(self.transcript, source=None) if own_file else self.transcript)
        rows = live(connection, schema.segments, schema.segments.c.interview_id == self.interview["id"])
        self.rows = sorted(rows, key=lambda row: (row["start"], row["end"]))
        self.paths = {row["id"]: row["path"] for row in live(connection, schema.codes)}
        told = live(connection, schema.speakers, schema.speakers.c.interview_id == self.interview["id"])
        self.labels = tuple(row["label"] for row in told)
        self.quotations = carried_quotations(connection, self.interview["id"], self.before["text"], self.transcript.text)

    @property
    def same_text(self) -> bool:
        """Whether the interview has the text already."""
        return bool(self.before["sha256"] == self.transcript.sha256)

    @cached_property
    def retold(self) -> tuple[str, ...]:
        """What is read otherwise although the text is the same."""
        if not self.same_text:
            return ()
        read = transcript_row(self.transcript, "", "", None)
        differing = tuple(name for name in ("turns", "speakers", "comments", "problems") if read[name] != self.before[name])
        return differing or (("reader",) if self.corrected.newer_walk and not self.corrected.shared else ())


def lost_corrections(labels: Iterable[str], transcript: Transcript) -> tuple[str, ...]:
    """The labels of which somebody has told something and that no speaker of a transcript has."""
    speaking = {speaker.label for speaker in transcript.speakers}
    return tuple(label for label in labels if label not in speaking)


def _refuse_foreign(connection: sa.Connection, interview: Row, transcript: Transcript) -> None:
    """Raises where the text is another interview's or was erased."""
    other = known_as(connection, transcript, schema.interviews.c.id != interview["id"])
    if other:
        raise StandsElsewhereError(interview["name"], other)
    refuse_erased(connection, transcript)


def _report(step: _Step) -> Replacement:
    """What the replacement does."""
    before, transcript = step.before, step.transcript
    return Replacement(
        name=transcript.name,
        same=step.same_text and not step.retold,
        words=(before["words"], transcript.word_count),
        turns=(len(before["turns"]), len(transcript.turns)),
        speakers=(tuple(each[0] for each in before["speakers"]), tuple(each.label for each in transcript.speakers)),
        problems=transcript.problems,
        segments=() if step.same_text and not step.retold else _carried_segments(step),
        retold=step.retold,
        lost_corrections=lost_corrections(step.labels, transcript),
        in_common=None if step.same_text else in_common(before["text"], transcript.text),
        quotations=() if step.same_text else step.quotations,
    )


def _carried_segments(step: _Step) -> tuple[CarriedSegment, ...]:
    """What becomes of the segments, those that would repeat another one too."""
    text = step.transcript.text
    done = carry(step.before["text"], text, [(row["start"], row["end"]) for row in step.rows])
    standing = _standing(step.rows, done)
    told = []
    for row, carried in zip(step.rows, done, strict=True):
        known = {"id": row["id"], "code": step.paths[row["code_id"]], "coder": row["coder"], "status": row["status"]}
        stands = standing.get(_place(row, carried), row["id"])
        if carried.start is None or carried.end is None:
            told.append(CarriedSegment(**known, outcome="lost", old=row["quote"], reason=GONE))
        elif stands != row["id"] and not row["memo"]:
            told.append(CarriedSegment(**known, outcome="lost", old=row["quote"], reason=TWICE.format(stands)))
        else:
            new = text[carried.start : carried.end]
            told.append(
                CarriedSegment(**known, outcome=carried.outcome, old=row["quote"], new=new, start=carried.start, end=carried.end)
            )
    return tuple(told)


def _standing(rows: Sequence[Row], done: Sequence[Carried]) -> dict[tuple[object, ...], str]:
    """Which segment stands where several of one coder and code come to cover the same words.

    It is one with a memo if there is any, else the one that changed least. Segments that covered
    the same words before are left as they were.
    """
    order = ("unchanged", "moved", "changed", "lost")
    groups: dict[tuple[object, ...], list[tuple[int, int, int, Row]]] = {}
    for number, (row, carried) in enumerate(zip(rows, done, strict=True)):
        rank = int(not row["memo"]), order.index(carried.outcome), number
        groups.setdefault(_place(row, carried), []).append((*rank, row))
    chosen: dict[tuple[object, ...], str] = {}
    for place, group in groups.items():
        if len({coded_span(each[-1]) for each in group}) > 1:
            chosen[place] = min(group, key=lambda each: each[:3])[-1]["id"]
    return chosen


def _place(row: Row, carried: Carried) -> tuple[object, ...]:
    """What makes two segments one: coder, code, status, direction and the new span."""
    if carried.start is None:
        return (row["id"],)
    return row["coder"], row["code_id"], row["status"], row["contrary"], carried.start, carried.end


def _write(made: Change, step: _Step, report: Replacement, told: dict[str, object]) -> None:
    """Keeps the new version, points the interview to it and carries the segments over."""
    made.replace(schema.interviews, step.interview, transcript_id=_keep_version(made, step), **told)
    for row, segment in zip(step.rows, report.segments, strict=True):
        if segment.outcome == "lost":
            made.end(schema.segments, row)
        else:
            made.replace(schema.segments, row, start=segment.start, end=segment.end, quote=segment.new)


def _keep_version(made: Change, step: _Step) -> str:
    """Keeps the corrected text and its original file; returns the version's id."""
    transcript_id = new_id()
    row = transcript_row(step.transcript, transcript_id, step.interview["id"], _keep_original(made, step))
    made.connection.execute(sa.insert(schema.transcripts).values(row))
    return transcript_id


def _keep_original(made: Change, step: _Step) -> str | None:
    """The id of the original: the one that was read again, or that of the new file.

    Where a newer reader has read an original again, it is kept once more with the reader's version, so that undo brings the older
    one back; one that other interviews share stays what it is, since erasing one of them must find it.
    """
    source = step.transcript.source
    if source is None:
        return None
    if step.corrected.again and (step.corrected.shared or not step.corrected.newer_walk):
        return step.corrected.again
    return keep_source(made.connection, source)
