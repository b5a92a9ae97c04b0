"""Changes to what people tell of speakers: which labels are one person's, who asks and who answers, what to call them."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

from interviews.corrections import Correction, final_label
from interviews.errors import KodbokError
from interviews.label_matching import same_label
from workbench.rows.speaker_rows import TOLD, correction_of, speaker_id
from workbench.store import schema
from workbench.store.door import Change, Row, change, live
from workbench.store.finding import interview_row

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    import sqlalchemy as sa

    from workbench.store.database import Database

COMMAND = "interviews speakers"


class UnknownLabelError(KodbokError):
    """No turn of the interview has the label."""

    def __init__(self, label: str, name: str, labels: Sequence[str]) -> None:
        by_folded = {each.casefold(): each for each in labels}
        alike = [each for each in labels if each.casefold() == label.casefold()]
        near = alike or [by_folded[each] for each in get_close_matches(label.casefold(), by_folded, n=2, cutoff=0.5)]
        meant = f" Did you mean {' or '.join(f'“{each}”' for each in near)}?" if near else ""
        there = ", ".join(f"“{each}”" for each in labels) or "none"
        which = "several turns' labels are like" if alike else "no turn has the label"
        super().__init__(f"In {name!r} {which} “{label}”.{meant} Its labels: {there}. Nothing was changed.")


class ToldTwiceError(KodbokError):
    """One call tells different things of one label."""

    def __init__(self, label: str) -> None:
        super().__init__(f"Different things are told of “{label}” in one call; tell each once. Nothing was changed.")


class MergeCircleError(KodbokError):
    """Labels would be merged into one another in a circle."""

    def __init__(self, label: str, into: str) -> None:
        super().__init__(
            f"“{label}” cannot be merged into “{into}”, for “{into}” is merged into “{label}” already; part them first by merging "
            f'a label into itself: --merge "{into}={into}". Nothing was changed.'
        )


def correct_speakers(database: Database, who: str, name: str, corrections: Iterable[Correction]) -> bool:
    """Tells who speaks in an interview, all in one change; says whether anything changed.

    Args:
        database: The study's database.
        who: Who acts.
        name: The interview.
        corrections: What to tell of which label. None leaves what is known, an empty pseudonym takes one away, and a label that
            is merged into itself stands for itself.

    Raises:
        UnknownInterviewError: No interview is called so.
        UnknownLabelError: No turn has the label.
        ToldTwiceError: Different things are told of one label.
        MergeCircleError: The labels would be merged in a circle.
    """
    with change(database, who, COMMAND) as made:
        interview = interview_row(made.connection, name)
        labels = known_labels(made.connection, interview)
        told: dict[str, Row] = {}
        for correction in corrections:
            label = _found(correction.label, interview, labels)
            into = None if correction.merged_into is None else _found(correction.merged_into, interview, labels)
            told[label] = _joined(label, told.get(label, {}), _values(into, correction))
        _refuse_circles(told_of(made.connection, interview["id"]), told)
        tell(made, interview["id"], told)
    return not made.empty


def _joined(label: str, before: Row, values: Row) -> Row:
    """What one call tells of a label in several places."""
    if any(key in before and before[key] != value for key, value in values.items()):
        raise ToldTwiceError(label)
    return before | values


def _values(into: str | None, correction: Correction) -> Row:
    """What a correction changes of a label's row."""
    values: Row = {}
    if into is not None:
        values["merged_into"] = into
    if correction.role is not None:
        values["role"] = correction.role
    if correction.pseudonym is not None:
        values["pseudonym"] = " ".join(correction.pseudonym.split()) or None
    return values


def tell(made: Change, interview_id: str, told: Mapping[str, Row]) -> None:
    """Keeps what is told of labels (some of `TOLD`), beside what is known of them; a row that tells nothing more ends."""
    known = told_of(made.connection, interview_id)
    nothing: Row = dict.fromkeys(TOLD)
    for label, values in told.items():
        row = known.get(label)
        after = (nothing if row is None else {key: row[key] for key in TOLD}) | dict(values)
        if row is not None and after == nothing:
            made.end(schema.speakers, row)
        elif row is not None:
            made.replace(schema.speakers, row, **after)
        elif after != nothing:
            own = {"id": speaker_id(interview_id, label), "interview_id": interview_id, "label": label}
            made.begin(schema.speakers, own | after)


def told_of(connection: sa.Connection, interview_id: str) -> dict[str, Row]:
    """The rows of what people told of an interview's labels, by label."""
    return {row["label"]: row for row in live(connection, schema.speakers, schema.speakers.c.interview_id == interview_id)}


def known_labels(connection: sa.Connection, interview: Row) -> list[str]:
    """The labels of an interview as its transcript was read, then those that people told something of."""
    row = schema.transcripts.c
    asked = schema.transcripts.select().with_only_columns(row.speakers, row.turns).where(row.id == interview["transcript_id"])
    speakers, turns = connection.execute(asked).one()
    read = [*(each[0] for each in speakers), *(turn[3] for turn in turns if turn[3] is not None)]
    return list(dict.fromkeys([*read, *told_of(connection, interview["id"])]))


def _found(label: str, interview: Row, labels: Sequence[str]) -> str:
    """The label that is meant."""
    found = same_label(label, labels)
    if found is None:
        raise UnknownLabelError(label, interview["name"], labels)
    return found


def _refuse_circles(known: Mapping[str, Row], told: Mapping[str, Row]) -> None:
    """Raises where a label would come back to itself."""
    after = {
        label: correction_of({**dict.fromkeys(TOLD), **known.get(label, {}), **told.get(label, {}), "label": label})
        for label in {**told, **known}
    }
    for label, correction in after.items():
        if correction.merged_into not in {None, label} and final_label(label, after) == label:
            raise MergeCircleError(label, str(correction.merged_into))
