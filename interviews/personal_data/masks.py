"""What stands in the place of addresses and numbers that belong to one person."""

from __future__ import annotations

import re
from dataclasses import dataclass

MAIL = r"(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
IDENTITY_NUMBER = r"(?<![\d-])(?:19|20)?\d{6}[-+–]?\s?\d{4}(?!\d)"
TELEPHONE = r"(?<![\w+.,-])(?:\+\d{1,3}|00[1-9]\d{0,2}|0)(?:[\s-]?\(0\))?(?:[\s/–-]{0,3}\d){7,11}(?!\w)"
_SHORTEST_TELEPHONE, _LONGEST_TELEPHONE = 8, 15
_LONGEST_AT_HOME = 10
_NOT_DIGITS = re.compile(r"\D")


@dataclass(frozen=True, slots=True)
class Masks:
    """The words of one language for what is left out.

    Attributes:
        name: A name that several persons of the roster share.
        mail: An e-mail address.
        telephone: A telephone number.
        identity_number: A Swedish personal identity number or coordination number.
    """

    name: str
    mail: str
    telephone: str
    identity_number: str


MASKS = {
    "sv": Masks("[namn]", "[e-post]", "[telefon]", "[personnummer]"),
    "en": Masks("[name]", "[e-mail]", "[telephone]", "[personal number]"),
}
"""By language."""


def is_telephone(found: str) -> bool:
    """Whether digits are as many as a telephone number has.

    >>> is_telephone("040-34 10 00"), is_telephone("0-100")
    (True, False)
    """
    abroad = found.startswith(("+", "00"))
    return _SHORTEST_TELEPHONE <= len(_NOT_DIGITS.sub("", found)) <= (_LONGEST_TELEPHONE if abroad else _LONGEST_AT_HOME)


def is_identity_number(found: str) -> bool:
    """Whether digits may be a personal identity number: a day that there is, and the check digit unless a sign parts the last four.

    A number whose check digit is mistyped still tells who is meant, so one that is written as such numbers are counts too.

    >>> is_identity_number("811218-9876"), is_identity_number("8112189876"), is_identity_number("8113189876")
    (True, True, False)
    """
    digits = _NOT_DIGITS.sub("", found)[-10:]
    month, day = int(digits[2:4]), int(digits[4:6]) % 60
    if not (1 <= month <= 12 and 1 <= day <= 31):  # noqa: PLR2004  # the calendar's own numbers
        return False
    return len(found) > len(_NOT_DIGITS.sub("", found)) or has_check_digit(digits)


def has_check_digit(digits: str) -> bool:
    """Whether ten digits end in their check digit (Luhn 1960)."""
    doubled = (int(digit) * (2 - place % 2) for place, digit in enumerate(digits))
    return sum(number // 10 + number % 10 for number in doubled) % 10 == 0
