"""The passages behind every number, numbered once, so that a report and its appendix speak of the same ones."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from itertools import islice, takewhile
from typing import TYPE_CHECKING, Any

from analysis.names import by_number
from analysis.passage_table import passages
from analysis.report.silence import without_passages
from analysis.theme_table import themes
from coding.code import SEPARATOR

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    import pandas as pd

    from analysis.material import Material
    from analysis.names import Names
    from analysis.report.silence import Why

THEME_LEVEL = 2


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage of a code, as it is shown.

    Attributes:
        label: What it is called: `A12:3`.
        anchor: Its bookmark.
        text: What was said.
        interview: The interview.
        speaker: Who speaks; empty where nobody knows.
        words: Counted words.
        contrary: Whether a segment in it speaks against the code.
        segments: Ids of its segments.
    """

    label: str
    anchor: str
    text: str
    interview: str
    speaker: str
    words: int
    contrary: bool
    segments: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CaseEvidence:
    """What a case says about a code.

    Attributes:
        name: The case as it is called here; empty for interviews of no case.
        label: `A12.1.2`.
        anchor: Its bookmark.
        passages: Its passages, by interview and place.
    """

    name: str
    label: str
    anchor: str
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class KindEvidence:
    """What the cases of a kind say about a code.

    Attributes:
        name: The kind; empty where none is known.
        label: `A12.1`.
        anchor: Its bookmark.
        interviews_total: Selected interviews of the kind.
        cases_total: Cases with such an interview.
        cases: The cases with a passage.
    """

    name: str
    label: str
    anchor: str
    interviews_total: int
    cases_total: int
    cases: tuple[CaseEvidence, ...]

    @property
    def passages(self) -> tuple[Passage, ...]:
        """The passages of all its cases."""
        return tuple(passage for case in self.cases for passage in case.passages)

    @property
    def speaking(self) -> int:
        """How many cases have a passage; interviews of no case are none."""
        return sum(bool(case.name) for case in self.cases)


@dataclass(frozen=True, slots=True)
class CodeEvidence:
    """All that stands behind the numbers of a code.

    Attributes:
        path: The code's own path.
        shown: The path as it is shown.
        name: Its last name as it is shown.
        level: Its level, from 1.
        definition: What it means.
        label: `A12`.
        anchor: Its bookmark.
        numbers: Its row of the theme table.
        kinds: Its passages, by kind of case, case and interview.
        silent: Cases that say nothing of it although all their interviews are finished.
        not_asked: Cases without a passage whose interviews came to no topic that asks about it.
        unfinished: Cases without a passage of which an interview is not finished.
    """

    path: str
    shown: str
    name: str
    level: int
    definition: str
    label: str
    anchor: str
    numbers: Mapping[str, Any]
    kinds: tuple[KindEvidence, ...]
    silent: tuple[str, ...]
    not_asked: tuple[str, ...]
    unfinished: tuple[str, ...]

    @property
    def passages(self) -> tuple[Passage, ...]:
        """All its passages."""
        return tuple(passage for kind in self.kinds for passage in kind.passages)

    @property
    def silence_anchor(self) -> str:
        """The bookmark of the line that names who is silent."""
        return f"{self.anchor}_silent"

    @property
    def contrary(self) -> int:
        """Passages with a segment that speaks against the code."""
        return sum(passage.contrary for passage in self.passages)


class Evidence:
    """The evidence of every selected code, in the codebook's order.

    Args:
        material: What is counted.
        names: How things are called where they are shown.
    """

    def __init__(self, material: Material, names: Names) -> None:
        self._material, self._names = material, names
        self._found = _by_code(_shown_passages(material, names))
        self._cases = _Cases(material, names)
        self._silence = without_passages(material)

    @cached_property
    def codes(self) -> tuple[CodeEvidence, ...]:
        """The evidence of each code."""
        book = self._material.codebook.to_dict("records")
        rows = themes(self._material).to_dict("records")
        return tuple(self._of(place, code, row) for place, (code, row) in enumerate(zip(book, rows, strict=True), 1))

    @cached_property
    def by_path(self) -> dict[str, CodeEvidence]:
        """The evidence by the code's own path."""
        return {code.path: code for code in self.codes}

    @cached_property
    def theme_passages(self) -> dict[str, Passage]:
        """The passage of a theme that each segment coded under it lies in, by the segment's id."""
        under = (code for code in self.codes if code.level == THEME_LEVEL)
        return {key: passage for code in under for passage in code.passages for key in passage.segments}

    def under(self, path: str) -> tuple[CodeEvidence, ...]:
        """The codes directly below one."""
        level = path.count(SEPARATOR) + 2
        return tuple(code for code in self.codes if code.level == level and code.path.startswith(f"{path}{SEPARATOR}"))

    def _of(self, place: int, code: Mapping[Any, Any], row: Mapping[Any, Any]) -> CodeEvidence:
        found = self._found.get(str(code["code"]), ())
        shown = self._names.code(str(code["code"]))
        return CodeEvidence(
            path=str(code["code"]),
            shown=shown,
            name=shown.rpartition(SEPARATOR)[2],
            level=int(code["level"]),
            definition=self._names.text(_text(code["definition"])),
            label=f"A{place}",
            anchor=f"a{place}",
            numbers={str(name): value for name, value in row.items()},
            kinds=tuple(_kinds(place, found, self._cases)),
            silent=self._without(code, "silent"),
            not_asked=self._without(code, "not_asked"),
            unfinished=self._without(code, "not_finished"),
        )

    def _without(self, code: Mapping[Any, Any], why: Why) -> tuple[str, ...]:
        """The cases without a passage of a code for that reason, as they are called."""
        cases = self._silence.get((str(code["code"]), why), ())
        return tuple(sorted(map(self._names.case, cases), key=by_number))


