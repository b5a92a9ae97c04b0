"""Markdown: emphasis, headings, bullets, tables and links are looks; everything else that was typed is text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markdown_it import MarkdownIt

from interviews.formats.encoding import decoded
from interviews.formats.manuscript import Looks, Manuscript
from interviews.word.numbering import BULLET
from interviews.word.paragraph import Cell
from interviews.word.walk import Walked

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from markdown_it.token import Token

_BREAKS = frozenset({"softbreak", "hardbreak"})


class _Page:
    """A page of Markdown while its tokens are met in order."""

    def __init__(self, manuscript: Manuscript) -> None:
        self._manuscript = manuscript
        self._level: int | None = None
        self._numbers: list[str] = []
        self._table, self._row, self._column = -1, -1, -1
        self._in_cell = False
        self._meets: dict[str, Callable[[Token], None]] = {
            "heading_open": self._begin_heading,
            "heading_close": self._end_heading,
            "list_item_open": self._begin_item,
            "table_open": self._begin_table,
            "tr_open": self._begin_row,
            "th_open": self._begin_cell,
            "td_open": self._begin_cell,
            "table_close": self._end_table,
            "inline": self._words,
            "fence": self._code,
        }

    def meet(self, token: Token) -> None:
        """Meets a token; what only parts blocks says nothing."""
        meets = self._meets.get(token.type)
        if meets is not None:
            meets(token)

    def _begin_heading(self, token: Token) -> None:
        """A heading of a level begins."""
        self._level = int(token.tag[1:])

    def _end_heading(self, _: Token) -> None:
        """A heading ends."""
        self._level = None

    def _begin_item(self, token: Token) -> None:
        """An item of a list begins; its first words come after its bullet, or its number as it was typed."""
        self._numbers.append(f"{token.info}{token.markup}" if token.info else BULLET)

    def _begin_table(self, _: Token) -> None:
        """A table begins."""
        self._table, self._row = self._table + 1, -1

    def _begin_row(self, _: Token) -> None:
        """A row begins."""
        self._row, self._column = self._row + 1, -1

    def _begin_cell(self, _: Token) -> None:
        """A cell begins."""
        self._column, self._in_cell = self._column + 1, True

    def _end_table(self, _: Token) -> None:
        """A table ends."""
        self._in_cell = False

    def _words(self, token: Token) -> None:
        """Adds a paragraph."""
        numbers, self._numbers = self._numbers, []
        typed = " ".join(number for number in numbers if number != BULLET)
        pieces = [(f"{typed} " if typed else "", False), *_pieces(token.children or [])]
        numbered = BULLET if numbers and not typed else None
        cell = Cell(self._table, self._row, self._column) if self._in_cell else None
        self._manuscript.add(pieces, Looks(self._level, numbered, cell))
        if any(child.type == "image" for child in token.children or []):
            self._manuscript.complain("A picture or embedded object is left out.", here=True)

    def _code(self, token: Token) -> None:
        """Adds what stands between fences, word for word."""
        for line in [token.info, *token.content.removesuffix("\n").split("\n")]:
            if line:
                self._manuscript.add([(line, False)])


def read_markdown(content: bytes, file_name: str) -> Walked:
    """Reads Markdown by CommonMark's rules and with tables, save those that would take words or lines for something else.

    Indented lines are no code, `[12:43]: …` is no definition of a link, a line of dashes makes no heading of the turn above it, and
    HTML is text. The number of a list is typed and stays in the text; a bullet does not.
    """
    text, problems = decoded(content, file_name)
    manuscript = Manuscript()
    for problem in problems:
        manuscript.complain(problem.message)
    rules = MarkdownIt("commonmark", {"html": False}).enable("table").disable(["code", "reference", "lheading", "html_block"])
    page = _Page(manuscript)
    for token in rules.parse(text):
        page.meet(token)
    return manuscript.finish()


def _pieces(tokens: list[Token]) -> Iterator[tuple[str, bool]]:
    """Yields the text of a paragraph, each piece with whether it is bold."""
    bold = 0
    for token in tokens:
        if token.type == "strong_open":
            bold += 1
        elif token.type == "strong_close":
            bold -= 1
        elif token.type in _BREAKS:
            yield "\n", bold > 0
        elif token.content and token.type != "image":
            yield token.content, bold > 0
