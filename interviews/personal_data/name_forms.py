"""The ways in which a person is named: the full name in either order, with initials, first and last name alone, aliases."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

Rule = Literal["whole", "turned", "single", "exact"]
"""When a form counts: `whole` in any case, `turned` where every word has a capital, `single` with a capital or in small letters
where that is no ordinary word, `exact` as it is spelt. The first of these wins where a form follows from several."""

GAP, TURN, INITIAL, DOT, HYPHEN = "\x01", "\x02", "\x03", "\x04", "\x05"
"""What may part the words of a form: any gap, the comma of a turned name, what follows an initial, a dot that may be missing, and
the hyphen of a double name, which may be a blank."""

_PARTICLES = frozenset(
    {"af", "al", "av", "bin", "da", "de", "del", "den", "der", "di", "dos", "el", "la", "le", "ten", "van", "von", "zu"}
)
_RANK: Mapping[Rule, int] = {"whole": 0, "turned": 1, "single": 2, "exact": 3}
_KEPT_MARKS = frozenset({"\u030a", "\u0308"})
"""Ring and dots: å, ä and ö are letters of their own."""
_LONGEST_INITIALS = 4
_WORDLESS_INITIALS = frozenset("iåö")
"""Words of one letter: `I Berg` may be in a mountain."""


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody, or something, that is named in texts.

    Attributes:
        name: The full name.
        shown: What stands in its place.
        aliases: Other names.
        labels: Labels of transcripts that mean it; they count as they are spelt alone.
        is_person: Whether the name has a first and a last name.
    """

    name: str
    shown: str
    aliases: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()
    is_person: bool = True


@dataclass(frozen=True, slots=True)
class NameForm:
    """One way to name somebody.

    Attributes:
        shown: What stands in its place.
        rule: When it counts.
        spelt: For the rule `exact`: how it is spelt.
    """

    shown: str
    rule: Rule
    spelt: str = ""


def plain_form(key: str) -> str:
    """A key or a stretch of text as forms are looked up: small letters, one blank between words.

    >>> plain_form("Ek,  Karin")
    'ek karin'
    """
    return " ".join("".join(char if char.isalnum() else " " for char in key.lower()).split())


def forms(named: Iterable[Named], shared: str) -> tuple[Mapping[str, NameForm], tuple[str, ...]]:
    """All forms by their plain form, and the keys to search for.

    Args:
        named: Whoever is named.
        shared: What stands in the place of a form that several of them have.
    """
    found: dict[str, NameForm] = {}
    keys: dict[str, None] = {}
    for each in named:
        for key, rule, spelt in _forms_of(each):
            plain = plain_form(key)
            if plain:
                found[plain] = _merged(found.get(plain), NameForm(each.shown, rule, spelt), shared)
                keys[key] = None
    return found, tuple(keys)


def _merged(known: NameForm | None, form: NameForm, shared: str) -> NameForm:
    """One form for two: the more generous rule, and neither's pseudonym where they mean different persons."""
    if known is None:
        return form
    kept = min(known, form, key=lambda each: _RANK[each.rule])
    if known.rule == form.rule == "exact" and known.spelt != form.spelt:
        kept = NameForm(kept.shown, "single")
    return NameForm(known.shown if known.shown == form.shown else shared, kept.rule, kept.spelt)


def _forms_of(named: Named) -> Iterator[tuple[str, Rule, str]]:
    """Yields keys with their rules, those without foreign accents beside the others."""
    for key, rule, spelt in _spelt_forms(named):
        yield key, rule, spelt
        bare = _without_accents(key)
        if bare != key and rule != "exact":
            yield bare, rule, spelt


def _spelt_forms(named: Named) -> Iterator[tuple[str, Rule, str]]:
    words = _words(named.name) if named.is_person else _nfc(named.name).lower().replace("_", " ").split()
    if named.is_person and len(words) > 1:
        yield from _person_forms(words)
    elif words:
        yield from _one_name(words, named.name)
    for alias in named.aliases:
        yield from _one_name(_words(alias), alias)
    for label in named.labels:
        yield GAP.join(_words(label)), "exact", _nfc(label)


def _words(name: str) -> list[str]:
    """The words of a name in small letters, `Ek, Karin` in the usual order."""
    last, comma, first = _nfc(name).partition(",")
    return (f"{first} {last}" if comma else last).lower().replace("_", " ").split()


def _one_name(words: list[str], spelt: str) -> Iterator[tuple[str, Rule, str]]:
    """Yields an alias, or the name of somebody who has one alone; `KE` counts in capitals only."""
    if len(words) != 1:
        yield from _hyphened(GAP.join(words), "whole")
    elif spelt.strip().isupper() and len(words[0]) <= _LONGEST_INITIALS:
        yield words[0], "exact", _nfc(spelt).strip()
    else:
        yield from _hyphened(words[0], "single")


def _person_forms(words: list[str]) -> Iterator[tuple[str, Rule, str]]:
    """Yields the forms of a first name, names between, and a last name, which may have a particle before it."""
    first, last = words[0], words[-1]
    between = [word for word in words[1:-1] if word not in _PARTICLES]
    family = GAP.join([*(word for word in words[1:-1] if word in _PARTICLES), last])
    for whole in (GAP.join(words), first + GAP + family, first + GAP + last, *(word + GAP + last for word in between)):
        yield from _hyphened(whole, "whole")
    for turned in (family + TURN + first, last + TURN + first, GAP.join([last, first])):
        yield from _hyphened(turned, "turned")
    yield from _with_initials(first, between, family, last)
    for alone in (first, *between, last, *last.split("-"), *([family] if family != last else [])):
        if len(alone) > 1:
            yield from _hyphened(alone, "single")


def _with_initials(first: str, between: list[str], family: str, last: str) -> Iterator[tuple[str, Rule, str]]:
    """Yields `K. Ek`, `Ek, K.`, `Karin E.`, `K.E.` and `Karin M. Ek`."""
    if first[0] in _WORDLESS_INITIALS:
        shortened = [first[0] + "." + DOT + family]
    else:
        shortened = [first[0] + INITIAL + family, first[0] + INITIAL + last]
    shortened += [last + TURN + first[0] + DOT, first + GAP + last[0] + DOT, f"{first[0]}.{DOT}{last[0]}{DOT}"]
    shortened += [first + GAP + word[0] + INITIAL + last for word in between]
    for key in shortened:
        yield from _hyphened(key, "turned")


def _hyphened(key: str, rule: Rule) -> Iterator[tuple[str, Rule, str]]:
    """Yields a form; a double name may be written with a hyphen, a blank or nothing between."""
    signs = key.replace("\N{NON-BREAKING HYPHEN}", "-")
    yield signs.replace("-", HYPHEN), rule, ""
    if "-" in signs:
        yield signs.replace("-", ""), rule, ""


def _nfc(text: str) -> str:
    return unicodedata.normalize("NFC", text)


def _without_accents(text: str) -> str:
    """The text with é as e; å, ä and ö stay."""
    parts = unicodedata.normalize("NFD", text)
    return _nfc("".join(char for char in parts if not unicodedata.combining(char) or char in _KEPT_MARKS))
