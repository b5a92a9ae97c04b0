"""Family 11: several interviews in one file, and where each of them begins."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from interviews.layouts.label import folded, is_name_like, names_header, names_nobody, word_role
from interviews.layouts.preamble import is_later_header

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from interviews.layouts.draft import Spoken
    from interviews.layouts.line import Line
    from interviews.layouts.script import Script

_IDENTIFIER = r"(?P<kind>[^\W\d_]+(?: [^\W\d_]+)?)(?P<gap>[ \u00a0_-]?)(?P<number>\d{1,4}|[A-Z])"
_KINDS = frozenset(
    {
        "intervju",
        "interview",
        "samtal",
        "person",
        "kandidat",
        "case",
        "id",
        "nr",
        "no",
        "p",
        "r",
        "ip",
        "fokusgrupp",
        "focus",
        "grupp",
    }
)
_CODE = r"[A-ZÅÄÖ]{1,4}[-_]?\d{2,4}"
_FEWEST = 2
_MOST_WORDS = 4


class Beginning(NamedTuple):
    """Where an interview begins in a file that holds several.

    Attributes:
        start: Offset of its first paragraph in the canonical text, in code points.
        paragraph: That paragraph's number.
        identifier: What the file calls the interview.
        reason: What tells that one begins here, as half a sentence.
    """

    start: int
    paragraph: int
    identifier: str
    reason: str


def beginnings(script: Script, turns: Sequence[Spoken]) -> tuple[Beginning, ...]:
    """The beginnings of a file's interviews; none where it holds one.

    Lines that say so (`Intervju 2`) go before bold or styled identifiers of one kind (`P01`, `Respondent 3`), these before
    header blocks that come back, and these before bold or styled names of persons. A part with fewer than two turns is no
    interview and belongs to the one before it.

    Args:
        script: The script of the whole file.
        turns: Its turns.
    """
    apart = (line for line in script.lines if line.paragraph.level is not None or line.bold_lead == len(line.text))
    standing = [line for line in apart if _opens_paragraph(line) and (line.is_heading or line.stands_out)]
    for found in (_said(script), _identifiers(standing), _header_blocks(script), _names(script, standing, turns)):
        kept = _with_talk(list(found), turns)
        if len(kept) >= _FEWEST:
            return tuple(kept)
    return ()


def _with_talk(found: Sequence[Beginning], turns: Sequence[Spoken]) -> list[Beginning]:
    """The beginnings after which at least two turns come before the next one."""
    if len(found) < _FEWEST:
        return []
    counts = [0] * len(found)
    place = -1
    for turn in turns:
        while place + 1 < len(found) and found[place + 1].start <= turn.start:
            place += 1
        if place >= 0:
            counts[place] += 1
    return [beginning for beginning, count in zip(found, counts, strict=True) if count >= _FEWEST]


def _opens_paragraph(line: Line) -> bool:
    """Whether a file could be cut before a line."""
    return line.first and line.paragraph.cell is None


def _begun(line: Line, identifier: str, reason: str) -> Beginning:
    """The beginning at a line."""
    return Beginning(line.paragraph.start, line.paragraph.number, " ".join(identifier.split()), reason)


def _said(script: Script) -> Iterator[Beginning]:
    """Yields lines that say that an interview begins."""
    for line in (script.lines[place] for place in script.announced):
        if _opens_paragraph(line):
            yield _begun(line, line.text, "the line says that an interview begins")


def _identifiers(standing: Iterable[Line]) -> list[Beginning]:
    """Lines in bold or in a heading's style that are identifiers of one kind, each standing once."""
    by_kind: dict[str, list[Line]] = defaultdict(list)
    for line in standing:
        if (kind := _kind(line.text)) is not None:
            by_kind[kind].append(line)
    once = [lines for lines in by_kind.values() if len({folded(line.text) for line in lines}) == len(lines)]
    most = max(once, key=len, default=[])
    return [_begun(line, line.text, "identifiers of this kind stand out on lines of their own") for line in most]


def _kind(text: str) -> str | None:
    """The kind of identifier that a line is (`p#` for `P01`), or None where it is none: a topic may be numbered too."""
    match = re.fullmatch(_IDENTIFIER, text)
    if match is not None and names_nobody(match["kind"]):
        return None
    if match is not None and (word_role(match["kind"]) or folded(match["kind"]).split()[0] in _KINDS):
        return f"{folded(match['kind'])}#"
    return re.sub(r"\d+", "#", text).casefold() if re.fullmatch(_CODE, text) else None


def _names(script: Script, standing: Iterable[Line], turns: Sequence[Spoken]) -> list[Beginning]:
    """Lines in bold or in a heading's style that are full names, each standing once; the first of them before anybody speaks."""
    named = [line for line in standing if _is_person(script, line.text)]
    once = len({folded(line.text) for line in named}) == len(named)
    speaking = {turn.speaker for turn in turns}
    if not named or not once or not turns or named[0].start > turns[0].start or any(line.text in speaking for line in named):
        return []
    return [_begun(line, line.text, "names of persons stand out on lines of their own") for line in named]


def _is_person(script: Script, text: str) -> bool:
    """Whether a line is a full name, perhaps with what that person does after it; no word of the name stands small elsewhere."""
    name = re.split(r"[,(–]", text, maxsplit=1)[0].strip()
    words = name.split()
    if not _FEWEST <= len(words) <= _MOST_WORDS or not is_name_like(name) or any(map(str.isdigit, name)):
        return False
    if word_role(name) is not None or any(names_header(word, before_talk=True) for word in words):
        return False
    return not any(script.stands_small(word) for word in words)


def _header_blocks(script: Script) -> Iterator[Beginning]:
    """Yields header blocks that open with the same label: of two lines or more, or with a heading over them."""
    if not any(opening is not None and names_header(opening.speaker) for opening in script.colons):
        return
    first: str | None = None
    for place, line in enumerate(script.lines):
        if not _is_header(script, place) or _is_header(script, place - 1):
            continue
        above = script.lines[place - 1] if place and _titles(script.lines[place - 1]) else None
        top = line if above is None else above
        opening = script.colons[place]
        label = folded(opening.speaker) if opening else ""
        if _opens_paragraph(top) and (above is not None or _is_header(script, place + 1)) and label == (first or label):
            first = label
            yield _begun(top, top.text, "a block of header lines comes back here")


def _is_header(script: Script, place: int) -> bool:
    """Whether a line is a header line (`Datum: 3 mars`)."""
    if not 0 <= place < len(script.lines):
        return False
    opening = script.colons[place]
    return opening is not None and names_header(opening.speaker) and is_later_header(opening, script.lines[place].text)


def _titles(line: Line) -> bool:
    """Whether a line over a header block is its title."""
    return line.is_heading or line.stands_out