class _Cases:
    """The cases of a material: their kinds, and how many there are."""

    def __init__(self, material: Material, names: Names) -> None:
        self._names = names
        rows = material.interviews[["case", "case_kind"]].astype(object).to_dict("records")
        self.interviews: dict[str, int] = defaultdict(int)
        self.of_kind: dict[str, set[str]] = defaultdict(set)
        for row in rows:
            case, kind = _text(row["case"]), _text(row["case_kind"])
            self.interviews[kind] += 1
            if case:
                self.of_kind[kind].add(case)
        self.kinds = sorted(self.interviews, key=lambda kind: (not kind, by_number(kind)))

    def called(self, kind: str) -> str:
        """What a kind is called."""
        return self._names.text(kind)


def _shown_passages(material: Material, names: Names) -> list[dict[str, Any]]:
    """The passages as they are shown, in the order of what interviews are called, each with its code, kind and real case."""
    table = passages(material).assign(text=lambda found: _spoken(material, found))
    kinds = dict(zip(material.interviews["interview"], material.interviews["case_kind"], strict=True))
    shown: pd.DataFrame = names.frame(table)
    rows: list[dict[str, Any]] = shown.astype(object).to_dict("records")  # type: ignore[assignment]  # the columns' names are text
    real = zip(table["code"].astype(str), table["case"].astype(object), table["interview"].astype(object), strict=True)
    for row, (code, case, interview) in zip(rows, real, strict=True):
        row.update(path=code, real_case=_text(case), case=_text(row["case"]), kind=_text(kinds[interview]))
    contrary = set(material.segments["id"][material.segments["contrary"].astype(bool)])
    for row in rows:
        row["segments"] = tuple(row["segments"].split("; "))
        row["contrary"] = not contrary.isdisjoint(row["segments"])
    return _sorted(rows)


def _spoken(material: Material, table: pd.DataFrame) -> list[str]:
    """The texts of passages; of one speaker's the turns alone, without the labels and times that stand between them."""
    texts = dict(zip(material.interviews["interview"].astype(str), material.interviews["text"], strict=True))
    turns: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for name, start, end in zip(
        material.turns["interview"].astype(str), material.turns["start"], material.turns["end"], strict=True
    ):
        turns[name].append((int(start), int(end)))
    spans = zip(table["interview"].astype(str), table["start"], table["end"], strict=True)
    said = ["\n".join(_turns_between(texts[name], turns[name], start, end)) for name, start, end in spans]
    several = ["; " in _text(speaker) for speaker in table["speaker"].astype(object)]
    return [text if many or not own else own for text, own, many in zip(table["text"], said, several, strict=True)]


def _turns_between(text: str, turns: Sequence[tuple[int, int]], start: int, end: int) -> Iterator[str]:
    """Yields what is said in each turn between two places; turns stand in order."""
    first = max(bisect_right(turns, (start, end)) - 1, 0)
    for begun, ended in takewhile(lambda turn: turn[0] < end, islice(turns, first, None)):
        if said := text[max(start, begun) : min(end, ended)].strip():
            yield said


def _sorted(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """By case, interview and place; each name's key is made once."""
    names = {name for row in rows for name in (row["case"], row["interview"], row["kind"])}
    place = {name: number for number, name in enumerate(sorted(names, key=by_number))}
    return sorted(
        rows,
        key=lambda row: (
            not row["kind"],
            place[row["kind"]],
            not row["case"],
            place[row["case"]],
            place[row["interview"]],
            row["start"],
        ),
    )


def _by_code(rows: Iterable[dict[str, Any]]) -> dict[str, list[dict[str, Any]]]:
    found: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in rows:
        found[row["path"]].append(row)
    return found


def _kinds(code: int, rows: Sequence[Mapping[str, Any]], cases: _Cases) -> Iterable[KindEvidence]:
    """Yields the evidence of each kind of case; passages are numbered through."""
    made: dict[str, dict[str, list[Passage]]] = {kind: {} for kind in cases.kinds}
    for number, row in enumerate(rows, 1):
        made[row["kind"]].setdefault(row["case"], []).append(_passage(code, number, row))
    for number, (kind, of_case) in enumerate(made.items(), 1):
        label, anchor = f"A{code}.{number}", f"a{code}_{number}"
        speaking = tuple(
            CaseEvidence(name, f"{label}.{place}", f"{anchor}_{place}", tuple(found))
            for place, (name, found) in enumerate(of_case.items(), 1)
        )
        yield KindEvidence(cases.called(kind), label, anchor, cases.interviews[kind], len(cases.of_kind[kind]), speaking)


def _passage(code: int, number: int, row: Mapping[str, Any]) -> Passage:
    told = (row["text"], row["interview"], _text(row["speaker"]), int(row["words"]), row["contrary"], row["segments"])
    return Passage(f"A{code}:{number}", f"p{code}_{number}", *told)


def _text(value: object) -> str:
    """A text, or nothing for what is missing."""
    return value if isinstance(value, str) else ""
