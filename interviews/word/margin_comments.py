"""The margin comments of a Word file: what they say, who wrote them, and where in the text they stand."""

from __future__ import annotations

import unicodedata
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from interviews.comment import Comment, Reply
from interviews.problem import Problem
from interviews.word.moment import local_time, utc_time
from interviews.word.names import ID, W
from interviews.word.numbering import Numbering
from interviews.word.threads import Threads
from interviews.word.walk import Walk

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lxml import etree

    from interviews.word.marks import Marks, Span
    from interviews.word.package import WordPackage
    from interviews.word.style_sheet import StyleSheet

_PARAGRAPH_ID: Final = "{http://schemas.microsoft.com/office/word/2010/wordml}paraId"
_DATE_UTC: Final = "{http://schemas.microsoft.com/office/word/2023/wordml/word16du}dateUtc"


@dataclass(frozen=True, slots=True)
class _Note:
    """A comment as its part holds it, before it is known whether it is a reply and where it stands.

    Attributes:
        number: What its marks in the text call it.
        text: What it says.
        author: Who wrote it, or an empty string.
        created: When, or None.
        paragraph_ids: The identifiers of its paragraphs, by which other parts call it.
    """

    number: str
    text: str
    author: str
    created: str | None
    paragraph_ids: tuple[str, ...]


def margin_comments(package: WordPackage, marks: Marks, styles: StyleSheet) -> tuple[tuple[Comment, ...], tuple[Problem, ...]]:
    """Reads the comments of a document whose text was walked over.

    Args:
        package: The document.
        marks: Where the walk met the comments' marks.
        styles: Its styles, of which some hide text.

    Returns:
        The comments in the order of the text, replies with the first one of their thread, and a problem for each author whose
        comments stand nowhere in the text; what these say is not told, for it may be about people.
    """
    root = package.part("comments")
    if root is None:
        return (), ()
    threads = Threads(package)
    notes = list(_notes(root, threads, styles))
    spans = list(_spans(notes, marks))
    comments: list[Comment] = []
    lost: Counter[str] = Counter()
    for thread in _by_thread(notes, threads):
        span = next((span for place in thread if (span := spans[place])), None)  # its own; a reply's only where it has none
        first, *answers = (notes[place] for place in thread)
        if span is None:
            lost.update(note.author for note in (first, *answers))
            continue
        replies = tuple(Reply(each.text, each.author, each.created) for each in answers)
        done = threads.is_done(first.paragraph_ids)
        comments.append(Comment(*span, first.text, first.author, first.created, replies, done))
    comments.sort(key=lambda comment: (comment.start, comment.end))
    return tuple(comments), tuple(_left_out(author, count) for author, count in lost.items())


def _notes(root: etree._Element, threads: Threads, styles: StyleSheet) -> Iterator[_Note]:
    """Yields the comments of their part; their text is read by the rules of the document's."""
    walk = Walk(styles, Numbering(lambda: None))
    for element in root.iter(W + "comment"):
        ids = tuple(said.upper() for paragraph in element.iter(W + "p") if (said := paragraph.get(_PARAGRAPH_ID)))
        utc = threads.time(ids) or utc_time(element.get(_DATE_UTC))
        author = element.get(W + "author", "").strip() or element.get(W + "initials", "")
        yield _Note(element.get(ID, ""), walk.add_aside(element), _plain(author), utc or local_time(element.get(W + "date")), ids)


def _plain(name: str) -> str:
    """A name in NFC with single blanks."""
    return unicodedata.normalize("NFC", " ".join(name.split()))


def _spans(notes: Sequence[_Note], marks: Marks) -> Iterator[Span | None]:
    """Yields where each comment stands; of several that repeat a number each takes its own range, while there is one."""
    met: Counter[str] = Counter()
    for note in notes:
        spans = marks.spans(note.number)
        yield spans[min(met[note.number], len(spans) - 1)] if spans else None
        met[note.number] += 1


def _by_thread(notes: Sequence[_Note], threads: Threads) -> list[list[int]]:
    """The places of the comments, thread by thread, each begun by the one that is no reply."""
    by_paragraph = {said: place for place, note in enumerate(notes) for said in note.paragraph_ids}
    answered = [by_paragraph.get(threads.parent(note.paragraph_ids) or "") for note in notes]
    found: dict[int, list[int]] = {place: [place] for place in range(len(notes)) if _first(place, answered) == place}
    for place in range(len(notes)):
        first = _first(place, answered)
        if first != place:
            found[first].append(place)
    return list(found.values())


def _first(place: int, answered: Sequence[int | None]) -> int:
    """The first comment of a thread; in a circle of replies each stands for itself."""
    first, seen = place, {place}
    while (before := answered[first]) is not None:
        if before in seen:
            return place
        seen.add(before)
        first = before
    return first


def _left_out(author: str, count: int) -> Problem:
    """What is said of an author's comments that stand nowhere."""
    by = author or "an unknown author"
    if count == 1:
        return Problem(f"1 margin comment by {by} is left out, for nothing in the text says what it is about.")
    return Problem(f"{count} margin comments by {by} are left out, for nothing in the text says what they are about.")
