"""Who reads a report, and how its numbers lead to what they count."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, get_args

from analysis.catalogue import N_
from analysis.report.inline import Link
from interviews.errors import KodbokError

if TYPE_CHECKING:
    from analysis.catalogue import Catalogue
    from analysis.report.inline import Piece

AudienceName = Literal["team", "board"]
AUDIENCES: tuple[AudienceName, ...] = get_args(AudienceName)
MARK = N_("Working material – contains personal data")
"""What stands on every page of what the team reads."""


class UnknownAudienceError(KodbokError):
    """There is no such audience."""

    def __init__(self, name: str) -> None:
        super().__init__(f"Kodbok knows no audience {name!r}; choose one of {', '.join(AUDIENCES)}.")


@dataclass(frozen=True, slots=True)
class Audience:
    """Who reads: the team, whose numbers are links, or the board, whose numbers carry references into the team's appendix.

    Attributes:
        name: `team` or `board`.
        say: The words of the report's language.
    """

    name: AudienceName
    say: Catalogue

    @property
    def is_team(self) -> bool:
        """Whether the reader may see what was said, and by whom."""
        return self.name == "team"

    def number(self, value: object, anchor: str) -> Piece:
        """A number: for the team a link to what it counts."""
        return Link(self.plain(value), anchor) if self.is_team else self.plain(value)

    def reference(self, label: str, anchor: str) -> Piece:
        """What leads a reader to the passages: a link, or words that the team finds again in its appendix."""
        return Link(f"[{label}]", anchor) if self.is_team else f"[{label}]"

    def plain(self, value: object) -> str:
        """A number as the language writes it."""
        if isinstance(value, float):
            shown = f"{100 * value:.1f}"
            return f"{shown.replace('.', ',')}\u00a0%" if self.say.lang == "sv" else f"{shown}%"
        if isinstance(value, int):
            return f"{value:,}".replace(",", "\u00a0" if self.say.lang == "sv" else ",")
        return str(value)


def audience(name: str, say: Catalogue) -> Audience:
    """The audience of a name.

    Raises:
        UnknownAudienceError: There is none.
    """
    for known in AUDIENCES:
        if name == known:
            return Audience(known, say)
    raise UnknownAudienceError(name)
