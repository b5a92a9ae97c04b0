"""A quotation: whole sentences that stand for a theme, and why they were chosen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


@dataclass(frozen=True, slots=True)
class QuotationReason:
    """The facts behind a choice.

    Attributes:
        near: Coded places of the theme that no other chosen quotation is closer to in its words.
        of: Coded places of the theme.
        source: The case, or the interview where it has none.
        first: No quotation chosen before it for the theme comes from there.
        contrary: The segment speaks against the theme.
    """

    near: int
    of: int
    source: str
    first: bool
    contrary: bool

    def sentence(self, say: Callable[[str], str] = str) -> str:
        """The reason in words.

        Args:
            say: Translates a message; `str` leaves it in English.
        """
        against = [say("It speaks against the theme.")] if self.contrary else []
        if self.of == 1:
            return " ".join([say("The theme's only coded segment."), *against])
        nearness = say("Closest in its words to %(near)d of the theme's %(of)d coded places.") % {"near": self.near, "of": self.of}
        origin = say("The first quotation from %(source)s.") if self.first else say("One more from %(source)s.")
        return " ".join([nearness, origin % {"source": self.source}, *against])


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words to print.

    Attributes:
        id: The segment that it stands for.
        theme: Path of the theme.
        interview: Name of the interview.
        case: The organisation, or None.
        speaker: Label of the speaker, or None.
        role: The speaker's role.
        start: Offset of its first character in the interview's text, in code points.
        end: Offset after its last character.
        words: Number of words.
        quote: The words themselves, `text[start:end]`.
        reason: Why it was chosen.
    """

    id: str
    theme: str
    interview: str
    case: str | None
    speaker: str | None
    role: str
    start: int
    end: int
    words: int
    quote: str
    reason: QuotationReason
