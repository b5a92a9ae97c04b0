"""Voices of cues that name speakers in their text (`KARIN: Hur går det?`), judged by repetition over the whole file."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from interviews.layouts.label import word_role
from interviews.layouts.roster import roster
from interviews.layouts.script import Script
from interviews.word.paragraph import Paragraph

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from interviews.formats.subtitles import Spoken
    from interviews.layouts.opening import Opening

_NEARLY_ALL = 0.8


def name_voices(spoken: Sequence[Spoken]) -> list[Spoken]:
    """What is said, parted where a line begins with a speaker's label; a line without one goes on with the speaker before."""
    lines = [replace(piece, text=line.strip()) for piece in spoken for line in piece.text.split("\n") if line.strip()]
    openings = _openings([line.text for line in lines])
    labels = [opening.speaker for opening in openings if opening is not None]
    stands_small = Script.of("\n".join(line.text for line in lines), ()).stands_small
    known = roster(labels, stands_small, dense=len(labels) >= _NEARLY_ALL * len(lines))
    if len(known) < 2 and not any(map(word_role, known)):  # noqa: PLR2004  # one name that comes back may be anything
        return list(spoken)
    return list(_named(lines, openings, known))


def _openings(texts: Sequence[str]) -> tuple[Opening | None, ...]:
    """For each line, what stands before its first colon, if that may be a label."""
    return Script.of("", [Paragraph(number, 0, text) for number, text in enumerate(texts)]).colons


def _named(lines: Sequence[Spoken], openings: Sequence[Opening | None], known: frozenset[str]) -> Iterator[Spoken]:
    """Yields the lines with their speakers, labels parted from the words."""
    speaker: str | None = None
    label: str | None = None
    for line, opening in zip(lines, openings, strict=True):
        if opening is not None and opening.speaker in known:
            speaker, label = opening.speaker, opening.shown
            yield replace(line, text=line.text[opening.length :].strip(), speaker=speaker, label=label)
        else:
            yield replace(line, speaker=speaker, label=label)
