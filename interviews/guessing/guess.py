"""A guess: a fact of an interview that nobody told, and where it seems to stand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

Fact = Literal["case", "date", "kind"]
FACTS: tuple[Fact, ...] = get_args(Fact)
ToldBy = Literal["header line", "file name", "document properties"]


@dataclass(frozen=True, slots=True)
class Guess:
    """A fact that was guessed; it holds until somebody tells it.

    Attributes:
        fact: Which one.
        value: What it is: a case's name, an ISO date, a kind.
        told_by: What it was guessed from.
    """

    fact: Fact
    value: str
    told_by: ToldBy
