"""How speakers are told on the command line: `LABEL=ROLE[:NAME]` and `LABEL=LABEL`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from interviews.corrections import Correction
from interviews.label_matching import same_label
from interviews.role_words import ROLE_CHOICES, role_named

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


def role_told(flag: str, text: str, labels: Sequence[str], *, named: bool = False) -> Correction:
    """The role that `LABEL=ROLE` tells, and with `named` what to call the speaker; a label may hold `=` and `:` itself.

    Of several places where the text may be parted, the last one counts after which a role stands and before which a known label
    does, else the last one after which a role stands.
    """
    parted = [(label, *_role_and_name(rest, named=named)) for label, rest in _halves(text)]
    fitting = [each for each in parted if role_named(each[1]) is not None]
    if not fitting:
        given = f"{parted[0][1]!r} is no role" if parted else f"{text!r} tells no role"
        raise typer.BadParameter(f"{flag} takes LABEL=ROLE, and {given}; the role is {ROLE_CHOICES}")
    known = [each for each in fitting if same_label(each[0], labels) is not None]
    label, role, name = (known or fitting)[0]
    return Correction(label, role=role_named(role), pseudonym=name)


def merging(text: str, labels: Sequence[str]) -> Correction:
    """The merge that `LABEL=LABEL` tells, parted where both sides are known labels, else at the last `=`."""
    parted = list(_halves(text))
    if not parted:
        raise typer.BadParameter(f'--merge takes two labels, such as "Job B=Jon B", not {text!r}')
    known = [each for each in parted if all(same_label(label, labels) is not None for label in each)]
    label, into = (known or parted)[0]
    return Correction(label, merged_into=into)


def _halves(text: str) -> Iterator[tuple[str, str]]:
    """Yields the two sides of every `=`, from the last one back; an empty side is none."""
    for place in range(len(text) - 1, -1, -1):
        if text[place] == "=" and text[:place].strip() and text[place + 1 :].strip():
            yield text[:place].strip(), text[place + 1 :].strip()


def _role_and_name(rest: str, *, named: bool) -> tuple[str, str | None]:
    """The role, and after the first colon what to call the speaker; None where nothing is said of that."""
    role, colon, name = rest.partition(":") if named else (rest, "", "")
    return role, name.strip() if colon else None
