"""The talk while a layout tells its turns apart."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from interviews.layouts.clock import is_time, marks, may_hold_marks, seconds
from interviews.layouts.draft import Draft
from interviews.layouts.label import names_nobody, word_role
from interviews.speaker import Role

if TYPE_CHECKING:
    from collections.abc import Iterator

    from interviews.layouts.line import Line


class Voice(NamedTuple):  # a tuple for the same reason as a paragraph
    """Whose words come next.

    Attributes:
        label: The label as it stands in the text, or None.
        speaker: The label without its colon, or None where nobody is named.
        role: The role, where the layout itself tells it.
    """

    label: str | None = None
    speaker: str | None = None
    role: Role = "unknown"

    @classmethod
    def named(cls, label: str, speaker: str) -> Voice:
        """The voice that a label names; one that only says who asks and who answers (`Fråga`, `Svar`) names nobody."""
        if names_nobody(speaker):
            return cls(label, None, word_role(speaker) or "unknown")
        return cls(label, speaker)


_MOST_IN_A_TIME = 60


class Talk:
    """Turns as they are told apart, line by line; time marks are taken out of them on the way.

    Attributes:
        placed: Number of characters that lie in turns.
        loose: Number of characters that might have been spoken and lie in none.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._turns: list[Draft] = []
        self._marked = may_hold_marks(text)
        self._voice: Voice | None = None
        self._fresh = self._labelled = False
        self._heading: str | None = None
        self._time: float | None = None
        self.placed, self.loose = 0, 0

    @property
    def turns(self) -> tuple[Draft, ...]:
        """The turns so far."""
        return tuple(self._turns)

    @property
    def begun(self) -> bool:
        """Whether somebody has the word."""
        return self._voice is not None

    def head(self, line: Line) -> None:
        """Meets a heading, which names the turns after it (a title names none)."""
        self._fresh = True
        if line.paragraph.level != 0:
            self._heading = " ".join(line.text.split())

    def pause(self) -> None:
        """Meets what belongs to no turn; what follows is a new turn of the same speaker."""
        self._fresh = True

    def silence(self) -> None:
        """Nobody has the word until a speaker is named."""
        self._voice = None

    def tell_time(self, mark: str) -> None:
        """Meets a time mark: what follows is a new turn at that time."""
        self._fresh = True
        self._time = seconds(mark)

    def begin(self, voice: Voice, start: int, end: int, number: str | None = None) -> None:
        """A speaker takes the word with the words of a span, which may be empty."""
        self._voice, self._fresh, self._labelled = voice, True, True
        self.add(start, end, number)

    def add(self, start: int, end: int, number: str | None = None) -> None:
        """The speaker goes on with the words of a span; without a speaker they belong to no turn."""
        if self._voice is None:
            self._pass_by(start, end)
        elif end - start <= _MOST_IN_A_TIME and is_time(self._text[start:end]) and seconds(self._text[start:end]) is not None:
            self.tell_time(self._text[start:end])
        elif self._marked:
            self._add_spoken(start, end, number)
        else:
            self._say(start, end, number)

    def _pass_by(self, start: int, end: int) -> None:
        """Meets a line before anybody has the word; a time alone on it may be that of the first turn, if it comes next."""
        spoken = self._text[start:end]
        self._time = seconds(spoken) if end - start <= _MOST_IN_A_TIME and is_time(spoken) else None
        self.loose += end - start

    def _add_spoken(self, start: int, end: int, number: str | None) -> None:
        """Adds the stretches between the time marks of a span."""
        for begin, stop, mark in self._split(start, end):
            self._say(begin, stop, number)
            if mark:
                self._mark(mark, last=not self._text[stop + len(mark) : end].strip())

    def _split(self, start: int, end: int) -> Iterator[tuple[int, int, str]]:
        """Yields the stretches between time marks, each with the mark that ends it."""
        for match in marks(self._text, start, end):
            if seconds(match[0]) is not None and not self._is_part_of_speech(match):
                yield start, match.start(), match[0]
                start = match.end()
        yield start, end, ""

    def _is_part_of_speech(self, match: re.Match[str]) -> bool:
        """Whether what looks like a time stands inside a sentence in round brackets (`delat lika (50:50) mellan oss`)."""
        start, end = match.span()
        before, after = self._text[max(start - 2, 0) : start], self._text[end : end + 2]
        ratio = match[0][0] == "(" and match[0][1] != "0" and match[0].count(":") == 1
        following = after.strip(" ,")
        return ratio and before.strip().isalpha() and following.isalpha() and not following.isupper()

    def _mark(self, mark: str, *, last: bool) -> None:
        """Meets a time mark inside a span; one at its end is the time of the turn before it, if that has none."""
        if last and self._turns and not self._fresh and self._turns[-1].time is None:
            self._turns[-1] = self._turns[-1]._replace(time=seconds(mark))
            self._fresh = True
        else:
            self.tell_time(mark)

    def _say(self, start: int, end: int, number: str | None) -> None:
        """Adds spoken words, to the turn before or as a new one."""
        while start < end and self._text[start].isspace():
            start += 1
        while start < end and self._text[end - 1].isspace():
            end -= 1
        if start == end or self._voice is None:
            return
        self.placed += end - start
        if self._fresh or not self._turns or self._text[self._turns[-1].end : start].strip():
            self._new_turn(self._voice, start, end, number)
        else:
            self._turns[-1] = self._turns[-1]._replace(end=end)

    def _new_turn(self, voice: Voice, start: int, end: int, number: str | None) -> None:
        """Begins a turn; its label stands once, so a turn that goes on with it has none."""
        label = voice.label if self._labelled else None
        self._turns.append(Draft(start, end, label, voice.speaker, self._time, self._heading, number, voice.role))
        self._fresh, self._labelled, self._time = False, False, None
