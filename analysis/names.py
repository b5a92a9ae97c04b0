"""What interviews, organisations, codes and speakers are called in an export, and the names in everything that is said there.

A material keeps its real names and addresses for as long as something is counted or chosen; what is shown goes through here at the
end. Nothing here loads pandas: an import compares files with the same names.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any, Literal, get_args

from analysis.catalogue import N_
from coding.code import SEPARATOR
from interviews.swedish_order import swedish_key

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    import pandas as pd

    from analysis.material import Material, StudyFacts
    from analysis.quotation import Quotation
    from analysis.selection import Selection
    from interviews.personal_data.name_replacer import NameReplacer

Mode = Literal["roster", "case", "none", "real"]
MODES: tuple[Mode, ...] = get_args(Mode)
MEANINGS: Mapping[str, str] = {
    "real": N_("Names stand as they were said and written."),
    "roster": N_(
        "Persons of the roster are called by pseudonyms. Names that are not in the roster, misspellings and what else tells who "
        "somebody is still stand here: this is no anonymous material."
    ),
    "case": N_(
        "Interviews are called by their organisations, persons of the roster by pseudonyms. Where an organisation has one "
        "interviewee, its name tells who spoke. Names that are not in the roster still stand here: this is no anonymous material."
    ),
    "none": N_(
        "Interviews and organisations are numbered, persons of the roster are called by pseudonyms. Names that are not in the "
        "roster, and what is told, may still tell who spoke: this is no anonymous material."
    ),
}
"""What a reader must know about the names, by mode."""
INTERVIEW, ORGANISATION = N_("Interview"), N_("Organisation")
"""What numbered interviews and organisations are called, before their number."""

_AS_THEY_ARE = frozenset(
    {"id", "segment", "segments", "role", "kind", "wave", "date", "created", "coder", "coders", "origin", "status"}
)
"""Columns of fixed values, ids, days, and those who work with the material, who are no participants."""
_CODES = frozenset({"code", "theme", "recommendation", "parent"})
_SAID = frozenset({"quote", "text"})
_NUMBER = re.compile(r"(\d+)")


@dataclass(frozen=True)  # no slots: patterns are made when they are first needed, and kept
class Names:
    """How things are called in one export.

    Attributes:
        mode: `real` as they are; `roster` persons by pseudonyms; `case` also interviews by their organisations; `none` also
            interviews and organisations by numbers.
        lang: The language of the words for what is left out.
        replacer: What replaces names in texts; None for `real`.
        interviews: What each interview is called.
        cases: What each organisation is called.
        codes: What each code is called, by path.
        speakers: What each speaker is called, by interview and label; None for nothing at all.
        labels: What stands for a label at the beginning of a line, by interview and label.
    """

    mode: Mode = "real"
    lang: str = "sv"
    replacer: NameReplacer | None = None
    interviews: Mapping[str, str] = field(default_factory=dict)
    cases: Mapping[str, str] = field(default_factory=dict)
    codes: Mapping[str, str] = field(default_factory=dict)
    speakers: Mapping[tuple[str, str], str | None] = field(default_factory=dict)
    labels: Mapping[tuple[str, str], str] = field(default_factory=dict)

    @property
    def renumbers(self) -> bool:
        """Whether interviews are called by something else than their own names."""
        return self.mode in {"case", "none"}

    @property
    def meaning(self) -> str:
        """What a reader must know about the names, as the catalogue knows it."""
        return MEANINGS[self.mode]

    def text(self, text: str) -> str:
        """A text with the names in it replaced."""
        return text if self.replacer is None else self.replacer.text(text)

    def interview(self, name: str) -> str:
        """What an interview is called."""
        if self.replacer is None:
            return name
        return self.interviews.get(name) or self.replacer.title(name)

    def case(self, name: str) -> str:
        """What an organisation is called."""
        return self.cases.get(name) or self.text(name)

    def code(self, path: str) -> str:
        """What a code is called, or a path above it."""
        return self.codes.get(path) or SEPARATOR.join(map(self.text, path.split(SEPARATOR)))

    def speaker(self, interview: str, label: str) -> str | None:
        """What a speaker is called, or several that are joined by `; `."""
        if self.replacer is None:
            return label
        shown = [self._speaker(interview, each) for each in label.split("; ")]
        return "; ".join(dict.fromkeys(each for each in shown if each)) or None

    def _speaker(self, interview: str, label: str) -> str | None:
        known = (interview, label) in self.speakers
        return self.speakers[interview, label] if known else self.text(label)

    def said(self, interview: str, text: str) -> str:
        """A text of an interview, or about it: names are replaced, and the labels of its speakers at the beginnings of lines."""
        return text if self.replacer is None else self.replacer.text(self._relabelled(interview, text))

    def _relabelled(self, interview: str, text: str) -> str:
        """The text with its labels called otherwise; what is no label of the interview stays."""
        pattern = self._label_patterns.get(interview)
        return text if pattern is None else pattern.sub(lambda label: self.labels[interview, label[0]], text)

    @cached_property
    def _label_patterns(self) -> Mapping[str, re.Pattern[str]]:
        return _label_patterns(self.labels)

    def quotation(self, quotation: Quotation) -> Quotation:
        """A quotation as it is shown."""
        if self.replacer is None:
            return quotation
        source = quotation.reason.source
        called = self.case(source) if source == quotation.case else self.interview(source)
        return replace(
            quotation,
            theme=self.code(quotation.theme),
            interview=self.interview(quotation.interview),
            case=quotation.case and self.case(quotation.case),
            speaker=quotation.speaker and self.speaker(quotation.interview, quotation.speaker),
            quote=self.said(quotation.interview, quotation.quote),
            reason=replace(quotation.reason, source=called),
        )

    def material(self, material: Material) -> Material:
        """A material as it is shown: to lay out and to count, but without the texts of its interviews."""
        if self.replacer is None:
            return material
        return replace(
            material,
            segments=self._in_order(self.frame(material.segments)),
            interviews=self._in_order(self.frame(material.interviews.assign(text=""))),
            cases=self.frame(material.cases),
            turns=self._in_order(self.frame(material.turns)),
            codebook=self.frame(material.codebook),
            problems=self._in_order(self.frame(material.problems)),
            facts=self._facts(material.facts),
            selection=self._selection(material.selection),
        )

    def _facts(self, facts: StudyFacts) -> StudyFacts:
        return replace(facts, title=self.text(facts.title), notes=tuple(map(self.text, facts.notes)))

    def _selection(self, selection: Selection) -> Selection:
        cases, codes = tuple(map(self.case, selection.cases)), tuple(map(self.code, selection.codes))
        return replace(selection, cases=cases, codes=codes)

    def frame(self, table: pd.DataFrame) -> pd.DataFrame:
        """A table of a material, or of a result, as it is shown; every column of text but `_AS_THEY_ARE` is gone through."""
        if self.replacer is None:
            return table
        return table.assign(**{str(name): self._column(table, str(name)) for name in table.columns if _holds_text(table[name])})

    def _column(self, table: pd.DataFrame, name: str) -> pd.Series:
        """A column as it is shown."""
        if name in _AS_THEY_ARE:
            return table[name]
        if name in _SAID and "interview" in table:
            return _together(table, name, self.said)
        if name == "speaker":
            return _together(table, name, self.speaker)
        order = by_number if self.renumbers and name in {"interview", "case"} else None
        return _mapped(table[name], self._call(name), order)

    def _call(self, name: str) -> Callable[[str], str]:
        """What calls the values of a column."""
        if name in _CODES:
            return self.code
        return {"interview": self.interview, "case": self.case}.get(name, self.text)

    def _in_order(self, table: pd.DataFrame) -> pd.DataFrame:
        """The rows in the order of what interviews are called now: another would tell what they were called before."""
        if not self.renumbers or "interview" not in table:
            return table
        return table.sort_values("interview", kind="stable", ignore_index=True, key=_places)


def _label_patterns(labels: Mapping[tuple[str, str], str]) -> dict[str, re.Pattern[str]]:
    """For each interview a pattern of its labels at the beginning of a line, before what ends a label."""
    of_interview: dict[str, list[str]] = {}
    for interview, label in labels:
        of_interview.setdefault(interview, []).append(re.escape(label))
    return {
        interview: re.compile(rf"^(?:{'|'.join(sorted(each, key=len, reverse=True))})(?=\s?[:：\t–—-])", re.MULTILINE)
        for interview, each in of_interview.items()
    }


def by_number(name: str) -> list[tuple[int, tuple[str, str]]]:
    """A key that sorts numbers in names by their size.

    >>> sorted(["Intervju 10", "Intervju 9"], key=by_number)
    ['Intervju 9', 'Intervju 10']
    """
    return [(int(part), ("", "")) if part.isdecimal() else (0, swedish_key(part)) for part in _NUMBER.split(name)]


def numbered(names: Iterable[tuple[str, str]]) -> dict[str, str]:
    """What each is called so that no two are called alike: the second of a name gets ` (2)`.

    Args:
        names: Pairs of a real name and what it would be called, in an order that stays.
    """
    taken: set[str] = set()
    called: dict[str, str] = {}
    for real, shown in names:
        number, free = 1, shown
        while free in taken:
            number += 1
            free = f"{shown} ({number})"
        taken.add(free)
        called[real] = free
    return called


def _holds_text(values: pd.Series) -> bool:
    """Whether a column may hold text."""
    kind = values.cat.categories.dtype if hasattr(values, "cat") else values.dtype
    return str(kind) in {"object", "str", "string"}


def _mapped(values: pd.Series, call: Callable[[str], str], order: Callable[[str], Any] | None) -> pd.Series:
    """A column called otherwise; a category is looked up once, and keeps its place unless an order is given."""
    if not hasattr(values, "cat"):
        return values.map(lambda value: _called(value, call))
    known = {each: _called(each, call) for each in values.cat.categories}
    kept = list(dict.fromkeys(known.values()))
    shown = values.astype(object).map(lambda value: known.get(value, value))
    return shown.astype("category").cat.set_categories(sorted(kept, key=order) if order else kept)


def _called(value: Any, call: Callable[[str], str]) -> Any:  # noqa: ANN401  # a cell may be anything
    """A text called otherwise, or every text of a list; what is no text stays."""
    if isinstance(value, (tuple, list)):
        return tuple(_called(each, call) for each in value)
    return call(value) if isinstance(value, str) else value


def _together(table: pd.DataFrame, name: str, call: Callable[[str, str], str | None]) -> pd.Series:
    """A column whose values are called by the interview that they belong to."""
    pairs = zip(table["interview"].astype(object), table[name].astype(object), strict=True)
    known: dict[tuple[Any, Any], str | None] = {}
    shown = []
    for pair in pairs:
        if pair not in known:
            known[pair] = call(*pair) if isinstance(pair[1], str) else None
        shown.append(known[pair])
    made = table[name].astype(object)
    made[:] = shown
    return made.astype("category") if hasattr(table[name], "cat") else made


def _places(values: pd.Series) -> pd.Series:
    """The place of each interview among them by what it is called."""
    order = {name: place for place, name in enumerate(sorted({*map(str, values)}, key=by_number))}
    return values.astype(object).map(order)
