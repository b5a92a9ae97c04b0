"""What people tell of speakers after a transcript was read: which labels are one person's, and who asks and who answers."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from interviews.speaker import Role, Speaker
from interviews.turn import Turn

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from interviews.transcript import Transcript


@dataclass(frozen=True, slots=True)
class Correction:
    """What somebody told of one label; None leaves what is known.

    Attributes:
        label: The label, as the transcript spells it, without its colon.
        merged_into: The label that it is a misspelling of; the label itself says that it is none.
        role: The role of whoever speaks under it.
        pseudonym: What to call the speaker outside the team.
    """

    label: str
    merged_into: str | None = None
    role: Role | None = None
    pseudonym: str | None = None


def corrected(transcript: Transcript, corrections: Iterable[Correction]) -> Transcript:
    """A transcript in which speakers are who people say they are; text, spans and the spelling of labels stay.

    Merged labels become one speaker, at the place of the first of them and in the role of the label that they were merged into.
    A correction of a label that nobody has is passed over.
    """
    told = {correction.label: correction for correction in corrections}
    if not told:
        return transcript
    becomes = {speaker.label: final_label(speaker.label, told) for speaker in transcript.speakers}
    becomes |= {turn.speaker: final_label(turn.speaker, told) for turn in transcript.turns if turn.speaker is not None}
    speakers = _speakers(transcript.speakers, becomes, told)
    roles = _changed_roles(speakers, becomes, told)
    turns = tuple(_turn(turn, becomes, roles) for turn in transcript.turns)
    return replace(transcript, turns=turns, speakers=tuple(speakers.values()))


def final_label(label: str, told: Mapping[str, Correction]) -> str:
    """The label that one goes by after all merges, through chains; one that leads into a circle stays as it is."""
    met, now = {label}, label
    while now in told and (into := told[now].merged_into) not in {None, now}:
        if into in met:
            return label
        met.add(into)
        now = into
    return now


def _speakers(read: Iterable[Speaker], becomes: Mapping[str, str], told: Mapping[str, Correction]) -> dict[str, Speaker]:
    """The speakers by label, in order of appearance, each as the label reads that the others were merged into."""
    by_label = {speaker.label: speaker for speaker in read}
    speakers: dict[str, Speaker] = {}
    for label, speaker in by_label.items():
        final = becomes[label]
        if final not in speakers:
            speakers[final] = _speaker(replace(by_label.get(final, speaker), label=final), told.get(final))
    return speakers


def _speaker(speaker: Speaker, correction: Correction | None) -> Speaker:
    """A speaker as somebody told."""
    if correction is None:
        return speaker
    pseudonym = speaker.pseudonym if correction.pseudonym is None else correction.pseudonym
    return Speaker(speaker.label, correction.role or speaker.role, pseudonym)


def _changed_roles(speakers: Mapping[str, Speaker], becomes: Mapping[str, str], told: Mapping[str, Correction]) -> dict[str, Role]:
    """The roles of the labels that are merged, or whose role somebody told."""
    final = {label: into for label, into in becomes.items() if into in speakers}
    return {
        label: speakers[into].role
        for label, into in final.items()
        if label != into or (into in told and told[into].role is not None)
    }


def _turn(turn: Turn, becomes: Mapping[str, str], roles: Mapping[str, Role]) -> Turn:
    """A turn of a speaker as corrected; spelt out, because `replace` takes three times as long and there are thousands."""
    if turn.speaker is None:
        return turn
    speaker, role = becomes[turn.speaker], roles.get(turn.speaker, turn.role)
    return Turn(turn.start, turn.end, turn.label, speaker, turn.time, turn.heading, turn.number, role)
