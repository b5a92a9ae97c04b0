"""Doubts: what a person should look at after the turns were told apart."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from interviews.layouts.label import folded, names_header
from interviews.layouts.preamble import begins_interview
from interviews.layouts.roster import resembles
from interviews.problem import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from interviews.layouts.beginnings import Beginning
    from interviews.layouts.line import Line
    from interviews.layouts.script import Script
    from interviews.turn import Turn

_RARE = 2
_OFTEN = 3
_MOST_COMPARED = 50
_NO_LETTER = re.compile(r"[\W\d_]+")
_DIGITS = re.compile(r"\d+")
_MAYBE_ONE = "“{}” and “{}” may be one speaker; both are kept as they stand."
_SEVERAL = "Another interview seems to begin here; the file comes in as one interview, and with --split as several."
_TAKEN_FOR = {
    "interviewer": "an interviewer, though the letter mostly stands for an interviewee",
    "interviewee": "an interviewee, though the letter mostly stands for an interviewer",
}


def doubts(script: Script, turns: Sequence[Turn], unusual: Sequence[str], begun: Sequence[Beginning] = ()) -> Iterator[Problem]:
    """Yields what the reader is unsure about: labels that look misspelt or play an unusual role, several interviews in one file.

    Args:
        script: The script.
        turns: Its turns, with roles.
        unusual: Speakers whose role was guessed against what their letter usually stands for.
        begun: Where its interviews begin, if it holds several.
    """
    yield from _misspelt(script, turns)
    yield from _variants(turns)
    yield from _unusual(script, turns, unusual)
    again = None if begun else _second_beginning(script, turns)
    if begun:
        yield Problem(_SEVERAL, begun[1].paragraph)
    elif again is not None:
        yield Problem("Another interview seems to begin here; the file comes in as one interview.", again.paragraph.number)


def _misspelt(script: Script, turns: Sequence[Turn]) -> Iterator[Problem]:
    """Yields a problem for each label that stands seldom and resembles one that stands often."""
    counts = Counter(turn.speaker for turn in turns if turn.speaker is not None and turn.label is not None)
    often = [speaker for speaker, count in counts.most_common(_MOST_COMPARED) if count >= _OFTEN]
    seldom = {speaker for speaker, count in counts.items() if count < _RARE}
    for turn in turns:
        if turn.speaker in seldom and len(turn.speaker) > _RARE and not turn.speaker[-1].isdigit():
            other = resembles(turn.speaker, often)
            if other is not None:
                message = f"The label “{turn.speaker}” may be a misspelling of “{other}”; it is kept as it stands."
                yield Problem(message, _paragraph_at(script.lines, turn.start))


def _variants(turns: Sequence[Turn]) -> Iterator[Problem]:
    """Yields a problem for each two labels that differ in case, signs or a lone number (`IP`, `Ip 1`); nothing is merged."""
    by_letters: dict[str, dict[str, str]] = defaultdict(dict)
    for speaker in dict.fromkeys(turn.speaker for turn in turns if turn.speaker is not None):
        letters, number = _NO_LETTER.sub("", speaker.casefold()), "".join(_DIGITS.findall(speaker))
        known = by_letters[letters]
        if number in known:
            yield Problem(_MAYBE_ONE.format(known[number], speaker))
        known.setdefault(number, speaker)
    for known in by_letters.values():
        if "" in known and len(known) == _RARE:
            first, second = known.values()
            yield Problem(_MAYBE_ONE.format(first, second))


def _unusual(script: Script, turns: Sequence[Turn], unusual: Sequence[str]) -> Iterator[Problem]:
    """Yields a problem for each label with a turn or two that was taken for something else than its letter stands for."""
    for speaker in unusual:
        said = [turn for turn in turns if turn.speaker == speaker]
        if len(said) <= _RARE:
            other = _TAKEN_FOR[said[0].role]
            yield Problem(
                f"The label “{speaker}” is taken for {other}; check who speaks.", _paragraph_at(script.lines, said[0].start)
            )


def _paragraph_at(lines: Sequence[Line], offset: int) -> int:
    """The number of the paragraph that holds an offset."""
    return lines[bisect_right(lines, offset, key=lambda line: line.start) - 1].paragraph.number


def _second_beginning(script: Script, turns: Sequence[Turn]) -> Line | None:
    """The first header line after a turn that says the same as one before, or a second `Intervju 2`; else None."""
    met: set[str] = set()
    first = turns[0].start
    headers = {label for label in {opening.speaker for opening in script.colons if opening is not None} if names_header(label)}
    for line, opening in zip(script.lines, script.colons, strict=True):
        begins = _beginning(line, opening.speaker if opening is not None and opening.speaker in headers else None)
        if begins is not None:
            if begins in met and line.start > first:
                return line
            met.add(begins)
    return None


def _beginning(line: Line, header: str | None) -> str | None:
    """What a line says that only the beginning of an interview says (a header's label, `Intervju 2`), or None."""
    if header is not None:
        return folded(header)
    return "interview" if begins_interview(line.text) else None
