"""The comments of rich text, told group by group: who, when, about which range, then the words."""

from __future__ import annotations

from datetime import datetime

from interviews.word.margin_comments import plain_name
from interviews.word.passage import Passage
from interviews.word.remarks import Remark


class RichRemarks:
    """The comments of one file while its groups are met.

    Attributes:
        found: The comments so far.
    """

    def __init__(self) -> None:
        self.found: list[Remark] = []
        self._told: dict[str, str] = {}
        self._ranges: set[str] = set()

    def add(self, kind: str, text: str) -> None:
        """Adds text to what a group tells: `annotation` for the words, `atnauthor`, `atnid`, `atnref`, `atndate` and the like."""
        self._told[kind] = self._told.get(kind, "") + text

    def take(self, kind: str) -> str:
        """What a group told; it is forgotten."""
        return self._told.pop(kind, "")

    def take_range(self, kind: str) -> str:
        """The number of the comment whose range begins or ends (`atrfstart`, `atrfend`)."""
        number = self.take(kind).strip()
        self._ranges.add(number)
        return number

    def begin(self) -> str:
        """A comment's words begin; returns what its place is called if it is about no range."""
        self._told.pop("annotation", None)
        return f" {len(self.found)}"

    def end(self) -> None:
        """A comment's words end: all is known of it."""
        text = Passage()
        text.add(whole_characters(self.take("annotation").strip("\n")), bold=False)
        initials, author = self.take("atnid"), self.take("atnauthor")
        number = self.take("atnref").strip()
        number = number if number in self._ranges else f" {len(self.found)}"
        self.found.append(
            Remark(
                number,
                text.finish()[0],
                plain_name(whole_characters(author or initials)),
                packed_time(self.take("atndate").strip()),
            )
        )


def packed_time(said: str) -> str | None:
    """The time in ISO 8601 of a number that packs minute, hour, day, month, year and weekday into 32 bits; None where it is none.

    The clock is the writer's own, as in Word's newer files.
    """
    if not said.lstrip("-").isdecimal() or len(said) > 12:  # noqa: PLR2004  # 32 bits
        return None
    bits = int(said) & 0xFFFF_FFFF
    year, month, day = 1900 + (bits >> 20 & 0x1FF), bits >> 16 & 0xF, bits >> 11 & 0x1F
    try:
        return datetime(year, month, day, bits >> 6 & 0x1F, bits & 0x3F).isoformat()  # noqa: DTZ001  # the file tells no zone
    except ValueError:
        return None


def whole_characters(text: str) -> str:
    """A text in which the halves of characters beyond sixteen bits are put together; a lone half becomes U+FFFD."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
