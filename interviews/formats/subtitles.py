"""Subtitles (.vtt, .srt): cues of the same speaker become one paragraph, begun by its time and its label.

Both formats are a dozen lines of grammar, and the files that meeting programs write break it in ways that strict readers refuse or
drop words over; so they are read here line by line.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from html import unescape
from typing import TYPE_CHECKING

from interviews.formats.encoding import decoded
from interviews.formats.manuscript import Looks, Manuscript
from interviews.formats.plain_text import of_lines
from interviews.formats.voices import name_voices
from interviews.layouts.clock import seconds
from interviews.word.paragraph import Cue
from interviews.word.passage import Passage
from interviews.word.walk import Walked
from interviews.words import WORD

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_TIME = r"(?:\d{1,3}:)?\d{1,3}:\d{1,2}(?:[.,]\d{1,3})?"
_TIMING = re.compile(rf"\s*(?P<start>{_TIME})\s*-->\s*(?P<end>{_TIME})(?:\s.*)?")
_BLOCK = re.compile(r"(?:NOTE|STYLE|REGION)(?:\s|$)")
_VOICE = re.compile(r"<v(?:\.[^\s>]*)?[ \t]+([^>]*)>", re.IGNORECASE)
_TAG = re.compile(r"</?(?:v|c|i|b|u|ruby|lang|font)(?:[.\s][^>]*)?>|<rt>[^<]*</rt>|<\d[\d:.]*>|\{\\[^}]*\}", re.IGNORECASE)
_SENTENCE_ENDS = (".", "?", "!", "…", ".”", '."', "♪")
_PUNCTUATED = 0.1
_PAUSE = 2.0
_LONGEST = 60.0
_NAMELESS = (
    "The cues name no speakers; a turn is a stretch up to a sentence's end. Label them (Intervjuare: …) to tell speakers apart."
)


@dataclass(frozen=True, slots=True)
class Spoken:
    """What one voice says in one cue.

    Attributes:
        mark: The cue's beginning, as it stands.
        begin: The same in seconds, or None where it is no time.
        end: The cue's end in seconds, or None.
        text: The words, line by line.
        speaker: Who speaks, or None.
        label: The label as it stands before the words, or None.
    """

    mark: str
    begin: float | None
    end: float | None
    text: str
    speaker: str | None = None
    label: str | None = None


def read_subtitles(content: bytes, file_name: str) -> Walked:
    """Reads cues; a file without any is read as plain text.

    The time of a stretch's first cue and its label stay in the text, on a line of its own and before the words; later cues of the
    same voice go on with a blank, without their times and without the label that they repeat, so that a sentence over several cues
    stays one. Every spoken word is kept. Cue numbers, positions and tags are no text.
    """
    text, problems = decoded(content, file_name)
    lines = text.split("\n")
    cues = list(_cues(lines, webvtt=lines[0].startswith("WEBVTT")))
    if not cues:
        return of_lines(lines, problems)
    manuscript = Manuscript()
    for problem in problems:
        manuscript.complain(problem.message)
    for message in _left_out(lines):
        manuscript.complain(message)
    spoken = [piece for cue in cues for piece in _voices(cue)]
    if not any(piece.speaker for piece in spoken):
        spoken = name_voices(spoken)
    if not any(piece.speaker for piece in spoken):
        manuscript.complain(_NAMELESS)
    for stretch in _stretches(spoken):
        _add(manuscript, stretch)
    return manuscript.finish()


def _cues(lines: Sequence[str], *, webvtt: bool) -> Iterator[Spoken]:
    """Yields the cues, with tags; text that belongs to none goes with the cue before it, so that no word is lost."""
    cue: Spoken | None = None
    said: list[str] = []
    skipping = webvtt
    for place, line in enumerate(lines):
        timing = _TIMING.fullmatch(line)
        if timing is not None:
            if cue is not None:
                yield replace(cue, text="\n".join(said))
            cue, said, skipping = Spoken(timing["start"], seconds(timing["start"]), seconds(timing["end"]), ""), [], False
        elif not line.strip():
            skipping = False
        elif webvtt and not lines[place - 1].strip() and _BLOCK.match(line):
            skipping = True
        elif not skipping and not _identifies(lines, place):
            said.append(line.strip())
            cue = cue or Spoken("", None, None, "")
    if cue is not None and cue.mark:
        yield replace(cue, text="\n".join(said))


def _identifies(lines: Sequence[str], place: int) -> bool:
    """Whether a line is a cue's number or name: it stands right before a timing, and is a number or begins a block."""
    if place + 1 >= len(lines) or _TIMING.fullmatch(lines[place + 1]) is None:
        return False
    return place == 0 or not lines[place - 1].strip() or lines[place].strip().isdigit()


def _left_out(lines: Sequence[str]) -> Iterator[str]:
    """Yields what is said about notes, which are no talk."""
    count = sum(line.startswith("NOTE") and WORD.search(line, 4) is not None for line in lines)
    if count:
        yield f"{count} {'note of the file is' if count == 1 else 'notes of the file are'} left out."


def _voices(cue: Spoken) -> Iterator[Spoken]:
    """Yields what each voice of a cue says, without tags."""
    pieces = _VOICE.split(cue.text)
    for name, text in zip([None, *pieces[1::2]], pieces[::2], strict=True):
        plain = unescape(_TAG.sub("", text)).strip()
        speaker = " ".join(unescape(name).split()) if name else None
        if plain:
            yield replace(cue, text=plain, speaker=speaker or None, label=f"{speaker}:" if speaker else None)


def _stretches(spoken: Iterable[Spoken]) -> Iterator[list[Spoken]]:
    """Yields what one voice says without another's coming between; without names up to a sentence's end."""
    spoken = list(spoken)
    ends = sum(piece.text.endswith(_SENTENCE_ENDS) for piece in spoken)
    punctuated = ends > _PUNCTUATED * len(spoken)
    stretch: list[Spoken] = []
    for piece in spoken:
        if stretch and not _goes_on(stretch, piece, punctuated=punctuated):
            yield stretch
            stretch = []
        stretch.append(piece)
    if stretch:
        yield stretch


def _goes_on(stretch: Sequence[Spoken], piece: Spoken, *, punctuated: bool) -> bool:
    """Whether a piece belongs to a stretch."""
    last = stretch[-1]
    if piece.speaker != last.speaker or piece.speaker is not None:
        return piece.speaker == last.speaker
    if punctuated:
        return not last.text.endswith(_SENTENCE_ENDS)
    return _elapsed(last.end, piece.begin) < _PAUSE and _elapsed(stretch[0].begin, piece.begin) < _LONGEST


def _elapsed(begin: float | None, end: float | None) -> float:
    """The seconds between two times, 0 where one is not known."""
    return 0.0 if begin is None or end is None else end - begin


def _add(manuscript: Manuscript, stretch: Sequence[Spoken]) -> None:
    """Adds a stretch: its time on a line, its label, the words."""
    first = stretch[0]
    label, speaker = (_clean(name) if name else None for name in (first.label, first.speaker))
    opening = f"{first.mark}\n{label} " if label else f"{first.mark}\n"
    words = " ".join(piece.text.replace("\n", " ") for piece in stretch if piece.text)
    manuscript.add([(opening + words, False)], Looks(cue=Cue(speaker, label, len(opening))))


def _clean(name: str) -> str:
    """A name as it will stand in the canonical text, so that what comes after it is found there."""
    passage = Passage()
    passage.add(name, bold=False)
    return passage.finish()[0]
