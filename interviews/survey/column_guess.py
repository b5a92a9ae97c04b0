"""What a column of a survey is: told, clear from its header, or guessed from its answers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from interviews.grid import fold_header
from interviews.words import count_words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from interviews.survey.survey import Use

_HEADERS: Final[Mapping[Use, tuple[str, ...]]] = {
    "id": ("id", "svars-id", "svarsid", "respondent", "respondent-id", "respondentid", "löpnummer", "response id", "responseid"),
    "case": ("organisation", "organization", "förvaltning", "nämnd", "bolag", "stadsdel", "arbetsplats", "case"),
    "date": ("slutförandetid", "datum", "tidstämpel", "svarsdatum", "completion time", "date", "timestamp", "submitted"),
    "left_out": (
        *("namn", "name", "e-post", "e-postadress", "epost", "email", "e-mail", "telefon", "telefonnummer", "phone", "ip-adress"),
        *("personnummer", "ip address", "starttid", "start time", "senast ändrad", "last modified time", "språk", "language"),
    ),
}
"""Headers of survey tools. What tells who somebody is stays out: an answer needs no name."""
_LONGEST, _MANY_WORDS, _FEW_CHOICES, _FEW_WORDS, _SOME = 80, 4.0, 12, 2.0, 4


def use_of_header(header: str) -> Use | None:
    """What a header alone tells."""
    folded = fold_header(header).strip(" :*?")
    return next((use for use, headers in _HEADERS.items() if folded in headers), None)


def use_of_answers(answers: Sequence[str]) -> Use:
    """Whether a question is open or closed, by its answers: sentences are open, and what many choose alike is closed.

    >>> use_of_answers(["Ja", "Nej", "Ja"]), use_of_answers(["4", "5"]), use_of_answers(["Vi hinner inte med allt det nya."])
    ('closed', 'closed', 'open')
    """
    if not answers:
        return "empty"
    different = len(set(answers))
    repeated = different * 2 <= len(answers) and len(answers) >= _SOME
    if repeated or sum(answer.endswith(";") for answer in answers) * 2 > len(answers):  # Forms ends every choice of several so
        return "closed"
    words = sum(count_words(answer, [(0, len(answer))]) for answer in answers) / len(answers)
    speaks = words > _MANY_WORDS or max(map(len, answers)) > _LONGEST
    return "open" if speaks or (different > _FEW_CHOICES and words > _FEW_WORDS) else "closed"


_ISO_DATE = re.compile(r"\d{4}-\d\d-\d\d(?:T[\d:.]+)?")


def is_date(answer: str) -> bool:
    """Whether an answer is a date, as a cell with one is read."""
    return bool(_ISO_DATE.fullmatch(answer))
