"""Doubts: what a person should look at after the turns were told apart."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from dataclasses import astuple
from typing import TYPE_CHECKING

from interviews.layouts.label import folded, is_initials, is_name_like, names_header, word_role
from interviews.layouts.merging import merge_proposals
from interviews.problem import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from interviews.layouts.beginnings import Beginning
    from interviews.layouts.line import Line
    from interviews.layouts.opening import Opening
    from interviews.layouts.script import Script
    from interviews.turn import Turn

_RARE = 2
_ENOUGH = 4
"""With fewer turns there is hardly anything to tell a role by, or any use in asking."""
_LONG = 20
_MOST_SAID = 5
_CORRECT = "kodbok interviews speakers STUDY NAME"
_MISSPELT = (
    "The label “{}” may be a misspelling of “{}”; it is kept as it stands. If they are one: " + _CORRECT + ' --merge "{}={}"'
)
_MAYBE_ONE = "“{}” and “{}” may be one speaker; both are kept as they stand. If they are: " + _CORRECT + ' --merge "{}={}"'
_STANDS_ONCE = "The label “{}” stands once; check that it is a speaker. If it is another one: " + _CORRECT + ' --merge "{}=…"'
_LOOKS_LIKE = (
    "“{}” looks like a label but stands once, so its words count as those of the speaker before; "
    "if somebody speaks here, label the turn in the file and put it in this one's place: kodbok interviews replace STUDY NAME FILE"
)
_NUMBERS = "The numbers of labels such as “{}” are taken to count turns, not persons; check who speaks."
_NOBODY_ASKS = (
    "Nobody is known as the interviewer, so all words count as interviewees'; say who asks: "
    + _CORRECT
    + ' --role "LABEL=interviewer"'
)
_SEVERAL = "Another interview seems to begin here; the file comes in as one interview, and with --split as several."
_TAKEN_FOR = {
    "interviewer": "an interviewer, though the letter mostly stands for an interviewee",
    "interviewee": "an interviewee, though the letter mostly stands for an interviewer",
}
_OTHER = {"interviewer": "interviewee", "interviewee": "interviewer"}


def doubts(script: Script, turns: Sequence[Turn], unusual: Sequence[str], begun: Sequence[Beginning] = ()) -> Iterator[Problem]:
    """Yields what the reader is unsure about, each with where it stands and how to correct it.

    Labels that may be one speaker's, that stand once or play an unusual role; numbers that may count turns; a talk in which
    nobody is known to ask; several interviews in one file.

    Args:
        script: The script.
        turns: Its turns, with roles.
        unusual: Speakers whose role was guessed against what their letter usually stands for.
        begun: Where its interviews begin, if it holds several.
    """
    first: dict[str, int] = {}
    for turn in turns:
        if turn.speaker is not None:
            first.setdefault(turn.speaker, turn.start)
    yield from _alike(script, turns, first)
    yield from _unusual(script, turns, unusual)
    yield from _rare(script, turns, first)
    yield from _numbered(script, turns)
    if first and len(turns) >= _ENOUGH and not any(turn.role == "interviewer" for turn in turns):
        yield Problem(_NOBODY_ASKS, _paragraph_at(script.lines, turns[0].start))
    again = None if begun else _second_beginning(script, turns)
    if begun:
        yield Problem(_SEVERAL, begun[1].paragraph)
    elif again is not None:
        yield Problem("Another interview seems to begin here; the file comes in as one interview.", again.paragraph.number)


def _alike(script: Script, turns: Sequence[Turn], first: Mapping[str, int]) -> Iterator[Problem]:
    """Yields a problem for each two labels that may be one speaker's, at the one that would be merged; nothing is merged."""
    for label, into, reason in map(astuple, merge_proposals(turns) if len(first) > 1 else ()):
        message = (
            _MISSPELT.format(label, into, label, into) if reason == "misspelling" else _MAYBE_ONE.format(into, label, label, into)
        )
        yield Problem(message, _paragraph_at(script.lines, first[label]))


