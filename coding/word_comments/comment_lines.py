"""The lines of a comment taken apart: names, one after the other, and what is said beside them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from coding.word_comments.code_names import CodeNames, Meaning
from coding.word_comments.contrary_mark import is_mark, without_mark

if TYPE_CHECKING:
    from collections.abc import Iterator

_MARK = re.compile(r"(?P<list>;|,)|(?P<memo>\s[–—-](?=\s|$)|:(?=\s|$))")
_DASHED = re.compile(r"\s*[–—-]\s")
_SENTENCE = re.compile(r"[?!…]|\.(\s|$)")
_LONG_NAME = 8
"""So many words a name has at most; more are a remark."""
_GLANCE = 400
"""So many characters are looked at to tell a remark from a name."""


@dataclass(frozen=True, slots=True)
class Name:
    """A name as a comment writes it.

    Attributes:
        written: The name, or the whole remark.
        meaning: What it means.
        contrary: It is marked as spoken against.
        remark: It reads like a sentence.
    """

    written: str
    meaning: Meaning
    contrary: bool = False
    remark: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """Names with the memo that follows them.

    Attributes:
        names: The names, in order.
        memo: What is said beside them.
    """

    names: tuple[Name, ...]
    memo: str = ""


def groups(head: str, names: CodeNames) -> Iterator[Group]:
    """Yields the names of a comment's lines in groups, each with its memo.

    Args:
        head: The lines before any empty one.
        names: The names that are known.
    """
    gathered: list[Name] = []
    memo: list[str] | None = None
    for line in head.split("\n") if head else ():
        dashed = _DASHED.match(line)
        if gathered and is_mark(line):
            gathered = [_against(name) for name in gathered]
        elif gathered and memo is None and dashed:
            memo = [line[dashed.end() :]]
        elif memo is not None and not _begins_with_name(line, names):
            memo.append(line)
        else:
            if memo is not None:
                yield Group(tuple(gathered), _joined(memo))
                gathered = []
            found, beside = _line(line, names)
            gathered += found
            memo = None if beside is None else [beside]
    if gathered:
        yield Group(tuple(gathered), _joined(memo or []))


def _against(name: Name) -> Name:
    """A name that is marked on a line of its own."""
    return Name(name.written, name.meaning, contrary=True, remark=name.remark)


def _joined(memo: list[str]) -> str:
    """The lines of a memo."""
    return "\n".join(memo).strip()


def _begins_with_name(line: str, names: CodeNames) -> bool:
    """Whether a line begins with a known name that ends there or at a mark."""
    return _known(line, 0, names) is not None


def _line(line: str, names: CodeNames) -> tuple[list[Name], str | None]:
    """The names of a line, and the memo that begins in it, if one does."""
    found: list[Name] = []
    at = 0
    while at < len(line):
        known = _known(line, at, names)
        name, end = known or _unknown(line, at, names)
        if name.written:
            found.append(name)
        mark = _mark_at(line, end, names)
        if mark and mark["memo"] and name.written:
            return found, line[mark.end() :]
        at = mark.end() if mark else len(line)
    return found, None


def _known(line: str, at: int, names: CodeNames) -> tuple[Name, int] | None:
    """The longest known name that begins at a place, with where it ends; None where there is none."""
    for end in reversed(_ends(line, at, names)):
        written = line[at:end].strip()
        if not written:
            continue
        if names.look_up(written).known:
            return Name(written, names.look_up(written)), end
        bare = without_mark(written)
        if bare != written and names.look_up(bare).known:
            return Name(bare, names.look_up(bare), contrary=True), end
    return None


def _ends(line: str, at: int, names: CodeNames) -> list[int]:
    """Where a name that begins at a place may end, no farther than any name can reach, and the end of the line."""
    ends: list[int] = []
    for mark in _MARK.finditer(line, at):
        if len(ends) > names.most_marks:
            return ends
        if _parts(mark, names):
            ends.append(mark.start())
    return [*ends, len(line)]


def _unknown(line: str, at: int, names: CodeNames) -> tuple[Name, int]:
    """What stands at a place where no known name does: a name to the next mark, or a remark to the next `;`."""
    reach = line.find(";", at)
    whole = line[at : reach if reach >= 0 else len(line)]
    if _is_remark(whole, names):
        written = whole.strip()
        return Name(written, names.look_up(written), remark=True), at + len(whole)
    mark = next((mark for mark in _MARK.finditer(line, at) if _parts(mark, names)), None)
    end = mark.start() if mark else len(line)
    written = line[at:end].strip()
    bare = without_mark(written)
    return Name(bare, names.look_up(bare), contrary=bare != written), end


def _is_remark(text: str, names: CodeNames) -> bool:
    """Whether a text reads like a sentence, not like a name or a list of names."""
    glance = text[:_GLANCE]
    mark = next((mark for mark in _MARK.finditer(glance) if _parts(mark, names)), None)
    first = glance[: mark.start()] if mark else glance
    return bool(_SENTENCE.search(glance)) or len(first.split()) > _LONG_NAME or _DASHED.match(glance) is not None


def _parts(mark: re.Match[str], names: CodeNames) -> bool:
    """Whether a mark parts names; a comma does not where a name holds one."""
    return names.commas or mark[0] != ","


def _mark_at(line: str, end: int, names: CodeNames) -> re.Match[str] | None:
    """The mark at which a name has ended."""
    mark = _MARK.match(line, end)
    return mark if mark and _parts(mark, names) else None
