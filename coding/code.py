"""A code of the codebook and how its path is written."""

from __future__ import annotations

from dataclasses import dataclass

from coding.rule import Rule

SEPARATOR = " > "


@dataclass(frozen=True, slots=True)
class Code:
    """One code, with what a coder needs to know to use it alike.

    Attributes:
        id: UUID, kept through renaming and moving.
        path: Names from the root, joined by ` > `.
        definition: What the code means.
        include: When to use it.
        exclude: When not to.
        example: A passage that shows it.
        colour: `#rrggbb`, or empty.
        aliases: Other names under which it is found.
        topics: Topics of the interview guide that ask about it.
        rules: What makes proposals for it.
        retired: Kept for what it marked, not to be used for new codings.
    """

    id: str
    path: str
    definition: str = ""
    include: str = ""
    exclude: str = ""
    example: str = ""
    colour: str = ""
    aliases: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    rules: tuple[Rule, ...] = ()
    retired: bool = False

    @property
    def name(self) -> str:
        """The last name of the path."""
        return self.path.rpartition(SEPARATOR)[2]

    @property
    def parent(self) -> str:
        """The path above, empty for a root."""
        return self.path.rpartition(SEPARATOR)[0]

    @property
    def level(self) -> int:
        """Depth in the tree, 1 for a root."""
        return self.path.count(SEPARATOR) + 1
