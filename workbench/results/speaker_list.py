"""Who speaks in an interview: its labels with what is guessed and what somebody has confirmed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from interviews.corrections import Correction, final_label
from interviews.layouts.merging import MergeProposal, merge_proposals
from interviews.words import count_words
from workbench.rows.speaker_rows import correction_of
from workbench.rows.transcript_rows import transcript_as_read, transcript_of
from workbench.store import schema
from workbench.store.door import live
from workbench.store.texts import interview_rows

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import sqlalchemy as sa

    from interviews.speaker import Role
    from interviews.transcript import Transcript
    from interviews.turn import Turn
    from workbench.store.door import Row

_FIRST_WORDS = 8


@dataclass(frozen=True, slots=True)
class SpeakerLine:
    """One label of an interview, or its turns without a label.

    Attributes:
        label: The label as the text spells it; None for the turns without one.
        turns: Number of its turns; 0 where somebody told of a label that the present transcript does not have.
        words: Number of words spoken in them.
        role: The role that counts.
        confirmed: Whether somebody told that role; else it is guessed.
        merged_into: The label that counts in its place, or None.
        pseudonym: What to call the speaker outside the team, or None.
        person: Name of the person on the roster, or None.
        begins: The first words of the first turn.
        proposal: The label that it may be a variant of, or None; only a person can tell.
        reason: Why, or None.
        speaks: Whether the transcript has a speaker of that label, after all merges.
    """

    label: str | None
    turns: int
    words: int
    role: Role
    confirmed: bool
    merged_into: str | None = None
    pseudonym: str | None = None
    person: str | None = None
    begins: str = ""
    proposal: str | None = None
    reason: str | None = None
    speaks: bool = True


@dataclass(frozen=True, slots=True)
class SpeakerList:
    """Who speaks in one interview.

    Attributes:
        name: The interview.
        lines: Its labels in order of appearance, then the turns without one.
    """

    name: str
    lines: tuple[SpeakerLine, ...]

    @property
    def labels(self) -> list[str]:
        """The labels."""
        return [line.label for line in self.lines if line.label is not None]

    @property
    def standing(self) -> list[SpeakerLine]:
        """The speakers that the transcript has after all merges."""
        return [line for line in self.lines if line.label is not None and line.speaks]

    @property
    def guessed(self) -> list[str]:
        """The labels of those whose role nobody has confirmed."""
        return [line.label for line in self.standing if line.label is not None and not line.confirmed]

    @property
    def proposals(self) -> list[SpeakerLine]:
        """The labels that may be variants of others."""
        return [line for line in self.lines if line.proposal is not None]


def speaker_lists(connection: sa.Connection, *where: sa.ColumnElement[bool]) -> list[SpeakerList]:
    """Who speaks in the live interviews, in the order of import."""
    persons = {row["id"]: row["name"] for row in live(connection, schema.persons)}
    return [SpeakerList(row["name"], tuple(_Labels(row, persons).lines())) for row in interview_rows(connection, *where)]


class _Labels:
    """The labels of one interview as it was read, and what people told of them."""

    def __init__(self, row: Row, persons: Mapping[str, str]) -> None:
        self.read: Transcript = transcript_as_read(row, row["case"])
        self.now: Transcript = transcript_of(row, row["case"])
        self.told: dict[str, Correction] = {each["label"]: correction_of(each) for each in row["told"]}
        self.persons = {each["label"]: persons.get(each["person_id"]) for each in row["told"]}
        self.proposals: dict[str, MergeProposal] = {
            each.label: each for each in merge_proposals(self.now.turns) if not self._told_apart(each.label)
        }

    def _told_apart(self, label: str) -> bool:
        """Whether somebody told that a label is no variant of another one."""
        return label in self.told and self.told[label].merged_into == label

    def lines(self) -> list[SpeakerLine]:
        """A line a label, then one for the turns without a label."""
        turns = self._turns_by_label()
        lines = [self._line(label, said) for label, said in turns.items() if label is not None]
        return [*lines, self._unlabelled(turns[None])] if None in turns else lines

    def _turns_by_label(self) -> dict[str | None, list[Turn]]:
        """The turns of every label, also of those that have none."""
        by_label: dict[str | None, list[Turn]] = {speaker.label: [] for speaker in self.read.speakers}
        for turn in self.read.turns:
            by_label.setdefault(turn.speaker, []).append(turn)
        for label in self.told:
            by_label.setdefault(label, [])
        return by_label

    def _line(self, label: str, said: Sequence[Turn]) -> SpeakerLine:
        """The line of a label."""
        final = final_label(label, self.told)
        known = {speaker.label: speaker for speaker in self.now.speakers}
        speaker, told = known.get(final), self.told.get(final)
        proposal = self.proposals.get(label)
        role = told.role if told is not None else None
        return SpeakerLine(
            label=label,
            turns=len(said),
            words=self._words(said),
            role=role or (speaker.role if speaker else "unknown"),
            confirmed=role is not None,
            merged_into=None if final == label else final,
            pseudonym=speaker.pseudonym if speaker else told.pseudonym if told else None,
            person=self.persons.get(final),
            begins=self._begins(said),
            proposal=proposal.into if proposal else None,
            reason=proposal.reason if proposal else None,
            speaks=label in known,
        )

    def _unlabelled(self, said: Sequence[Turn]) -> SpeakerLine:
        """The line of the turns without a label; a role that all of them have is known by the layout."""
        roles = {turn.role for turn in said}
        role: Role = roles.pop() if len(roles) == 1 else "unknown"
        return SpeakerLine(None, len(said), self._words(said), role, confirmed=False, begins=self._begins(said))

    def _words(self, said: Sequence[Turn]) -> int:
        """The number of words in turns."""
        return count_words(self.read.text, [(turn.start, turn.end) for turn in said])

    def _begins(self, said: Sequence[Turn]) -> str:
        """The first words of the first turn."""
        words = self.read.spoken(said[0]).split() if said else []
        return " ".join(words[:_FIRST_WORDS]) + (" …" if len(words) > _FIRST_WORDS else "")