def _unusual(script: Script, turns: Sequence[Turn], unusual: Sequence[str]) -> Iterator[Problem]:
    """Yields a problem for each label with a turn or two that was taken for something else than its letter stands for."""
    for speaker in unusual:
        said = [turn for turn in turns if turn.speaker == speaker]
        if len(said) <= _RARE:
            taken, other = _TAKEN_FOR[said[0].role], _OTHER[said[0].role]
            message = f'The label “{speaker}” is taken for {taken}; check who speaks. If not: {_CORRECT} --role "{speaker}={other}"'
            yield Problem(message, _paragraph_at(script.lines, said[0].start))


def _rare(script: Script, turns: Sequence[Turn], first: Mapping[str, int]) -> Iterator[Problem]:
    """Yields a problem for the first few labels that stand once in a long talk, and for lines that only look labelled."""
    counts = Counter(turn.speaker for turn in turns if turn.label is not None)
    once = [speaker for speaker in first if counts[speaker] == 1 and _may_be_a_word(speaker)] if len(turns) >= _LONG else []
    if once:
        alike = {proposal.label for proposal in merge_proposals(turns)}
        for speaker in [speaker for speaker in once if speaker not in alike][:_MOST_SAID]:
            yield Problem(_STANDS_ONCE.format(speaker, speaker), _paragraph_at(script.lines, first[speaker]))
    for line, opening in _unread(script, turns, first)[:_MOST_SAID]:
        yield Problem(_LOOKS_LIKE.format(opening.shown), line.paragraph.number)


def _may_be_a_word(speaker: str) -> bool:
    """Whether a label tells no role and is neither initials nor numbered."""
    return word_role(speaker) is None and not is_initials(speaker) and not speaker[-1].isdigit()


def _unread(script: Script, turns: Sequence[Turn], first: Mapping[str, int]) -> list[tuple[Line, Opening]]:
    """Lines inside a turn that open as a third person's would: a name that stands once, and speech that begins with a capital."""
    if not first or all(opening is None or opening.speaker in first for opening in script.colons):
        return []
    starts = {turn.start for turn in turns}
    counts = Counter(opening.speaker for opening in script.colons if opening is not None)
    found = []
    for line, opening in zip(script.lines, script.colons, strict=True):
        if opening is None or opening.speaker in first or counts[opening.speaker] > 1 or line.start < turns[0].start:
            continue
        said = line.text[opening.length :].strip()
        inside = line.start + opening.length + 1 not in starts and line.paragraph.cell is None and not line.is_heading
        if inside and said[:1].isupper() and _names_somebody(script, opening.speaker):
            found.append((line, opening))
    return found


def _names_somebody(script: Script, label: str) -> bool:
    """Whether a label may be a person's."""
    return is_name_like(label) and not names_header(label, before_talk=True) and not script.stands_small(label)


def _numbered(script: Script, turns: Sequence[Turn]) -> Iterator[Problem]:
    """Yields a problem where the number of a speaker's label was taken to count turns."""
    for turn in turns:
        if turn.label is not None and turn.speaker is not None and turn.number is not None and turn.number.isdigit():
            shown = turn.label.rstrip(":： ")
            if shown != turn.speaker and shown.startswith(turn.speaker) and shown.endswith(turn.number):
                yield Problem(_NUMBERS.format(shown), _paragraph_at(script.lines, turn.start))
                return


def _paragraph_at(lines: Sequence[Line], offset: int) -> int:
    """The number of the paragraph that holds an offset."""
    return lines[bisect_right(lines, offset, key=lambda line: line.start) - 1].paragraph.number


def _second_beginning(script: Script, turns: Sequence[Turn]) -> Line | None:
    """The first header line after a turn that says the same as one before, or a second `Intervju 2`; else None."""
    says = dict.fromkeys(script.announced, "interview")
    headers = {label for label in {opening.speaker for opening in script.colons if opening is not None} if names_header(label)}
    if headers:
        found = ((place, opening.speaker) for place, opening in enumerate(script.colons) if opening is not None)
        says |= {place: folded(label) for place, label in found if label in headers}
    met: set[str] = set()
    for place in sorted(says):
        if says[place] in met and script.lines[place].start > turns[0].start:
            return script.lines[place]
        met.add(says[place])
    return None
