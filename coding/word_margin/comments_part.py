"""The part that holds what comments say, while new ones are added to those that stand there."""

from __future__ import annotations

from itertools import count, islice
from typing import TYPE_CHECKING, Final

from lxml import etree

from coding.word_margin.elements import add_paragraphs, xml_text
from interviews.word.names import ID, MC, W

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from coding.word_margin.margin_comment import MarginComment
    from coding.word_margin.parts import WordParts

_Element = etree._Element  # noqa: SLF001  # lxml's own name for its elements

KIND: Final = "comments"
_CONTENT_TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_UTC: Final = "http://schemas.microsoft.com/office/word/2023/wordml/word16du"
_IGNORABLE: Final = MC + "Ignorable"
_MOST_NUMBER: Final = 2**31 - 1
_FEWEST_LETTERS = 2


class CommentsPart:
    """The comments of one file, those of the original first."""

    def __init__(self, parts: WordParts, marked: Iterable[str | None]) -> None:
        """Reads the part or begins one.

        Args:
            parts: The file.
            marked: The numbers of comments that the text has marks of.
        """
        self._parts, self._name = parts, parts.package.name(KIND)
        self._root = _telling_utc(_empty() if self._name is None else parts.package.parse(self._name))
        self._numbers = _free_numbers({*marked, *(comment.get(ID) for comment in self._root)})

    def numbers(self, how_many: int) -> list[str]:
        """Numbers that no comment has yet, for new comments and their marks in the text."""
        return list(islice(self._numbers, how_many))

    def add(self, number: str, comment: MarginComment, text: str) -> None:
        """Adds a comment under a number, with what it shall say."""
        author = xml_text(comment.author)
        said = {ID: number, W + "author": author, W + "initials": initials(author)}
        if comment.created:
            said |= {W + "date": comment.created, f"{{{_UTC}}}dateUtc": comment.created}
        element = etree.SubElement(self._root, W + "comment", said)
        add_paragraphs(element, text)
        element[0].insert(0, _reference_sign())

    def store(self) -> None:
        """Puts the part into the file."""
        if self._name is None:
            self._parts.add(KIND, _CONTENT_TYPE, self._root)
        else:
            self._parts.change(self._name, self._root)


def _reference_sign() -> _Element:
    """A run with the sign that stands for a comment's number at its beginning."""
    run = etree.Element(W + "r")
    etree.SubElement(run, W + "annotationRef")
    return run


def initials(name: str) -> str:
    """The initials of a name; the beginning of a name that is one word.

    >>> initials("Karin Ek"), initials("karin"), initials("AB")
    ('KE', 'KA', 'AB')
    """
    words = name.replace("-", " ").split()
    letters = "".join(word[0] for word in words) if len(words) > 1 else name.strip()[:_FEWEST_LETTERS]
    return letters.upper()


def _empty() -> _Element:
    """The root element of a part without comments."""
    return etree.Element(W + "comments", nsmap={"w": W[1:-1]})


def _telling_utc(root: _Element) -> _Element:
    """The same part, able to tell times in UTC; older programs are told to pass over these."""
    if _UTC in root.nsmap.values():
        return root
    prefix = next(name for name in _prefixes() if name not in root.nsmap)
    names = root.nsmap | {prefix: _UTC, "mc": MC[1:-1]}
    able = etree.Element(root.tag, nsmap=names)  # type: ignore[arg-type]  # the stubs forget default namespaces
    for name, value in root.items():
        able.set(name, value)
    able.set(_IGNORABLE, f"{root.get(_IGNORABLE, '')} {prefix}".strip())
    able.extend(list(root))
    return able


def _prefixes() -> Iterator[str]:
    """Yields prefixes for the namespace of times: Word's own, then others."""
    yield "w16du"
    yield from (f"utc{number}" for number in count(1))


def _free_numbers(taken: Iterable[str | None]) -> Iterator[str]:
    """Yields numbers beyond those that are taken, or between them where there are none beyond."""
    known = {int(number) for number in taken if number and number.lstrip("-").isdecimal()}
    last = max(known, default=-1)
    start = last + 1 if last < _MOST_NUMBER // 2 else 0
    return (str(number) for number in count(max(start, 0)) if number not in known)
