"""How the open paragraph and the open run look: bold, hidden, heading, list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from interviews.word import names
from interviews.word.style import Style, heading_level, switched_on, whole_number
from interviews.word.style_sheet import StyleSheet

if TYPE_CHECKING:
    from lxml import etree


class Look:
    """What holds for the text that comes next, by its paragraph's and its run's properties and styles.

    Attributes:
        bold: Whether the run is bold.
        hidden: Whether the run is hidden.
        level: The paragraph's level as a heading, or None.
        list_id: The list that the paragraph belongs to, or None.
        list_level: Its level in that list, from 0.
        end_deleted: Whether the paragraph's end was deleted, so that the next one goes on with it.
    """

    def __init__(self, styles: StyleSheet) -> None:
        self._styles, self._default = styles, styles.paragraph(None)
        self.end_deleted = False
        self.level: int | None = None
        self._take(self._default)

    @property
    def style(self) -> str:
        """The name of the paragraph's style."""
        return self._style.name

    def begin_paragraph(self) -> None:
        """A paragraph begins, in the document's default style until it says otherwise."""
        self.end_deleted = False
        self._take(self._default)

    def begin_run(self, _: etree._Element) -> None:
        """A run begins, which looks like its paragraph until it says otherwise."""
        self.bold, self.hidden = self._style.bold, self._style.hidden

    def read_paragraph(self, properties: etree._Element) -> None:
        """Takes what a paragraph sets for itself."""
        for child in properties:
            match child.tag:
                case names.P_STYLE:
                    self._take(self._styles.paragraph(child.get(names.VAL)))
                case names.OUTLINE if self.level is None:
                    self.level = heading_level(child)
                case names.LIST:
                    self._read_list(child)
                case names.R_PR:
                    self.end_deleted = any(mark.tag in names.DELETIONS for mark in child)

    def read_run(self, properties: etree._Element) -> None:
        """Takes what a run sets for itself; its own word outweighs its style's, which stands first."""
        for child in properties:
            match child.tag:
                case names.BOLD:
                    self.bold = switched_on(child)
                case names.HIDDEN:
                    self.hidden = switched_on(child)
                case names.ALWAYS_HIDDEN:
                    self.hidden = self.hidden or switched_on(child)
                case names.R_STYLE:
                    style = self._styles.named(child.get(names.VAL))
                    self.bold, self.hidden = self.bold or style.bold, self.hidden or style.hidden

    def _take(self, style: Style) -> None:
        """Looks as a paragraph style says."""
        self._style, self.level = style, style.level
        self.list_id, self.list_level = style.list_id, style.list_level
        self.bold, self.hidden = style.bold, style.hidden

    def _read_list(self, numbering: etree._Element) -> None:
        """Takes the list that the paragraph names."""
        list_id = numbering.find(names.W + "numId")
        self.list_id = self.list_id if list_id is None else list_id.get(names.VAL)
        self.list_level = whole_number(numbering.find(names.W + "ilvl"), self.list_level)
