"""What a margin comment says, read as codes: names, what speaks against them, and a memo."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from coding.coding_row import Why
from coding.word_comments.code_names import CodeNames
from coding.word_comments.comment_lines import Group, groups

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from coding.codebook import Codebook


@dataclass(frozen=True, slots=True)
class ReadCode:
    """A code that a comment names.

    Attributes:
        path: Path of the code.
        memo: What the comment says beside it.
        contrary: The comment says that the passage speaks against the code.
        written: The name as it stands in the comment.
    """

    path: str
    memo: str = ""
    contrary: bool = False
    written: str = ""


@dataclass(frozen=True, slots=True)
class Unread:
    """A part of a comment that names no code.

    Attributes:
        written: The name as it stands in the comment, or the whole remark.
        why: `unknown`: no code is called so; `ambiguous`: several are; `remark`: it reads like a sentence, not like a name;
            `left out`: the table of names says so; `empty`: the comment says nothing.
        candidates: The codes that are called so, where several are.
    """

    written: str
    why: Why
    candidates: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ReadComment:
    """What a comment says.

    Attributes:
        codes: The codes that it names, each once, in order.
        unread: What names no code, in order.
    """

    codes: tuple[ReadCode, ...] = ()
    unread: tuple[Unread, ...] = ()


def read_comment(text: str, codes: Codebook | CodeNames, table: Mapping[str, str] | None = None) -> ReadComment:
    r"""Reads the text of a comment as codes.

    Names are parted by `;`, a line break or, where no code's name holds one, a comma. Each is a path, or a unique name or alias in
    any case, with or without its accents. What follows ` – ` or `: ` after a name is the memo of the names before it, to the next
    line that begins with a known one; what follows an empty line is the memo of all. `(motsäger)` or `(contrary)`
    after a name or on a line of its own says that the passage speaks against the code.

    >>> from coding.codebook import Codebook
    >>> read_comment("lek; Barn > Mat – ofta\n\nÅter", Codebook().add("Barn > Lek").add("Barn > Mat")).codes[1]
    ReadCode(path='Barn > Mat', memo='ofta\n\nÅter', contrary=False, written='Barn > Mat')

    Args:
        text: What the comment says.
        codes: The codebook, or its names made ready for many comments.
        table: Paths of codes by the names that comments have for them, an empty path for what shall be left out.

    Returns:
        The codes that it names, and what names none.
    """
    names = codes if isinstance(codes, CodeNames) else CodeNames(codes, table)
    head, memo = _parted(text)
    found = list(groups(head, names))
    read: dict[str, ReadCode] = {}
    for code in _codes(found):
        read[code.path] = _together(read[code.path], code) if code.path in read else code
    told = tuple(replace(code, memo="\n\n".join(filter(None, (code.memo, memo)))) for code in read.values())
    unread = tuple(_unread(found))
    return ReadComment(told, unread or (() if told else (Unread("", "empty"),)))


def _parted(text: str) -> tuple[str, str | None]:
    """What stands before the first empty line, and the memo after it as it stands; None where there is none."""
    lines = text.split("\n")
    begun = next((place for place, line in enumerate(lines) if line.strip()), len(lines))
    end = next((place for place in range(begun, len(lines)) if not lines[place].strip()), None)
    if end is None:
        return "\n".join(lines[begun:]), None
    return "\n".join(lines[begun:end]), "\n".join(lines[end + 1 :])


def _codes(found: list[Group]) -> Iterator[ReadCode]:
    """Yields the known codes of the groups, each with the memo of its group."""
    for group in found:
        for name in group.names:
            if name.meaning.path:
                yield ReadCode(name.meaning.path, group.memo, name.contrary, name.written)


def _together(first: ReadCode, again: ReadCode) -> ReadCode:
    """A code that a comment names once more: nothing that is said beside it gets lost."""
    added = "" if again.memo in first.memo else again.memo
    return replace(first, memo="\n".join(filter(None, (first.memo, added))))


def _unread(found: list[Group]) -> Iterator[Unread]:
    """Yields what names no code."""
    for group in found:
        for name in group.names:
            if name.meaning.left_out:
                yield Unread(name.written, "left out")
            elif name.meaning.candidates:
                yield Unread(name.written, "ambiguous", name.meaning.candidates)
            elif not name.meaning.path:
                yield Unread(name.written, "remark" if name.remark else "unknown")
