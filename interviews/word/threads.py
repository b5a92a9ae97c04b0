"""Threads of comments: which is a reply, which is done, and when each was written in UTC, from the parts beside the comments.

Old files have none of these parts; then every comment stands for itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from interviews.word.moment import utc_time

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

    from interviews.word.package import WordPackage

_EXTENDED: Final = "{http://schemas.microsoft.com/office/word/2012/wordml}"
_IDS: Final = "{http://schemas.microsoft.com/office/word/2016/wordml/cid}"
_EXTENSIBLE: Final = "{http://schemas.microsoft.com/office/word/2018/wordml/cex}"
_ON = frozenset({"1", "true", "on"})


class Threads:
    """What is known of comments by the identifiers of their paragraphs, in capitals as `paragraph_id` gives them."""

    def __init__(self, package: WordPackage) -> None:
        extended = list(_elements(package, "commentsExtended", _EXTENDED + "commentEx"))
        self._parents = {_upper(each, _EXTENDED + "paraId"): _upper(each, _EXTENDED + "paraIdParent") for each in extended}
        self._done = {_upper(each, _EXTENDED + "paraId") for each in extended if each.get(_EXTENDED + "done") in _ON}
        times = {
            _upper(each, _EXTENSIBLE + "durableId"): utc_time(each.get(_EXTENSIBLE + "dateUtc"))
            for each in _elements(package, "commentsExtensible", _EXTENSIBLE + "commentExtensible")
        }
        self._times = {
            _upper(each, _IDS + "paraId"): times.get(_upper(each, _IDS + "durableId"))
            for each in _elements(package, "commentsIds", _IDS + "commentId")
        }

    def parent(self, paragraph_ids: tuple[str, ...]) -> str | None:
        """The paragraph's identifier of the comment that this one answers, or None."""
        return next((parent for each in paragraph_ids if (parent := self._parents.get(each))), None)

    def is_done(self, paragraph_ids: tuple[str, ...]) -> bool:
        """Whether a comment is marked as done."""
        return not self._done.isdisjoint(paragraph_ids)

    def time(self, paragraph_ids: tuple[str, ...]) -> str | None:
        """When a comment was written, in UTC, or None where no part says it."""
        return next((time for each in paragraph_ids if (time := self._times.get(each))), None)


def _elements(package: WordPackage, kind: str, name: str) -> Iterator[etree._Element]:
    """Yields the elements of a name in the part of a kind, if there is one."""
    root = package.part(kind)
    if root is not None:
        yield from root.iter(name)


def _upper(element: etree._Element, name: str) -> str:
    """An identifier in hexadecimal digits, whatever their case."""
    return element.get(name, "").upper()
