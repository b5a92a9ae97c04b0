"""How likely it is that so many interviews bring a theme up (Fugard & Potts 2015)."""

from __future__ import annotations

from itertools import count
from math import comb

from interviews.errors import KodbokError


class NoProbabilityError(KodbokError):
    """These numbers have no such probability."""

    def __init__(self) -> None:
        super().__init__(
            "A prevalence lies above 0 and is at most 1, a power lies from 0 to below 1, a theme is brought up from once on, "
            "and there are 0 interviews or more."
        )


def theme_probability(interviews: int, prevalence: float, times: int = 1) -> float:
    """The probability that a theme is brought up in at least some of the interviews.

    >>> round(theme_probability(interviews=29, prevalence=0.10, times=2), 2)
    0.8

    Args:
        interviews: How many interviews there are.
        prevalence: The share of all such people who would bring it up, 0 to 1.
        times: In how many interviews it shall come up at least.

    Raises:
        NoProbabilityError: A number is outside what it can be.
    """
    if not (0 < prevalence <= 1 and times >= 1 and interviews >= 0):
        raise NoProbabilityError
    fewer = (comb(interviews, often) * prevalence**often * (1 - prevalence) ** (interviews - often) for often in range(times))
    return 1 - sum(fewer)


def interviews_needed(prevalence: float, times: int = 1, power: float = 0.8) -> int:
    """How many interviews it takes until a theme is brought up often enough with this probability.

    >>> interviews_needed(prevalence=0.10, times=2, power=0.80)
    29

    Args:
        prevalence: The share of all such people who would bring it up, 0 to 1.
        times: In how many interviews it shall come up at least.
        power: The probability wanted.

    Raises:
        NoProbabilityError: A number is outside what it can be.
    """
    if not 0 <= power < 1:
        raise NoProbabilityError
    return next(number for number in count(times) if theme_probability(number, prevalence, times) >= power)
