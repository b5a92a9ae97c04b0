"""What may stand in each field of a code: one cleaner a field, for the codebook and its files alike."""

from __future__ import annotations

import json
import re
from dataclasses import fields, replace
from typing import TYPE_CHECKING, Any, NoReturn

from coding.clean_text import FieldError, clean_text
from coding.code import Code
from coding.code_path import clean_path
from coding.rule import MATCHES, UNITS, Match, Rule, Unit
from interviews.errors import KodbokError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

_COLOUR = re.compile(r"#?([0-9a-f]{6})")


class CodeFieldError(KodbokError):
    """A field of a code holds what it cannot."""

    def __init__(self, path: str, field: str, reason: str) -> None:
        super().__init__(f"The {field} of the code {path!r} {reason}.")


def clean_id(text: str) -> str:
    """Returns an identifier as it stands.

    Raises:
        FieldError: It is empty.
    """
    if not text:
        raise FieldError("is empty; leave it out to get a new one")
    return text


def clean_colour(text: str) -> str:
    """Returns a colour as `#rrggbb` in small letters, or nothing for white space.

    Raises:
        FieldError: It is no such colour.
    """
    if not text.strip():
        return ""
    match = _COLOUR.fullmatch(text.strip().casefold())
    if not match:
        raise FieldError(f"is {text!r}, which is no colour; write it as #rrggbb, for example #0072b2")
    return f"#{match[1]}"


def clean_items(items: Iterable[str]) -> tuple[str, ...]:
    """Returns clean items in their order, without repetitions and blank ones."""
    return tuple(dict.fromkeys(clean for item in items if (clean := clean_text(item)).strip()))


def clean_pattern(text: str) -> str:
    """Returns one token pattern as JSON in its one spelling.

    Raises:
        FieldError: It is no JSON list of token descriptions.
    """
    try:
        pattern = json.loads(clean_text(text), parse_constant=_refuse_constant)
        if is_pattern(pattern):
            return clean_text(json.dumps(pattern, ensure_ascii=False, allow_nan=False))
    except (ValueError, RecursionError) as cause:
        raise FieldError(f'is no JSON ({cause}); write a list of tokens such as [{{"LOWER": "råd"}}]') from cause
    raise FieldError('is no token pattern; write a list of tokens such as [{"LOWER": "råd"}]')


def is_pattern(value: object) -> bool:
    """Says whether a value has the shape of one token pattern: a list of one or more dictionaries."""
    return isinstance(value, list) and bool(value) and all(isinstance(token, dict) for token in value)


def _refuse_constant(name: str) -> NoReturn:
    """Refuses the numbers that Python's JSON knows and JSON does not."""
    raise ValueError(f"{name} is no number")


def clean_match(text: str) -> Match:
    """Returns a kind of match.

    Raises:
        FieldError: There is no such kind.
    """
    for match in MATCHES:
        if text.strip().casefold() == match:
            return match
    raise FieldError(f"has the unknown match kind {text!r}; use {', '.join(MATCHES)}")


def clean_unit(text: str) -> Unit:
    """Returns a unit.

    Raises:
        FieldError: There is no such unit.
    """
    for unit in UNITS:
        if text.strip().casefold() == unit:
            return unit
    raise FieldError(f"has the unknown unit {text!r}; use {' or '.join(UNITS)}")


def clean_rule(rule: Rule) -> Rule:
    """Returns a rule whose words are clean.

    Raises:
        FieldError: Its kind of match or its unit is unknown, it has no words, or a pattern is none.
    """
    match, words = clean_match(rule.match), clean_items(rule.words)
    if match == "pattern":
        words = clean_items(clean_pattern(word) for word in words)
    if not words:
        raise FieldError("has no words to find; write at least one")
    return Rule(match, words, clean_items(rule.exclude), clean_unit(rule.unit))


def clean_rules(rules: Iterable[Rule]) -> tuple[Rule, ...]:
    """Returns clean rules in their order; raises like `clean_rule`."""
    return tuple(clean_rule(rule) for rule in rules)


CLEANERS: dict[str, Callable[[Any], object]] = {
    "id": clean_id,
    "path": clean_path,
    "definition": clean_text,
    "include": clean_text,
    "exclude": clean_text,
    "example": clean_text,
    "colour": clean_colour,
    "aliases": clean_items,
    "topics": clean_items,
    "rules": clean_rules,
    "retired": bool,
}
"""For each field of a code, what makes its value clean or raises FieldError."""

CODE_FIELDS = tuple(field.name for field in fields(Code))


def clean_code(code: Code) -> Code:
    """Returns a code whose every field is clean.

    Raises:
        CodeFieldError: A field holds what it cannot.
    """
    return replace(code, **{name: _clean_field(code, name) for name in CODE_FIELDS})


def _clean_field(code: Code, name: str) -> Any:  # noqa: ANN401  # each field has its own type
    """The clean value of one field."""
    try:
        return CLEANERS[name](getattr(code, name))
    except FieldError as fault:
        raise CodeFieldError(code.path, name, fault.reason) from fault
